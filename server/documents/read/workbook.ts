import {
  type Cell as SheetCell,
  type CellValue,
  cellRef,
  EncryptedFileError,
  formatValue,
  readOds,
  readXls,
  readXlsx,
  type Sheet,
} from 'hucre'
import { damaged, encrypted, excessive } from '../guard/damage.ts'
import type { Block, ReadWarning } from '../model.ts'
import { Blocks, type FoundCell } from './blocks.ts'
import { addSheet } from './sheet.ts'
import { squeezed } from './squeeze.ts'

/** Workbooks: every sheet, hidden ones too (named in a warning), in order. `raw` is a cell as it is shown. */
export async function readWorkbook(
  bytes: Uint8Array,
  kind: 'xlsx' | 'xls' | 'ods',
  cellLimit: number,
): Promise<{ readonly blocks: readonly Block[]; readonly warnings: readonly ReadWarning[] }> {
  const read = { xlsx: readXlsx, xls: readXls, ods: readOds }[kind]
  const workbook = await read(bytes, { readStyles: true, maxRows: cellLimit }).catch((error: unknown) => {
    throw error instanceof EncryptedFileError ? encrypted() : damaged('unreadable')
  })
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
function shownText(value: CellValue | undefined, cell: SheetCell | undefined, is1904: boolean): { raw: string; text: string } {
  if (value === null || value === undefined) {
    const formula = cell?.formula === undefined ? '' : `=${cell.formula}`
    return { raw: formula, text: formula }
  }
  const format = cell?.style?.numFmt
  if (value instanceof Date) {
    const raw = formatValue(value, format && format !== 'General' ? format : 'yyyy-mm-dd', { is1904 })
    return { raw, text: squeezed(raw) }
  }
  if (typeof value === 'number') return shownNumber(value, format, is1904)
  const raw = typeof value === 'boolean' ? String(value).toUpperCase() : value
  return { raw, text: squeezed(raw) }
}

const QUOTED_PERCENT = '\uE025'

function shownNumber(value: number, format: string | undefined, is1904: boolean): { raw: string; text: string } {
  const plain = plainNumber(value)
  if (!format || format === 'General' || format === '@') return { raw: plain, text: plain }
  // The library takes a quoted % for the operator and would multiply by 100.
  const plainFormat = format.replaceAll(/"[^"]*"|\\%/g, (literal) => literal.replaceAll('%', QUOTED_PERCENT))
  const raw = formatValue(value, plainFormat, { is1904 }).replaceAll(QUOTED_PERCENT, '%')
  const digits = raw.replaceAll(/[^0-9.]/g, '')
  const isPercent = raw.includes('%') && !/"[^"]*%[^"]*"|\\%/.test(format)
  // 0%: hundredths; a comma behind the last digit place: thousands. The unit in the caption is that of what is shown.
  const thousands = /[0#?](,+)(?![0#?,])/.exec(format.split(';')[0] ?? '')?.[1]?.length ?? 0
  const meant = plainNumber(isPercent ? value * 100 : value / 1000 ** thousands)
  const same = digits !== '' && Number(digits) === Math.abs(Number(meant))
  return { raw, text: same ? squeezed(raw) : `${meant}${isPercent ? '%' : ''}` }
}

/** 15 digits are what a workbook keeps; beyond them is the noise of binary fractions. */
function plainNumber(value: number): string {
  const short = Number(value.toPrecision(15))
  return Math.abs(short) < 1e21 ? short.toLocaleString('en-US', { useGrouping: false, maximumFractionDigits: 15 }) : String(short)
}
