import type { Db } from '#data/database.ts'
import type { BudgetItem } from '#data/schema.ts'

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

/** 예산현황 of a unit, the six lines in the form's order, figures as printed. */
export async function statement(db: Db, planId: number, unitId: number): Promise<StatementRow[]> {
  const rows = await db
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
    .where('unit_id', '=', unitId)
    .execute()
  return rows.toSorted((a, b) => ITEMS.indexOf(a.item) - ITEMS.indexOf(b.item))
}
