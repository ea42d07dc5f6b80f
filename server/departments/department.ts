import { type StatementRow, statement } from '../budgets/statement.ts'
import type { Db } from '#data/database.ts'
import type { ActualStage } from '#data/schema/actuals.ts'

import type { Category } from '#domain/scoring/category.ts'
import type { YearPace } from '#domain/entry/pace.ts'
import type { CountedStages } from '#domain/entry/submission.ts'
import type { GroupScore, IndicatorScore, Working } from '#domain/scoring/score.ts'
import type { ScoringPolicy } from '#domain/scoring/policy.ts'
import { scoreGroup, scoreIndicator } from '#domain/scoring/score.ts'
import { workingOf } from '#domain/scoring/scorecard.ts'
import { type ChallengeFinding, challengeTargets } from '#domain/scoring/target-challenge.ts'
import type { Actual, Rate, Target } from '#domain/scoring/value.ts'
import { type BudgetYear, budgetYears } from '../budgets/summary.ts'
import { type ProgrammeRow, programmes } from '../budgets/programmes.ts'
import { dueCells } from '../deadlines/cells.ts'
import { ownersOn } from '../organisation/owners.ts'
import { evidenceCounts } from '../evidence/counts.ts'
import { ownedBudget, ownedLines } from '../budgets/owned.ts'
import { ownedProgrammes } from '../budgets/owned-programmes.ts'
import { answeredYears, type YearPlan } from '../plans/plan.ts'
import { departmentInStructure } from '../plans/shown-plan.ts'
import type { ShownUnit, Structure, StructureOfYear } from '../plans/structure.ts'
import { departmentScores, factsShown, type OwnedFacts, scoresOfYear, type ShownGoal } from '../scorecards/owned-facts.ts'
import { causesOf } from '../scorecards/causes.ts'
import { challengeInputs } from '../scorecards/challenge.ts'
import { type IndicatorFacts, indicatorFacts, keeperIn, scoringInput } from '../actuals/indicator-facts.ts'
import { pacePlans, yearPaces } from '../actuals/year-pace.ts'
import { scoringInForce } from '../settings/settings.ts'
import { type InYear, inYear } from './in-year.ts'

export interface DepartmentIndicator extends IndicatorScore {
  readonly goalId: number
  readonly decimals: number
  readonly stage: ActualStage | null
  readonly cause: string | null
  /** files and links of the year, those of its periods included */
  readonly evidence: number
  readonly inYear: InYear
  /** how it stands to its 시기별 목표 while the year is under way; null for a result and for a late one */
  readonly pace: YearPace | null
  readonly series: readonly {
    readonly year: number
    readonly target: Target
    readonly originalTarget?: Target
    readonly actual: Actual
    readonly rate: Rate
    readonly category: Category
  }[]
}

export interface StaffingRow {
  /** whose provenance says where the figures are printed */
  readonly id: number
  readonly quota: number
  readonly grade4: number
  readonly grade5: number
  readonly grade6: number
  readonly headcount: number
}

/** An official change of a target, with its day and reason. */
export interface TargetChange {
  readonly indicatorId: number
  /** ISO day */
  readonly on: string
  readonly reason: string | null
}

export interface DepartmentPage {
  readonly plan: YearPlan
  readonly department: ShownUnit
  readonly year: number
  readonly structure: Structure
  /** the other structure would show something else: there is a choice */
  readonly differs: boolean
  readonly policy: ScoringPolicy
  /** 집계 대상: which figures are scored */
  readonly counted: CountedStages
  readonly score: GroupScore
  /** whether one score may stand for it; else `score` has counts and weights alone, and its goals stand one by one */
  readonly comparable: boolean
  readonly shownGoals: readonly ShownGoal[]
  readonly working: Working
  readonly strategicGoals: readonly string[]
  readonly goals: readonly { readonly id: number; readonly name: string; readonly printedName: string }[]
  readonly indicators: readonly DepartmentIndicator[]
  /** score of each year of the window by that year's own plan, for the panel beside the budget */
  readonly scoreYears: readonly {
    readonly year: number
    readonly shown: number | null
    readonly measuredWeight: number
    readonly totalWeight: number
  }[]
  readonly budgetYears: readonly BudgetYear[]
  readonly statement: readonly StatementRow[]
  readonly programmes: readonly ProgrammeRow[]
  readonly staffing: StaffingRow | null
  readonly teams: readonly string[]
  readonly challenge: readonly ChallengeFinding[]
  /** whether some result of the year is still to come: neither made nor late, and it applies */
  readonly underWay: boolean
  /** of the year's targets, while it is under way */
  readonly targetChanges: readonly TargetChange[]
  readonly asOf: string
}

