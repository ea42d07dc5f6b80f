import { damaged } from '../guard/damage.ts'
import type { ReadLimits } from '../guard/limits.ts'
import type { Block, Box, ReadWarning } from '../model.ts'
import { Blocks, type FoundCell } from './blocks.ts'
import { addBlock } from './hancom.ts'
import { parseByKordoc } from './kordoc.ts'
import { withPdf } from './pdf-file.ts'
import { type RuledTable, ruledTables } from './pdf-grid.ts'
import { type PdfPage, readPage, type Word } from './pdf-page.ts'
import { squeezed } from './squeeze.ts'

export interface PdfDocument {
  readonly blocks: readonly Block[]
  readonly warnings: readonly ReadWarning[]
  readonly pages: number
}

/**
 * PDF: tables from their ruling lines, each page for itself (a table that goes on is a table of each page), every cell with its
 * box. A document without any ruled table is guessed at by kordoc. What a PDF says is always a proposal.
 */
export async function readPdf(
  bytes: Uint8Array,
  limits: ReadLimits,
  onProgress: (done: number, total: number) => void,
): Promise<PdfDocument> {
  const blocks = new Blocks(limits.cells)
  const warnings: ReadWarning[] = []
  const { pages, words } = await withPdf(bytes, limits, async (document) => {
    let count = 0
    for (let number = 1; number <= document.numPages; number++) {
      const page = await document.getPage(number)
      const read = await readPage(page)
      page.cleanup()
      count += read.words.length
      addPage(blocks, read, number, warnings)
      onProgress(number, document.numPages)
    }
    return { pages: document.numPages, words: count }
  })
  if (words === 0) throw damaged('no-text')
  if (blocks.found.some(({ kind }) => kind === 'table')) return { blocks: blocks.found, warnings, pages }
  const guessed = await parseByKordoc(bytes, { removeHeaderFooter: false }, onProgress)
  const fallback = new Blocks(limits.cells)
  for (const block of guessed.blocks) addBlock(fallback, block, { page: block.pageNumber ?? 1, box: null, cells: new Map() })
  return { blocks: fallback.found, warnings: [...guessed.warnings, { kind: 'other', what: 'no ruled table' }], pages }
}

function addPage(blocks: Blocks, page: PdfPage, number: number, warnings: ReadWarning[]) {
  // A single box is a frame, around a title or the page; of tables in each other a word belongs to the smallest.
  const tables = ruledTables(page.rules)
    .filter((table) => table.cells.length > 1 && page.words.some((word) => isInside(word, table)))
    .toSorted((a, b) => areaOf(a) - areaOf(b))
  const free: Word[] = []
  const inside = new Map<RuledTable, Word[]>(tables.map((table) => [table, []]))
  for (const word of page.words) (inside.get(tables.find((table) => isInside(word, table)) ?? NONE) ?? free).push(word)
  const parts: { readonly y: number; readonly add: () => void }[] = []
  for (const [table, words] of inside) parts.push({ y: table.y1, add: () => addTable(blocks, table, words, number) })
  for (const line of linesOf(free)) {
    if (isPageNumber(line, page)) warnings.push({ kind: 'text-removed', what: `${number}: ${line.text}` })
    else
      parts.push({
        y: line.y,
        add: () => blocks.addText(line.text, squeezed(line.text), null, { page: number, box: boxOf(line, number) }),
      })
  }
  for (const part of parts.toSorted((a, b) => a.y - b.y)) part.add()
}

const areaOf = ({ x1, y1, x2, y2 }: RuledTable) => (x2 - x1) * (y2 - y1)

const NONE: RuledTable = { rows: 0, columns: 0, cells: [], x1: 0, y1: 0, x2: 0, y2: 0 }

const isInside = (word: Word, area: { readonly x1: number; readonly y1: number; readonly x2: number; readonly y2: number }) => {
  const x = word.x + word.width / 2
  const y = word.y + word.height / 2
  return x >= area.x1 && x <= area.x2 && y >= area.y1 && y <= area.y2
}

/** `12`, `- 12 -` or `12 / 40` alone in the upper or lower margin. */
const isPageNumber = (line: Line, page: PdfPage) =>
  /^[-–—\s]*\d{1,4}(\s*[/]\s*\d{1,4})?[-–—\s]*$/.test(line.text) && (line.y < page.height * 0.08 || line.y > page.height * 0.9)

function addTable(blocks: Blocks, table: RuledTable, words: readonly Word[], page: number) {
  const cells = table.cells.map(({ row, column, rowSpan, columnSpan, ...area }): FoundCell => {
    const raw = linesOf(words.filter((word) => isInside(word, area)))
      .map(({ text }) => text)
      .join('\n')
    return { row, column, rowSpan, columnSpan, raw, text: squeezed(raw), page, box: areaBox(area, page) }
  })
  blocks.addTable(cells, table.rows, table.columns, { page, box: areaBox(table, page) })
}

const tenths = (points: number) => Math.round(points * 10) / 10

const areaBox = ({ x1, y1, x2, y2 }: { x1: number; y1: number; x2: number; y2: number }, page: number): Box => ({
  page,
  x: tenths(x1),
  y: tenths(y1),
  width: tenths(x2 - x1),
  height: tenths(y2 - y1),
})

const boxOf = ({ x, y, width, height }: Line, page: number): Box => areaBox({ x1: x, y1: y, x2: x + width, y2: y + height }, page)

interface Line {
  readonly text: string
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

/** Words as lines, from the top: words whose middles are at one height, with a space wherever there is one to see. */
function linesOf(words: readonly Word[]): Line[] {
  const lines: Word[][] = []
  for (const word of words.toSorted((a, b) => middle(a) - middle(b))) {
    const line = lines.at(-1)
    const [first] = line ?? []
    if (line && first && Math.abs(middle(word) - middle(first)) <= Math.min(word.height, first.height) / 2) line.push(word)
    else lines.push([word])
  }
  return lines.map((line) => {
    const sorted = line.toSorted((a, b) => a.x - b.x)
    const x = Math.min(...sorted.map((word) => word.x))
    const y = Math.min(...sorted.map((word) => word.y))
    const right = Math.max(...sorted.map((word) => word.x + word.width))
    return { text: textOf(sorted), x, y, width: right - x, height: Math.max(...sorted.map((word) => word.y + word.height)) - y }
  })
}

const middle = (word: Word) => word.y + word.height / 2

function textOf(words: readonly Word[]): string {
  let text = ''
  let end = 0
  for (const word of words) {
    const apart = word.gap || word.x - end > word.height * 0.2
    text += `${text !== '' && apart ? ' ' : ''}${word.text}`
    end = word.x + word.width
  }
  return text
}
