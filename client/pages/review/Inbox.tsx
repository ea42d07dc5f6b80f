import { Fragment, type MouseEvent, type ReactNode, useEffect, useId, useRef, useState } from 'react'
import { useText } from '../../language.tsx'
import { letterKeys } from '../../shared/keys.ts'
import { usePeriodNames } from '../../shared/text/period-name.ts'
import { Button } from '../../ui/Button.tsx'
import { useMedia } from '../../ui/use-media.ts'
import { possibleOf } from './ActionBar.tsx'
import { Beside } from './Beside.tsx'
import { messages } from './messages.ts'
import { RowFacts } from './RowFacts.tsx'
import {
  between,
  keyOf,
  type Pickable,
  pickableOf,
  type ReviewRow,
  type sectionsOf,
  toggled,
  withAll,
  without,
} from './selection.ts'
import type { Reviewing } from './use-review.ts'
import styles from './Review.module.css'

/** What one types in keeps its keys; a row's box, the page itself and the status line give them to the list. */
const keepsKeys = (target: EventTarget | null) =>
  target instanceof Element &&
  target.closest('a, button, summary, textarea, select, [contenteditable], dialog, [popover], input:not([type="checkbox"])') !==
    null

/**
 * All that waits in one list: what to look at, what came back, the rest. The keys work on arrival: arrows or j and k move,
 * Space picks, Shift goes on picking, Ctrl+A picks all, Enter confirms, R returns. Real checkboxes, so that a
 * screen reader needs no explaining.
 */
