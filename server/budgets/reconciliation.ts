import type { Db } from '#data/database.ts'
import type { Equation, EquationState } from '#domain/plan/equation.ts'
import type { BudgetBlock, BudgetLineKey, GoalTable, PlanFigures, StaffRow, StaffTable } from '#domain/plan/plan-figures.ts'
import { countStates, reconcile } from '#domain/plan/reconcile.ts'
import type { YearPlan, UnitName } from '../plans/plan.ts'
import { planInStructure } from '../plans/shown-plan.ts'
import type { Structure } from '../plans/structure.ts'
import { programmes } from './programmes.ts'

export interface Reconciliation {
  readonly equations: readonly Equation[]
  readonly counts: Readonly<Record<EquationState, number>>
  /** 정책사업목표 현황 of the bureau and each department, as printed */
  readonly goalTables: readonly GoalTable[]
}

/** 대사 of a plan: every total and percentage it prints, recomputed. Nothing stored is changed by it. Tables of goals as printed. */
export async function reconciliation(db: Db, plan: YearPlan): Promise<Reconciliation> {
  const figures = await planFigures(db, plan)
  const equations = reconcile(figures)
  return { equations, counts: countStates(equations), goalTables: figures.goalTables }
}

/**
 * 대사 of the budget page asked, by itself: ten times the text of all else there, for those who look at it. None where the page is not the
 * one that the plan prints. Refuses as `planInStructure`.
 */
export async function reconciliationPage(
  db: Db,
  ask: { readonly bureauId?: number | undefined; readonly year?: number | undefined; readonly structure?: Structure | undefined },
  today: string,
): Promise<Reconciliation> {
  const { plan, view } = await planInStructure(db, { ...ask, today })
  return view === null ? reconciliation(db, plan) : { equations: [], counts: countStates([]), goalTables: [] }
}

/** The stored plan as printed figures with their lines, in the printed unit (백만원, 명, 개, %). */
async function planFigures(db: Db, plan: YearPlan): Promise<PlanFigures> {
  const units = [plan.bureau, ...plan.departments]
  const lines = await lineNumbers(db)
  return {
    staffing: await staffTables(db, plan, units),
    goals: await goalFigures(db, plan, lines),
    goalTables: await goalTables(db, plan, units, lines),
    budgets: await budgetBlocks(db, plan, units),
    programmes: await programmeFigures(db, plan, lines),
  }
}

type Lines = (subject: string, id: number, field: string) => number | null

async function lineNumbers(db: Db): Promise<Lines> {
  const rows = await db
    .selectFrom('provenance')
    .select(['subject', 'subject_id', 'field', 'line'])
    .where((eb) =>
      eb.or([
        eb.and([eb('subject', 'in', ['programme', 'project']), eb('field', 'in', ['name', 'overview_name'])]),
        eb.and([eb('subject', '=', 'indicator'), eb('field', '=', 'weight')]),
        eb.and([eb('subject', '=', 'printed_goal'), eb('field', '=', 'amount')]),
      ]),
    )
    .execute()
  const found = new Map(rows.map((r) => [`${r.subject}/${r.subject_id}/${r.field}`, r.line]))
  return (subject, id, field) => found.get(`${subject}/${id}/${field}`) ?? null
}

const nameOf = (units: readonly UnitName[], id: number) => units.find((u) => u.id === id)?.shortName ?? ''
const levelOf = (plan: YearPlan, id: number): 'bureau' | 'department' => (id === plan.bureau.id ? 'bureau' : 'department')

async function staffTables(db: Db, plan: YearPlan, units: readonly UnitName[]): Promise<StaffTable[]> {
  const rows = await db.selectFrom('staffing').selectAll().where('plan_id', '=', plan.id).orderBy('line').orderBy('id').execute()
  const teams = await db
    .selectFrom('team')
    .select(['unit_id', 'name'])
    .where('plan_id', '=', plan.id)
    .orderBy('unit_id')
    .orderBy('sort_order')
    .execute()
  const teamsOf = Map.groupBy(teams, (t) => t.unit_id)
  return units.flatMap((owner): StaffTable[] => {
    const own = rows.filter((r) => r.table_unit_id === owner.id)
    const row = (r: (typeof rows)[number], name: string): StaffRow => ({
      name,
      line: r.line,
      quota: r.quota,
      grade4: r.grade4,
      grade5: r.grade5,
      grade6: r.grade6,
      headcount: r.headcount,
      teams: r.row_kind === 'unit' ? (teamsOf.get(r.unit_id) ?? []).map((t) => t.name) : [],
    })
    const total = own.find((r) => r.row_kind === 'total')
    if (!total) return []
    const parts = own.filter((r) => r.row_kind === 'unit').map((r) => row(r, nameOf(units, r.unit_id)))
    return [{ owner: owner.shortName, level: levelOf(plan, owner.id), total: row(total, '계'), rows: parts }]
  })
}

