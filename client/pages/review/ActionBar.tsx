import { useEffect, useRef } from 'react'
import { useText } from '../../language.tsx'
import { Button } from '../../ui/Button.tsx'
import { ErrorNotice } from '../../ui/ErrorNotice.tsx'
import { messages } from './messages.ts'
import { NONE, type Picked, type ReviewRow } from './selection.ts'
import type { Reviewing } from './use-review.ts'
import styles from './Review.module.css'

/** What can be done with what is picked; stays in view at the bottom. Says beforehand what will be left out and why. */
export function ActionBar(props: {
  rows: readonly ReviewRow[]
  review: Reviewing
  asking: boolean
  onReturn: (some: Picked) => void
}) {
  const t = useText(messages)
  const { review } = props
  const { confirm, picked } = review
  const chosen = props.rows.filter(({ cell }) => picked.has(cell.indicatorId))
  const only = (test: (row: ReviewRow) => boolean): Picked =>
    new Map(chosen.filter((row) => test(row)).map(({ cell }) => [cell.indicatorId, picked.get(cell.indicatorId) ?? cell.version]))
  const confirmable = only((row) => row.confirmable)
  const returnable = only(({ cell }) => cell.acts.includes('return'))
  const own = chosen.filter((row) => row.flags.includes('own-figure')).length
  const status = useRef<HTMLParagraphElement>(null)
  // The row or button that was acted on is gone: without this the keyboard would start again at the top of the page.
  useEffect(() => {
    if (review.said !== '' && !props.asking) status.current?.focus({ preventScroll: true })
  }, [review.said, props.asking])
  const busy = confirm.pending || review.sendBack.pending
  return (
    <div className={`${styles.bar} no-print`} role="region" aria-label={t.actions} data-on={chosen.length > 0}>
      {confirm.refused !== undefined && (
        <ErrorNotice reason={confirm.refused} onRetry={() => confirm.sent && confirm.send(confirm.sent)} />
      )}
      <p className={styles.saidNow} role="status" tabIndex={-1} ref={status}>
        {review.said}
      </p>
      {chosen.length > 0 && (
        <div className={styles.buttons}>
          <p className={styles.count}>
            <strong>{t.picked(chosen.length)}</strong>
            {own > 0 && <span className={styles.by}> · {t.pickedOwn(own)}</span>}
          </p>
          <Button kind="quiet" disabled={busy} onClick={() => review.pick(NONE)}>
            {t.unpick}
          </Button>
          <Button disabled={busy || returnable.size === 0} onClick={() => props.onReturn(returnable)}>
            {t.sendBack(returnable.size)}
          </Button>
          <Button kind="primary" disabled={busy || confirmable.size === 0} onClick={() => review.doConfirm(confirmable, chosen)}>
            {t.confirm(confirmable.size)}
          </Button>
        </div>
      )}
    </div>
  )
}
