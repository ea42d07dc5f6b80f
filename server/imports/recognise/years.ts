import type { Field } from '../records.ts'
import { headings, type YearColumn, yearColumns } from './columns.ts'
import { printed, repaired } from './field.ts'
import type { Ledger } from './ledger.ts'
import { wonOf } from './money.ts'
import type { Segment, TableSegment } from './segment.ts'
import type { Piece } from './source.ts'

export interface PlanYears {
  readonly fiscalYear: Field<number>
  readonly settledYear: Field<number>
  readonly firstYear: Field<number>
  readonly lastYear: Field<number>
}

const isTable = (segment: Segment): segment is TableSegment => 'header' in segment

/**
 * The plan's years from the headers of its tables: the settled year has 결산, the fiscal year is the last with 예산, the
 * window is that of the indicators. A plan without budget tables has the form's window: settled, current, budget, two more.
 */
export function yearsOf(segments: readonly Segment[], titles: readonly Piece[], ledger: Ledger): PlanYears | null {
  const columns = (kind: TableSegment['kind']) =>
    segments
      .filter(isTable)
      .filter((s) => s.kind === kind)
      .map((s) => yearColumns(headings(s.header)))
  const budget = columns('lines')
  const settled = most(budget.flatMap((years) => last(years.filter((y) => y.kind === 'settled')) ?? []))
  const fiscal = most(budget.flatMap((years) => last(years.filter((y) => y.kind === 'budget')) ?? []))
  const windows = columns('indicators').filter((years) => years.length >= 2)
  const first = most(windows.flatMap((years) => years.toSorted((a, b) => a.year - b.year)[0] ?? []))
  const end = most(windows.flatMap((years) => last(years) ?? []))
  const title = titles
    .map((piece) => ({ piece, year: Number(/(20\d\d)\s*(?:회계)?년/.exec(piece.text)?.[1] ?? Number.NaN) }))
    .find((t) => !Number.isNaN(t.year))

  const known = settled ?? first ?? fiscal
  const at = known?.piece ?? title?.piece
  if (!at) return null
  const guess = (value: number) => repaired(value, at, [ledger.repair('years-from-window', at.raw, String(value), at.loc)], 0.7)
  const fiscalYear = fiscal
    ? field(fiscal, ledger)
    : title
      ? printed(title.year, title.piece)
      : guess(settled ? settled.year + 2 : first ? first.year + 2 : 0)
  const settledYear = settled ? field(settled, ledger) : guess(fiscalYear.value - 2)
  const years: PlanYears = {
    fiscalYear,
    settledYear,
    firstYear: first ? field(first, ledger) : guess(settledYear.value),
    lastYear: end ? field(end, ledger) : guess(fiscalYear.value + 2),
  }
  const differ = windows.map((w) => `${w[0]?.year}-${last(w)?.year}`)
  if (
    new Set(differ).size > 1 ||
    fiscalYear.value < years.firstYear.value ||
    fiscalYear.value > years.lastYear.value ||
    settledYear.value >= fiscalYear.value
  ) {
    ledger.ask('years-unclear', '', fiscalYear, [...new Set(differ)].join(', '))
  }
  return years
}

const last = (years: readonly YearColumn[]): YearColumn | undefined => years.toSorted((a, b) => a.year - b.year).at(-1)

/** What most tables say; the first of equals. */
function most(years: readonly YearColumn[]): YearColumn | null {
  const counts = new Map<number, number>()
  for (const { year } of years) counts.set(year, (counts.get(year) ?? 0) + 1)
  const [best] = [...counts].toSorted((a, b) => b[1] - a[1])
  return best ? (years.find((y) => y.year === best[0]) ?? null) : null
}

function field(column: YearColumn, ledger: Ledger): Field<number> {
  const repairs = column.twoDigits
    ? [ledger.repair('two-digit-year', column.piece.raw, String(column.year), column.piece.loc)]
    : []
  return repaired(column.year, column.piece, repairs, 1)
}

/** The unit of the plan's amounts: what most captions of tables with money say. */
export function amountUnit(
  segments: readonly Segment[],
  ledger: Ledger,
  nowhere: Piece,
): { readonly field: Field<number>; readonly word: string } {
  const said = segments
    .filter(isTable)
    .filter((s) => s.kind === 'statement' || s.kind === 'lines' || s.kind === 'goal-table')
    .flatMap((s) => {
      const unit = s.caption ? wonOf(s.caption.text) : null
      return unit && s.caption ? [{ ...unit, piece: s.caption }] : []
    })
  const counts = new Map<string, number>()
  for (const { word } of said) counts.set(word, (counts.get(word) ?? 0) + 1)
  const [best] = [...counts].toSorted((a, b) => b[1] - a[1])
  const first = said.find((s) => s.word === best?.[0])
  if (!first) {
    ledger.ask('amount-unit-missing', '', nowhere, '백만원')
    return { field: { value: 1_000_000, raw: '', loc: nowhere.loc, confidence: 0.3, repairs: [] }, word: '백만원' }
  }
  for (const other of said) if (other.word !== first.word) ledger.ask('amount-unit-mixed', first.word, other.piece, other.word)
  return { field: printed(first.won, first.piece), word: first.word }
}
