import type { Db } from '#data/database.ts'
import type { BureauScore, GroupScore, IndicatorScore } from '#domain/scoring/score.ts'
import type { ScoringPolicy } from '#domain/scoring/policy.ts'
import type { Finality } from '#domain/scoring/value.ts'
import type { CountedStages } from '#domain/entry/submission.ts'
import { type BudgetMove, type BudgetYear, budgetMoves, budgetYears, statementTotals } from '../budgets/summary.ts'
import { ownedBudget, ownedLines } from '../budgets/owned.ts'
import { answeredYears, plansFor, type YearPlan } from '../plans/plan.ts'
import type { ShownPlan } from '../plans/shown-plan.ts'
import type { ShownUnit, Structure, StructureOfYear } from '../plans/structure.ts'
import { headcounts, headcountsIn } from '../plans/staffing.ts'
import { type TargetCheck, targetCheck } from './challenge.ts'
import type { IndicatorFacts } from '../actuals/indicator-facts.ts'
import { type Confirmer, confirmersIn } from './confirmers.ts'
import type { OwnedFacts, ShownGoal } from './owned-facts.ts'
import { yearPaces } from '../actuals/year-pace.ts'
import { cellsDue, type DueAsk, type DueCell } from '../deadlines/cells.ts'
import { askOfPlans, openWork, type OpenWork } from '../deadlines/late.ts'
import { unlessChanged } from '../record/unless-changed.ts'
import { Refusal } from '../refusal.ts'
import { keptDefinitions, keptKeepers, keptPlan, keptScores, keptScoring, type PageAsk, partsOf } from './kept-scores.ts'
import { isFinal, isMissed, type OverviewRow, overviewRows } from './overview-rows.ts'
import { runningYear, type RunningYear } from './running.ts'

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
  readonly heat: readonly OverviewRow['heat'][]
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

/** What of the page no figure changes, kept. */
const keptFrame = (db: Db, ask: PageAsk, today: string) =>
  unlessChanged(db, ['overview-frame', ...partsOf(ask, today)], {
    async read(handle) {
      const shown = await keptPlan(handle, ask, today)
      const { plan, view } = shown
      // What the plan prints of its units says nothing of others.
      const totals = view === null ? await statementTotals(handle, plan.id) : new Map<number, never>()
      const heads = view === null ? await headcounts(handle, plan.id) : await headcountsIn(handle, view)
      return {
        shown,
        units: shown.departments.map((d) => ({
          ...d,
          budget: totals.get(d.id)?.budget ?? null,
          headcount: heads.get(d.id) ?? null,
        })),
        before: await yearBefore(handle, ask, shown, today),
        due: await askedIn(handle, shown, today),
        budget:
          view === null
            ? {
                years: await budgetYears(handle, plan),
                moves: await budgetMoves(handle, plan),
                total: totals.get(plan.bureau.id) ?? null,
              }
            : { ...(await regroupedBudget(handle, view, plan)), total: null },
      }
    },
  })

/** The page by which the year before is scored: this one, or the one of its own plan; null where no plan knows the year. */
async function yearBefore(db: Db, ask: PageAsk, { plan, view }: ShownPlan, today: string): Promise<PageAsk | null> {
  const year = plan.year - 1
  if ((await answeredYears(db, view?.plans ?? [plan], [year], today)).has(year)) return ask
  const own = { ...ask, bureauId: plan.bureau.id, year }
  return keptPlan(db, own, today).then(
    () => own,
    (error: unknown) => {
      if (error instanceof Refusal) return null
      throw error
    },
  )
}

/**
 * 국 종합현황: all an executive sees of one year. Refuses 'unknown-year', 'unknown-department', 'unknown-plan'.
 * Scores are computed here, by the same functions as everywhere. What did not change since the page was last asked is kept
 * (server/record/unless-changed.ts): after a figure changed its year is read again, what it is part of scored anew, and put together with the rest.
 */