export function Inbox(props: {
  sections: ReturnType<typeof sectionsOf>
  review: Reviewing
  /** whose rows this person may act on */
  reviews: (departmentId: number) => boolean
  /** several departments stand in the list: each row names its own; null = one alone */
  departmentOf: ((departmentId: number) => string) | null
  today: string
  onReturn: (some: readonly Pickable[]) => void
  /** a dialog asks for the reason: the panel's own field would hold the same text */
  returning: boolean
}) {
  const t = useText(messages)
  const { sections, review } = props
  const { picked } = review
  const id = useId()
  const list = useRef<HTMLDivElement>(null)
  const anchor = useRef(0)
  const [focused, setFocused] = useState(0)
  const rows = sections.all.filter((row) => props.reviews(row.cell.departmentId))
  const all = rows.map((row) => pickableOf(row))
  const current = Math.max(0, Math.min(focused, rows.length - 1))
  const boxes = () => list.current?.querySelectorAll<HTMLInputElement>('input[data-row]')

  function go(to: number, extend: boolean) {
    if (to < 0 || to >= rows.length) return
    if (extend) review.pick(withAll(picked, between(all, anchor.current, to)))
    else anchor.current = to
    setFocused(to)
    boxes()?.[to]?.focus()
  }
  /** What is picked; with nothing picked the row the keyboard is in. */
  function meant() {
    const one = rows[current]
    return possibleOf(rows, picked.size > 0 || one === undefined ? review : { picked: withAll(new Map(), [pickableOf(one)]) })
  }
  function keyed(event: KeyboardEvent) {
    if (event.defaultPrevented || event.isComposing || keepsKeys(event.target)) return
    const inRow = event.target instanceof HTMLElement && event.target.dataset['row'] !== undefined
    const key = event.key.length === 1 ? event.key.toLowerCase() : event.key
    const control = event.ctrlKey || event.metaKey
    if (control && key === 'a') review.pick(withAll(picked, all))
    else if (control || event.altKey || (key.length === 1 && key !== ' ' && !letterKeys())) return
    else if (key === 'ArrowDown' || key === 'j') go(inRow ? current + 1 : current, event.shiftKey)
    else if (key === 'ArrowUp' || key === 'k') go(inRow ? current - 1 : current, event.shiftKey)
    else if (key === 'Home') go(0, event.shiftKey)
    else if (key === 'End') go(rows.length - 1, event.shiftKey)
    else if (key === 'Escape') review.pick(without(picked, all))
    else if (!inRow) return
    // A key that is held down, or pressed again before the answer, does nothing more.
    else if (key === 'Enter') {
      if (!event.repeat && !review.busy) review.doConfirm(meant().confirmable, rows)
    } else if (key === 'r' || key === 'ㄱ') {
      const { returnable } = meant()
      if (returnable.length > 0) props.onReturn(returnable)
    } else return
    event.preventDefault()
  }
  const onKey = useRef(keyed)
  useEffect(() => {
    onKey.current = keyed
  })
  useEffect(() => {
    const key = (event: KeyboardEvent) => onKey.current(event)
    document.addEventListener('keydown', key)
    // The list is what one came for; a reader who went elsewhere meanwhile is left there.
    if (document.activeElement === document.body || document.activeElement === null)
      list.current?.querySelector<HTMLInputElement>('input[data-row]')?.focus({ preventScroll: true })
    return () => document.removeEventListener('keydown', key)
  }, [])
  function pressed(event: MouseEvent, index: number) {
    const one = all[index]
    if (one === undefined) return
    if (event.shiftKey) review.pick(withAll(picked, between(all, anchor.current, index)))
    else {
      anchor.current = index
      review.pick(toggled(picked, one))
    }
    setFocused(index)
  }

  const draw = (row: ReviewRow) => {
    const index = rows.indexOf(row)
    const key = keyOf(row.cell)
    const names = { nameId: `${id}${key}n`, problemId: `${id}${key}p` }
    const problem = review.problemOf(row)
    const acts = index >= 0
    return (
      <li key={key} className={styles.row} data-picked={picked.has(key)} data-problem={problem !== null} data-plain={!acts}>
        {acts && (
          <label className={styles.tick}>
            <input
              type="checkbox"
              data-row={key}
              checked={picked.has(key)}
              tabIndex={index === current ? 0 : -1}
              aria-labelledby={names.nameId}
              aria-describedby={problem === null ? undefined : names.problemId}
              onFocus={() => setFocused(index)}
              onChange={() => undefined}
              onClick={(event) => pressed(event, index)}
            />
          </label>
        )}
        <RowFacts
          row={row}
          names={names}
          problem={problem}
          readOnly={!acts}
          today={props.today}
          department={props.departmentOf?.(row.cell.departmentId) ?? null}
          busy={review.busy}
          onConfirm={() => review.doConfirm([pickableOf(row)], rows)}
          onReturn={() => props.onReturn([pickableOf(row)])}
        />
      </li>
    )
  }
  const wide = useMedia('(min-width: 90rem)')
  // Whoever only reads has no row with the keyboard in it: the first one is shown.
  const beside = rows[current] ?? sections.all[0]
  const confirmable = sections.plain.filter((row) => row.confirmable)
  return (
    <div className={styles.split}>
      <div className={styles.inbox} ref={list} data-acts={rows.length > 0}>
        <div className={styles.columns} aria-hidden="true">
          <span>{t.indicator}</span>
          <span>{t.period}</span>
          <span>{t.submittedNow}</span>
          <span>{t.samePeriod}</span>
          <span>{t.periodBefore}</span>
          <span>{t.parts}</span>
          <span>{t.soFar}</span>
          <span>{t.waitingFor}</span>
          <span>{rows.length > 0 && t.acts}</span>
        </div>
        <Section title={t.look(sections.look.length)} rows={sections.look} kind="look" draw={draw} />
        <Section title={t.again(sections.again.length)} how={t.againHow} rows={sections.again} kind="again" draw={draw} />
        <Section
          title={t.plain(sections.plain.length)}
          how={t.plainHow}
          rows={sections.plain}
          kind="plain"
          draw={draw}
          action={
            confirmable.length > 0 && (
              <Button
                small
                disabled={review.busy}
                onClick={() =>
                  review.doConfirm(
                    confirmable.map((row) => pickableOf(row)),
                    rows,
                  )
                }
              >
                {t.confirmAll(confirmable.length)}
              </Button>
            )
          }
        />
      </div>
      {wide && beside !== undefined && (
        <Beside
          key={keyOf(beside.cell)}
          cell={beside.cell}
          busy={review.busy}
          refused={review.sendBack.refused}
          onReturn={
            props.returning || !props.reviews(beside.cell.departmentId) || !beside.cell.acts.includes('return')
              ? null
              : (reason, draft) => review.doReturn([pickableOf(beside)], reason, () => boxes()?.[0]?.focus(), draft)
          }
        />
      )}
    </div>
  )
}

function Section(props: {
  title: string
  how?: string
  rows: readonly ReviewRow[]
  kind: 'look' | 'again' | 'plain'
  draw: (row: ReviewRow) => ReactNode
  action?: ReactNode
}) {
  const names = usePeriodNames()
  if (props.rows.length === 0) return null
  // Rows come in the order of time, so each period is one run of them.
  const periods = [...Map.groupBy(props.rows, ({ cell }) => names.at(cell.year, cell.month))]
  return (
    <section className={styles.section} data-kind={props.kind} aria-label={props.title}>
      <div className={styles.sectionHead}>
        <h2>{props.title}</h2>
        {props.how !== undefined && <p className={styles.how}>{props.how}</p>}
        {props.action}
      </div>
      {periods.map(([period, rows]) => (
        <Fragment key={period}>
          {periods.length > 1 && <h3 className={styles.period}>{period}</h3>}
          <ul className={styles.rows} aria-label={periods.length > 1 ? `${props.title}, ${period}` : props.title}>
            {rows.map(props.draw)}
          </ul>
        </Fragment>
      ))}
    </section>
  )
}
