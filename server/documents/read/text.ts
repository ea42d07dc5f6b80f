import { excessive } from '../guard/damage.ts'
import type { Block } from '../model.ts'
import { Blocks, type FoundCell } from './blocks.ts'
import { squeezed, withoutMarkup } from './squeeze.ts'

const RULE = /^\s*([-=_*])(?:\s*\1)+\s*$/
const PIPE_RULE = /^\s*\|?\s*:?-+:?\s*(\|\s*:?-+:?\s*)*\|?\s*$/
const isTabbed = (line: string) => line.includes('\t') && line.trim() !== ''
const isPiped = (line: string) => {
  const row = line.trim()
  return row.length > 2 && row.startsWith('|') && row.endsWith('|')
}
const opensTable = (line: string) => /<table\b/i.test(line)

/**
 * Plain text and Markdown: headings, rules, tables of TABs, pipes or HTML, HTML inside cells. Lines that follow each other and
 * have TABs are one table. A merged cell of a TAB table is an empty one: only HTML can say that cells are merged.
 */
export function readText(text: string, cellLimit: number): readonly Block[] {
  const lines = text.replaceAll('\uFEFF', '').split(/\r\n|\n|\r/)
  const blocks = new Blocks(cellLimit)
  let at = 0
  const run = (belongs: (line: string) => boolean) => {
    const start = at
    while (at < lines.length && belongs(lines[at] ?? '')) at++
    return lines.slice(start, at)
  }
  while (at < lines.length) {
    const line = lines[at] ?? ''
    const first = at + 1
    if (opensTable(line)) at = addHtml(blocks, lines, at, cellLimit)
    else if (isTabbed(line))
      addRows(
        blocks,
        run((next) => isTabbed(next) && !opensTable(next)).map((row) => row.split('\t')),
        first,
      )
    else if (isPiped(line)) addPipes(blocks, run(isPiped), first)
    else {
      at++
      addLine(blocks, line, first)
    }
  }
  return blocks.found
}

function addLine(blocks: Blocks, raw: string, line: number) {
  if (RULE.test(raw)) return
  const text = withoutMarkup(raw).replaceAll('\n', ' ')
  const heading = /^(#{1,6}) (.*)$/.exec(text)
  blocks.addText(raw, heading?.[2] ?? text, heading?.[1]?.length ?? null, { line })
}

function addRows(
  blocks: Blocks,
  rows: readonly (readonly string[])[],
  firstLine: number,
  lineOf = (row: number) => firstLine + row,
) {
  const cells = rows.flatMap((row, r) =>
    row.map((raw, column): FoundCell => ({
      row: r,
      column,
      rowSpan: 1,
      columnSpan: 1,
      raw,
      text: withoutMarkup(raw),
      line: lineOf(r),
    })),
  )
  blocks.addTable(cells, rows.length, widest(rows), { line: firstLine })
}

const widest = (rows: readonly (readonly string[])[]) => rows.reduce((most, row) => Math.max(most, row.length), 0)

function addPipes(blocks: Blocks, lines: readonly string[], firstLine: number) {
  const kept = lines.map((line, i) => ({ line, at: firstLine + i })).filter(({ line }) => !PIPE_RULE.test(line))
  const rows = kept.map(({ line }) =>
    line
      .trim()
      .slice(1, -1)
      .split(/(?<!\\)\|/)
      .map((cell) => cell.replaceAll(String.raw`\|`, '|').trim()),
  )
  addRows(blocks, rows, firstLine, (row) => kept[row]?.at ?? firstLine)
}

/** Reads from `<table` to its `</table>` or, when that is missing, to the end of the text; returns the next line. */
function addHtml(blocks: Blocks, lines: readonly string[], start: number, cellLimit: number): number {
  let end = start
  while (end < lines.length - 1 && !/<\/table\s*>/i.test(lines[end] ?? '')) end++
  const html = lines.slice(start, end + 1).join('\n')
  const opens = html.search(/<table\b/i)
  const closes = html.search(/<\/table\s*>/i)
  addLine(blocks, squeezed(html.slice(0, opens)), start + 1)
  const table = readHtmlTable(closes < 0 ? html.slice(opens) : html.slice(opens, closes), start + 1, cellLimit)
  blocks.addTable(table.cells, table.rows, table.columns, { line: start + 1 })
  if (closes >= 0) addLine(blocks, squeezed(html.slice(closes).replace(/<\/table\s*>/i, '')), end + 1)
  return end + 1
}

interface HtmlTable {
  readonly cells: readonly FoundCell[]
  readonly rows: number
  readonly columns: number
}

const SPAN_LIMIT = 1000

/** The cells of one `<table>…</table>`, placed as a browser would; `firstLine` is the line its text begins on. Refuses `file-too-large`. */
function readHtmlTable(html: string, firstLine: number, cellLimit: number): HtmlTable {
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
