import { useSuspenseQuery } from '@tanstack/react-query'
import { CatchBoundary, type ErrorComponentProps } from '@tanstack/react-router'
import { type ClipboardEvent, type DragEvent, type ReactNode, useEffect, useRef, useState } from 'react'
import { usePastDay } from '../../../known-day.ts'
import { Korean, useLanguage, useText } from '../../../language.tsx'
import { reasonOf, useTRPC } from '../../../trpc.ts'
import { ErrorNotice } from '../../../ui/ErrorNotice.tsx'
import { FormDialog } from '../../../ui/FormDialog.tsx'
import { Adding, OnTheWay } from './Adding.tsx'
import styles from './evidence.module.css'
import { Items, Removed } from './Items.tsx'
import { lockText, messages } from './messages.ts'
import { type Cell, type Item, useEvidence } from './use-evidence.ts'

/** 증빙 of one value: its files and links, and, where `editable`, how to add and remove them; within `Opened`. */
export function Evidence({ editable, ...cell }: { indicatorId: number; year: number; month: number; editable: boolean }) {
  const key = `${cell.indicatorId}.${cell.year}.${cell.month}`
  const past = usePastDay()
  return (
    <CatchBoundary getResetKey={() => key} errorComponent={Failed}>
      <OfValue key={key} cell={cell} editable={editable && !past} />
    </CatchBoundary>
  )
}

const Failed = ({ error, reset }: ErrorComponentProps) => <ErrorNotice reason={reasonOf(error)} onRetry={reset} />

function OfValue({ cell, editable }: { cell: Cell; editable: boolean }) {
  const t = useText(messages)
  const language = useLanguage()
  const trpc = useTRPC()
  const { data } = useSuspenseQuery(trpc.evidence.list.queryOptions(cell))
  const evidence = useEvidence(cell)
  const status = useRef<HTMLParagraphElement>(null)
  const [removing, setRemoving] = useState<Item | null>(null)
  const [gone, setGone] = useState(0)
  const [link, setLink] = useState<string | null>(null)
  // The row and its button are gone: without this the keyboard would start again at the top of the page.
  useEffect(() => {
    if (gone > 0) status.current?.focus({ preventScroll: true })
  }, [gone])
  const adds = editable && data.add === null
  const removes = editable && data.remove === null
  const locked = editable ? (data.add ?? (data.items.length > 0 ? data.remove : null)) : null
  return (
    // No heading of its own: whoever places it says 증빙 above it.
    <DropZone on={adds} label={t.title} onFiles={(files) => evidence.send(files, data.limits)} onLink={setLink}>
      {data.items.length === 0 && evidence.mine.length === 0 && <p className={styles.hint}>{t.none}</p>}
      {data.items.length > 0 && (
        <Items
          items={data.items}
          onRemove={
            !removes
              ? null
              : (item) => {
                  evidence.remove.reset()
                  setRemoving(item)
                }
          }
        />
      )}
      <OnTheWay list={evidence.mine} limits={data.limits} onCleared={() => setGone((before) => before + 1)} />
      <p role="status" className={styles.said} tabIndex={-1} ref={status}>
        {evidence.said}
      </p>
      {adds && (
        <Adding
          evidence={evidence}
          limits={data.limits}
          link={link}
          onLink={(next) => {
            evidence.addLink.reset()
            setLink(next)
          }}
        />
      )}
      {locked !== null && lockText[locked] !== undefined && <p className={styles.hint}>{lockText[locked][language]}</p>}
      {data.removed.length > 0 && <Removed list={data.removed} />}
      {removing !== null && (
        <FormDialog
          title={t.removeTitle}
          act={t.remove}
          danger
          pending={evidence.remove.pending}
          refused={evidence.remove.refused}
          onClose={() => setRemoving(null)}
          onSend={() =>
            evidence.doRemove(removing, () => {
              setRemoving(null)
              setGone((before) => before + 1)
            })
          }
        >
          <p className={styles.subject}>
            <Korean>{removing.title}</Korean>
          </p>
          <p className={styles.hint}>{t.removeHow}</p>
        </FormDialog>
      )}
    </DropZone>
  )
}

const hasFiles = (event: DragEvent) => event.dataTransfer.types.includes('Files')

/** Takes files dropped on it or pasted while the keyboard is in it; a pasted web address opens the form for links. */
function DropZone(props: {
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
