import type { Rate } from './value.ts'

/** 달성률 of one settled year of an indicator. */
export interface SettledRate {
  readonly year: number
  readonly rate: Rate
}

/** Years in a row with 100 % or more after which an indicator is proposed to be dropped (setting, rules §7). */
export const DEFAULT_SUNSET_YEARS = 3

const FULL = 100

/**
 * 일몰 제안: the newest `years` settled years follow each other without a gap and each reached 100 %, so that the target asks
 * for nothing any more. Gives those years, oldest first; null when there is no such row. A year without a rate ends it: a
 * missing result proves nothing. It is a question for the department, never a decision.
 */
export function sunsetYears(settled: readonly SettledRate[], years: number): readonly SettledRate[] | null {
  const newest = settled.toSorted((a, b) => b.year - a.year).slice(0, years)
  const inARow = newest.every((one, n) => one.year === (newest[0]?.year ?? 0) - n)
  const reached = newest.every(({ rate }) => rate.kind === 'rate' && Number(rate.exact) >= FULL)
  return newest.length === years && inARow && reached ? newest.toReversed() : null
}
