import { type KeyboardEvent, type MouseEvent, useId, useRef, useState } from 'react'
import { between, type Pickable, type Picked, type ReviewRow, toggled, withAll, without } from './selection.ts'
import { RowFacts } from './RowFacts.tsx'
import styles from './Review.module.css'

const pickable = ({ cell }: ReviewRow): Pickable => ({ id: cell.indicatorId, version: cell.version })

/**
 * Figures to be picked by hand or keyboard: one tab stop, arrows move, Space picks, Shift+arrow and Shift+press pick on,
 * Ctrl+A picks all. Real checkboxes, so that a screen reader needs no explaining.
 */
export function RowList(props: {
  label: string
  rows: readonly ReviewRow[]
  picked: Picked
  onPick: (next: Picked) => void
  problemOf: (row: ReviewRow) => string | null
}) {
  const { rows, picked } = props
  const id = useId()
  const list = useRef<HTMLUListElement>(null)
  const [focused, setFocused] = useState(0)
  const anchor = useRef(0)
  const current = Math.min(focused, rows.length - 1)
  const all = rows.map((row) => pickable(row))

  function go(to: number, extend: boolean) {
    if (to < 0 || to >= rows.length) return
    if (extend) props.onPick(withAll(picked, between(all, anchor.current, to)))
    else anchor.current = to
    setFocused(to)
    list.current?.querySelectorAll<HTMLInputElement>('input[type=checkbox]')[to]?.focus()
  }
  function keyed(event: KeyboardEvent) {
    // In the evidence of a row the keys are its own.
    if (!(event.target instanceof HTMLInputElement) || event.target.type !== 'checkbox') return
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    if (step !== undefined) go(current + step, event.shiftKey)
    else if (event.key === 'Home') go(0, event.shiftKey)
    else if (event.key === 'End') go(rows.length - 1, event.shiftKey)
    else if (event.key.toLowerCase() === 'a' && (event.ctrlKey || event.metaKey)) props.onPick(withAll(picked, all))
    else if (event.key === 'Escape')
      props.onPick(
        without(
          picked,
          all.map((one) => one.id),
        ),
      )
    else return
    event.preventDefault()
  }
  function pressed(event: MouseEvent, index: number) {
    const one = all[index]
    if (one === undefined) return
    if (event.shiftKey) props.onPick(withAll(picked, between(all, anchor.current, index)))
    else {
      anchor.current = index
      props.onPick(toggled(picked, one))
    }
    setFocused(index)
  }

  return (
    // The checkboxes are the controls; this adds the arrow keys between them.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <ul className={styles.rows} aria-label={props.label} ref={list} onKeyDown={keyed}>
      {rows.map((row, index) => {
        const { indicatorId } = row.cell
        const names = { nameId: `${id}${indicatorId}n`, problemId: `${id}${indicatorId}p` }
        const problem = props.problemOf(row)
        return (
          <li key={indicatorId} className={styles.row} data-picked={picked.has(indicatorId)} data-problem={problem !== null}>
            <label className={styles.tick}>
              <input
                type="checkbox"
                checked={picked.has(indicatorId)}
                tabIndex={index === current ? 0 : -1}
                aria-labelledby={names.nameId}
                aria-describedby={problem === null ? undefined : names.problemId}
                onFocus={() => setFocused(index)}
                onChange={() => undefined}
                onClick={(event) => pressed(event, index)}
              />
            </label>
            <RowFacts row={row} names={names} problem={problem} readOnly={false} />
          </li>
        )
      })}
    </ul>
  )
}
