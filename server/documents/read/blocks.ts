import { excessive } from '../guard/damage.ts'
import type { Block, Box, Cell, Loc, TableBlock } from '../model.ts'

/** A cell where it begins, as a reader finds it. */
export interface FoundCell {
  readonly row: number
  readonly column: number
  readonly rowSpan: number
  readonly columnSpan: number
  readonly raw: string
  readonly text: string
  readonly line?: number
  readonly page?: number
  readonly box?: Box
  readonly address?: string
}

export interface Place {
  readonly line?: number | null
  readonly page?: number | null
  readonly sheet?: string | null
  readonly box?: Box | null
}

/** Gathers a document's blocks in reading order and counts their cells against the limit. */
export class Blocks {
  readonly found: Block[] = []
  private cells = 0
  private readonly limit: number
  constructor(limit: number) {
    this.limit = limit
  }

  addText(raw: string, text: string, heading: number | null, place: Place): void {
    if (text !== '') this.found.push({ kind: 'text', raw, text, heading, loc: this.loc(place) })
  }

  /** Makes the grid rectangular: what lies under a merged cell is covered, what nobody wrote is an empty cell. */
  addTable(cells: readonly FoundCell[], rows: number, columns: number, place: Place): void {
    this.cells += rows * columns
    if (this.cells > this.limit) throw excessive('cells', this.limit)
    if (rows > 0 && columns > 0) this.found.push(rectangular(cells, rows, columns, this.loc(place)))
  }

  private loc({ line = null, page = null, sheet = null, box = null }: Place): Loc {
    return { block: this.found.length, row: null, column: null, line, page, sheet, box }
  }
}

function rectangular(cells: readonly FoundCell[], rows: number, columns: number, loc: Loc): TableBlock {
  const grid: Cell[][] = Array.from({ length: rows }, () => [])
  const owner = new Map<number, FoundCell>()
  const lines = new Map<number, number>()
  for (const cell of cells) {
    if (cell.line !== undefined && !lines.has(cell.row)) lines.set(cell.row, cell.line)
    for (let row = cell.row; row < Math.min(rows, cell.row + cell.rowSpan); row++) {
      for (let column = cell.column; column < Math.min(columns, cell.column + cell.columnSpan); column++) {
        if (!owner.has(row * columns + column)) owner.set(row * columns + column, cell)
      }
    }
  }
  for (let row = 0; row < rows; row++) {
    const line = lines.get(row)
    for (let column = 0; column < columns; column++) {
      const cell = owner.get(row * columns + column)
      const own = cell?.row === row && cell.column === column
      grid[row]?.push({
        raw: own ? cell.raw : '',
        text: own ? cell.text : '',
        covered: cell !== undefined && !own,
        rowSpan: own ? Math.min(cell.rowSpan, rows - row) : 1,
        columnSpan: own ? Math.min(cell.columnSpan, columns - column) : 1,
        loc: {
          ...loc,
          row,
          column,
          line: cell?.line ?? line ?? loc.line,
          page: cell?.page ?? loc.page,
          box: cell?.box ?? null,
          ...(cell?.address === undefined ? {} : { address: cell.address }),
        },
      })
    }
  }
  return { kind: 'table', grid, loc }
}
