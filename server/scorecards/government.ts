import type { Db } from '#data/database.ts'
import type { CategoryCounts } from '#domain/scoring/category.ts'
import type { ScoringPolicy } from '#domain/scoring/policy.ts'
import { type IndicatorScore, scoreGroup, scoreIndicator } from '#domain/scoring/score.ts'
import type { CountedStages } from '#domain/entry/submission.ts'
import { scoringInput } from '../actuals/indicator-facts.ts'
import { type BudgetYear, bureauBudgets } from '../budgets/summary.ts'
import { type DueCell, dueCells } from '../deadlines/cells.ts'
import { waitsFor } from '../deadlines/rows.ts'
import type { UnitName, YearPlan } from '../plans/plan.ts'
import { scoringInForce } from '../settings/settings.ts'
import { type GovernmentFacts, governmentFacts } from './government-facts.ts'

/** The indicator of a bureau that was missed by most. */
export interface LowestRate {
  readonly indicatorId: number
  readonly name: string
  readonly departmentId: number
  readonly departmentName: string
  /** percent, shown */
  readonly rate: number
}

export interface GovernmentDepartment extends UnitName {
  readonly counts: CategoryCounts
  /** values past their day that nobody has submitted */
  readonly late: number
}

export interface GovernmentBureau extends UnitName {
  readonly plan: Pick<YearPlan, 'id' | 'fiscalYear' | 'version' | 'status'>
  /** most missed first, then most late, then in the organisation's order */
  readonly departments: readonly GovernmentDepartment[]
  readonly indicators: number
  readonly counts: CategoryCounts
  /** of those with a rate: figures that are not confirmed yet */
  readonly provisional: number
  readonly lowest: LowestRate | null
  /** values past their day that nobody has submitted, of this year and the one before; `since` the oldest day */
  readonly late: { readonly count: number; readonly since: string } | null
  /** values that wait for a head's review */
  readonly toReview: number
  /** policy budget of the year and of the one before, the sums of the unit programmes. 원 */
  readonly budget: { readonly now: BudgetYear; readonly before: BudgetYear | null }
}

export interface GovernmentPage {
  readonly government: UnitName | null
  readonly year: number
  /** years that some bureau's plan knows */
  readonly years: readonly number[]
  readonly policy: ScoringPolicy
  /** 집계 대상: which figures are scored */
  readonly counted: CountedStages
  /** those that need attention first: most missed, then most late, then the lowest rate, then in the organisation's order */
  readonly bureaus: readonly GovernmentBureau[]
  readonly asOf: string
}

/**
 * 도정 종합: every bureau of the government in one year: counts, what is late, the budget. No score is made of several bureaus: no law
 * and no setting says how. A fixed number of queries for what is late and for the budget. Refuses 'unknown-year', 'unknown-plan'.
 */
export async function governmentPage(db: Db, ask: { year?: number | undefined }, today: string): Promise<GovernmentPage> {
  const { policy, counted } = await scoringInForce(db, today)
  const { year, plans, due, facts, dated } = await governmentFacts(db, ask, counted, today)
  const budgets = await bureauBudgets(db, plans, year)
  const late = await lateness(db, { plans, due, dated }, today)
  const factsOf = Map.groupBy(facts, (fact) => fact.planId)
  const bureaus = plans.map((plan): GovernmentBureau => {
    const scored = (factsOf.get(plan.id) ?? []).map((fact): Scored => ({
      departmentId: fact.departmentId,
      score: scoreIndicator(scoringInput(fact, year), policy),
    }))
    const scores = scored.map((one) => one.score)
    const { id, fiscalYear, version, status } = plan
    return {
      ...plan.bureau,
      plan: { id, fiscalYear, version, status },
      departments: departmentsOf(plan, scored, policy, late.byDepartment),
      indicators: scores.length,
      counts: scoreGroup(scores, policy).counts,
      provisional: scores.filter(isProvisional).length,
      lowest: lowestOf(scored, plan),
      late: late.byPlan.get(plan.id)?.late ?? null,
      toReview: late.byPlan.get(plan.id)?.toReview ?? 0,
      budget: budgets.get(plan.id) ?? { now: { year, kind: 'not-planned' }, before: null },
    }
  })
  return {
    government: plans[0]?.government ?? null,
    year,
    years: [...new Set(plans.flatMap((plan) => plan.known))].toSorted((a, b) => a - b),
    policy,
    counted,
    bureaus: byAttention(bureaus),
    asOf: today,
  }
}

