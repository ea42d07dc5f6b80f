import { type ClipboardEvent, type DragEvent, type ReactNode, useRef, useState } from 'react'
import { useText } from '../../../language.tsx'
import styles from './evidence.module.css'
import { messages } from './messages.ts'

const hasFiles = (event: DragEvent) => event.dataTransfer.types.includes('Files')

/** Takes files dropped on it or pasted while the keyboard is in it; a pasted web address opens the form for links. */
export function DropZone(props: {
  on: boolean
  label: string
  onFiles: (files: readonly File[]) => void
  onLink: (url: string) => void
  children: ReactNode
}) {
  const t = useText(messages)
  const [over, setOver] = useState(false)
  // Every child that is entered and left says so too: over as long as more were entered.
  const depth = useRef(0)
  const left = () => {
    depth.current = 0
    setOver(false)
  }

  function pasted(event: ClipboardEvent) {
    const files = Array.from(event.clipboardData.files)
    const typing = event.target instanceof HTMLInputElement && event.target.type !== 'file'
    const text = event.clipboardData.getData('text/plain').trim()
    if (files.length > 0) props.onFiles(files)
    else if (!typing && /^https?:\/\/\S+$/i.test(text)) props.onLink(text)
    else return
    event.preventDefault()
    event.stopPropagation()
  }
  const takes = {
    onPaste: pasted,
    onDragEnter: (event: DragEvent) => {
      if (!hasFiles(event)) return
      depth.current += 1
      setOver(true)
    },
    onDragLeave: () => {
      depth.current -= 1
      if (depth.current <= 0) left()
    },
    // Without this the browser would open the file in place of the page.
    onDragOver: (event: DragEvent) => hasFiles(event) && event.preventDefault(),
    onDrop: (event: DragEvent) => {
      if (!hasFiles(event)) return
      event.preventDefault()
      left()
      props.onFiles(Array.from(event.dataTransfer.files))
    },
  }
  return (
    <section className={styles.evidence} aria-label={props.label} data-over={over} {...(props.on ? takes : {})}>
      {props.children}
      {over && (
        <p className={styles.over} aria-hidden="true">
          {t.drop}
        </p>
      )}
    </section>
  )
}
