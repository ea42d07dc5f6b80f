/**
 * The neutral model every reader produces and every later stage reads: a document as a list of blocks in reading order.
 * `raw` is what the file says (white space as it stands), `text` the same without markup; nothing else is changed here.
 */
export type DocumentFormat = 'text' | 'markdown' | 'hwpx' | 'hwp' | 'pdf' | 'xlsx'

/** A rectangle on a page, in points from the top left. */
export interface Box {
  readonly page: number
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

/** Where something stands. `block` counts the document's blocks from 0, `row` and `column` the table's cells from 0. */
export interface Loc {
  readonly block: number
  readonly row: number | null
  readonly column: number | null
  /** 1-based line of a text, row of a sheet; null where the format has none */
  readonly line: number | null
  /** 1-based page; null where the reader does not know it */
  readonly page: number | null
  /** name of the sheet of a workbook */
  readonly sheet: string | null
  readonly box: Box | null
  /** name of a workbook's cell, e.g. B5; only there, because `column` counts from the table's first column and not from A */
  readonly address?: string
}

export interface TextBlock {
  readonly kind: 'text'
  readonly raw: string
  readonly text: string
  /** 1–6 when the format calls it a heading; a hint only, documents use it loosely */
  readonly heading: number | null
  readonly loc: Loc
}

export interface Cell {
  readonly raw: string
  readonly text: string
  readonly rowSpan: number
  readonly columnSpan: number
  /** true: lies under a merged cell that begins elsewhere, and has no text of its own */
  readonly covered: boolean
  readonly loc: Loc
}

export interface TableBlock {
  readonly kind: 'table'
  /** rectangular: every row has the same number of cells */
  readonly grid: readonly (readonly Cell[])[]
  readonly loc: Loc
}

export type Block = TextBlock | TableBlock

export interface ReadDocument {
  readonly format: DocumentFormat
  readonly name: string
  /** of the file's bytes, hex */
  readonly sha256: string
  readonly bytes: number
  readonly pages: number | null
  readonly blocks: readonly Block[]
  /** what the reader could not take or had to replace, each in a word */
  readonly warnings: readonly ReadWarning[]
}

export interface ReadWarning {
  readonly kind: 'partly-read' | 'encoding-replaced' | 'formula-without-value' | 'picture-skipped' | 'text-removed' | 'other'
  readonly what: string
}

/** A page as an image; `width` and `height` in points, the scale of the model's boxes. */
export interface PagePicture {
  readonly svg: string
  readonly page: number
  readonly pages: number
  readonly width: number
  readonly height: number
}
