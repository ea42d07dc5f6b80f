import type { Field } from '../records.ts'
import { type Column, columnsOf, type FigureKind, said } from './heads.ts'
import { absent, printed, repaired } from './field.ts'
import { indicatorColumns, rowLabel } from './indicator-columns.ts'
import { Ledger } from './ledger.ts'
import { type Money, unitIn } from './money.ts'
import type { Segment, TableSegment } from './segment.ts'
import { filled, type Line, type Piece } from './source.ts'
import { isTitle } from './units.ts'

export interface PlanYears {
  readonly fiscalYear: Field<number>
  readonly settledYear: Field<number>
  readonly firstYear: Field<number>
  readonly lastYear: Field<number>
  /** The document calls itself a result report: figures without a year are of its own year */
  readonly report: boolean
}

const isTable = (segment: Segment): segment is TableSegment => 'header' in segment

/**
 * The plan's years: the fiscal year is the title's, else the last with 예산; the settled year has 결산, else it is the last with
 * results; the window is that of the indicators. Where these disagree, or nothing prints the year, a person is asked.
 */
export function yearsOf(segments: readonly Segment[], lines: readonly Line[], ledger: Ledger): PlanYears | null {
  const tables = (kind: TableSegment['kind']) => segments.filter(isTable).filter((s) => s.kind === kind)
  const columns = (kind: TableSegment['kind']) => tables(kind).map((s) => columnsOf(s.header, kind))
  const covers = segments.flatMap((segment) => (segment.kind === 'title' ? filled(segment.line) : []))
  const title = [
    ...lines
      .filter((line) => line.kind === 'text')
      .flatMap(filled)
      .filter(isTitle),
    ...covers,
  ]
    .map((piece) => ({ piece, year: Number(/20\d\d(?=(?:회계)?[년연])|^20\d\d/.exec(piece.squeezed)?.[0] ?? Number.NaN) }))
    .find((t) => !Number.isNaN(t.year))
  const report = isReport(lines)
  const budget = [...columns('lines'), ...columns('statement')]
  const newest = (kind: FigureKind) => most(budget.flatMap((all) => last(all.filter((c) => c.kind === kind)) ?? []))
  const settled = newest('settled')
  const fiscal = newest('budget')
  const ofTables = tables('indicators').map(yearsOfTable)
  const windows = ofTables.map(({ window }) => window).filter((years) => years.length >= 2)
  const first = most(windows.flatMap((years) => years.toSorted((a, b) => a.year - b.year)[0] ?? []))
  const end = most(windows.flatMap((years) => last(years) ?? []))
  const plain = most(budget.flatMap((all) => last(all) ?? []))
  const only = most(ofTables.flatMap(({ window }) => window))

  const known = settled ?? first ?? fiscal ?? plain ?? only
  const at = known?.piece ?? title?.piece
  if (!at) return null
  const guess = (value: number) => repaired(value, at, [ledger.repair('years-from-window', at.raw, String(value), at.loc)], 0.5)
  const allResults = ofTables.flatMap((one) => one.results)
  const results = allResults.length === 0 ? null : allResults.reduce((a, b) => Math.max(a, b))
  const fiscalYear = title
    ? {
        ...printed(title.year, title.piece),
        confidence: (fiscal && !report ? fiscal.year === title.year : isTitle(title.piece)) ? 1 : 0.5,
      }
    : fiscal
      ? field(fiscal, ledger)
      : guess(settled ? settled.year + 2 : first ? first.year + 2 : (plain?.year ?? only?.year ?? 0))
  const settledYear = report
    ? fiscalYear
    : settled
      ? field(settled, ledger)
      : guess(results !== null && results < fiscalYear.value ? results : fiscalYear.value - 2)
  const years: PlanYears = {
    fiscalYear,
    settledYear,
    firstYear: first ? field(first, ledger) : guess(settledYear.value),
    lastYear: end ? field(end, ledger) : guess(fiscalYear.value + 2),
    report,
  }
  const differ = windows.map((w) => `${w.toSorted((a, b) => a.year - b.year)[0]?.year}-${last(w)?.year}`)
  const asked =
    fiscalYear.confidence < 1 ||
    new Set(differ).size > 1 ||
    fiscalYear.value < years.firstYear.value ||
    fiscalYear.value > years.lastYear.value ||
    (settledYear.value >= fiscalYear.value && !report) ||
    // The form's window begins with the settled year; another one of a plan without budgets proves nothing by itself.
    (!settled && results !== null && fiscalYear.value - results > 2)
  if (asked) ledger.ask('years-unclear', '', fiscalYear, [...new Set(differ)].join(', ') || null)
  return asked && fiscalYear.confidence === 1 && !settled && !fiscal
    ? { ...years, fiscalYear: { ...fiscalYear, confidence: 0.6 } }
    : years
}

