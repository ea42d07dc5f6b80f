import type { Db } from '#data/database.ts'

/** 집행액 of one unit programme in one year, 원, as far as it had been spent on `asOf`. */
export interface ExecutionRow {
  readonly id: number
  readonly programmeId: number
  readonly year: number
  readonly amount: number
  readonly asOf: string
}

/** What the plan's unit programmes have spent; empty until somebody brings figures in. */
export async function executions(db: Db, planId: number): Promise<ExecutionRow[]> {
  const rows = await db
    .selectFrom('budget_execution as e')
    .innerJoin('programme as p', 'p.id', 'e.programme_id')
    .where('p.plan_id', '=', planId)
    .select(['e.id', 'p.id as programmeId', 'e.year', 'e.amount', 'e.as_of as asOf'])
    .orderBy('e.year')
    .orderBy('p.sort_order')
    .orderBy('p.id')
    .execute()
  return rows
}
