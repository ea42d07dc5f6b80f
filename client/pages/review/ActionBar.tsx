import { useEffect, useRef } from 'react'
import { useText } from '../../language.tsx'
import { announce } from '../../ui/announce.tsx'
import { Button } from '../../ui/Button.tsx'
import { ErrorNotice } from '../../ui/ErrorNotice.tsx'
import { messages } from './messages.ts'
import { keyOf, NONE, type Pickable, type ReviewRow } from './selection.ts'
import type { Reviewing } from './use-review.ts'
import styles from './Review.module.css'

/** Of the rows that are picked, at the versions they were picked at: those that can be confirmed, and those that can be returned. */
export function possibleOf(rows: readonly ReviewRow[], { picked }: Pick<Reviewing, 'picked'>) {
  const chosen = rows.flatMap((row) => {
    const as = picked.get(keyOf(row.cell))
    return as === undefined ? [] : [{ row, as }]
  })
  const only = (test: (row: ReviewRow) => boolean): readonly Pickable[] =>
    chosen.filter(({ row }) => test(row)).map(({ as }) => as)
  return {
    count: chosen.length,
    own: chosen.filter(({ row }) => row.flags.includes('own-figure')).length,
    confirmable: only((row) => row.confirmable),
    returnable: only(({ cell }) => cell.acts.includes('return')),
  }
}

/** What can be done with what is picked; stays in view at the bottom. Says beforehand what will be left out and why. */
export function ActionBar(props: {
  rows: readonly ReviewRow[]
  review: Reviewing
  dialogOpen: boolean
  onReturn: (some: readonly Pickable[]) => void
}) {
  const t = useText(messages)
  const { review } = props
  const { confirm, busy } = review
  const { count, own, confirmable, returnable } = possibleOf(props.rows, review)
  const status = useRef<HTMLParagraphElement>(null)
  const before = useRef(count)
  // A box says itself that it is ticked, and not how many are.
  useEffect(() => {
    if (count !== before.current && review.status === '') announce(count > 0 ? t.picked(count) : t.unpicked)
    before.current = count
  }, [count, review.status, t])
  // The row or button that was acted on is gone: without this the keyboard would start again at the top of the page.
  useEffect(() => {
    if (review.status !== '' && !props.dialogOpen) status.current?.focus({ preventScroll: true })
  }, [review.status, props.dialogOpen])
  return (
    <div className={`${styles.bar} no-print`} role="region" aria-label={t.actions} data-on={count > 0}>
      {confirm.refused !== undefined && (
        <ErrorNotice reason={confirm.refused} onRetry={() => confirm.sent && confirm.send(confirm.sent)} />
      )}
      <p className={styles.status} role="status" tabIndex={-1} ref={status}>
        {review.status}
      </p>
      {count > 0 && (
        <div className={styles.buttons}>
          <p className={styles.count}>
            <strong>{t.picked(count)}</strong>
            {own > 0 && <span className={styles.by}> · {t.pickedOwn(own)}</span>}
          </p>
          <Button kind="quiet" disabled={busy} onClick={() => review.pick(NONE)}>
            {t.unpick}
          </Button>
          <Button
            disabled={busy}
            why={returnable.length === 0 && t.noneReturnable}
            aria-keyshortcuts="R"
            onClick={() => props.onReturn(returnable)}
          >
            {t.sendBack(returnable.length)}
          </Button>
          <Button
            kind="primary"
            disabled={busy}
            why={confirmable.length === 0 && t.noneConfirmable}
            aria-keyshortcuts="Enter"
            onClick={() => review.doConfirm(confirmable, props.rows)}
          >
            {t.confirm(confirmable.length)}
          </Button>
        </div>
      )}
    </div>
  )
}
