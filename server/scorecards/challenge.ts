import type { ChallengeInput } from '#domain/scoring/target-challenge.ts'
import type { YearPlan } from '../plans/plan.ts'
import { definitionIn, type IndicatorFacts } from '../actuals/indicator-facts.ts'

/** Facts as the target-challenge check (목표 도전성) wants them: the plan year's target against the settled year's actual. */
export const challengeInputs = (facts: readonly IndicatorFacts[], plan: YearPlan): ChallengeInput[] =>
  facts.map((f) => ({
    code: f.code,
    name: f.name,
    unit: f.unit,
    direction: definitionIn(f, plan.fiscalYear).direction,
    targets: f.years.map(({ year, target }) => ({ year, target })),
    lastActual: f.years.find((y) => y.year === plan.settledYear)?.actual ?? { kind: 'not-entered' },
    lastActualYear: plan.settledYear,
    planYear: plan.fiscalYear,
  }))
