import type { Grid, GridCell, ReviewList, ReviewRow, Shown } from './types.ts'

const confirmedOf = (cells: readonly GridCell[]) => cells.filter((c) => c.stage === 'confirmed' || c.stage === 'closed')
const plainRow = (cell: GridCell): ReviewRow => ({ cell, flags: [], difference: null, confirmable: false })

/** The cards of whoever reviews: the server's list, with the confirmed figures of the same departments beside it. */
export function reviewerCards(list: ReviewList, grid: Grid): readonly Shown[] {
  const cells = grid.departments.flatMap((d) => d.cells)
  return list.departments.map((d) => ({
    id: d.id, name: d.name, progress: d.progress, rows: d.rows, plain: d.plain, changing: d.changing,
    confirmed: confirmedOf(cells.filter((c) => c.departmentId === d.id)),
  }))
}

/** The cards of whoever only looks on: how far each department is, and what waits there. */
export function onlookerCards(grid: Grid): readonly Shown[] {
  return grid.departments.map((d) => ({
    id: d.id, name: d.name, progress: d.progress, plain: [],
    rows: d.cells.filter((c) => c.stage === 'submitted').map((c) => plainRow(c)),
    changing: d.cells.filter((c) => c.confirmed !== null && (c.stage === 'draft' || c.stage === 'returned')).map((c) => plainRow(c)),
    confirmed: confirmedOf(d.cells),
  }))
}
