import type { Db } from '#data/database.ts'
import type { Category } from '#domain/scoring/category.ts'
import type { BureauScore, GroupScore, IndicatorScore } from '#domain/scoring/score.ts'
import type { ScoringPolicy } from '#domain/scoring/policy.ts'
import { achievementRate } from '#domain/scoring/achievement.ts'
import { categoryOf, scoreIndicator } from '#domain/scoring/score.ts'
import { rollUpAll } from '#domain/scoring/scorecard.ts'
import type { Finality, SoFar, Target } from '#domain/scoring/value.ts'
import type { CountedStages } from '#domain/entry/submission.ts'
import { type BudgetMove, type BudgetYear, budgetMoves, budgetYears, statementTotals } from '../budgets/summary.ts'
import { ownedBudget, ownedLines } from '../budgets/owned.ts'
import { answeredYears, plansFor, type YearPlan } from '../plans/plan.ts'
import { planInStructure } from '../plans/shown-plan.ts'
import type { ShownUnit, Structure, StructureOfYear } from '../plans/structure.ts'
import { headcounts, headcountsIn } from '../plans/staffing.ts'
import { type TargetCheck, targetCheck } from './challenge.ts'
import { type IndicatorFacts, keeperIn, scoringInput } from '../actuals/indicator-facts.ts'
import { causesOf } from './causes.ts'
import { type Confirmer, confirmersOf } from './confirmers.ts'
import { departmentScores, factsShown, type OwnedFacts, scoresOfYear, type ShownGoal } from './owned-facts.ts'
import { yearPaces } from '../actuals/year-pace.ts'
import { type Definitions, definitions } from '../actuals/definitions.ts'
import { keepersOnce, type KeepersOfPlans } from '../actuals/keepers.ts'
import type { DueCell } from '../deadlines/cells.ts'
import { cellsOfPlans, openWork, type OpenWork } from '../deadlines/late.ts'
import { runningYear, type RunningYear } from './running.ts'
import { scoringInForce } from '../settings/settings.ts'

export interface OverviewDepartment extends ShownUnit {
  readonly score: GroupScore
  /** whether one score may stand for it; else `score` has counts and weights alone, and its goals stand one by one */
  readonly comparable: boolean
  readonly goals: readonly ShownGoal[]
  /** percent, shown; of the year before by its own plan, null when no plan knows it or nothing was measured */
  readonly previousScore: number | null
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
  /** what the council confirmed, where an official change replaced it; null = it is none */
  readonly originalTarget?: number | null
  readonly actual: number
  readonly finality: Finality
  readonly shownRate: number
  readonly pointsLost: number
  /** 원인, as entered; null when nobody has given one */
  readonly cause: string | null
}

export interface DepartmentWork extends OpenWork {
  readonly departmentId: number
}

export interface HeatCell {
  readonly year: number
  readonly category: Category
  /** shown rate in percent, where measured */
  readonly rate: number | null
  readonly target: Target
  readonly originalTarget?: Target
  /** 잠정 or 확정 of the figure behind the rate; absent where there is none */
  readonly finality?: Finality
  /** what is in of a year that is not complete; absent otherwise */
  readonly soFar?: SoFar
}

export interface Overview {
  readonly plan: YearPlan
  readonly year: number
  readonly structure: Structure
  /** the other structure would show something else: there is a choice */
  readonly differs: boolean
  readonly policy: ScoringPolicy
  /** 집계 대상: which figures are scored */
  readonly counted: CountedStages
  readonly departments: readonly OverviewDepartment[]
  /** the four roll-up rules, in the order of ROLL_UP_RULES; none where some department has no one score */
  readonly bureau: readonly BureauScore[]
  readonly exceptions: readonly Exception[]
  /** the indicators of which the year is not made yet; null when there are none: then the page is the result */
  readonly running: RunningYear | null
  /** what is late, due and waiting of the year and, while it runs, of the one before; null where nothing can be */
  readonly work: (OpenWork & { readonly departments: readonly DepartmentWork[] }) | null
  readonly heat: readonly {
    readonly departmentId: number
    readonly indicatorId: number
    readonly name: string
    readonly unit: string
    readonly decimals: number
    readonly cells: readonly HeatCell[]
  }[]
  readonly budget: {
    readonly years: readonly BudgetYear[]
    readonly moves: readonly BudgetMove[]
    readonly total: {
      readonly budget: number
      readonly previous: number
      readonly change: number
      readonly changeRate: number
    } | null
  }
  readonly challenge: TargetCheck
  /** how many measured actuals of the year are final, and entered actuals of the year after */
  readonly confirmed: { readonly final: number; readonly measured: number; readonly by: readonly Confirmer[] }
  readonly next: { readonly year: number; readonly entered: number; readonly underWay: number; readonly of: number } | null
  readonly asOf: string
}

