import type { Block, Cell, Loc, ReadDocument } from '#server/documents/model.ts'

const nowhere = (block: number, line: number): Loc => ({
  block,
  row: null,
  column: null,
  line,
  page: null,
  sheet: null,
  box: null,
})

/**
 * A document out of plain text, for tests: lines with tabs are rows, consecutive rows one table, every other line a text.
 * A stand-in for a reader that knows nothing but the model; blocks may be given too, for what a text cannot say.
 */
export function documentOf(text: string): ReadDocument {
  const blocks: Block[] = []
  let rows: { cells: string[]; line: number }[] = []
  const flush = () => {
    if (rows.length > 0) blocks.push(tableOf(rows, blocks.length))
    rows = []
  }
  for (const [i, line] of text.split('\n').entries()) {
    if (line.includes('\t')) {
      rows.push({ cells: line.split('\t'), line: i + 1 })
      continue
    }
    flush()
    if (line.trim() !== '')
      blocks.push({
        kind: 'text',
        raw: line,
        text: line,
        heading: /^#{1,6} /.test(line) ? (/^#+/.exec(line)?.[0].length ?? null) : null,
        loc: nowhere(blocks.length, i + 1),
      })
  }
  flush()
  return { format: 'text', name: 'plan.txt', sha256: '0'.repeat(64), bytes: text.length, pages: null, blocks, warnings: [] }
}

function tableOf(rows: readonly { cells: string[]; line: number }[], block: number): Block {
  const width = Math.max(...rows.map((row) => row.cells.length))
  const grid = rows.map(({ cells, line }, row) =>
    Array.from({ length: width }, (_, column): Cell => {
      const raw = cells[column] ?? ''
      return {
        raw,
        text: raw.trim(),
        rowSpan: 1,
        columnSpan: 1,
        covered: false,
        loc: { block, row, column, line, page: null, sheet: null, box: null },
      }
    }),
  )
  return { kind: 'table', grid, loc: nowhere(block, rows[0]?.line ?? 1) }
}
