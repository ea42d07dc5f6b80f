import { excessive } from '../guard/damage.ts'
import type { Block, ReadWarning } from '../model.ts'
import {
  type CellValue,
  cellRef,
  openWorkbook,
  plainNumber,
  type Sheet,
  type SheetCellFormat,
  shownDate,
  shownNumber,
} from '../workbook-file.ts'
import { Blocks, type FoundCell } from './blocks.ts'
import { addSheet } from './sheet.ts'
import { squeezed } from './squeeze.ts'

/** Workbooks: every sheet, hidden ones too (named in a warning), in order. `raw` is a cell as it is shown. */
export async function readWorkbook(
  bytes: Uint8Array,
  kind: 'xlsx' | 'xls' | 'ods',
  cellLimit: number,
): Promise<{ readonly blocks: readonly Block[]; readonly warnings: readonly ReadWarning[] }> {
  const workbook = await openWorkbook(bytes, kind, cellLimit)
  const blocks = new Blocks(cellLimit)
  const warnings: ReadWarning[] = []
  for (const sheet of workbook.sheets) {
    if (sheet.hidden || sheet.veryHidden) warnings.push({ kind: 'other', what: `hidden sheet: ${sheet.name}` })
    if (sheet.images?.length) warnings.push({ kind: 'picture-skipped', what: `${sheet.name}: ${sheet.images.length}` })
    addSheet(blocks, {
      name: sheet.name,
      cells: cellsOf(sheet, workbook.dateSystem === '1904', cellLimit, warnings),
      lineOf: (row) => row + 1,
    })
  }
  return { blocks: blocks.found, warnings }
}

function cellsOf(sheet: Sheet, is1904: boolean, cellLimit: number, warnings: ReadWarning[]): FoundCell[] {
  const spans = new Map((sheet.merges ?? []).map((merge) => [`${merge.startRow},${merge.startCol}`, merge]))
  const covered = coveredBy(sheet, cellLimit)
  const found: FoundCell[] = []
  sheet.rows.forEach((values, row) =>
    values.forEach((value, column) => {
      const key = `${row},${column}`
      const cell = sheet.cells?.get(key)
      const shown = shownText(value, cell, is1904)
      const merge = spans.get(key)
      if (covered.has(key) || (shown.raw === '' && !merge)) return
      const address = cellRef(row, column)
      const isUncomputed = cell?.formula !== undefined && (value === null || value === undefined)
      if (isUncomputed) warnings.push({ kind: 'formula-without-value', what: `${sheet.name}!${address}` })
      found.push({
        row,
        column,
        rowSpan: merge ? merge.endRow - row + 1 : 1,
        columnSpan: merge ? merge.endCol - column + 1 : 1,
        address,
        ...shown,
      })
    }),
  )
  return found
}

function coveredBy(sheet: Sheet, cellLimit: number): Set<string> {
  const covered = new Set<string>()
  for (const { startRow, startCol, endRow, endCol } of sheet.merges ?? []) {
    if ((endRow - startRow + 1) * (endCol - startCol + 1) + covered.size > cellLimit) throw excessive('cells', cellLimit)
    for (let row = startRow; row <= endRow; row++) {
      for (let column = startCol; column <= endCol; column++)
        if (row !== startRow || column !== startCol) covered.add(`${row},${column}`)
    }
  }
  return covered
}

/**
 * A cell as it is shown, and the text that loses nothing: where the number format hides decimals, the text is the stored
 * number. A formula nobody has computed keeps its formula as text, so that no reader takes it for an empty cell.
 */
function shownText(
  value: CellValue | undefined,
  cell: SheetCellFormat | undefined,
  is1904: boolean,
): { raw: string; text: string } {
  if (value === null || value === undefined) {
    const formula = cell?.formula === undefined ? '' : `=${cell.formula}`
    return { raw: formula, text: formula }
  }
  if (value instanceof Date) {
    const format = cell?.style?.numFmt
    const raw = cell?.shown ?? shownDate(value, format && format !== 'General' ? format : 'yyyy-mm-dd', is1904)
    return { raw, text: squeezed(raw) }
  }
  if (typeof value === 'number') return shownFigure(value, cell, is1904)
  const raw = typeof value === 'boolean' ? String(value).toUpperCase() : value
  return { raw, text: squeezed(raw) }
}

function shownFigure(value: number, cell: SheetCellFormat | undefined, is1904: boolean): { raw: string; text: string } {
  const { shown, meant, isPercent } = shownNumber(value, cell, is1904)
  const digits = shown.replaceAll(/[^0-9.]/g, '')
  const same = digits !== '' && Number(digits) === Math.abs(Number(plainNumber(meant)))
  return { raw: shown, text: same ? squeezed(shown) : `${plainNumber(meant)}${isPercent ? '%' : ''}` }
}
