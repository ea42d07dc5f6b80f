import type { Db } from '#data/database.ts'
import type { CountedStages } from '#domain/entry/submission.ts'
import { type Definitions, definitions } from '../actuals/definitions.ts'
import { type IndicatorFacts, indicatorFacts } from '../actuals/indicator-facts.ts'
import { bureausWithPlan, planFor, plansFor, type YearPlan } from '../plans/plan.ts'

export interface GovernmentFacts {
  readonly year: number
  /** the plan of each bureau, in the organisation's order */
  readonly plans: readonly YearPlan[]
  /** those of this year and the one before, whose figures are collected now */
  readonly due: readonly YearPlan[]
  readonly facts: readonly (IndicatorFacts & { readonly planId: number })[]
  /** how the indicators are measured in which year */
  readonly dated: Definitions
}

/** The plans of all bureaus that answer for a year, with the facts of their indicators. Refuses 'unknown-year', 'unknown-plan'. */
export async function governmentFacts(
  db: Db,
  ask: { year?: number | undefined },
  counted: CountedStages,
  today: string,
): Promise<GovernmentFacts> {
  const bureaus = await bureausWithPlan(db, today)
  // A year that the first bureau does not know may be another's.
  const year = ask.year ?? (await planFor(db, { today })).year
  const thisYear = Number(today.slice(0, 4))
  const found: YearPlan[] = []
  for (const { id } of bureaus)
    found.push(...(await plansFor(db, { bureauId: id, years: [...new Set([year, thisYear - 1, thisYear])], today })))
  const plans = found.filter((plan) => plan.year === year)
  if (plans.length === 0) await planFor(db, { year, today })
  const facts: (IndicatorFacts & { planId: number })[] = []
  const dated = await definitions(db)
  for (const plan of plans)
    for (const fact of await indicatorFacts(db, { planId: plan.id, counting: counted, dated }, plan.years, today))
      facts.push({ ...fact, planId: plan.id })
  return { year, plans, due: found.filter((plan) => plan.year === thisYear - 1 || plan.year === thisYear), facts, dated }
}
