import type { CsvCell } from '#domain/words/csv.ts'
import { ACTUAL_COLUMNS, type ActualColumn } from '#domain/entry/actual-columns.ts'
import type { ActualsPreview, BudgetPreview } from './words.ts'

const COLUMNS = Object.entries(ACTUAL_COLUMNS).map(([column, [name]]) => [column as ActualColumn, name] as const)

/** The rows that were not taken, as they stood in the file, with the reason of each in a column of its own: to be corrected and sent again. */
export function refusedRows(
  preview: ActualsPreview,
  lines: ReadonlySet<number>,
  why: (line: number) => string,
  heading: string,
): CsvCell[][] {
  const rows = preview.rows.filter((r) => lines.has(r.line) && r.texts !== null)
  const used = COLUMNS.filter(([column]) => rows.some((r) => (r.texts?.[column] ?? '') !== ''))
  return [
    [...used.map(([, name]) => name), heading],
    ...rows.map((r) => [...used.map(([column]) => r.texts?.[column] ?? ''), why(r.line)]),
  ]
}

/** The same of a file of amounts, under the file's own headings. */
export function refusedAmounts(preview: BudgetPreview, why: (line: number) => string, heading: string): CsvCell[][] {
  return [[...preview.headers, heading], ...preview.refused.map((r) => [...r.texts, why(r.line)])]
}
