import type { Selectable } from 'kysely'
import type { Db } from '#data/database.ts'
import type { IndicatorTable } from '#data/schema/plans.ts'
import type { DraftPlan } from './draft-plan.ts'

/** The indicators of a draft as the plans of the year before have them, by lineage; of any bureau, since work may have moved. */
export async function indicatorsBefore(
  db: Db,
  plan: DraftPlan,
  lineageId?: number,
): Promise<ReadonlyMap<number, Selectable<IndicatorTable>>> {
  const rows = await db
    .selectFrom('indicator as i')
    .innerJoin('plan as p', 'p.id', 'i.plan_id')
    .selectAll('i')
    .where('p.fiscal_year', '=', plan.from.fiscalYear)
    .where('p.status', 'in', ['filed', 'confirmed'])
    .$if(lineageId !== undefined, (qb) => qb.where('i.lineage_id', '=', lineageId ?? 0))
    .orderBy('i.id')
    .execute()
  return new Map(rows.map((row) => [row.lineage_id, row]))
}
