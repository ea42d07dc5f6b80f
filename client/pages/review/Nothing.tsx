import { Link } from '@tanstack/react-router'
import { countdownText } from '#domain/entry/due.ts'
import { formatDate } from '../../format.ts'
import { useText } from '../../language.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { messages } from './messages.ts'
import type { ReviewDepartment } from './types.ts'

/** Nothing waits: because all is confirmed, because it is not submitted yet, or because nothing is due in this period. */
export function Nothing(props: { cards: readonly ReviewDepartment[]; search: { year: number; month: number } }) {
  const t = useText(messages)
  const total = props.cards.reduce((sum, c) => sum + c.progress.of, 0)
  const left = total - props.cards.reduce((sum, c) => sum + c.progress.confirmed + c.progress.submitted, 0)
  const due = props.cards
    .flatMap((c) => (c.progress.due === null ? [] : [c.progress.due]))
    .toSorted((a, b) => a.on.localeCompare(b.on))[0]
  const when = due === undefined ? '' : `${formatDate(due.on)} ${countdownText(due.count)}`
  return (
    <EmptyState
      title={t.emptyTitle}
      action={
        left > 0 && (
          <Link to="/entry" search={props.search}>
            {t.toEntry}
          </Link>
        )
      }
    >
      {total === 0 ? t.emptyNone : left === 0 ? t.emptyDone : t.emptyLeft(left, when)}
    </EmptyState>
  )
}
