import { type ReactNode, useState } from 'react'
import type { Reason } from '#domain/entry/reasons.ts'
import { Korean, useText } from '../../language.tsx'
import { writing } from '../../writing-messages.ts'
import { announce } from '../../ui/announce.tsx'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { ErrorNotice } from '../../ui/ErrorNotice.tsx'
import styles from './entry.module.css'
import { dialogMessages, entryMessages, sideMessages } from './messages.ts'
import type { GridCell } from './lines.ts'
import { valueText } from './value-text.ts'
import { useSubmit } from './use-grid.ts'
import { unitWord } from '../../format.ts'

/** What goes to the head and what stays, with the reason; Enter on the first button submits. */
function SubmitDialog(props: {
  ready: readonly GridCell[]
  left: readonly GridCell[]
  unsaved: ReadonlySet<number>
  busy: boolean
  failed: Reason | null | undefined
  onSubmit: () => void
  onGo: (cell: GridCell) => void
  onClose: () => void
  children: ReactNode
}) {
  const t = useText(dialogMessages)
  const e = useText(entryMessages)
  const k = useText(writing)
  const s = useText(sideMessages)
  const why = (c: GridCell) => {
    if (props.unsaved.has(c.indicatorId)) return t.unsaved
    if (c.stage === 'returned' && c.sinceReturn?.answers.length === 0) return t.unchanged
    return c.missing.length > 0 ? s.needs(c.missing.map((m) => s[m]).join('·')) : t.lockedNow
  }
  const [showAll, setShowAll] = useState(false)
  const left = showAll ? props.left : props.left.slice(0, 8)
  return (
    <Dialog
      open
      wide
      onClose={props.onClose}
      title={t.submitTitle(props.ready.length)}
      actions={
        <>
          <Button onClick={props.onClose}>{k.cancel}</Button>
          {props.ready.length > 0 && (
            <Button kind="primary" data-first disabled={props.busy} onClick={props.onSubmit}>
              {e.submitReady(props.ready.length)}
            </Button>
          )}
        </>
      }
    >
      {props.failed !== undefined && <ErrorNotice reason={props.failed} />}
      {props.children}
      {props.ready.length > 0 && (
        <>
          <p>{t.submitWhat}</p>
          <ul className={styles.submitList}>
            {props.ready.map((c) => (
              <li key={c.indicatorId}>
                <Korean>{c.name}</Korean>
                <b>
                  {valueText(c.value, c.decimals, e)} {c.value.kind === 'measured' && unitWord(c.unit)}
                </b>
              </li>
            ))}
          </ul>
        </>
      )}
      {props.left.length > 0 && (
        <>
          <h3 className={styles.submitHead}>{t.left(props.left.length)}</h3>
          <ul className={styles.submitList}>
            {left.map((c) => (
              <li key={c.indicatorId}>
                <span>
                  <Korean>{c.name}</Korean> <span className={styles.quiet}>{why(c)}</span>
                </span>
                <Button small kind="quiet" onClick={() => props.onGo(c)}>
                  {t.goTo}
                </Button>
              </li>
            ))}
          </ul>
          {left.length < props.left.length && (
            <Button small kind="quiet" onClick={() => setShowAll(true)}>
              {t.more(props.left.length - left.length)}
            </Button>
          )}
        </>
      )}
    </Dialog>
  )
}

/**
 * The submit dialog with its sending; it is made anew each time, and so is the request number. Drafts that somebody else typed
 * go along only when that is asked for by name.
 */
export function Submitting(props: {
  ready: readonly GridCell[]
  left: readonly GridCell[]
  unsaved: ReadonlySet<number>
  onClose: () => void
  onGo: (cell: GridCell) => void
}) {
  const t = useText(dialogMessages)
  const [withOthers, setWithOthers] = useState(false)
  const others = props.ready.filter((c) => c.typedBy !== null)
  const ready = withOthers ? props.ready : props.ready.filter((c) => c.typedBy === null)
  const e = useText(entryMessages)
  const { submit, busy, failed } = useSubmit(ready, () => {
    announce(e.saidSubmitted(ready.length, props.left.length + props.ready.length - ready.length))
    props.onClose()
  })
  const names = [...Map.groupBy(others, (c) => c.typedBy ?? '')].map(([name, some]) => t.draftsOf(name, some.length)).join(', ')
  return (
    <SubmitDialog {...props} ready={ready} busy={busy} failed={failed} onSubmit={submit}>
      {others.length > 0 && (
        <label className={styles.others}>
          <input type="checkbox" checked={withOthers} onChange={(event) => setWithOthers(event.target.checked)} />
          <span>{t.withOthers(names)}</span>
        </label>
      )}
    </SubmitDialog>
  )
}