/** 부서: one department in one year. Refuses 'unknown-department' and 'unknown-year'. Amounts in 원. */
export async function departmentPage(
  db: Db,
  ask: { departmentId: number; year?: number | undefined; structure?: Structure | undefined },
  today: string,
): Promise<DepartmentPage> {
  const { plan, view, department, differs } = await departmentInStructure(db, { ...ask, today })
  const { policy, counted } = await scoringInForce(db, today)
  const { year } = plan
  const facts: readonly OwnedFacts[] =
    view === null
      ? (await indicatorFacts(db, { planId: plan.id, departmentId: department.id, counting: counted }, plan.years, today)).map(
          (fact) => ({ ...fact, ownerId: department.id }),
        )
      : (await factsShown(db, { plan, view }, counted, today)).filter((fact) => fact.ownerId === department.id)
  // All years of the window, in the order of the facts: the rows' trends and the years' scores are made of the same.
  const scores = new Map(plan.years.map((y) => [y, facts.map((f) => scoreIndicator(scoringInput(f, y), policy))]))
  const scored = scores.get(year) ?? []
  const kept = facts.map((f) => keeperIn(f, year))
  const causes = await causesOf(db, kept, year, counted)
  const evidence = await evidenceCounts(db, kept, year)
  const group = await ownScore(db, facts, scored, policy, view)
  const plans = await pacePlans(db, facts, year)
  const paces = await yearPaces(db, facts, year, today, plans)
  const due = paces.size === 0 ? [] : await dueOf(db, { plan, view, departmentId: department.id }, today)
  const within = await inYear(db, { facts, plans, due }, year, counted, today)
  const indicators = facts.flatMap((f, index): DepartmentIndicator[] => {
    const [score, own] = [scored[index], within.get(f.id)]
    return score === undefined || own === undefined
      ? []
      : [
          {
            ...score,
            goalId: f.goalId,
            decimals: f.decimals,
            cause: causes.get(keeperIn(f, year)) ?? null,
            evidence: evidence.get(keeperIn(f, year)) ?? 0,
            inYear: own,
            pace: paces.get(f.id) ?? null,
            stage: f.years.find((y) => y.year === year)?.stage ?? null,
            series: f.years.map((y) => {
              const at = scores.get(y.year)?.[index] ?? score
              return {
                year: y.year,
                target: y.target,
                ...(y.originalTarget ? { originalTarget: y.originalTarget } : {}),
                actual: y.actual,
                rate: at.rate,
                category: at.category,
              }
            }),
          },
        ]
  })
  const scoreYears: DepartmentPage['scoreYears'][number][] = []
  const answered = await answeredYears(db, view?.plans ?? [plan], plan.years, today)
  for (const at of plan.years) {
    const asked = { ...ask, bureauId: plan.bureau.id, year: at, today }
    const other = answered.has(at) ? null : (await scoresOfYear(db, asked, { policy, counted }))?.(department.id).score
    const { shown, measuredWeight, totalWeight } = other ?? scoreGroup(answered.has(at) ? (scores.get(at) ?? []) : [], policy)
    scoreYears.push({ year: at, shown: group.comparable ? shown : null, measuredWeight, totalWeight })
  }
  return {
    plan,
    department,
    year,
    structure: ask.structure ?? 'then',
    differs,
    policy,
    counted,
    indicators,
    score: group.score,
    comparable: group.comparable,
    shownGoals: group.goals,
    working: {
      ...workingOf(
        { id: department.id, name: department.name },
        year,
        facts.map((f) => scoringInput(f, year)),
        policy,
      ),
      result: group.score,
    },
    scoreYears,
    ...(view === null ? await printedOf(db, plan, department.id) : await regroupedOf(db, view, plan, department.id, facts)),
    challenge: challengeTargets(challengeInputs(facts, plan)),
    underWay: paces.size > 0,
    targetChanges: paces.size === 0 ? [] : await changesOf(db, facts, year),
    asOf: today,
  }
}

/** What is to be entered of the year shown, by when. Of a department whose things have moved on it is asked wherever they went. */
async function dueOf(
  db: Db,
  { plan, view, departmentId }: { plan: YearPlan; view: StructureOfYear | null; departmentId: number },
  today: string,
) {
  const owners = await ownersOn(db, today)
  const plans = view?.plans ?? [plan]
  const departmentIds = owners.moved ? [...new Set(plans.flatMap((one) => one.departments.map((d) => d.id)))] : [departmentId]
  return dueCells(db, { plans, departmentIds: [...new Set([departmentId, ...departmentIds])], owners }, today)
}

