import { ACTIVITY_COLUMNS } from '#domain/entry/activity-columns.ts'
import { parseNumber } from '#domain/entry/parse-number.ts'
import { readHtmlTable, readTsv } from '../../shared/text/clipboard.ts'

const isFigure = (text: string) => parseNumber(text).kind !== 'refuse'

/** A table of several cells on the clipboard, under a heading; null when there is none. */
export function readFormTable(data: Pick<DataTransfer, 'getData'>): string[][] | null {
  const rows = readHtmlTable(data.getData('text/html'), isFigure) ?? readTsv(data.getData('text/plain'))
  return rows.some((row) => row.length > 1) ? withHeading(rows) : null
}

const HEADING = Object.entries(ACTIVITY_COLUMNS).flatMap(([column, [name]]) => (column === 'seen' ? [] : [name]))
/** Columns of a form of before there were series. */
const SHORTEST = 11
const isName = (names: readonly string[], text: string) => names.includes(text.normalize('NFC').replaceAll(/\([^()]*\)|\s/g, ''))

/** Rows copied out of the form without its heading have its columns, and are read by them. */
export function withHeading(rows: string[][]): string[][] {
  const named = rows.some(
    (row) =>
      row.some((text) => isName(ACTIVITY_COLUMNS.startsOn, text)) && row.some((text) => isName(ACTIVITY_COLUMNS.title, text)),
  )
  const width = Math.min(...rows.map((row) => row.length))
  return named || width < SHORTEST ? rows : [HEADING.slice(0, Math.max(...rows.map((row) => row.length))), ...rows]
}
