import { type Countdown, countdown } from '#domain/entry/due.ts'
import type { GridCell } from './lines.ts'

const open = (c: GridCell) => c.stage === 'empty' || c.stage === 'draft' || c.stage === 'returned'

/** "7/12 입력 · 2 확인 필요 · 마감 D-3", counted over the rows as they stand after each save. `held`: not accepted yet. */
export function progressOf(cells: readonly GridCell[], held: number, today: string) {
  const entered = cells.filter((c) => c.value.kind !== 'not-entered')
  const due = cells
    .filter(open)
    .map((c) => c.due.on)
    .toSorted()[0]
  const count: Countdown | null = due === undefined ? null : countdown(due, today)
  return {
    of: cells.length,
    entered: entered.length,
    toCheck: entered.filter((c) => open(c) && c.missing.length > 0).length + held,
    submitted: cells.filter((c) => c.stage === 'submitted').length,
    confirmed: cells.filter((c) => c.stage === 'confirmed' || c.stage === 'closed').length,
    due: due === undefined || count === null ? null : { on: due, count },
  }
}

/** What a submit would take, and what it would leave with the reason. Cells not saved yet are never taken. */
export function submission(cells: readonly GridCell[], unsaved: ReadonlySet<number>) {
  const mine = cells.filter((c) => open(c))
  const broken = (c: GridCell) => c.missing.length > 0 || c.findings.some((f) => f.hard)
  const ready = mine.filter((c) => c.acts.includes('submit') && !broken(c) && !unsaved.has(c.indicatorId))
  return { ready, left: mine.filter((c) => !ready.includes(c)) }
}
