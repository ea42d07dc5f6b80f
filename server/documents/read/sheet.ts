import type { Blocks, FoundCell } from './blocks.ts'

/** A sheet as its reader finds it: cells that say something or are merged, rows and columns from 0. */
export interface FoundSheet {
  readonly name: string | null
  readonly cells: readonly FoundCell[]
  /** 1-based line of the row in the file */
  readonly lineOf: (row: number) => number
}

/**
 * Cuts a sheet into blocks: a blank row ends a table, and rows with a single cell before a table are its titles. Columns left
 * of a table are cut away; every cell keeps its address.
 */
export function addSheet(blocks: Blocks, sheet: FoundSheet): void {
  for (const band of bands(sheet.cells)) {
    const rows = new Map<number, FoundCell[]>()
    for (const cell of band) {
      const row = rows.get(cell.row)
      if (row) row.push(cell)
      else rows.set(cell.row, [cell])
    }
    const order = [...rows.keys()].toSorted((a, b) => a - b)
    let next = 0
    for (; next < order.length; next++) {
      const alone = rows.get(order[next] ?? 0) ?? []
      const title = alone.find((cell) => cell.text !== '')
      if (!title || title.rowSpan > 1 || alone.some((cell) => cell !== title && cell.text !== '')) break
      blocks.addText(title.raw, title.text.replaceAll('\n', ' '), null, { sheet: sheet.name, line: sheet.lineOf(title.row) })
    }
    addBand(
      blocks,
      sheet,
      order.slice(next).flatMap((row) => rows.get(row) ?? []),
    )
  }
}

function addBand(blocks: Blocks, sheet: FoundSheet, cells: readonly FoundCell[]) {
  if (cells.length === 0) return
  const top = least(cells, (cell) => cell.row)
  const left = least(cells, (cell) => cell.column)
  const bottom = -least(cells, (cell) => -(cell.row + cell.rowSpan))
  const right = -least(cells, (cell) => -(cell.column + cell.columnSpan))
  const placed = cells.map((cell) => ({ ...cell, row: cell.row - top, column: cell.column - left, line: sheet.lineOf(cell.row) }))
  blocks.addTable(placed, bottom - top, right - left, { sheet: sheet.name, line: sheet.lineOf(top) })
}

const least = (cells: readonly FoundCell[], of: (cell: FoundCell) => number) =>
  cells.reduce((min, cell) => Math.min(min, of(cell)), Infinity)

/** Groups of rows with no blank row between them; a merged cell holds the rows it covers together. */
function bands(cells: readonly FoundCell[]): FoundCell[][] {
  const sorted = cells.toSorted((a, b) => a.row - b.row || a.column - b.column)
  const found: FoundCell[][] = []
  let end = -1
  for (const cell of sorted) {
    const current = found.at(-1)
    if (current && cell.row <= end) current.push(cell)
    else found.push([cell])
    end = Math.max(current && cell.row <= end ? end : 0, cell.row + cell.rowSpan)
  }
  return found
}
