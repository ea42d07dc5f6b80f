/** Tables as CSV files that Excel opens in Korean and that can start no formula. */
export type CsvCell = string | number | null

/** The mark by which Excel knows a file as UTF-8. */
export const CSV_MARK = '\uFEFF'

// Excel takes such a text for a formula, behind blanks, tabs and line ends too; the full-width signs count as well.
const FORMULA = /^\s*[=+\-@＝＋－＠]|^[\t\r\n]/
// Not so a number as it is printed: '-5', '-1,234.5', '-5%'.
const PLAIN_NUMBER = /^-?\d[\d,]*(\.\d+)?%?$/

/**
 * One cell: a text that could start a formula gets an apostrophe; a number, also a negative one, stays a number, and △5 is text as it is.
 * Not papaparse's `escapeFormulae`, which harms negative numbers and passes over what begins with a blank.
 */
export function csvCell(value: CsvCell): string {
  if (value === null) return ''
  if (typeof value === 'number') return String(value)
  const safe = FORMULA.test(value) && !PLAIN_NUMBER.test(value) ? `'${value}` : value
  return /[",\n\r]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}

/** One line with its end. */
export const csvLine = (cells: readonly CsvCell[]): string => `${cells.map(csvCell).join(',')}\r\n`

/** A whole file. */
export const toCsv = (rows: readonly (readonly CsvCell[])[]): string => `${CSV_MARK}${rows.map(csvLine).join('')}`
