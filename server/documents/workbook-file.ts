/** The only place that knows the library of workbooks, so that another can take its place. */
import {
  type Cell as LibraryCell,
  type CellValue,
  EncryptedFileError,
  formatValue,
  readXls,
  readXlsx,
  type Sheet as LibrarySheet,
} from 'hucre'
import { writeXlsx, type WriteSheet, writeXlsxStream, type XlsxWriteStreamOptions } from 'hucre/xlsx'
import { damaged, encrypted } from './guard/damage.ts'
import { readOpenSheets } from './ods.ts'

export { cellRef, type CellStyle, type CellValue, type WriteSheet } from 'hucre'

/** What stands behind a value. A file that keeps the shown text (ods) says it; the others have a number format. */
export interface SheetCellFormat extends Pick<Partial<LibraryCell>, 'formula' | 'style'> {
  readonly shown?: string
  readonly isPercent?: boolean
}
export interface Sheet extends Pick<LibrarySheet, 'name' | 'rows' | 'merges' | 'images' | 'hidden' | 'veryHidden'> {
  readonly cells?: Map<string, SheetCellFormat>
  readonly columns?: { readonly hidden?: boolean }[]
  readonly rowDefs?: Map<number, { readonly hidden?: boolean }>
}
interface Workbook {
  readonly sheets: readonly Sheet[]
  readonly dateSystem?: '1900' | '1904'
}

/** A workbook with its formats. Refuses 'file-encrypted', 'file-damaged' and 'file-too-large' (cells). */
export async function openWorkbook(bytes: Uint8Array, kind: 'xlsx' | 'xls' | 'ods', maxRows: number): Promise<Workbook> {
  if (kind === 'ods') return { sheets: readOpenSheets(bytes, maxRows) }
  const read = { xlsx: readXlsx, xls: readXls }[kind]
  return read(bytes, { readStyles: true, maxRows }).catch((error: unknown) => {
    throw error instanceof EncryptedFileError ? encrypted() : damaged('unreadable')
  })
}

/** A workbook of our own: every sheet in the office's font. */
export const makeWorkbook = (sheets: WriteSheet[]): Promise<Uint8Array> =>
  writeXlsx({
    sheets: sheets.map((sheet) => ({
      ...sheet,
      ...(sheet.rows ? { rows: sheet.rows.map((row) => row.map(written)) } : {}),
      ...(sheet.cells ? { cells: new Map(Array.from(sheet.cells, ([at, cell]) => [at, writtenCell(cell)])) } : {}),
    })),
    defaultFont: { name: '맑은 고딕', size: 10 },
  })

/** The same, written row by row while it is sent. */
export function streamWorkbook(
  rows: AsyncIterable<readonly CellValue[]>,
  options: XlsxWriteStreamOptions,
): ReadableStream<Uint8Array> {
  async function* each() {
    for await (const row of rows) yield row.map(written)
  }
  return writeXlsxStream(each(), options)
}

/** Whoever reads a workbook takes `_x0041_` for the letter A; written with `_x005F_` it stays the text that it is. */
const written = <T>(value: T): T | string =>
  typeof value === 'string' ? value.replaceAll(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_') : value
const writtenCell = <T extends { readonly value?: unknown }>(cell: T): T =>
  typeof cell.value === 'string' ? { ...cell, value: written(cell.value) } : cell

export interface ShownNumber {
  /** as the sheet shows it */
  readonly shown: string
  /** the number whose digits are shown: hundredths as percent, thousands as thousands */
  readonly meant: number
  readonly isPercent: boolean
}

const QUOTED_PERCENT = '\uE025'

/** A number in its cell; `is1904` is the workbook's calendar. */
export function shownNumber(value: number, cell: SheetCellFormat | undefined, is1904: boolean): ShownNumber {
  if (cell?.shown !== undefined) return shownAs(value, cell.shown, cell.isPercent === true)
  const format = cell?.style?.numFmt
  if (!format || format === 'General' || format === '@')
    return { shown: plainNumber(value), meant: short(value), isPercent: false }
  // The library takes a quoted % for the operator and would multiply by 100.
  const unquoted = format.replaceAll(/"[^"]*"|\\%/g, (literal) => literal.replaceAll('%', QUOTED_PERCENT))
  const shown = formatValue(value, unquoted, { is1904 }).replaceAll(QUOTED_PERCENT, '%')
  // 0%: hundredths; a comma behind the last digit place: thousands. The unit in the caption is that of what is shown.
  const isPercent = unquoted.includes('%')
  const thousands = /[0#?](,+)(?![0#?,])/.exec(format.split(';')[0] ?? '')?.[1]?.length ?? 0
  return { shown, meant: short(isPercent ? value * 100 : value / 1000 ** thousands), isPercent }
}

/** The same where the file says what is shown: in thousands where its digits are those of a thousandth. */
function shownAs(value: number, shown: string, isPercent: boolean): ShownNumber {
  if (isPercent) return { shown, meant: short(value * 100), isPercent }
  const digits = /\d[\d,]*(?:\.\d+)?/.exec(shown)?.[0].replaceAll(',', '') ?? ''
  const decimals = digits.split('.')[1]?.length ?? 0
  const power = digits === '' ? 0 : [0, 1, 2, 3].find((n) => Math.abs(value / 1000 ** n).toFixed(decimals) === digits)
  return { shown, meant: short(value / 1000 ** (power ?? 0)), isPercent }
}

/** A day as the sheet shows it. A time without a day is stored as the day before the calendar begins: it is shown as a time. */
export function shownDate(value: Date, format: string, is1904: boolean): string {
  const isTime = is1904 ? value.getTime() < Date.UTC(1904, 0, 2) : value.getUTCFullYear() < 1900
  return formatValue(value, isTime ? 'hh:mm' : format, { is1904 })
}

/** 15 digits are what a workbook keeps; beyond them is the noise of binary fractions. */
const short = (value: number) => Number(value.toPrecision(15))

// Made once: to make it costs a hundred times what it does.
const PLAIN = new Intl.NumberFormat('en-US', { useGrouping: false, maximumFractionDigits: 15 })

/** A number as its digits, without groups. */
export function plainNumber(value: number): string {
  const digits = short(value)
  return Math.abs(digits) < 1e21 ? PLAIN.format(digits) : String(digits)
}
