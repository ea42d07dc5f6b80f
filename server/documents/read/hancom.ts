import type { Block, ReadWarning } from '../model.ts'
import { Blocks, type FoundCell } from './blocks.ts'
import { withLayout } from './engine.ts'
import { type IRBlock, type IRTable, parseByKordoc } from './kordoc.ts'
import { type BlockPlace, placesOf } from './places.ts'
import { squeezed } from './squeeze.ts'

export interface HancomDocument {
  readonly blocks: readonly Block[]
  readonly warnings: readonly ReadWarning[]
  readonly pages: number | null
}

/** HWPX and HWP 5: blocks from one reader (half of the work), pages and cell rectangles from a second that lays the document out. */
export async function readHancom(
  bytes: Uint8Array,
  cellLimit: number,
  onProgress: (done: number, total: number) => void,
): Promise<HancomDocument> {
  const parsed = await parseByKordoc(bytes, {}, (done, total) => onProgress(done, total * 2))
  const flat = parsed.blocks.flatMap(unwrapped)
  const layout = await withLayout(bytes, (document) => ({
    pages: document.pageCount(),
    places: placesOf(document, flat, (done, total) => onProgress(total + done, total * 2)),
  }))
  const blocks = new Blocks(cellLimit)
  flat.forEach((block, i) => addBlock(blocks, block, layout?.places[i]))
  const warnings = [...parsed.warnings]
  if (!layout) warnings.push({ kind: 'other', what: 'page layout' })
  const pictures = flat.filter(({ type }) => type === 'image').length
  if (pictures > 0) warnings.push({ kind: 'picture-skipped', what: String(pictures) })
  return { blocks: blocks.found, warnings, pages: layout?.pages ?? null }
}

/** A frame (a table of one cell) that holds tables is only layout: what is in it stands for itself. */
function unwrapped(block: IRBlock): IRBlock[] {
  const { table } = block
  if (!table) return [block, ...(block.children ?? []).flatMap(unwrapped)]
  const caption: IRBlock[] = table.caption ? [{ type: 'paragraph', text: table.caption }] : []
  const inner = table.cells.flat().flatMap((cell) => cell.blocks ?? [])
  const innerTables = inner.filter((one) => one.table)
  if (innerTables.length === 0) return [...caption, block]
  if (table.rows === 1 && table.cols === 1) return [...caption, ...inner.flatMap(unwrapped)]
  return [...caption, block, ...innerTables.flatMap(unwrapped)]
}

/** Adds one block of kordoc's, with its place on the pages where that is known. */
export function addBlock(blocks: Blocks, block: IRBlock, place: BlockPlace | undefined): void {
  const where = { page: place?.page ?? null, box: place?.box ?? null }
  if (block.table) {
    blocks.addTable(cellsOf(block.table, place), block.table.rows, block.table.cols, where)
    return
  }
  const raw = [block.text ?? '', block.footnoteText ?? ''].filter((part) => part !== '').join(' ')
  const heading = block.type === 'heading' ? (block.level ?? null) : null
  for (const line of raw.split('\n')) blocks.addText(line, squeezed(line), heading, where)
}

/** Cells where they begin: kordoc's grid also has an empty cell for every place under a merged one. */
function cellsOf(table: IRTable, place: BlockPlace | undefined): FoundCell[] {
  const covered = new Set<number>()
  const found: FoundCell[] = []
  table.cells.forEach((cells, row) =>
    cells.forEach((cell, column) => {
      if (covered.has(row * table.cols + column)) return
      const rowSpan = Math.min(cell.rowSpan, table.rows - row)
      const columnSpan = Math.min(cell.colSpan, table.cols - column)
      for (let r = row; r < row + rowSpan; r++) for (let c = column; c < column + columnSpan; c++) covered.add(r * table.cols + c)
      const box = place?.cells.get(`${row},${column}`)
      found.push({
        row,
        column,
        rowSpan,
        columnSpan,
        raw: cell.text,
        text: squeezed(cell.text),
        ...(box ? { box, page: box.page } : {}),
      })
    }),
  )
  return found
}
