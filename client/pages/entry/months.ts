/** How far each month of the year is, for the strip over the grid. Pure. */
import type { Outputs } from '../../trpc.ts'
import type { GridCell } from './lines.ts'

type BoardRow = Outputs['deadlines']['board']['rows'][number]

/** 확정 · 제출 · all entered and something not submitted · open and not all entered · past its day with an empty cell · not begun */
export type MonthState = 'confirmed' | 'submitted' | 'entered' | 'open' | 'late' | 'none'

/** One month over all departments of the grid. */
export interface MonthCount {
  readonly of: number
  readonly entered: number
  readonly submitted: number
  readonly confirmed: number
  /** days past its day, of the oldest empty cell; 0 = none is late */
  readonly late: number
}

export function monthState({ of, entered, submitted, confirmed, late }: MonthCount): MonthState {
  if (of === 0) return 'none'
  if (confirmed === of) return 'confirmed'
  if (entered < of) return late > 0 ? 'late' : 'open'
  return confirmed + submitted === of ? 'submitted' : 'entered'
}

/** As the deadline board counts them. */
export function boardMonth(rows: readonly BoardRow[], month: number): MonthCount {
  const own = rows.filter((row) => row.month === month)
  const sum = (of: (row: BoardRow) => number) => own.reduce((total, row) => total + of(row), 0)
  const late = own.flatMap(({ entered, of, toEnter, due }) =>
    entered < of && toEnter > 0 && due.count.kind === 'late' ? [due.count.days] : [],
  )
  return {
    of: sum((row) => row.of),
    entered: sum((row) => row.entered),
    submitted: sum((row) => row.submitted),
    confirmed: sum((row) => row.confirmed),
    late: Math.max(0, ...late),
  }
}

/** The month on the screen is counted by its own cells: they are newer than the board. */
export function gridMonth(cells: readonly GridCell[]): MonthCount {
  const begun = cells.filter((c) => c.window !== 'not-yet')
  const count = (test: (cell: GridCell) => boolean) => begun.filter(test).length
  const empty = begun.filter((c) => c.value.kind === 'not-entered')
  return {
    of: begun.length,
    entered: begun.length - empty.length,
    submitted: count((c) => c.stage === 'submitted'),
    confirmed: count((c) => c.stage === 'confirmed' || c.stage === 'closed'),
    late: Math.max(0, ...empty.map((c) => (c.due.count.kind === 'late' ? c.due.count.days : 0))),
  }
}
