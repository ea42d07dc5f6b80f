/** What a year under way says of its indicators, from their periods and the one judgement. Pure. */
import type { PaceStatus } from '#domain/entry/pace-status.ts'
import { actualOf, type IndicatorRow, targetOf } from '../figures.ts'

export type Period = IndicatorRow['inYear']['periods'][number]

/** Over, past its day (ISO `today`), and nothing of it counts. */
export const isLate = (period: Period, today: string): boolean =>
  period.state === 'not-entered' && period.dueOn !== null && period.dueOn < today

export const lateOf = (row: Pick<IndicatorRow, 'inYear'>, today: string): readonly Period[] =>
  row.inYear.periods.filter((period) => isLate(period, today))

/** Something of the figure judged is not confirmed yet (잠정). */
export const restsOnSubmitted = ({ pace, inYear }: Pick<IndicatorRow, 'pace' | 'inYear'>): boolean =>
  inYear.periods.some((p) => p.state === 'submitted' && p.total !== null && p.month <= (pace?.month ?? 0))

/** Below the pace, the farthest first; what has no rate before all others, since anything is worse than nothing. */
export const belowPace = <Row extends Pick<IndicatorRow, 'pace'>>(rows: readonly Row[]): readonly Row[] =>
  rows
    .filter(({ pace }) => pace?.status === 'behind' || pace?.status === 'needs-improvement')
    .toSorted((a, b) => (a.pace?.percent ?? -1) - (b.pace?.percent ?? -1))

export const countOf = (rows: readonly Pick<IndicatorRow, 'pace'>[], status: PaceStatus): number =>
  rows.filter(({ pace }) => pace?.status === status).length

/** What a count still needs until the year's target, and the speed that takes beside the speed so far. Arithmetic, no forecast. */
export interface Rest {
  readonly left: number
  /** periods that are left */
  readonly periods: number
  readonly each: number
  /** of a period so far */
  readonly before: number
}

/** Null where nothing is added up, no figure is in, or the target is reached. */
export function restOf(row: Pick<IndicatorRow, 'pace' | 'inYear' | 'target' | 'direction'>): Rest | null {
  const { pace, inYear } = row
  const target = targetOf(row)
  if (pace === null || pace.value === null || target === null) return null
  if (inYear.aggregation !== 'sum' || row.direction === 'lower' || pace.value >= target) return null
  const done = inYear.periods.filter((p) => p.month <= (pace.month ?? 0)).length
  const periods = inYear.periods.length - done
  const left = target - pace.value
  return periods === 0 ? null : { left, periods, each: left / periods, before: pace.value / done }
}

/** The figure that row and panel show: the year's, or what is in so far. Null = none. */
export const valueOf = (row: Pick<IndicatorRow, 'actual' | 'pace'>): number | null => actualOf(row) ?? row.pace?.value ?? null

/** The last month of the year that is over on a day; 0 = none, or the day is of an earlier year. */
export function lastMonthOver(year: number, today: string): number {
  const of = Number(today.slice(0, 4))
  return of > year ? 12 : of < year ? 0 : Number(today.slice(5, 7)) - 1
}
