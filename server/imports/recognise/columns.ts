import { filled, type Line, type Piece } from './source.ts'
import { yearHeader, type YearHeader } from './year.ts'

/** The words above each column, top to bottom: own cells only, blank ones left out. */
export function headings(header: readonly Line[]): Piece[][] {
  const width = Math.max(0, ...header.map((line) => line.pieces.length))
  return Array.from({ length: width }, (_, column) =>
    header.flatMap((line) => line.pieces[column] ?? []).filter((piece) => piece.text !== ''),
  )
}

/** First column one of whose words matches; null = the table has no such column. */
export function columnOf(columns: readonly (readonly Piece[])[], pattern: RegExp): number | null {
  const found = columns.findIndex(
    (pieces) => pieces.some((piece) => pattern.test(piece.label)) || pattern.test(pieces.map((p) => p.label).join('')),
  )
  return found < 0 ? null : found
}

/** The cell when something is printed in it. */
export function said(line: Line, column: number | null): Piece | null {
  const piece = column === null ? undefined : line.pieces[column]
  return piece && piece.text !== '' ? piece : null
}

export interface YearColumn extends YearHeader {
  readonly column: number
  readonly piece: Piece
}

/** Columns headed by a year, in the order they stand. A header of two rows may put the kind ('결산') under the year. */
export function yearColumns(columns: readonly (readonly Piece[])[]): YearColumn[] {
  return columns.flatMap((pieces, column) => {
    const [first] = pieces
    const words = [pieces.map((piece) => piece.squeezed).join(''), ...pieces.map((piece) => piece.squeezed)]
    const header = words.map(yearHeader).find((found) => found !== null)
    return header && first ? [{ ...header, column, piece: first }] : []
  })
}

/** A word that heads several columns reaches right until the next word of its row. */
export function groups(header: Line): { readonly piece: Piece; readonly from: number; readonly to: number }[] {
  const starts = filled(header).map((piece) => ({ piece, from: header.pieces.indexOf(piece) }))
  return starts.map(({ piece, from }, i) => ({ piece, from, to: (starts[i + 1]?.from ?? header.pieces.length) - 1 }))
}