/**
 * 국 종합현황: all an executive sees of one year. Refuses 'unknown-year', 'unknown-department', 'unknown-plan'.
 * Scores are computed here, by the same functions as everywhere, from one query of facts.
 */
export async function overview(
  db: Db,
  ask: { year?: number | undefined; bureauId?: number | undefined; structure?: Structure | undefined },
  today: string,
): Promise<Overview> {
  const shown = await planInStructure(db, { ...ask, today })
  const { plan, view } = shown
  const { policy, counted } = await scoringInForce(db, today)
  const { year } = plan
  const [dated, keepers] = [await definitions(db), keepersOnce(db, today)]
  const facts = await factsShown(db, shown, counted, today, dated, keepers)
  const kept = new Map(facts.map((f) => [f.id, keeperIn(f, year)]))
  const keeperOf = (id: number) => kept.get(id) ?? id
  // What the plan prints of its units says nothing of others.
  const totals = view === null ? await statementTotals(db, plan.id) : new Map<number, never>()
  const heads = view === null ? await headcounts(db, plan.id) : await headcountsIn(db, view)
  const factsOf = Map.groupBy(facts, (f) => f.ownerId)
  const scores = new Map<number, IndicatorScore>()
  const scoreOf = (at: number) => (fact: OwnedFacts) => {
    const known = scores.get(keyOf(at, fact.id)) ?? scoreIndicator(scoringInput(fact, at), policy)
    scores.set(keyOf(at, fact.id), known)
    return known
  }
  const scored = await departmentScores(db, facts, scoreOf(year), policy)
  const before = (await answeredYears(db, view?.plans ?? [plan], [year - 1], today)).has(year - 1)
    ? await departmentScores(db, facts, scoreOf(year - 1), policy)
    : await scoresOfYear(db, { ...ask, bureauId: plan.bureau.id, year: year - 1, today }, { policy, counted, dated })
  const departments = shown.departments.map((d) => {
    const own = factsOf.get(d.id) ?? []
    const indicators = own.map(scoreOf(year))
    const group = scored(d.id)
    const earlier = group.comparable ? before?.(d.id) : undefined
    return {
      ...d,
      ...group,
      previousScore: earlier?.score.shown ?? null,
      budget: totals.get(d.id)?.budget ?? null,
      headcount: heads.get(d.id) ?? null,
      indicators,
    }
  })
  const measured = departments.flatMap((d) => d.indicators).filter((s) => s.actual.kind === 'measured')
  const final = measured.filter((s) => s.actual.kind === 'measured' && s.actual.finality === 'final')
  const paces = await yearPaces(db, facts, year, today)
  const open = paces.size > 0 || departments.some((d) => d.score.counts['not-entered'] > 0)
  const cells = open ? await cellsAsked(db, { plan, view, facts, dated, keepers }, today) : []
  const nextYear = plan.years.find((y) => y === year + 1)
  return {
    plan,
    year,
    structure: ask.structure ?? 'then',
    differs: shown.differs,
    policy,
    counted,
    departments,
    bureau: departments.every((d) => d.comparable) ? rollUpAll(departments.map((d) => ({ ...d, name: d.shortName }))) : [],
    exceptions: await exceptions(db, departments, { year, counted, keeperOf }),
    running: await runningYear(db, { facts, paces, year, counted, cells }),
    work: open ? workOf(cells, facts, today) : null,
    heat: facts.map((f) => heatRow(f, policy, (at) => scores.get(keyOf(at, f.id)))),
    budget:
      view === null
        ? { years: await budgetYears(db, plan), moves: await budgetMoves(db, plan), total: totals.get(plan.bureau.id) ?? null }
        : { ...(await regroupedBudget(db, view, plan)), total: null },
    challenge: targetCheck(facts, plan),
    confirmed: {
      measured: measured.length,
      final: final.length,
      by: await confirmersOf(
        db,
        view === null ? [plan.id] : view.plans.map((one) => one.id),
        year,
        new Set(final.map((s) => keeperOf(s.id))),
      ),
    },
    next: nextYear === undefined ? null : nextOf(facts, nextYear),
    asOf: today,
  }
}

