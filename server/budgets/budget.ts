import type { Db } from '#data/database.ts'
import type { EquationState } from '#domain/plan/equation.ts'
import { countStates } from '#domain/plan/reconcile.ts'
import { type StatementRow, statements } from './statement.ts'
import type { YearPlan } from '../plans/plan.ts'
import { planInStructure } from '../plans/shown-plan.ts'
import type { ShownUnit, Structure, StructureOfYear } from '../plans/structure.ts'
import { ownedBudget, ownedLines } from './owned.ts'
import { ownedProgrammes } from './owned-programmes.ts'
import { type ExecutionRow, executions } from './executions.ts'
import { ownedSupplementaries } from './owned-supplementary.ts'
import { type Supplementaries, supplementaries } from './supplementary.ts'
import { type ProgrammeRow, programmes } from './programmes.ts'
import { type MovementRow, movementsOf } from './movements.ts'
import { reconciliation } from './reconciliation.ts'
import { type BudgetMove, type BudgetYear, budgetMoves, budgetYears, departmentBudgetYears } from './summary.ts'

export interface BudgetPage {
  readonly plan: YearPlan
  readonly structure: Structure
  /** the other structure would show something else: there is a choice */
  readonly differs: boolean
  /** the departments with what they were called */
  readonly units: readonly ShownUnit[]
  readonly goals: readonly {
    readonly id: number
    readonly name: string
    readonly departmentId: number
    readonly indicators: number
  }[]
  readonly programmes: readonly ProgrammeRow[]
  /** 예산현황 of the bureau and each department, as printed */
  readonly statements: readonly { readonly unitId: number; readonly rows: readonly StatementRow[] }[]
  readonly years: readonly BudgetYear[]
  readonly departmentYears: readonly { readonly departmentId: number; readonly years: readonly BudgetYear[] }[]
  readonly moves: readonly BudgetMove[]
  /** 당초 → 추경 → 최종 of the plan's fiscal year, as the council decided */
  readonly supplementary: Supplementaries
  /** 집행액 of unit programmes, as far as somebody has brought them in */
  readonly executions: readonly ExecutionRow[]
  /** 이체 of the plan's year that count, to or from its departments or of its programmes; they are in no amount above */
  readonly transfers: readonly MovementRow[]
  /** programmes whose goal has no indicator, and indicators' goals without a programme */
  readonly orphans: {
    readonly programmes: readonly { readonly id: number; readonly name: string }[]
    readonly goals: readonly { readonly id: number; readonly name: string }[]
  }
  /** of the plan's equations; they themselves are `reconciliationPage` */
  readonly reconciliation: { readonly counts: Readonly<Record<EquationState, number>> }
}

