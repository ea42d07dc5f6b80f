import { useSuspenseQuery } from '@tanstack/react-query'
import { CatchBoundary, type ErrorComponentProps } from '@tanstack/react-router'
import { Suspense, useEffect, useRef, useState } from 'react'
import { Korean, useLanguage, useText } from '../../../language.tsx'
import { reasonOf, useTRPC } from '../../../trpc.ts'
import { ErrorNotice } from '../../../ui/ErrorNotice.tsx'
import { FormDialog } from '../../../ui/FormDialog.tsx'
import { Skeleton } from '../../../ui/Skeleton.tsx'
import { Adding } from './Adding.tsx'
import { DropZone } from './DropZone.tsx'
import styles from './evidence.module.css'
import { Items } from './Items.tsx'
import { lockText, messages } from './messages.ts'
import { OnTheWay } from './OnTheWay.tsx'
import { Removed } from './Removed.tsx'
import { type Cell, type Item, useEvidence } from './use-evidence.ts'

/** 증빙 of one value: its files and links, and, where `editable`, how to add and remove them. */
export function Evidence({ editable, ...cell }: { indicatorId: number; year: number; month: number; editable: boolean }) {
  const key = `${cell.indicatorId}.${cell.year}.${cell.month}`
  return (
    <CatchBoundary getResetKey={() => key} errorComponent={Failed}>
      <Suspense fallback={<Skeleton lines={2} />}>
        <OfValue key={key} cell={cell} editable={editable} />
      </Suspense>
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
      <OnTheWay list={evidence.mine} />
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
