/** The only place that knows the library of workbooks, so that another can take its place. */
import { type Cell as LibraryCell, EncryptedFileError, formatValue, readOds, readXls, readXlsx, type Workbook } from 'hucre'
import { writeXlsx, type WriteSheet } from 'hucre/xlsx'
import { damaged, encrypted } from './guard/damage.ts'

export { cellRef, type CellStyle, type CellValue, type Sheet, type WriteSheet } from 'hucre'
export { writeXlsxStream } from 'hucre/xlsx'
export type SheetCellFormat = LibraryCell

/** A workbook with its formats. Refuses 'file-encrypted' and 'file-damaged'. */
export function openWorkbook(bytes: Uint8Array, kind: 'xlsx' | 'xls' | 'ods', maxRows: number): Promise<Workbook> {
  const read = { xlsx: readXlsx, xls: readXls, ods: readOds }[kind]
  return read(bytes, { readStyles: true, maxRows }).catch((error: unknown) => {
    throw error instanceof EncryptedFileError ? encrypted() : damaged('unreadable')
  })
}

/** A workbook of our own: every sheet in the office's font. */
export const makeWorkbook = (sheets: WriteSheet[]): Promise<Uint8Array> =>
  writeXlsx({ sheets, defaultFont: { name: '맑은 고딕', size: 10 } })

export interface ShownNumber {
  /** as the sheet shows it */
  readonly shown: string
  /** the number whose digits are shown: hundredths as percent, thousands as thousands */
  readonly meant: number
  readonly isPercent: boolean
}

const QUOTED_PERCENT = '\uE025'

/** A number in a cell of a format; `is1904` is the workbook's calendar. */
export function shownNumber(value: number, format: string | undefined, is1904: boolean): ShownNumber {
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

export const shownDate = (value: Date, format: string, is1904: boolean): string => formatValue(value, format, { is1904 })

/** 15 digits are what a workbook keeps; beyond them is the noise of binary fractions. */
const short = (value: number) => Number(value.toPrecision(15))

/** A number as its digits, without groups. */
export function plainNumber(value: number): string {
  const digits = short(value)
  return Math.abs(digits) < 1e21
    ? digits.toLocaleString('en-US', { useGrouping: false, maximumFractionDigits: 15 })
    : String(digits)
}
