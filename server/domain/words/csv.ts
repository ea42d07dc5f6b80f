/** Tables as CSV files that Excel opens in Korean and that can start no formula. */
export type CsvCell = string | number | null

/** The mark by which Excel knows a file as UTF-8. */
export const CSV_MARK = '\uFEFF'

// Excel takes such a text for a formula, behind blanks, tabs and line ends too; the full-width signs count as well.
const FORMULA = /^\s*[=+\-@＝＋－＠]|^[\t\r\n]/
// Not so a number as it is printed: '-5', '-1,234.5', '-5%'.
const PLAIN_NUMBER = /^-?\d[\d,]*(\.\d+)?%?$/

// Excel makes a day of them: '3-1' 1 March, '2/28', '1-2-3', '12월 3일'. A whole day as we write it, '2026-03-10', may become one.
const LIKE_A_DAY = /^\s*\d{1,4}\s*[-/]\s*\d{1,2}(\s*[-/]\s*\d{1,4})?\s*$|^\s*\d{1,2}월\s*\d{1,2}일\s*$/
const DAY = /^\d{4}-\d{2}-\d{2}$/

/**
 * One cell: a text that could start a formula, or would become a day, gets an apostrophe; a number, also a negative one, stays a number, and △5 is text as it is.
 * Not papaparse's `escapeFormulae`, which harms negative numbers and passes over what begins with a blank.
 */
export function csvCell(value: CsvCell): string {
  if (value === null) return ''
  if (typeof value === 'number') return String(value)
  const harmed = (FORMULA.test(value) && !PLAIN_NUMBER.test(value)) || (LIKE_A_DAY.test(value) && !DAY.test(value))
  return quoted(harmed ? `'${value}` : value)
}

const quoted = (text: string) => (/[",\n\r]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text)

/** One line with its end. */
export const csvLine = (cells: readonly CsvCell[]): string => `${cells.map(csvCell).join(',')}\r\n`

/** A whole file for our own reader, word for word. */
export const toPlainCsv = (rows: readonly (readonly string[])[]): string =>
  `${CSV_MARK}${rows.map((cells) => `${cells.map(quoted).join(',')}\r\n`).join('')}`

/** A whole file for Excel. */
export const toCsv = (rows: readonly (readonly CsvCell[])[]): string => `${CSV_MARK}${rows.map(csvLine).join('')}`
