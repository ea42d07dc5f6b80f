import { csvRows } from '../csv.ts'
import type { Block } from '../model.ts'
import { Blocks } from './blocks.ts'
import { addSheet } from './sheet.ts'
import { squeezed } from './squeeze.ts'

/** Comma-, semicolon-, bar- or TAB-separated text, cut into tables at blank rows as a sheet is. */
export function readCsv(text: string, cellLimit: number): readonly Block[] {
  const { rows } = csvRows(text, [',', '\t', ';', '|'])
  const cells = rows.flatMap((found, row) =>
    found.cells.flatMap((raw, column) =>
      raw.trim() === '' ? [] : [{ row, column, rowSpan: 1, columnSpan: 1, raw, text: squeezed(raw) }],
    ),
  )
  const blocks = new Blocks(cellLimit)
  addSheet(blocks, { name: null, cells, lineOf: (at) => rows[at]?.line ?? at + 1 })
  return blocks.found
}
