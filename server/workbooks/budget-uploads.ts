import type { Db } from '#data/database.ts'
import { planFor } from '../plans/plan.ts'

export interface BudgetUpload {
  readonly id: number
  readonly fileName: string
  readonly at: string
  readonly by: string
  readonly figures: number
  readonly reversedAt: string | null
  readonly reversedBy: string | null
  /** the last one that stands: the only one that can be taken back */
  readonly last: boolean
}

/** Files of amounts that were taken into the plan of the year, newest first. */
export async function budgetUploads(
  db: Db,
  ask: { readonly bureauId?: number | undefined; readonly year?: number | undefined },
  today: string,
): Promise<readonly BudgetUpload[]> {
  const plan = await planFor(db, { ...ask, today })
  const rows = await db
    .selectFrom('budget_upload as u')
    .where('u.plan_id', '=', plan.id)
    .select((eb) => [
      'u.id',
      'u.file_name',
      'u.recorded_at',
      'u.recorded_by',
      'u.reversed_at',
      'u.reversed_by',
      eb
        .selectFrom('budget_upload_change as c')
        .whereRef('c.upload_id', '=', 'u.id')
        .select(eb.fn.countAll<number>().as('n'))
        .as('figures'),
    ])
    .orderBy('u.id', 'desc')
    .limit(50)
    .execute()
  const last = rows.find((r) => r.reversed_at === null)?.id
  return rows.map((r) => ({
    id: r.id,
    fileName: r.file_name,
    at: r.recorded_at,
    by: r.recorded_by,
    figures: r.figures ?? 0,
    reversedAt: r.reversed_at,
    reversedBy: r.reversed_by,
    last: r.id === last,
  }))
}
