import type { CsvCell } from '#domain/words/csv.ts'
import type { ActualsPreview, BudgetPreview } from './words.ts'

/** The columns of the form, in its order; what the server's door reads back. */
const COLUMNS = [
  ['year', '연도'],
  ['month', '기간'],
  ['code', '지표코드'],
  ['department', '부서'],
  ['name', '성과지표'],
  ['part', '구성 항목'],
  ['actual', '실적치'],
  ['state', '상태'],
  ['reason', '사유'],
  ['cause', '원인'],
  ['remedy', '조치'],
  ['due', '기한'],
  ['seen', '버전'],
] as const

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