async function goalFigures(db: Db, plan: YearPlan, lines: Lines) {
  const goals = await db
    .selectFrom('policy_goal')
    .select(['id', 'printed_name', 'department_id'])
    .where('plan_id', '=', plan.id)
    .orderBy('department_id')
    .orderBy('sort_order')
    .execute()
  const indicators = await db
    .selectFrom('indicator')
    .select(['id', 'goal_id', 'name', 'weight'])
    .where('plan_id', '=', plan.id)
    .orderBy('sort_order')
    .execute()
  return goals.map((g) => ({
    department: nameOf(plan.departments, g.department_id),
    name: g.printed_name,
    indicators: indicators
      .filter((i) => i.goal_id === g.id)
      .map((i) => ({ name: i.name, weight: i.weight, line: lines('indicator', i.id, 'weight') })),
  }))
}

async function goalTables(db: Db, plan: YearPlan, units: readonly UnitName[], lines: Lines): Promise<GoalTable[]> {
  const tables = await db
    .selectFrom('printed_goal_table')
    .selectAll()
    .where('plan_id', '=', plan.id)
    .orderBy('line')
    .orderBy('id')
    .execute()
  const rows = await db
    .selectFrom('printed_goal as r')
    .innerJoin('policy_goal as g', 'g.id', 'r.goal_id')
    .where('g.plan_id', '=', plan.id)
    .select(['r.id', 'r.table_id', 'r.printed_name', 'r.indicators', 'r.programmes', 'r.amount', 'g.department_id'])
    .orderBy('r.table_id')
    .orderBy('r.sort_order')
    .execute()
  return tables.map((t) => ({
    owner: nameOf(units, t.unit_id),
    level: levelOf(plan, t.unit_id),
    // 0 where the document's format has no lines.
    line: t.line || null,
    rows: rows
      .filter((r) => r.table_id === t.id)
      .map((r) => ({
        name: r.printed_name,
        department: nameOf(units, r.department_id),
        line: lines('printed_goal', r.id, 'amount'),
        indicatorCount: r.indicators,
        programmeCount: r.programmes,
        amount: r.amount / plan.amountUnitWon,
      })),
  }))
}

async function budgetBlocks(db: Db, plan: YearPlan, units: readonly UnitName[]): Promise<BudgetBlock[]> {
  const rows = await db.selectFrom('budget_statement').selectAll().where('plan_id', '=', plan.id).execute()
  const blank = {
    line: null,
    budget: null,
    budgetShare: null,
    previous: null,
    previousShare: null,
    change: null,
    changeRate: null,
  }
  return units.flatMap((owner): BudgetBlock[] => {
    const own = rows.filter((r) => r.unit_id === owner.id)
    if (own.length === 0) return []
    const line = (item: BudgetLineKey) => {
      const r = own.find((o) => o.item === item)
      if (!r) return blank
      const printed = (won: number) => won / plan.amountUnitWon
      return {
        line: r.line,
        budget: printed(r.budget),
        budgetShare: r.budget_share,
        previous: printed(r.previous),
        previousShare: r.previous_share,
        change: printed(r.change),
        changeRate: r.change_rate,
      }
    }
    const lines = {
      total: line('total'),
      policy: line('policy'),
      administration: line('administration'),
      personnel: line('personnel'),
      basic: line('basic'),
      finance: line('finance'),
    }
    return [{ owner: owner.shortName, level: levelOf(plan, owner.id), lines }]
  })
}

async function programmeFigures(db: Db, plan: YearPlan, lines: Lines) {
  const list = await programmes(db, plan.id)
  type Amounts = (typeof list)[number]['amounts']
  const three = (amounts: Amounts) => {
    const of = (year: number, kind: Amounts[number]['kind']) => {
      const found = amounts.find((a) => a.year === year && a.kind === kind)
      return found ? found.amount / plan.amountUnitWon : null
    }
    return {
      settled: of(plan.settledYear, 'settled'),
      previous: of(plan.fiscalYear - 1, 'budget'),
      budget: of(plan.fiscalYear, 'budget'),
    }
  }
  return list.map((p) => ({
    department: nameOf(plan.departments, p.departmentId),
    name: p.name,
    line: lines('programme', p.id, 'name'),
    projectCount: p.printedProjectCount,
    ...three(p.amounts),
    projects: p.projects.map((j) => ({
      name: j.name,
      line: lines('project', j.id, 'name'),
      overviewName: j.overviewName || null,
      overviewLine: lines('project', j.id, 'overview_name'),
      ...three(j.amounts),
    })),
  }))
}
