import { sql } from 'kysely'
import type { Db } from '#data/database.ts'

/**
 * Files and links in force of some indicators in one year, all its periods and all plans of the indicator together; what is infected
 * does not count. Of another unit it is another measure, but for a corrected filing of the same year (keepers.ts).
 */
export async function evidenceCounts(
  db: Db,
  indicatorIds: readonly number[],
  year: number,
): Promise<ReadonlyMap<number, number>> {
  if (indicatorIds.length === 0) return new Map()
  const rows = await db
    .selectFrom('indicator as i')
    .innerJoin('plan as p', 'p.id', 'i.plan_id')
    .innerJoin('indicator as o', 'o.lineage_id', 'i.lineage_id')
    .innerJoin('plan as q', 'q.id', 'o.plan_id')
    .innerJoin('evidence as e', 'e.indicator_id', 'o.id')
    .where('i.id', 'in', indicatorIds)
    .where((eb) => eb.or([eb('o.unit', '=', eb.ref('i.unit')), eb('q.fiscal_year', '=', eb.ref('p.fiscal_year'))]))
    .where('e.year', '=', year)
    .where('e.removed_at', 'is', null)
    .where('e.scan', '<>', 'refused')
    // A copy that an earlier version made for another plan is the piece itself.
    .select(['i.id', sql<number>`count(distinct cast(e.month as text) || ' ' || coalesce(e.sha256, e.url))`.as('n')])
    .groupBy('i.id')
    .execute()
  return new Map(rows.map((row) => [row.id, row.n]))
}
