import type { Outputs } from '../../trpc.ts'

/** One line of the grid that takes a figure: an indicator, or one part of a composite one. */
export interface Line {
  readonly id: string
  readonly cell: GridCell
  readonly part: Component | null
}

export const lineId = (cell: GridCell, part: Component | null = null) =>
  part === null ? `${cell.indicatorId}` : `${cell.indicatorId}.${part.id}`

/** Every line from top to bottom; the parts of folded indicators are left out. */
export const linesOf = (cells: readonly GridCell[], folded: ReadonlySet<number>): readonly Line[] =>
  cells.flatMap((cell) => [
    { id: lineId(cell), cell, part: null },
    ...(folded.has(cell.indicatorId) ? [] : cell.components.map((part) => ({ id: lineId(cell, part), cell, part }))),
  ])

/** The grid's own id, and those of what a line's cell is described by. */
export const GRID_ID = 'entry-grid'
export const domId = (what: 'cell' | 'unit' | 'state' | 'why', line: string) => `entry-${what}-${line}`

/** Where a half-typed text of the line is kept. */
export const typedKey = ({ cell, part }: Pick<Line, 'cell' | 'part'>) =>
  part === null ? cellKey(cell) : `${cellKey(cell)}#part.${part.id}`
export const wordKey = (cell: GridCell, name: string) => `${cellKey(cell)}#${name}`

/** The lines from one to another, in the grid's order whichever came first. */
export function rangeOf(lines: readonly Line[], from: string | null, to: string | null): readonly Line[] {
  const [a, b] = [from, to].map((id) => lines.findIndex((l) => l.id === id))
  if (b === undefined || b < 0) return []
  const start = a === undefined || a < 0 ? b : a
  return lines.slice(Math.min(start, b), Math.max(start, b) + 1)
}

export type Grid = Outputs['entry']['grid']
export type GridDepartment = Grid['departments'][number]
export type GridCell = GridDepartment['cells'][number]
export type Component = GridCell['components'][number]
export type EnterResult = Outputs['entry']['enter']

export const cellKey = (of: { indicatorId: number; year: number; month: number }) => `${of.year}.${of.month}.${of.indicatorId}`
