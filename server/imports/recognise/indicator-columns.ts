import { fieldsOfGroup, type PlanField } from '#domain/plan/plan-fields.ts'
import { columnOf, headings, type YearColumn, yearColumns } from './columns.ts'
import type { Ledger } from './ledger.ts'
import type { TableSegment } from './segment.ts'
import type { Line, Piece } from './source.ts'

export interface IndicatorColumns {
  readonly name: number | null
  readonly unit: number | null
  readonly kind: number | null
  readonly weight: number | null
  /** 목표 or 실적 */
  readonly row: number | null
  readonly formula: number | null
  readonly source: number | null
  /** columns found by the heading of a field of #domain/plan/plan-fields.ts */
  readonly headed: readonly { readonly field: PlanField; readonly column: number }[]
  readonly years: readonly { readonly year: number; readonly column: number; readonly piece: Piece }[]
  /** The header of the names says that the unit stands in brackets behind them */
  readonly unitInName: boolean
}

const isTargetRow = (piece: Piece | undefined): boolean => /^(?:목표|계획)치?(?:\(.*\))?$/.test(piece?.label ?? '')
export const isActualRow = (piece: Piece | undefined): boolean => /^(?:실적|결과)치?(?:\(.*\))?$/.test(piece?.label ?? '')

/** Columns of a table of indicators by its header's words, and by its cells where the header is shifted against them. */
export function indicatorColumns(table: TableSegment, ledger: Ledger): IndicatorColumns {
  const columns = headings(table.header)
  const years = yearColumns(columns)
  const row = rowColumn(table.rows) ?? columnOf(columns, /^구분$/)
  const shift = shifted(table, years, row, ledger)
  const moved = (column: number | null) => (column === null ? null : shift.move(column))
  const name = columnOf(columns, /^(?:성과)?지표명?(?:\(.*\))?$/)
  return {
    name,
    row,
    years: shift.years.toSorted((a, b) => a.year - b.year),
    unit: moved(columnOf(columns, /^단위$/)),
    kind: moved(columnOf(columns, /^지표유형|^유형$|^지표구분$/)),
    weight: moved(columnOf(columns, /^가중치/)),
    formula: moved(columnOf(columns, /측정산식|측정방법|^산식/)),
    headed: fieldsOfGroup('indicators').flatMap((field) => {
      const column = field.headed ? moved(columnOf(columns, field.headed)) : null
      return column === null ? [] : [{ field, column }]
    }),
    source: moved(columnOf(columns, /자료수집|자료출처|^출처/)),
    unitInName: columns[name ?? -1]?.some((piece) => /단위/.test(piece.label)) ?? false,
  }
}

/** The column whose cells say 목표 and 실적, whatever stands above it. */
function rowColumn(rows: readonly Line[]): number | null {
  const counts = new Map<number, number>()
  for (const row of rows)
    for (const [c, piece] of row.pieces.entries())
      if (isTargetRow(piece) || isActualRow(piece)) counts.set(c, (counts.get(c) ?? 0) + 1)
  return [...counts].toSorted((a, b) => b[1] - a[1])[0]?.[0] ?? null
}

const looksLikeFigure = (piece: Piece | undefined): boolean =>
  piece !== undefined && /^[△▲▵\-−(]?\s*[\d１-９]|^[/-]$/.test(piece.text)

/**
 * The form's own copies head the five years with a group of four columns: the fifth year stands alone behind the columns of
 * text, and those stand one to the left of their cells. Which of the two readings holds is decided by the cells.
 */
function shifted(
  table: TableSegment,
  years: readonly YearColumn[],
  row: number | null,
  ledger: Ledger,
): { years: { year: number; column: number; piece: Piece }[]; move: (column: number) => number } {
  const asPrinted = { years: years.map(({ year, column, piece }) => ({ year, column, piece })), move: (column: number) => column }
  const [first] = years
  const breakAt = years.findIndex((y, i) => i > 0 && y.column !== (years[i - 1]?.column ?? 0) + 1)
  if (!first || breakAt < 0) return asPrinted
  const stray = years.slice(breakAt)
  const end = first.column + breakAt
  const last = Math.max(...stray.map((y) => y.column))
  const mended = {
    years: years.map(({ year, piece }, i) => ({ year, column: first.column + i, piece })),
    move: (column: number) => (column >= end && column <= last ? column + stray.length : column),
  }
  const score = (reading: typeof asPrinted) => {
    const targets = table.rows.filter((line) => row === null || isTargetRow(line.pieces[row]))
    return targets.reduce((sum, line) => sum + reading.years.filter((y) => looksLikeFigure(line.pieces[y.column])).length, 0)
  }
  if (score(mended) <= score(asPrinted)) return asPrinted
  const words = table.header.map((line) => line.pieces.map((piece) => piece.text).join(' | ')).join(' / ')
  const [at] = stray
  if (at) ledger.repair('header-shifted', words, mended.years.map((y) => y.year).join(' '), at.piece.loc)
  return mended
}
