import { excessive } from '../guard/damage.ts'
import type { FoundCell } from './blocks.ts'
import { withoutMarkup } from './squeeze.ts'

export interface HtmlTable {
  readonly cells: readonly FoundCell[]
  readonly rows: number
  readonly columns: number
}

const SPAN_LIMIT = 1000

/** The cells of one `<table>…</table>`, placed as a browser would; `firstLine` is the line its text begins on. Refuses `file-too-large`. */
export function readHtmlTable(html: string, firstLine: number, cellLimit: number): HtmlTable {
  const cells: FoundCell[] = []
  const taken = new Set<string>()
  let row = -1
  let column = 0
  let columns = 0
  let rows = 0
  let line = firstLine
  let counted = 0
  for (const match of html.matchAll(
    /<tr\b[^<>]*>|<(td|th)\b([^<>]*)>([^]*?)(?=<\/?(?:td|th|tr|tbody|thead|tfoot|table)\b|$)/gi,
  )) {
    line += html.slice(counted, match.index).split('\n').length - 1
    counted = match.index
    const [, tag, attributes = '', raw = ''] = match
    if (tag === undefined) {
      row++
      column = 0
      continue
    }
    if (row < 0) row = 0
    while (taken.has(`${row},${column}`)) column++
    const rowSpan = span(attributes, 'rowspan')
    const columnSpan = span(attributes, 'colspan')
    if (taken.size + rowSpan * columnSpan > cellLimit) throw excessive('cells', cellLimit)
    for (let r = row; r < row + rowSpan; r++) for (let c = column; c < column + columnSpan; c++) taken.add(`${r},${c}`)
    cells.push({ row, column, rowSpan, columnSpan, raw, text: withoutMarkup(raw), line })
    column += columnSpan
    columns = Math.max(columns, column)
    rows = Math.max(rows, row + 1)
  }
  return { cells, rows, columns }
}

function span(attributes: string, name: string): number {
  const value = Number(new RegExp(`\\b${name}\\s*=\\s*["']?(\\d{1,6})`, 'i').exec(attributes)?.[1] ?? 1)
  return Math.min(SPAN_LIMIT, Math.max(1, value))
}
