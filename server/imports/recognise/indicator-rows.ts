import { type FigureKind, said } from './heads.ts'
import { type IndicatorColumns, indicatorColumns, rowLabel } from './indicator-columns.ts'
import type { Ledger } from './ledger.ts'
import type { TableSegment } from './segment.ts'
import { filled, type Line, type Piece } from './source.ts'
import { isTotal } from './units.ts'

interface Row {
  readonly line: Line
  readonly kind: FigureKind | null
  readonly year: number | null
}
/** The rows of one indicator, and what stands above several. */
export interface Rows {
  readonly table: TableSegment
  readonly at: IndicatorColumns
  readonly names: [Piece, ...Piece[]]
  readonly rows: [Row, ...Row[]]
  readonly department: Piece | null
  readonly goalName: Piece | null
  /** Something beside its figures could not be read */
  doubt: Piece | null
}

/** Rows by indicator, in their order; a table may go on over pages, an indicator over rows or a page break. */
export function indicatorRows(tables: readonly TableSegment[], fiscalYear: number, ledger: Ledger): Rows[] {
  const all: Rows[] = []
  for (const [t, table] of tables.entries()) {
    const at = indicatorColumns(table, fiscalYear, ledger)
    for (const [i, line] of table.rows.entries()) place(all, table, at, line, table.rows[i + 1] ?? tables[t + 1]?.rows[0], ledger)
  }
  return all
}

/** Puts a row to its indicator: a new one, a counterpart of the last one, or the rest of its name. */
function place(all: Rows[], table: TableSegment, at: IndicatorColumns, line: Line, next: Line | undefined, ledger: Ledger) {
  const parent = said(line, at.at('name'))
  const name = said(line, at.at('sub')) ?? parent
  const current = all.at(-1)
  const label = rowLabel(said(line, at.row))
  const figures = at.figures.some((one) => said(line, one.column) !== null)
  const weight = said(line, at.at('weight'))
  if (name && isTotal(name)) return ledger.strange(line, 'total-row')
  const row: Row = { line, kind: label?.kind ?? null, year: label?.year ?? null }
  const fits = current !== undefined && !current.rows.some((one) => one.kind === row.kind && one.year === row.year)
  if (current && label && fits && (!name || current.names.some((one) => one.squeezed === name.squeezed))) {
    if (name) ledger.recognised(name)
    current.rows.push(row)
    return
  }
  if (name && current && !figures && !label && filled(line).length === 1 && !heads(next, at)) {
    current.names.push(name)
    return
  }
  // The name begun beside 목표 goes on beside 실적.
  if (
    name &&
    current &&
    label?.kind === 'actual' &&
    fits &&
    weight === null &&
    !/\)\s*$/.test(current.names.at(-1)?.text ?? '')
  ) {
    current.names.push(name)
    current.rows.push(row)
    return
  }
  if (!name) {
    if (current) current.doubt ??= filled(line)[0] ?? null
    return ledger.strange(line, 'indicator-without-name')
  }
  if (!figures && !label && weight === null && !heads(next, at)) return ledger.strange(line, 'row-unknown')
  // A merged cell says it once, above the first of its rows.
  const above = current?.table === table ? current : undefined
  all.push({
    table,
    at,
    names: [name],
    rows: [row],
    department: said(line, at.at('department')) ?? above?.department ?? null,
    goalName: said(line, at.at('goal')) ?? above?.goalName ?? null,
    doubt: null,
  })
  if (parent && parent !== name) ledger.ask('sub-indicator', name.text, parent)
}

/** The row below has figures of what is named above it. */
const heads = (next: Line | undefined, at: IndicatorColumns): boolean =>
  next !== undefined && !said(next, at.at('name')) && !said(next, at.at('sub')) && rowLabel(said(next, at.row)) !== null