/** The change in force of each target of the year that is not the council's any more; no query where there is none. */
async function changesOf(db: Db, facts: readonly IndicatorFacts[], year: number): Promise<readonly TargetChange[]> {
  const changed = facts.filter((f) => f.years.some((y) => y.year === year && y.originalTarget !== undefined)).map((f) => f.id)
  if (changed.length === 0) return []
  const rows = await db
    .selectFrom('target')
    .where('indicator_id', 'in', changed)
    .where('year', '=', year)
    .where('stage', '=', 'revised')
    .select(['indicator_id as indicatorId', 'effective_on as on', 'reason'])
    .orderBy('revision')
    .execute()
  return [...new Map(rows.map((one) => [one.indicatorId, one])).values()]
}

/** The score of the department's own facts, as `scored` has them. */
async function ownScore(
  db: Db,
  facts: readonly OwnedFacts[],
  scored: readonly IndicatorScore[],
  policy: ScoringPolicy,
  view: StructureOfYear | null,
) {
  const [first] = facts
  if (view === null || first === undefined) return { score: scoreGroup(scored, policy), comparable: true, goals: [] }
  const byId = new Map(scored.map((score) => [score.id, score]))
  // Whether a goal is whole is seen from all that is of it, wherever it went.
  const everywhere = await db
    .selectFrom('indicator')
    .select(['id', 'goal_id as goalId', 'department_id as departmentId', 'weight'])
    .where('goal_id', 'in', [...new Set(facts.map((fact) => fact.goalId))])
    .execute()
  const elsewhere = everywhere.flatMap((row) => {
    const ownerId = view.ownerOf('indicator', row.id, row.departmentId)
    return ownerId === first.ownerId ? [] : [{ ...first, ...row, ownerId }]
  })
  const scoreOf = (fact: OwnedFacts) => byId.get(fact.id) ?? scoreIndicator(scoringInput(fact, 0), policy)
  return (await departmentScores(db, [...facts, ...elsewhere], scoreOf, policy))(first.ownerId)
}

/** What the plan prints of the department besides its indicators. */
async function printedOf(db: Db, plan: YearPlan, departmentId: number) {
  return {
    ...(await goals(db, plan.id, departmentId)),
    budgetYears: await budgetYears(db, plan, departmentId),
    statement: await statement(db, plan.id, departmentId),
    programmes: await programmes(db, plan.id, departmentId),
    ...(await people(db, plan.id, departmentId)),
  }
}

/** The same by owner. What a plan prints of a unit alone (예산현황, staff) is left out: it is of no other unit. */
async function regroupedOf(db: Db, view: StructureOfYear, plan: YearPlan, departmentId: number, facts: readonly OwnedFacts[]) {
  const owners = new Set([departmentId])
  const list = await ownedProgrammes(db, view, owners)
  const goalIds = [...new Set([...facts.map((fact) => fact.goalId), ...list.map((programme) => programme.goalId)])]
  const named =
    goalIds.length === 0
      ? []
      : await db
          .selectFrom('policy_goal')
          .select(['id', 'name', 'printed_name as printedName'])
          .where('id', 'in', goalIds)
          .orderBy('department_id')
          .orderBy('sort_order')
          .execute()
  return {
    strategicGoals: [],
    goals: named,
    budgetYears: ownedBudget(view, await ownedLines(db, view)).years(owners, plan.years),
    statement: [],
    programmes: list,
    staffing: null,
    teams: [],
  }
}

async function goals(db: Db, planId: number, departmentId: number) {
  const strategic = await db
    .selectFrom('strategic_goal')
    .select('name')
    .where('plan_id', '=', planId)
    .where('unit_id', '=', departmentId)
    .orderBy('sort_order')
    .execute()
  const policy = await db
    .selectFrom('policy_goal')
    .select(['id', 'name', 'printed_name as printedName'])
    .where('plan_id', '=', planId)
    .where('department_id', '=', departmentId)
    .orderBy('sort_order')
    .execute()
  return { strategicGoals: strategic.map((s) => s.name), goals: policy }
}

async function people(db: Db, planId: number, departmentId: number) {
  const rows = await db
    .selectFrom('staffing')
    .select(['id', 'table_unit_id as tableUnit', 'quota', 'grade4', 'grade5', 'grade6', 'headcount'])
    .where('plan_id', '=', planId)
    .where('unit_id', '=', departmentId)
    .where('row_kind', '=', 'unit')
    .execute()
  const own = rows.find((r) => r.tableUnit === departmentId) ?? rows[0]
  const teams = await db
    .selectFrom('team')
    .select('name')
    .where('plan_id', '=', planId)
    .where('unit_id', '=', departmentId)
    .orderBy('sort_order')
    .execute()
  const staffing = own
    ? { id: own.id, quota: own.quota, grade4: own.grade4, grade5: own.grade5, grade6: own.grade6, headcount: own.headcount }
    : null
  return { staffing, teams: teams.map((t) => t.name) }
}
