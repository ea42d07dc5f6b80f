import type { Db } from '#data/database.ts'
import type { CountedStages } from '#domain/entry/submission.ts'
import { type IndicatorFacts, indicatorFacts } from '../actuals/indicator-facts.ts'
import { bureausWithPlan, planInForce, type PlanInForce, yearAsked } from '../plans/plan.ts'

export interface GovernmentFacts {
  readonly year: number
  /** the plan of each bureau, in the organisation's order */
  readonly plans: readonly PlanInForce[]
  readonly facts: readonly (IndicatorFacts & { readonly planId: number })[]
}

/** The plans of all bureaus that answer for a year, with the facts of their indicators. Refuses 'unknown-year', 'unknown-plan'. */
export async function governmentFacts(
  db: Db,
  ask: { year?: number | undefined },
  counted: CountedStages,
  today: string,
): Promise<GovernmentFacts> {
  const plans: PlanInForce[] = []
  for (const { id } of await bureausWithPlan(db, today)) plans.push(await planInForce(db, today, id))
  const year = await yearAsked(db, plans[0] ?? (await planInForce(db, today)), ask.year, counted)
  const facts: (IndicatorFacts & { planId: number })[] = []
  for (const plan of plans)
    for (const fact of await indicatorFacts(db, { planId: plan.id, counting: counted }, plan.years, today))
      facts.push({ ...fact, planId: plan.id })
  return { year, plans, facts }
}
