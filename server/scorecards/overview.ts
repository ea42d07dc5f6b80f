import type { Db } from '#data/database.ts'
import type { BureauScore, Category, GroupScore, IndicatorScore, ScoringPolicy } from '#domain/score.ts'
import { achievementRate } from '#domain/achievement.ts'
import { categoryOf, scoreGroup, scoreIndicator } from '#domain/score.ts'
import { rollUpAll } from '#domain/scorecard.ts'
import { challengeTargets } from '#domain/target-challenge.ts'
import type { Target } from '#domain/value.ts'
import { type BudgetMove, type BudgetYear, budgetMoves, budgetYears, statementTotals } from '../budgets/summary.ts'
import { type PlanInForce, planInForce, type UnitName, yearAsked } from '../plans/plan.ts'
import { headcounts } from '../plans/staffing.ts'
import { challengeInputs } from './challenge.ts'
import { type IndicatorFacts, indicatorFacts, scoringInput } from './facts.ts'
import { latestCausesOfPlan } from './causes.ts'
import { policyInForce } from './policy.ts'

export interface OverviewDepartment extends UnitName {
  readonly score: GroupScore
  /** 원, the plan year's whole budget as printed; null when the plan prints none */
  readonly budget: number | null
  readonly headcount: number | null
  readonly indicators: readonly IndicatorScore[]
}

/** A missed indicator, worst first. */
export interface Exception {
  readonly indicatorId: number
  readonly name: string
  readonly departmentId: number
  readonly departmentName: string
  readonly unit: string
  readonly weight: number
  readonly kind: 'key' | 'general'
  readonly target: number
  readonly actual: number
  readonly shownRate: number
  readonly pointsLost: number
  /** 원인, as entered; null when nobody has given one */
  readonly cause: string | null
}

export interface HeatCell {
  readonly year: number
  readonly category: Category
  /** shown rate in percent, where measured */
  readonly rate: number | null
  readonly target: Target
}

export interface Overview {
  readonly plan: PlanInForce
  readonly year: number
  readonly policy: ScoringPolicy
  readonly departments: readonly OverviewDepartment[]
  /** the four roll-up rules, in the order of ROLL_UP_RULES */
  readonly bureau: readonly BureauScore[]
  readonly exceptions: readonly Exception[]
  readonly heat: readonly { readonly departmentId: number; readonly indicatorId: number; readonly name: string; readonly unit: string; readonly decimals: number; readonly cells: readonly HeatCell[] }[]
  readonly budget: { readonly years: readonly BudgetYear[]; readonly moves: readonly BudgetMove[]; readonly total: { readonly budget: number; readonly previous: number; readonly change: number; readonly changeRate: number } | null }
  readonly challenge: { readonly planYear: number; readonly of: number; readonly below: number; readonly flat: number }
  /** how many measured actuals of the year are final, and entered actuals of the year after */
  readonly confirmed: { readonly final: number; readonly measured: number }
  readonly next: { readonly year: number; readonly entered: number; readonly of: number } | null
  readonly asOf: string
}

/**
 * 국 종합현황: all an executive sees of one year. Refuses 'unknown-year', 'unknown-department', 'unknown-plan'.
 * Scores are computed here, by the same functions as everywhere, from one query of facts.
 */
export async function overview(db: Db, ask: { year?: number | undefined; bureauId?: number | undefined }, today: string): Promise<Overview> {
  const plan = await planInForce(db, today, ask.bureauId)
  const year = await yearAsked(db, plan, ask.year)
  const policy = await policyInForce(db, today)
  const facts = await indicatorFacts(db, { planId: plan.id }, plan.years, today)
  const totals = await statementTotals(db, plan.id)
  const heads = await headcounts(db, plan.id)
  const factsOf = Map.groupBy(facts, (f) => f.departmentId)
  const departments = plan.departments.map((d) => {
    const indicators = (factsOf.get(d.id) ?? []).map((f) => scoreIndicator(scoringInput(f, year), policy))
    return { ...d, score: scoreGroup(indicators, policy), budget: totals.get(d.id)?.budget ?? null, headcount: heads.get(d.id) ?? null, indicators }
  })
  const scored = departments.flatMap((d) => d.indicators)
  const scores = new Map(scored.map((s) => [s.id, s]))
  const findings = challengeTargets(challengeInputs(facts, plan))
  const nextYear = plan.years.find((y) => y === year + 1)
  return {
    plan, year, policy, departments,
    bureau: rollUpAll(departments.map((d) => ({ ...d, name: d.shortName }))),
    exceptions: await exceptions(db, plan, departments, year),
    heat: facts.map((f) => heatRow(f, policy, year, scores.get(f.id))),
    budget: { years: await budgetYears(db, plan), moves: await budgetMoves(db, plan), total: totals.get(plan.bureau.id) ?? null },
    challenge: {
      planYear: plan.fiscalYear, of: facts.length,
      below: findings.filter((f) => f.kind === 'below-last-actual').length, flat: findings.filter((f) => f.kind === 'flat').length,
    },
    confirmed: {
      measured: scored.filter((s) => s.actual.kind === 'measured').length,
      final: scored.filter((s) => s.actual.kind === 'measured' && s.actual.finality === 'final').length,
    },
    next: nextYear === undefined ? null : {
      year: nextYear, of: facts.length,
      entered: facts.filter((f) => f.years.find((y) => y.year === nextYear)?.actual.kind === 'measured').length,
    },
    asOf: today,
  }
}

async function exceptions(db: Db, plan: PlanInForce, departments: readonly OverviewDepartment[], year: number): Promise<Exception[]> {
  const missed = departments.flatMap((d) =>
    d.indicators.flatMap((s) =>
      s.category === 'missed' && s.rate.kind === 'rate' && s.target.kind === 'set' && s.actual.kind === 'measured'
        ? [{
            indicatorId: s.id, name: s.name, departmentId: d.id, departmentName: d.shortName, unit: s.unit, weight: s.weight, kind: s.kind,
            target: s.target.value, actual: s.actual.value, shownRate: s.rate.shown, pointsLost: s.pointsLost ?? 0,
          }]
        : [],
    ),
  )
  missed.sort((a, b) => b.pointsLost - a.pointsLost || a.shownRate - b.shownRate || a.indicatorId - b.indicatorId)
  const causes = missed.length === 0 ? new Map<number, string>() : await latestCausesOfPlan(db, plan.id, year)
  return missed.map((m) => ({ ...m, cause: causes.get(m.indicatorId) ?? null }))
}

/** One indicator over the plan's years; `scored` is its score of `year`, where its department has one on the page. */
function heatRow(facts: IndicatorFacts, policy: ScoringPolicy, year: number, scored: IndicatorScore | undefined) {
  return {
    departmentId: facts.departmentId, indicatorId: facts.id, name: facts.name, unit: facts.unit, decimals: facts.decimals,
    cells: facts.years.map((at): HeatCell => {
      // A cell shows no points, so only the year on the page is scored in full, and that once.
      const rate = at.year === year && scored ? scored.rate : achievementRate(at.target, at.actual, facts.direction, policy.lowerIsBetter)
      const category = at.year === year && scored ? scored.category : categoryOf(rate, policy)
      return { year: at.year, category, rate: rate.kind === 'rate' ? rate.shown : null, target: at.target }
    }),
  }
}
