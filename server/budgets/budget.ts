import type { Db } from '#data/database.ts'
import type { Equation, EquationState } from '#domain/plan/equation.ts'
import { type StatementRow, statements } from './statement.ts'
import { planFor, type YearPlan } from '../plans/plan.ts'
import { type ExecutionRow, executions } from './executions.ts'
import { type ProgrammeRow, programmes } from './programmes.ts'
import { type MovementRow, movementsOf } from './movements.ts'
import { reconciliation } from './reconciliation.ts'
import { type BudgetMove, type BudgetYear, budgetMoves, budgetYears, departmentBudgetYears } from './summary.ts'

export interface BudgetPage {
  readonly plan: YearPlan
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
  /** 집행액 of unit programmes, as far as somebody has brought them in */
  readonly executions: readonly ExecutionRow[]
  /** 이체 of the plan's year that count, to or from its departments or of its programmes; they are in no amount above */
  readonly transfers: readonly MovementRow[]
  /** programmes whose goal has no indicator, and indicators' goals without a programme */
  readonly orphans: {
    readonly programmes: readonly { readonly id: number; readonly name: string }[]
    readonly goals: readonly { readonly id: number; readonly name: string }[]
  }
  readonly reconciliation: { readonly equations: readonly Equation[]; readonly counts: Readonly<Record<EquationState, number>> }
}

/** 예산: bureau → department → policy goal → unit programme → project with every year's amount. 원. Refuses 'unknown-department'. */
export async function budgetPage(
  db: Db,
  ask: { bureauId?: number | undefined; year?: number | undefined },
  today: string,
): Promise<BudgetPage> {
  const plan = await planFor(db, { ...ask, today })
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
    plan,
    goals: counted,
    programmes: list,
    statements: units.map((u) => ({ unitId: u.id, rows: printed.get(u.id) ?? [] })),
    years: await budgetYears(db, plan),
    departmentYears: await departmentBudgetYears(db, plan),
    moves: await budgetMoves(db, plan),
    executions: await executions(db, plan.id),
    transfers: (await movementsOf(db, plan.fiscalYear, { reversed: false })).filter(
      (row) => own.has(row.fromUnitId) || own.has(row.toUnitId) || list.some((programme) => programme.id === row.programmeId),
    ),
    orphans: {
      programmes: list.filter((p) => withoutIndicator.has(p.goalId)).map(({ id, name }) => ({ id, name })),
      goals: counted.filter((g) => !list.some((p) => p.goalId === g.id)).map(({ id, name }) => ({ id, name })),
    },
    reconciliation: await reconciliation(db, plan),
  }
}