/** What is asked for of the year and, while it runs, of the one before, whose results are collected in it. */
async function cellsAsked(
  db: Db,
  of: {
    readonly plan: YearPlan
    readonly view: StructureOfYear | null
    readonly facts: readonly OwnedFacts[]
    readonly dated: Definitions
    readonly keepers: KeepersOfPlans
  },
  today: string,
): Promise<DueCell[]> {
  const { plan, view, facts, dated, keepers } = of
  const current = Number(today.slice(0, 4))
  if (plan.year > current) return []
  if (view !== null) {
    const shown = new Set(facts.map((fact) => fact.id))
    return (await cellsOfPlans(db, { plans: view.plans, dated, keepers }, today)).filter((c) => shown.has(c.indicatorId))
  }
  const before = plan.year === current ? await plansFor(db, { bureauId: plan.bureau.id, years: [current - 1], today }) : []
  const plans = [...before, plan]
  return cellsOfPlans(db, { plans, dated, keepers }, today)
}

/** `facts`: an indicator of the year counts for whom it is shown under, one of another year's plan for whom it belongs to today. */
function workOf(cells: readonly DueCell[], facts: readonly OwnedFacts[], today: string) {
  const owners = new Map(facts.map((fact) => [fact.id, fact.ownerId]))
  const groups = Map.groupBy(cells, (c) => owners.get(c.indicatorId) ?? c.departmentId)
  return {
    ...openWork(cells, today),
    departments: [...groups].map(([departmentId, own]) => ({ departmentId, ...openWork(own, today) })),
  }
}

async function regroupedBudget(db: Db, view: StructureOfYear, plan: YearPlan) {
  const { years, moves } = ownedBudget(view, await ownedLines(db, view))
  const owners = new Set(plan.departments.map((department) => department.id))
  return { years: years(owners, plan.years), moves: moves(owners, plan.fiscalYear) }
}

function nextOf(facts: readonly IndicatorFacts[], year: number) {
  // What does not apply is not waited for.
  const actuals = facts.map((f) => f.years.find((y) => y.year === year)?.actual).filter((a) => a?.kind !== 'not-applicable')
  return {
    year,
    of: actuals.length,
    entered: actuals.filter((a) => a?.kind === 'measured').length,
    underWay: actuals.filter((a) => a !== undefined && 'soFar' in a && a.soFar !== undefined).length,
  }
}

async function exceptions(
  db: Db,
  departments: readonly OverviewDepartment[],
  { year, counted, keeperOf }: { year: number; counted: CountedStages; keeperOf: (indicatorId: number) => number },
): Promise<Exception[]> {
  const missed = departments.flatMap((d) =>
    d.indicators.flatMap((s) =>
      s.category === 'missed' && s.rate.kind === 'rate' && s.target.kind === 'set' && s.actual.kind === 'measured'
        ? [
            {
              indicatorId: s.id,
              name: s.name,
              departmentId: d.id,
              departmentName: d.shortName,
              unit: s.unit,
              weight: s.weight,
              kind: s.kind,
              target: s.target.value,
              ...(s.originalTarget ? { originalTarget: s.originalTarget.kind === 'set' ? s.originalTarget.value : null } : {}),
              actual: s.actual.value,
              finality: s.actual.finality,
              shownRate: s.rate.shown,
              pointsLost: s.pointsLost ?? 0,
            },
          ]
        : [],
    ),
  )
  missed.sort((a, b) => b.pointsLost - a.pointsLost || a.shownRate - b.shownRate || a.indicatorId - b.indicatorId)
  const causes = await causesOf(
    db,
    missed.map((m) => keeperOf(m.indicatorId)),
    year,
    counted,
  )
  return missed.map((m) => ({ ...m, cause: causes.get(keeperOf(m.indicatorId)) ?? null }))
}

/** A year and an indicator as one number. */
const keyOf = (year: number, id: number) => id * 10_000 + year

/** One indicator over the plan's years; `scoreOf` gives what its department was scored by already. */
function heatRow(facts: OwnedFacts, policy: ScoringPolicy, scoreOf: (year: number) => IndicatorScore | undefined) {
  return {
    departmentId: facts.ownerId,
    indicatorId: facts.id,
    name: facts.name,
    unit: facts.unit,
    decimals: facts.decimals,
    cells: facts.years.map((at): HeatCell => {
      // A cell shows no points, so only the years of the bullets are scored in full, and that once.
      const scored = scoreOf(at.year)
      const rate = scored ? scored.rate : achievementRate(at.target, at.actual, at.definition.direction, policy.lowerIsBetter)
      const category = scored ? scored.category : categoryOf(rate, policy)
      const soFar = 'soFar' in at.actual ? at.actual.soFar : undefined
      return {
        year: at.year,
        category,
        rate: rate.kind === 'rate' ? rate.shown : null,
        target: at.target,
        ...(at.originalTarget ? { originalTarget: at.originalTarget } : {}),
        ...(at.actual.kind === 'measured' ? { finality: at.actual.finality } : {}),
        ...(soFar === undefined ? {} : { soFar }),
      }
    }),
  }
}
