import type { HwpDocument } from '@rhwp/core'
import type { Box } from '../model.ts'
import type { IRBlock } from './kordoc.ts'

/** Where a block stands on the laid-out pages; `cells` by `row,column`. */
export interface BlockPlace {
  readonly page: number
  readonly box: Box | null
  readonly cells: ReadonlyMap<string, Box>
}

interface LaidOut extends BlockPlace {
  /** what the reader's block must say to be this one */
  readonly key: string
}

interface Area {
  readonly x: number
  readonly y: number
  readonly w: number
  readonly h: number
}

interface TableLayout extends Area {
  readonly type: string
  readonly rowCount?: number
  readonly colCount?: number
  readonly secIdx?: number
  readonly paraIdx?: number
  readonly controlIdx?: number
  readonly cells?: readonly (Area & { readonly row: number; readonly col: number })[]
}

/** The engine counts in CSS pixels. */
export const POINTS = 0.75
/** How far ahead a block is looked for: the two readers differ by an odd block, never by a chapter. */
const AHEAD = 40

/** The place of each block of `blocks`, found by a second reader of the same file; undefined where the two do not agree. */
export function placesOf(document: HwpDocument, blocks: readonly IRBlock[], onProgress: OnPage): (BlockPlace | undefined)[] {
  const laidOut = layoutOf(document, onProgress)
  let next = 0
  return blocks.map((block) => {
    const key = keyOf(block)
    for (let at = next; at < Math.min(laidOut.length, next + AHEAD); at++) {
      const candidate = laidOut[at]
      if (candidate?.key !== key) continue
      next = at + 1
      return candidate
    }
    return undefined
  })
}

const bare = (text: string) => text.replaceAll(/[\s\u00A0\u200B\uFEFF]+/g, '')
const tableKey = (rows: number, columns: number, firstCell: string) => `${rows}×${columns}:${bare(firstCell).slice(0, 40)}`

function keyOf({ text, table }: IRBlock): string {
  return table ? tableKey(table.rows, table.cols, table.cells[0]?.[0]?.text ?? '') : bare(text ?? '')
}

type OnPage = (done: number, total: number) => void

function layoutOf(document: HwpDocument, onProgress: OnPage): LaidOut[] {
  const tables = tablesOf(document, onProgress)
  const found: LaidOut[] = []
  for (let section = 0; section < document.getSectionCount(); section++) {
    const paragraphs = document.getParagraphCount(section)
    for (let paragraph = 0; paragraph < paragraphs; paragraph++) {
      const text = bare(document.getTextRange(section, paragraph, 0, document.getParagraphLength(section, paragraph)))
      const position = JSON.parse(document.getPageOfPosition(section, paragraph)) as { readonly page?: number }
      const page = (position.page ?? 0) + 1
      if (text !== '') found.push({ key: text, page, box: null, cells: new Map() })
      found.push(...(tables.get(`${section},${paragraph}`) ?? []))
    }
  }
  return found
}

/** Tables by the paragraph that holds them. One that runs over several pages has its place on the first. */
function tablesOf(document: HwpDocument, onProgress: OnPage): Map<string, LaidOut[]> {
  const found = new Map<string, { control: number; table: LaidOut & { cells: Map<string, Box> } }[]>()
  const pages = document.pageCount()
  for (let page = 0; page < pages; page++) {
    onProgress(page + 1, pages)
    const layout = JSON.parse(document.getPageControlLayout(page)) as { readonly controls?: readonly TableLayout[] }
    for (const control of layout.controls ?? []) {
      const { type, rowCount, colCount, secIdx, paraIdx, controlIdx = 0 } = control
      if (type !== 'table' || rowCount === undefined || colCount === undefined || secIdx === undefined || paraIdx === undefined)
        continue
      const place = `${secIdx},${paraIdx}`
      const known = found.get(place)?.find((one) => one.control === controlIdx)?.table
      const key = tableKey(rowCount, colCount, known ? '' : firstCellText(document, secIdx, paraIdx, controlIdx))
      const table = known ?? { key, page: page + 1, box: boxOf(control, page), cells: new Map<string, Box>() }
      if (!known) found.set(place, [...(found.get(place) ?? []), { control: controlIdx, table }])
      for (const cell of control.cells ?? []) {
        const at = `${cell.row},${cell.col}`
        if (!table.cells.has(at)) table.cells.set(at, boxOf(cell, page))
      }
    }
  }
  return new Map(
    [...found].map(([place, tables]) => [place, tables.toSorted((a, b) => a.control - b.control).map(({ table }) => table)]),
  )
}

const boxOf = ({ x, y, w, h }: Area, page: number): Box => ({
  page: page + 1,
  x: tenths(x * POINTS),
  y: tenths(y * POINTS),
  width: tenths(w * POINTS),
  height: tenths(h * POINTS),
})

const tenths = (points: number) => Math.round(points * 10) / 10

function firstCellText(document: HwpDocument, section: number, paragraph: number, control: number): string {
  const count = document.getCellParagraphCount(section, paragraph, control, 0)
  return Array.from({ length: count }, (_, i) => document.getTextInCell(section, paragraph, control, 0, i, 0, 200)).join('')
}