/** A line by itself calls the document a 성과보고서, and none calls it a plan. */
export function isReport(lines: readonly Line[]): boolean {
  const alone = lines.flatMap((line) => {
    const [piece, more] = filled(line)
    return piece && !more ? [piece.squeezed] : []
  })
  return alone.some((text) => /성과보고서?(?:\(.*\))?$/.test(text)) && !alone.some((text) => text.endsWith('성과계획서'))
}

interface Year {
  readonly year: number
  readonly piece: Piece
  readonly twoDigits: boolean
}
const yearsIn = (columns: readonly Column[]): (Year & Pick<Column, 'kind'>)[] =>
  columns.flatMap(({ figures, year, kind, twoDigits, pieces }) =>
    figures && year !== null && pieces[0] ? [{ year, kind, twoDigits, piece: pieces[0] }] : [],
  )

/** Years of a table of indicators, above its figures or before them, and those with a result that is no placeholder. */
function yearsOfTable(table: TableSegment): { readonly window: Year[]; readonly results: readonly number[] } {
  const { columns, row, figures } = indicatorColumns(table, null, new Ledger())
  const rows = table.rows.map((line) => ({ line, piece: said(line, row), label: rowLabel(said(line, row)) }))
  const above = yearsIn(columns)
  const before = rows.flatMap(({ piece, label }) =>
    piece && label?.year != null ? [{ year: label.year, piece, twoDigits: false }] : [],
  )
  const results = rows.flatMap(({ line, label }) =>
    figures.flatMap(({ column, year, kind }) => {
      const of = year ?? label?.year ?? null
      return (label?.kind ?? kind) === 'actual' && of !== null && /[1-9]/.test(line.pieces[column]?.text ?? '') ? [of] : []
    }),
  )
  return { window: above.length > 0 ? above : before, results }
}

const last = <Y extends { readonly year: number | null }>(years: readonly Y[]): Y | undefined =>
  years.toSorted((a, b) => (a.year ?? 0) - (b.year ?? 0)).at(-1)

/** What most tables say; the first of equals. */
function most(years: readonly (Year | Column)[]): Year | null {
  const own = years.flatMap((y) => ('pieces' in y ? yearsIn([y]) : [y]))
  const counts = new Map<number, number>()
  for (const { year } of own) counts.set(year, (counts.get(year) ?? 0) + 1)
  const [best] = [...counts].toSorted((a, b) => b[1] - a[1])
  return best ? (own.find((y) => y.year === best[0]) ?? null) : null
}

function field(column: Year, ledger: Ledger): Field<number> {
  const repairs = column.twoDigits
    ? [ledger.repair('two-digit-year', column.piece.raw, String(column.year), column.piece.loc)]
    : []
  return repaired(column.year, column.piece, repairs, 1)
}

/** The unit of the plan's amounts: what most tables with money say, above them or in their headers. */
export function amountUnit(
  segments: readonly Segment[],
  ledger: Ledger,
  nowhere: Piece,
): Money & { readonly field: Field<number> } {
  const found = segments.filter(isTable).flatMap((s) => {
    const unit = unitIn(s)
    return unit ? [{ ...unit, said: s.rule?.money != null }] : []
  })
  const counts = Map.groupBy(found, ({ word }) => word)
  const [best] = [...counts.values()].toSorted((a, b) => b.length - a.length)
  const [first] = best ?? []
  if (!first) {
    const amounts = segments.some((s) => s.kind === 'lines' || s.kind === 'statement' || s.kind === 'goal-table')
    if (amounts) ledger.ask('amount-unit-missing', '', nowhere, '백만원')
    return {
      won: 1_000_000,
      word: '백만원',
      field: { ...absent(nowhere.loc, 0.3), value: 1_000_000 },
    }
  }
  for (const other of found)
    if (other.word !== first.word && !other.said) ledger.ask('amount-unit-mixed', first.word, other.piece, other.word)
  return { won: first.won, word: first.word, field: printed(first.won, first.piece) }
}
