import { monthsOf } from '#domain/entry/due.ts'
import { expectedPace, pacePlan, type PaceStatus } from '#domain/entry/pace.ts'
import { actualOf, type IndicatorRow, targetOf } from './figures.ts'

export interface Pace {
  /** null for a result and for what is late */
  readonly status: PaceStatus | null
  /** ISO day from which a yearly figure exists */
  readonly dueOn: string
  readonly yearly: boolean
  /** every period of the year */
  readonly periods: readonly { readonly month: number; readonly actual: number | null; readonly expected: number | null }[]
  readonly measured: number
}

/** How far an indicator is in `year`, looked at on `today` (ISO). Null when the year has no target to go towards. */
export function paceOf(
  row: Pick<IndicatorRow, 'target' | 'direction' | 'unit' | 'series' | 'inYear' | 'pace'>,
  year: number,
  today: string,
): Pace | null {
  const target = targetOf(row)
  if (target === null) return null
  const { frequency, pace, aggregation, resultsDue, periods: entered, curve } = row.inYear
  const months = frequency === 'year' ? [12] : monthsOf(frequency)
  const at = (list: readonly { month: number; value: number }[], month: number) =>
    list.find((p) => p.month === month)?.value ?? null
  const before = row.series.find((p) => p.year === year - 1)
  const dueOn = `${year + 1}-${resultsDue}`
  const plan = pacePlan({
    mode: pace,
    frequency,
    direction: row.direction,
    aggregation,
    unit: row.unit,
    target,
    lastYear: before === undefined ? null : actualOf(before),
    curve,
    dueOn,
  })
  const periods = months.map((month, i) => {
    const expected = expectedPace(plan, i + 1, today)
    return { month, actual: at(entered, month), expected: expected.kind === 'pace' ? expected.value : null }
  })
  return { status: row.pace?.status ?? null, dueOn, yearly: frequency === 'year', periods, measured: entered.length }
}
