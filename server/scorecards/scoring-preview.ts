import type { Db } from '#data/database.ts'
import type { CountedStages } from '#domain/entry/submission.ts'
import type { ScoringPolicy } from '#domain/scoring/policy.ts'
import { scoreGroup, scoreIndicator } from '#domain/scoring/score.ts'
import { rollUpAll } from '#domain/scoring/scorecard.ts'
import { type IndicatorFacts, indicatorFacts, scoringInput } from '../actuals/indicator-facts.ts'
import { statementTotals } from '../budgets/summary.ts'
import { bureausWithPlan, planFor, plansFor, type YearPlan } from '../plans/plan.ts'
import { headcounts } from '../plans/staffing.ts'
import type { PolicyRules } from '../settings/change-policy.ts'
import { scoringInForce } from '../settings/settings.ts'

/** A score in percent under the rules of the day, and under those that are tried; null where nothing is measured. */
interface Moved {
  readonly before: number | null
  readonly after: number | null
}
interface Outcome extends Moved {
  readonly id: number
  readonly name: string
  readonly grade: string | null
}

export interface ScoringPreview {
  /** years in which something is measured: the one on show of each bureau, and every other in which something changes */
  readonly bureaus: readonly (Outcome & {
    readonly year: number
    /** indicators that have a score before or after, and of them those with another score or another category */
    readonly scored: number
    readonly scoresChanged: number
    readonly categoriesChanged: number
    readonly departments: readonly Outcome[]
  })[]
}

/** What is tried: other rules of scoring, or other stages that count, from a day on (ISO). */
export interface TriedRules {
  readonly rules?: PolicyRules | undefined
  readonly counted?: CountedStages | undefined
  readonly effectiveFrom: string
}

/**
 * What the scores of each bureau would be, against those by the rules that hold on that day without the change;
 * by the functions that make every score. Stores nothing.
 */
export async function scoringPreview(db: Db, tried: TriedRules, today: string): Promise<ScoringPreview> {
  const held = await scoringInForce(db, tried.effectiveFrom)
  const before = { policy: held.policy, counted: held.counted }
  const after = { policy: { ...held.policy, ...tried.rules }, counted: tried.counted ?? held.counted }
  const bureaus: ScoringPreview['bureaus'][number][] = []
  for (const bureau of await bureausWithPlan(db, today)) {
    const onShow = (await planFor(db, { bureauId: bureau.id, today })).year
    // Each year by the plan that answers it: its own indicators, weights, units and budget.
    const plans = Map.groupBy(await plansFor(db, { bureauId: bureau.id, years: 'begun', today }), (plan) => plan.id)
    for (const [planId, years] of plans) bureaus.push(...(await yearsOfPlan(db, planId, years, { before, after, onShow, today })))
  }
  return { bureaus: bureaus.toSorted((a, b) => a.id - b.id || a.year - b.year) }
}

interface Trial {
  readonly before: Rules
  readonly after: Rules
  readonly onShow: number
  readonly today: string
}
interface Rules {
  readonly policy: ScoringPolicy
  readonly counted: CountedStages
}

/** The years that one plan answers, in which something is measured. */
async function yearsOfPlan(db: Db, planId: number, years: readonly YearPlan[], { before, after, onShow, today }: Trial) {
  const budgets = await statementTotals(db, planId)
  const heads = await headcounts(db, planId)
  const asked = years.map((plan) => plan.year)
  const factsOf = async (counting: CountedStages) =>
    Map.groupBy(await indicatorFacts(db, { planId, counting }, asked, today), (f) => f.departmentId)
  const countedBefore = await factsOf(before.counted)
  const countedAfter = after.counted === before.counted ? countedBefore : await factsOf(after.counted)
  return years.flatMap((plan): ScoringPreview['bureaus'] => {
    const { year: of, bureau } = plan
    const scoresUnder = (policy: ScoringPolicy, facts: ReadonlyMap<number, readonly IndicatorFacts[]>) => {
      const departments = plan.departments.map((d) => {
        const indicators = (facts.get(d.id) ?? []).map((f) => scoreIndicator(scoringInput(f, of), policy))
        const score = scoreGroup(indicators, policy)
        return { ...d, indicators, score, budget: budgets.get(d.id)?.budget ?? null, headcount: heads.get(d.id) ?? null }
      })
      return { departments, bureau: rollUpAll(departments).find((b) => b.rule === policy.rollUp)?.shown ?? null }
    }
    const [was, is] = [scoresUnder(before.policy, countedBefore), scoresUnder(after.policy, countedAfter)]
    const pairs = was.departments.flatMap((d, index) =>
      d.indicators.flatMap((one, place) => {
        const other = is.departments[index]?.indicators[place]
        return !other || (one.score === null && other.score === null) ? [] : [{ before: one, after: other }]
      }),
    )
    const scoresChanged = pairs.filter((pair) => pair.before.score !== pair.after.score).length
    const categoriesChanged = pairs.filter((pair) => pair.before.category !== pair.after.category).length
    if (pairs.length === 0 || (of !== onShow && scoresChanged + categoriesChanged === 0)) return []
    return [
      {
        id: bureau.id,
        name: bureau.name,
        year: of,
        scored: pairs.length,
        scoresChanged,
        categoriesChanged,
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
      },
    ]
  })
}