export async function overview(db: Db, ask: PageAsk, today: string): Promise<Overview> {
  const { shown, units, before, budget, due } = await keptFrame(db, ask, today)
  const { plan, view } = shown
  const { policy, counted } = await keptScoring(db, today)
  const { year } = plan
  const rows = await overviewRows(db, ask, today)
  const scored = await keptScores(db, ask, year, today)
  const earlier = before && (await keptScores(db, before, year - 1, today))
  const facts = rows.map((row) => row.facts)
  const rowsOf = Map.groupBy(rows, (row) => row.facts.ownerId)
  const departments = units.map((d) => {
    const group = scored.department(d.id)
    return {
      ...d,
      ...group,
      previousScore: group.comparable ? (earlier?.department(d.id).score.shown ?? null) : null,
      indicators: (rowsOf.get(d.id) ?? []).map((row) => row.score),
    }
  })
  const listed = shown.departments.flatMap((d) => (rowsOf.get(d.id) ?? []).map((row) => ({ row, d })))
  const final = listed.filter(({ row }) => isFinal(row.score))
  const paces = await yearPaces(db, facts, year, today)
  const open = paces.size > 0 || departments.some((d) => d.score.counts['not-entered'] > 0)
  const found = open && due !== null ? await cellsDue(db, due, (planId) => keptKeepers(db, planId, today)) : []
  const here = view === null ? null : new Set(facts.map((fact) => fact.id))
  const cells = here === null ? found : found.filter((cell) => here.has(cell.indicatorId))
  const nextYear = plan.years.find((y) => y === year + 1)
  return {
    plan,
    year,
    structure: ask.structure ?? 'then',
    differs: shown.differs,
    policy,
    counted,
    departments,
    bureau: scored.bureau(units),
    exceptions: listed.flatMap(({ row, d }) => exceptionOf(row, d) ?? []).toSorted(worst),
    running: await runningYear(db, { facts, paces, year, counted, cells }),
    work: open ? workOf(cells, facts, today) : null,
    heat: rows.map((row) => row.heat),
    budget,
    challenge: targetCheck(rows, plan),
    confirmed: {
      measured: listed.filter(({ row }) => row.score.actual.kind === 'measured').length,
      final: final.length,
      by: confirmersIn(final.flatMap(({ row }) => row.source ?? [])),
    },
    next: nextYear === undefined ? null : nextOf(facts, nextYear),
    asOf: today,
  }
}

/** What is asked for of the year and, while it runs, of the one before, whose results are collected in it; null where nothing can be. */
async function askedIn(db: Db, { plan, view }: ShownPlan, today: string): Promise<DueAsk | null> {
  const dated = await keptDefinitions(db)
  const current = Number(today.slice(0, 4))
  if (plan.year > current) return null
  if (view !== null) return askOfPlans(db, { plans: view.plans, dated }, today)
  const before = plan.year === current ? await plansFor(db, { bureauId: plan.bureau.id, years: [current - 1], today }) : []
  return askOfPlans(db, { plans: [...before, plan], dated }, today)
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

function exceptionOf({ score: s, cause }: OverviewRow, department: ShownUnit): Exception | null {
  if (!isMissed(s) || s.rate.kind !== 'rate' || s.target.kind !== 'set' || s.actual.kind !== 'measured') return null
  return {
    indicatorId: s.id,
    name: s.name,
    departmentId: department.id,
    departmentName: department.shortName,
    unit: s.unit,
    weight: s.weight,
    kind: s.kind,
    target: s.target.value,
    ...(s.originalTarget ? { originalTarget: s.originalTarget.kind === 'set' ? s.originalTarget.value : null } : {}),
    actual: s.actual.value,
    finality: s.actual.finality,
    shownRate: s.rate.shown,
    pointsLost: s.pointsLost ?? 0,
    cause,
  }
}

const worst = (a: Exception, b: Exception) =>
  b.pointsLost - a.pointsLost || a.shownRate - b.shownRate || a.indicatorId - b.indicatorId
