import type { Outputs } from '../../trpc.ts'

export type Board = Outputs['deadlines']['board']
export type BoardRow = Board['rows'][number]
export type BoardDepartment = Board['departments'][number]
export type Show = 'left' | 'late' | 'all'

/** A row with the department it is about. */
export interface Line {
  readonly row: BoardRow
  readonly department: BoardDepartment
}

/** The board's rows with their departments, in the server's order: late ones first. */
export function linesOf({ rows, departments }: Pick<Board, 'rows' | 'departments'>): Line[] {
  const byId = new Map(departments.map((d) => [d.id, d]))
  return rows.flatMap((row) => {
    const department = byId.get(row.departmentId)
    return department ? [{ row, department }] : []
  })
}

export const isLate = ({ row }: Line) => row.late > 0
const passes: Readonly<Record<Show, (line: Line) => boolean>> = { left: ({ row }) => !row.done, late: isLate, all: () => true }
export const shownLines = (lines: readonly Line[], show: Show) => lines.filter(passes[show])

export interface Waiting {
  readonly kind: 'enter' | 'review' | 'administrator'
  readonly count: number
  /** empty = nobody is in charge; null = the administrator, whoever that is */
  readonly names: readonly string[] | null
}

/** What a row waits for, in the order things happen. */
export function waitingOf({ row, department }: Line): Waiting[] {
  const all: Waiting[] = [
    { kind: 'enter', count: row.toEnter, names: department.enter },
    { kind: 'administrator', count: row.barred, names: null },
    { kind: 'review', count: row.toReview, names: department.review },
  ]
  return all.filter((w) => w.count > 0)
}

/** The figures that are late and how many departments have them; and the next day of what is not. */
export function summaryOf(lines: readonly Line[]) {
  const late = lines.filter(isLate)
  const next = lines.find(({ row }) => !row.done && row.late === 0)
  return {
    values: late.reduce((sum, { row }) => sum + row.late, 0),
    departments: new Set(late.map(({ department }) => department.id)).size,
    next: next?.row.due ?? null,
  }
}
