import type { Db } from '#data/database.ts'

/** Files and links in force of some indicators in one year, all its periods together; what is infected does not count. */
export async function evidenceCounts(
  db: Db,
  indicatorIds: readonly number[],
  year: number,
): Promise<ReadonlyMap<number, number>> {
  if (indicatorIds.length === 0) return new Map()
  const rows = await db
    .selectFrom('evidence')
    .select((eb) => ['indicator_id as id', eb.fn.countAll<number>().as('n')])
    .where('indicator_id', 'in', indicatorIds)
    .where('year', '=', year)
    .where('removed_at', 'is', null)
    .where('scan', '<>', 'refused')
    .groupBy('indicator_id')
    .execute()
  return new Map(rows.map((row) => [row.id, row.n]))
}
