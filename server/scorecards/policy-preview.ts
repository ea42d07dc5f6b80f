import type { Db } from '#data/database.ts'
import type { ScoringPolicy } from '#domain/scoring/policy.ts'
import { scoreGroup, scoreIndicator } from '#domain/scoring/score.ts'
import { rollUpAll } from '#domain/scoring/scorecard.ts'
import { indicatorFacts, scoringInput } from '../actuals/indicator-facts.ts'
import { statementTotals } from '../budgets/summary.ts'
import { bureausWithPlan, planFor } from '../plans/plan.ts'
import { headcounts } from '../plans/staffing.ts'
import type { PolicyRules } from '../settings/change-policy.ts'
import { scoringInForce } from '../settings/settings.ts'

/** A score in percent under the policy of the day, and under the one that is tried; null where nothing is measured. */
interface Moved {
  readonly before: number | null
  readonly after: number | null
}
interface Outcome extends Moved {
  readonly id: number
  readonly name: string
  readonly grade: string | null
}

export interface PolicyPreview {
  readonly bureaus: readonly (Outcome & {
    /** the year shown to readers */
    readonly year: number
    /** indicators that have a score, and of them those with another score or another category */
    readonly scored: number
    readonly scoresChanged: number
    readonly categoriesChanged: number
    readonly departments: readonly Outcome[]
  })[]
}

/** What the scores of each bureau's year on show would be under other rules, by the functions that make every score. Stores nothing. */
export async function policyPreview(db: Db, rules: PolicyRules, today: string): Promise<PolicyPreview> {
  const { policy: current, counted } = await scoringInForce(db, today)
  const tried: ScoringPolicy = { ...current, ...rules }
  const bureaus: PolicyPreview['bureaus'][number][] = []
  for (const bureau of await bureausWithPlan(db, today)) {
    const plan = await planFor(db, { bureauId: bureau.id, today })
    const { year } = plan
    const facts = Map.groupBy(
      await indicatorFacts(db, { planId: plan.id, counting: counted }, plan.years, today),
      (f) => f.departmentId,
    )
    const budgets = await statementTotals(db, plan.id)
    const heads = await headcounts(db, plan.id)
    const scoresUnder = (policy: ScoringPolicy) => {
      const departments = plan.departments.map((d) => {
        const indicators = (facts.get(d.id) ?? []).map((f) => scoreIndicator(scoringInput(f, year), policy))
        const score = scoreGroup(indicators, policy)
        return { ...d, indicators, score, budget: budgets.get(d.id)?.budget ?? null, headcount: heads.get(d.id) ?? null }
      })
      return { departments, bureau: rollUpAll(departments).find((b) => b.rule === policy.rollUp)?.shown ?? null }
    }
    const [was, is] = [scoresUnder(current), scoresUnder(tried)]
    const pairs = was.departments.flatMap((d, index) =>
      d.indicators.flatMap((before, place) => {
        const after = is.departments[index]?.indicators[place]
        return before.score === null || !after ? [] : [{ before, after }]
      }),
    )
    bureaus.push({
      id: bureau.id,
      name: bureau.name,
      year,
      scored: pairs.length,
      scoresChanged: pairs.filter(({ before, after }) => before.score !== after.score).length,
      categoriesChanged: pairs.filter(({ before, after }) => before.category !== after.category).length,
      before: was.bureau,
      after: is.bureau,
      grade: null,
      departments: is.departments.map(({ id, name, score }, index) => ({
        id,
        name,
        before: was.departments[index]?.score.shown ?? null,
        after: score.shown,
        grade: score.grade,
      })),
    })
  }
  return { bureaus }
}
