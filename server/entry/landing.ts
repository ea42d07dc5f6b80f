import { monthsOf } from '#domain/entry/due.ts'
import type { IndicatorRow } from '../actuals/indicators.ts'

interface PeriodAsked {
  readonly year?: number | undefined
  readonly month?: number | undefined
}

/** Months that can be chosen with these indicators; 0 = the year's figures. */
export const monthsIn = (indicators: readonly IndicatorRow[]): readonly number[] =>
  [...new Set(indicators.flatMap((i) => monthsOf(i.frequency)))].toSorted((a, b) => a - b)

/** The period a screen opens with: as asked, else the newest that can be entered. `years` are those that can be chosen. */
export function periodAsked(
  ask: PeriodAsked,
  years: readonly number[],
  months: readonly number[],
  today: string,
): { readonly year: number; readonly month: number } {
  const month = ask.month ?? (months[0] === 0 ? 0 : (months.findLast((m) => m < Number(today.slice(5, 7))) ?? months.at(-1) ?? 0))
  const landing = Number(today.slice(0, 4)) - (month === 0 ? 1 : 0)
  return { year: ask.year ?? years.findLast((y) => y <= landing) ?? years[0] ?? landing, month }
}
