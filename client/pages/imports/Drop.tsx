import { type ClipboardEvent, type DragEvent, useRef, useState } from 'react'
import { fileSize } from '../../shared/value/evidence/file-size.ts'
import { useLanguage, useText } from '../../language.tsx'
import { Button } from '../../ui/Button.tsx'
import { EXTENSIONS, MOST_BYTES } from './file-kinds.ts'
import { importsMessages } from './messages.ts'
import styles from './landing.module.css'

const hasFiles = (event: DragEvent) => event.dataTransfer.types.includes('Files')

/** Takes files that are dropped, chosen or pasted; a pasted text becomes a text document. */
export function Drop({ onFiles }: { onFiles: (files: readonly File[]) => void }) {
  const t = useText(importsMessages)
  const language = useLanguage()
  const [over, setOver] = useState(false)
  // Every child that is entered and left says so too.
  const depth = useRef(0)
  const picker = useRef<HTMLInputElement>(null)
  const left = () => {
    depth.current = 0
    setOver(false)
  }
  function pasted(event: ClipboardEvent) {
    const files = Array.from(event.clipboardData.files)
    const text = event.clipboardData.getData('text/plain')
    if (files.length > 0) onFiles(files)
    else if (text.trim().length > 200) onFiles([new File([text], `${t.pasteName}.txt`, { type: 'text/plain' })])
    else return
    event.preventDefault()
  }
  return (
    // What may be dropped or pasted may also be chosen with the button.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <section
      className={styles.drop}
      aria-label={t.drop}
      data-over={over}
      onPaste={pasted}
      onDragEnter={(event) => {
        if (!hasFiles(event)) return
        depth.current += 1
        setOver(true)
      }}
      onDragLeave={() => {
        depth.current -= 1
        if (depth.current <= 0) left()
      }}
      // Without this the browser would open the file in place of the page.
      onDragOver={(event) => hasFiles(event) && event.preventDefault()}
      onDrop={(event) => {
        if (!hasFiles(event)) return
        event.preventDefault()
        left()
        onFiles(Array.from(event.dataTransfer.files))
      }}
    >
      <p className={styles.dropTitle}>{over ? t.dropNow : t.drop}</p>
      <p className={styles.dropWhat}>{t.formats('HWPX · HWP · PDF · XLSX · Markdown · TXT', fileSize(MOST_BYTES, language))}</p>
      <Button kind="primary" onClick={() => picker.current?.click()}>
        {t.pick}
      </Button>
      <input
        ref={picker}
        type="file"
        hidden
        multiple
        accept={EXTENSIONS.map((extension) => `.${extension}`).join(',')}
        aria-label={t.pick}
        onChange={(event) => {
          onFiles(Array.from(event.currentTarget.files ?? []))
          event.currentTarget.value = ''
        }}
      />
      <p className={styles.dropWhat}>{t.pasteToo}</p>
    </section>
  )
}
