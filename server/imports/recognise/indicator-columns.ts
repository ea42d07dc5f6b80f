import { parseNumber } from '#domain/entry/parse-number.ts'
import { type Column, columnsOf, figureKind, type FigureKind, headOf, kindOf, roleAt, said } from './heads.ts'
import type { Ledger } from './ledger.ts'
import type { TableSegment } from './segment.ts'
import type { Line, Piece } from './source.ts'

/** Cells of figures: of which year and kind, as far as the header says it. */
export interface FigureColumn {
  readonly column: number
  readonly year: number | null
  readonly kind: FigureKind | null
  readonly piece: Piece
}

export interface IndicatorColumns {
  readonly columns: readonly Column[]
  /** Column of a role, where its cells stand */
  readonly at: (role: string) => number | null
  /** whose cells say what the figures beside them are: 목표, 실적, '24 실적 */
  readonly row: number | null
  readonly figures: readonly FigureColumn[]
  /** The header of the names says that the unit stands in brackets behind them */
  readonly unitInName: boolean
}

/** What the word before a row of figures says; null = it is no such word. */
export function rowLabel(piece: Piece | null): { readonly kind: FigureKind | null; readonly year: number | null } | null {
  if (!piece) return null
  const { words, year } = headOf(piece.label)
  const kind = words.every((word) => figureKind(word, 'indicators') !== null) ? kindOf(words, 'indicators') : null
  return (kind !== null && kind !== 'whole') || (words.length === 0 && year !== null) ? { kind, year } : null
}

/** Columns of a table of indicators by its header's words, and by its cells where the header is shifted against them. */
export function indicatorColumns(table: TableSegment, fiscalYear: number | null, ledger: Ledger): IndicatorColumns {
  const columns = columnsOf(table.header, 'indicators', fiscalYear)
  const row = rowColumn(table.rows, columns)
  const years = columns
    .filter((column) => column.figures && column.index !== row)
    .flatMap(({ index, year, kind, pieces: [piece] }) => (piece ? [{ column: index, year, kind, piece }] : []))
    // A rate is of the figures to its left.
    .map((one, i, all) => (one.kind === 'rate' && one.year === null ? { ...one, year: all[i - 1]?.year ?? null } : one))
  const shift = shifted(table, years, row, ledger)
  const named = roleAt(columns, 'name')
  return {
    columns,
    row,
    figures: shift.years,
    at: (role) => {
      const column = role === 'name' ? named : roleAt(columns, role)
      return column === null || column === row ? null : shift.move(column)
    },
    unitInName: columns[named ?? -1]?.pieces.some((piece) => /단위/.test(piece.label)) ?? false,
  }
}

/** The column whose cells say 목표 and 실적, whatever stands above it; years only below a heading that says so. */
function rowColumn(rows: readonly Line[], columns: readonly Column[]): number | null {
  const counts = new Map<number, number>()
  const headed = roleAt(columns, 'row')
  for (const row of rows)
    for (const [c, piece] of row.pieces.entries()) {
      // A figure says no kind.
      const label = piece.text === '' || (c !== headed && /^[\d,·%]+$/.test(piece.label)) ? null : rowLabel(piece)
      if (label && (label.kind !== null || c === headed)) counts.set(c, (counts.get(c) ?? 0) + 1)
    }
  return [...counts].toSorted((a, b) => b[1] - a[1])[0]?.[0] ?? headed
}

/** A printed figure or the sign of none, with what may stand behind it; '1365 자원봉사포털' is a text. */
const looksLikeFigure = (piece: Piece | undefined): boolean =>
  piece !== undefined &&
  piece.text !== '' &&
  (parseNumber(piece.text.replace(/(?<=\d)\s*[^\d\s.,]{1,3}$/, '')).kind !== 'refuse' || /^약?\s*\d[\d,.]*$/.test(piece.text))

/**
 * The form's own copies head the five years with a group of four columns: the fifth year stands alone behind the columns of
 * text, and those stand one to the left of their cells. Which of the two readings holds is decided by the cells.
 */
function shifted(
  table: TableSegment,
  years: readonly FigureColumn[],
  row: number | null,
  ledger: Ledger,
): { years: readonly FigureColumn[]; move: (column: number) => number } {
  const asPrinted = { years, move: (column: number) => column }
  const [first] = years
  const breakAt = years.findIndex((y, i) => i > 0 && y.column !== (years[i - 1]?.column ?? 0) + 1)
  if (!first || breakAt < 0) return asPrinted
  const stray = years.slice(breakAt)
  const end = first.column + breakAt
  const last = Math.max(...stray.map((y) => y.column))
  const mended = {
    years: years.map((year, i) => ({ ...year, column: first.column + i })),
    move: (column: number) => (column >= end && column <= last ? column + stray.length : column),
  }
  const score = (reading: typeof asPrinted) => {
    const targets = table.rows.filter((line) => row === null || rowLabel(said(line, row))?.kind === 'target')
    return targets.reduce((sum, line) => sum + reading.years.filter((y) => looksLikeFigure(line.pieces[y.column])).length, 0)
  }
  if (score(mended) <= score(asPrinted)) return asPrinted
  const words = table.header.map((line) => line.pieces.map((piece) => piece.text).join(' | ')).join(' / ')
  const [at] = stray
  if (at) ledger.repair('header-shifted', words, mended.years.map((y) => y.year).join(' '), at.piece.loc)
  return mended
}