const isProvisional = ({ rate, actual }: IndicatorScore) =>
  rate.kind === 'rate' && actual.kind === 'measured' && actual.finality === 'provisional'

/** Counts decide, the worst first (rules §5); equal ones keep the organisation's order. */
const byAttention = (bureaus: readonly GovernmentBureau[]): readonly GovernmentBureau[] =>
  bureaus.toSorted(
    (a, b) =>
      b.counts.missed - a.counts.missed ||
      (b.late?.count ?? 0) - (a.late?.count ?? 0) ||
      (a.lowest?.rate ?? Infinity) - (b.lowest?.rate ?? Infinity),
  )

interface Scored {
  readonly departmentId: number
  readonly score: IndicatorScore
}

function departmentsOf(
  plan: YearPlan,
  scored: readonly Scored[],
  policy: ScoringPolicy,
  late: ReadonlyMap<number, number>,
): readonly GovernmentDepartment[] {
  const own = Map.groupBy(scored, (one) => one.departmentId)
  return plan.departments
    .map((department) => ({
      ...department,
      counts: scoreGroup(
        (own.get(department.id) ?? []).map((one) => one.score),
        policy,
      ).counts,
      late: late.get(department.id) ?? 0,
    }))
    .toSorted((a, b) => b.counts.missed - a.counts.missed || b.late - a.late)
}

function lowestOf(scored: readonly Scored[], plan: YearPlan): LowestRate | null {
  const missed = scored.flatMap(({ departmentId, score }) =>
    score.category === 'missed' && score.rate.kind === 'rate'
      ? [{ indicatorId: score.id, name: score.name, departmentId, rate: score.rate.shown }]
      : [],
  )
  const [worst] = missed.toSorted((a, b) => a.rate - b.rate || a.indicatorId - b.indicatorId)
  if (worst === undefined) return null
  return { ...worst, departmentName: plan.departments.find((d) => d.id === worst.departmentId)?.shortName ?? '' }
}

/** What is left of this year and the one before, as on the deadline board, by plan and by department. */
async function lateness(db: Db, { plans, due, dated }: Pick<GovernmentFacts, 'plans' | 'due' | 'dated'>, today: string) {
  const planOf = new Map(plans.flatMap((plan) => plan.departments.map((d) => [d.id, plan.id] as const)))
  const cells = await dueCells(db, { plans: due, departmentIds: [...planOf.keys()], dated }, today)
  // Late is what is not entered after its day (rules §6); what waits for a head is another thing.
  const isLate = (cell: DueCell) => ['enter', 'administrator'].includes(waitsFor(cell)) && cell.dueOn < today
  const byPlan = Map.groupBy(cells, (cell) => planOf.get(cell.departmentId))
  return {
    byPlan: new Map(
      [...byPlan].map(([planId, own]) => {
        const days = own.filter(isLate).map((cell) => cell.dueOn)
        const [since] = days.toSorted()
        const toReview = own.filter((cell) => waitsFor(cell) === 'review').length
        return [planId, { late: since === undefined ? null : { count: days.length, since }, toReview }] as const
      }),
    ),
    byDepartment: new Map(
      [...Map.groupBy(cells.filter(isLate), (cell) => cell.departmentId)].map(([id, own]) => [id, own.length]),
    ),
  }
}
