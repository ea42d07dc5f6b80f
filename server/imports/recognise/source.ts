import type { Cell, Loc, ReadDocument, TextBlock } from '../../documents/model.ts'
import type { TableKind } from './heads.ts'
import { labelOf, squeezeTidied, tidy } from './text.ts'

/** A cell or a text of the document with its comparable forms. Its identity counts: every piece ends with one fate. */
export interface Piece {
  readonly raw: string
  /** tidied */
  readonly text: string
  readonly loc: Loc
  readonly squeezed: string
  readonly label: string
  /** The printed cell this was taken out of ('사업명 도로 정비' in one cell) */
  readonly whole?: Piece
  /** The merged cell above, under which this one lies */
  readonly under?: Piece
  /** of a merged cell: how many rows it stands for */
  readonly rows?: number
  /** A person said what stands below it: no other word of the header speaks of its column */
  readonly said?: true
}

/** What a person said of the table a line stands in (rules.ts). */
export interface LineRule {
  readonly table: TableKind
  readonly part: 'header' | 'more' | 'row'
  readonly money: { readonly won: number; readonly word: string } | null
  readonly owner: Piece | null
  readonly goal: Piece | null
}

/** A row of a table, or a text as a row of one piece. */
export interface Line {
  readonly kind: 'text' | 'row'
  readonly pieces: readonly Piece[]
  /** Block it stands in; rows of one table share it */
  readonly block: number
  readonly sheet: string | null
  readonly rule?: LineRule
}

export function pieceOf(raw: string, text: string, loc: Loc): Piece {
  const tidied = tidy(text)
  const squeezed = squeezeTidied(tidied)
  return { raw, text: tidied, loc, squeezed, label: labelOf(squeezed) }
}

/** Part of a cell that holds more than one thing; what becomes of it becomes of the cell. */
export const partOf = (whole: Piece, text: string): Piece => ({ ...pieceOf(whole.raw, text, whole.loc), whole })

/** Stage 4 begins with the document as lines in reading order; a text of several lines gives several. */
export function linesOf(document: Pick<ReadDocument, 'blocks'>): Line[] {
  return document.blocks.flatMap((block): Line[] => {
    if (block.kind === 'text') return textLines(block)
    const above: { piece: Piece; left: number }[] = []
    return block.grid.map((cells) => ({
      kind: 'row',
      pieces: cells.map((cell, column) => cellPiece(cell, column, above)),
      block: block.loc.block,
      sheet: block.loc.sheet,
    }))
  })
}

/** @param above of each column the merged cell that reaches down, and how many rows of it are left */
function cellPiece(cell: Cell, column: number, above: { piece: Piece; left: number }[]): Piece {
  const reaching = above[column]
  if (cell.covered) {
    const under = reaching && reaching.left > 0 ? { under: reaching.piece } : {}
    if (reaching) reaching.left -= 1
    return { ...pieceOf('', '', cell.loc), ...under }
  }
  const piece = { ...pieceOf(cell.raw, cell.text, cell.loc), ...(cell.rowSpan > 1 ? { rows: cell.rowSpan } : {}) }
  above[column] = { piece, left: cell.rowSpan - 1 }
  return piece
}

function textLines(block: TextBlock): Line[] {
  const texts = block.text.split(/\r?\n/).filter((text) => tidy(text) !== '')
  return texts.map((text) => {
    // A row that fell out of its table at a page break keeps its tabs.
    const parts = text.split('\t')
    const raw = texts.length === 1 && parts.length === 1 ? block.raw : text
    return {
      kind: 'text',
      pieces: parts.map((part) => pieceOf(parts.length === 1 ? raw : part, part, block.loc)),
      block: block.loc.block,
      sheet: block.loc.sheet,
    }
  })
}

/** The pieces of a line that say something. */
export const filled = (line: Line): Piece[] => line.pieces.filter((piece) => piece.text !== '')
