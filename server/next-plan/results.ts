import type { Db } from '#data/database.ts'
import { achievementRate } from '#domain/scoring/achievement.ts'
import type { Rate, Target } from '#domain/scoring/value.ts'
import { indicatorFacts, scoringInput } from '../actuals/indicator-facts.ts'
import { scoringInForce } from '../settings/settings.ts'
import type { DraftPlan } from './draft-plan.ts'

/** What stands of a year before the draft's: its target in force, and its result once that is confirmed. */
export interface YearResult {
  readonly year: number
  readonly target: Target
  /** null = not confirmed yet (미확정) */
  readonly actual: number | null
  readonly rate: Rate
}

/**
 * Targets and confirmed results of the `count` years before a draft's fiscal year, by their indicators of the plans before.
 * A draft has none of its own: they are read where every page reads them.
 */
export async function resultsBefore(
  db: Db,
  { plan, plansBefore, count }: { readonly plan: DraftPlan; readonly plansBefore: readonly number[]; readonly count: number },
  today: string,
): Promise<ReadonlyMap<number, readonly YearResult[]>> {
  const years = Array.from({ length: count }, (_, n) => plan.fiscalYear - count + n)
  const facts = []
  for (const planId of plansBefore)
    facts.push(...(await indicatorFacts(db, { planId, counting: 'confirmed-only' }, years, today)))
  const { policy } = await scoringInForce(db, today)
  return new Map(
    facts.map((one) => [
      one.id,
      one.years.flatMap(({ year, planned }): YearResult[] => {
        if (!planned) return []
        const { target, actual, direction } = scoringInput(one, year)
        const final = actual.kind === 'measured' && actual.finality === 'final'
        const counted = final ? actual : ({ kind: 'not-entered' } as const)
        const rate = achievementRate(target, counted, direction, policy.lowerIsBetter)
        return [{ year, target, actual: final ? actual.value : null, rate }]
      }),
    ]),
  )
}
