import { monthsOf } from '#domain/entry/due.ts'
import type { PlanInForce } from '../plans/plan.ts'
import { Refusal } from '../refusal.ts'
import type { IndicatorRow } from '../actuals/indicators.ts'

export interface PeriodAsked {
  readonly year: number
  readonly month: number
  /** what can be chosen with these indicators */
  readonly years: readonly number[]
  readonly months: readonly number[]
}

/** The period a screen opens with: as asked, else the newest that can be entered. Refuses 'unknown-year'. */
export function periodAsked(
  ask: { readonly year?: number | undefined; readonly month?: number | undefined },
  plans: readonly PlanInForce[],
  indicators: readonly IndicatorRow[],
  today: string,
): PeriodAsked {
  const months = [...new Set(indicators.flatMap((i) => monthsOf(i.frequency)))].toSorted((a, b) => a - b)
  const years = [...new Set(plans.flatMap((p) => p.years))].toSorted((a, b) => a - b)
  const month = ask.month ?? (months[0] === 0 ? 0 : (months.findLast((m) => m < Number(today.slice(5, 7))) ?? months.at(-1) ?? 0))
  const landing = Number(today.slice(0, 4)) - (month === 0 ? 1 : 0)
  const year = ask.year ?? years.findLast((y) => y <= landing) ?? years[0] ?? landing
  if (years.length > 0 && !years.includes(year))
    throw new Refusal('unknown-year', { year, first: years[0] ?? 0, last: years.at(-1) ?? 0 })
  return { year, month, years, months }
}
