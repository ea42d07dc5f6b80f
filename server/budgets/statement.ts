import type { Db } from '#data/database.ts'
import type { BudgetItem } from '#data/schema/plans.ts'

export interface StatementRow {
  readonly id: number
  readonly item: BudgetItem
  readonly budget: number
  readonly budgetShare: number
  readonly previous: number
  readonly previousShare: number
  readonly change: number
  readonly changeRate: number
}

const ITEMS: readonly BudgetItem[] = ['total', 'policy', 'administration', 'personnel', 'basic', 'finance']

const lines = (db: Db, planId: number) =>
  db
    .selectFrom('budget_statement')
    .select([
      'id',
      'item',
      'budget',
      'budget_share as budgetShare',
      'previous',
      'previous_share as previousShare',
      'change',
      'change_rate as changeRate',
    ])
    .where('plan_id', '=', planId)

const inFormOrder = (rows: readonly StatementRow[]) => rows.toSorted((a, b) => ITEMS.indexOf(a.item) - ITEMS.indexOf(b.item))

/** 예산현황 of a unit, the six lines in the form's order, figures as printed. */
export const statement = async (db: Db, planId: number, unitId: number): Promise<StatementRow[]> =>
  inFormOrder(await lines(db, planId).where('unit_id', '=', unitId).execute())

/** The same of every unit of a plan, by unit, in one query. */
export async function statements(db: Db, planId: number): Promise<ReadonlyMap<number, StatementRow[]>> {
  const rows = await lines(db, planId).select('unit_id as unitId').execute()
  return new Map(
    [...Map.groupBy(rows, (row) => row.unitId)].map(([unitId, some]) => [
      unitId,
      inFormOrder(some.map(({ unitId: _, ...line }) => line)),
    ]),
  )
}