/** 예산: bureau → department → policy goal → unit programme → project with every year's amount. 원. Refuses 'unknown-department'. */
export async function budgetPage(
  db: Db,
  ask: { bureauId?: number | undefined; year?: number | undefined; structure?: Structure | undefined },
  today: string,
): Promise<BudgetPage> {
  const shown = await planInStructure(db, { ...ask, today })
  const { plan } = shown
  const head = { plan, structure: ask.structure ?? 'then', differs: shown.differs, units: shown.departments }
  if (shown.view !== null) return { ...head, ...(await regroupedBudget(db, shown.view, plan)) }
  const goals = await db
    .selectFrom('policy_goal as g')
    .where('g.plan_id', '=', plan.id)
    .select((eb) => [
      'g.id',
      'g.name',
      'g.department_id as departmentId',
      eb
        .selectFrom('indicator as i')
        .whereRef('i.goal_id', '=', 'g.id')
        .select(eb.fn.countAll<number>().as('n'))
        .as('indicators'),
    ])
    .orderBy('g.department_id')
    .orderBy('g.sort_order')
    .execute()
  const counted = goals.map((g) => ({ ...g, indicators: g.indicators ?? 0 }))
  const list = await programmes(db, plan.id)
  const printed = await statements(db, plan.id)
  const units = [plan.bureau, ...plan.departments]
  const own = new Set(plan.departments.map((department) => department.id))
  const withoutIndicator = new Set(counted.filter((g) => g.indicators === 0).map((g) => g.id))
  return {
    ...head,
    goals: counted,
    programmes: list,
    statements: units.map((u) => ({ unitId: u.id, rows: printed.get(u.id) ?? [] })),
    years: await budgetYears(db, plan),
    departmentYears: await departmentBudgetYears(db, plan),
    moves: await budgetMoves(db, plan),
    supplementary: await supplementaries(db, plan),
    executions: await executions(db, plan.id),
    transfers: (await movementsOf(db, plan.fiscalYear, { reversed: false })).filter(
      (row) => own.has(row.fromUnitId) || own.has(row.toUnitId) || list.some((programme) => programme.id === row.programmeId),
    ),
    orphans: {
      programmes: list.filter((p) => withoutIndicator.has(p.goalId)).map(({ id, name }) => ({ id, name })),
      goals: counted.filter((g) => !list.some((p) => p.goalId === g.id)).map(({ id, name }) => ({ id, name })),
    },
    reconciliation: { counts: (await reconciliation(db, plan)).counts },
  }
}

/**
 * The same of a bureau whose programmes are not those its plan prints: by owner. What a plan prints of its own units (예산현황, the check
 * of its totals) says nothing of others and is left out; what moved between units is in the amounts already.
 */
async function regroupedBudget(db: Db, view: StructureOfYear, plan: YearPlan) {
  const owners = new Set(plan.departments.map((department) => department.id))
  const list = await ownedProgrammes(db, view, owners)
  const indicators = await db
    .selectFrom('indicator')
    .select(['id', 'goal_id as goalId', 'department_id as departmentId'])
    .where(
      'plan_id',
      'in',
      view.plans.map((one) => one.id),
    )
    .execute()
  const named = await db
    .selectFrom('policy_goal')
    .select(['id', 'name'])
    .where(
      'plan_id',
      'in',
      view.plans.map((one) => one.id),
    )
    .orderBy('department_id')
    .orderBy('sort_order')
    .execute()
  const goals = named.flatMap((goal) => {
    const own = indicators
      .filter((one) => one.goalId === goal.id)
      .map((one) => view.ownerOf('indicator', one.id, one.departmentId))
    const units = new Set([...own, ...list.filter((one) => one.goalId === goal.id).map((one) => one.departmentId)])
    return [...units]
      .filter((departmentId) => owners.has(departmentId))
      .map((departmentId) => ({ ...goal, departmentId, indicators: own.filter((owner) => owner === departmentId).length }))
  })
  const { years, moves } = ownedBudget(view, await ownedLines(db, view))
  const goalIds = new Set(indicators.map((one) => one.goalId))
  const ids = new Set(list.map((one) => one.id))
  const spent: ExecutionRow[] = []
  for (const one of view.plans) spent.push(...(await executions(db, one.id)).filter((row) => ids.has(row.programmeId)))
  return {
    goals,
    programmes: list,
    statements: [plan.bureau, ...plan.departments].map((unit) => ({ unitId: unit.id, rows: [] })),
    years: years(owners, plan.years),
    departmentYears: plan.departments.map(({ id }) => ({ departmentId: id, years: years(new Set([id]), plan.years) })),
    moves: moves(owners, plan.fiscalYear),
    executions: spent,
    supplementary: await ownedSupplementaries(db, view, owners, plan.fiscalYear),
    transfers: [],
    orphans: {
      programmes: list.filter((one) => !goalIds.has(one.goalId)).map(({ id, name }) => ({ id, name })),
      goals: goals.filter((goal) => !list.some((one) => one.goalId === goal.id)).map(({ id, name }) => ({ id, name })),
    },
    reconciliation: { counts: countStates([]) },
  }
}
