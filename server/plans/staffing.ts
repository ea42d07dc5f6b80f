import type { Db } from '#data/database.ts'
import { compiledOnce } from '../../data/compiled-once.ts'

const unitRows = compiledOnce((db, { planId }: { planId: number }) =>
  db
    .selectFrom('staffing')
    .select(['unit_id', 'table_unit_id', 'headcount'])
    .where('plan_id', '=', planId)
    .where('row_kind', '=', 'unit'),
)

/** 현원 of each department: from its own table where it has one, else from the bureau's. */
export async function headcounts(db: Db, planId: number): Promise<Map<number, number>> {
  const rows = await unitRows(db, { planId })
  rows.sort((a, b) => Number(a.unit_id === a.table_unit_id) - Number(b.unit_id === b.table_unit_id))
  return new Map(rows.map((r) => [r.unit_id, r.headcount]))
}
