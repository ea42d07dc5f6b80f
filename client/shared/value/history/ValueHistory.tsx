import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useText } from '../../../language.tsx'
import { reasonOf, useTRPC } from '../../../trpc.ts'
import { Button } from '../../../ui/Button.tsx'
import { EmptyState } from '../../../ui/EmptyState.tsx'
import { ErrorNotice } from '../../../ui/ErrorNotice.tsx'
import { Skeleton } from '../../../ui/Skeleton.tsx'
import { HistoryEvent } from './HistoryEvent.tsx'
import { historyMessages } from './messages.ts'
import styles from './history.module.css'

/** Shown at first; a value that has gone back and forth for years is opened on request. */
const FIRST = 20

/** 변경 이력 of one value: who did what, when, before and after, why. Newest first; fetches for itself, wherever it is placed. */
export function ValueHistory({ indicatorId, year, month }: { indicatorId: number; year: number; month: number }) {
  const t = useText(historyMessages)
  const trpc = useTRPC()
  const [all, setAll] = useState(false)
  const { data, error, refetch } = useQuery(trpc.entry.history.queryOptions({ indicatorId, year, month }))
  if (data === undefined)
    return error === null ? <Skeleton lines={4} /> : <ErrorNotice reason={reasonOf(error)} onRetry={() => void refetch()} />
  if (data.events.length === 0) return <EmptyState title={t.none}>{t.noneWhat}</EmptyState>
  const newest = data.events.toReversed()
  const shown = all ? newest : newest.slice(0, FIRST)
  return (
    <>
      <ol className={styles.line} aria-label={t.list(data.name)}>
        {shown.map((event, index) => (
          // A version has a number; what stands beside it has only its place in an append-only record.
          // oxlint-disable-next-line react/no-array-index-key
          <HistoryEvent
            key={event.kind === 'value' ? `v${event.version}` : `o${newest.length - index}`}
            event={event}
            unit={data.unit}
            decimals={data.decimals}
          />
        ))}
      </ol>
      {shown.length < newest.length && (
        <Button kind="quiet" onClick={() => setAll(true)}>
          {t.earlier(newest.length - shown.length)}
        </Button>
      )}
    </>
  )
}
