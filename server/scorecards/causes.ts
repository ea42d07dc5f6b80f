import type { Db } from '#data/database.ts'

/** The newest 원인 given for each indicator's figure of the year; indicators without one are absent. */
export async function latestCauses(db: Db, indicatorIds: readonly number[], year: number): Promise<Map<number, string>> {
  if (indicatorIds.length === 0) return new Map()
  const rows = await db
    .selectFrom('actual_revision')
    .select(['indicator_id', 'cause'])
    .where('indicator_id', 'in', indicatorIds)
    .where('year', '=', year)
    .where('month', '=', 0)
    .orderBy('version')
    .execute()
  return new Map(rows.flatMap((r) => (r.cause ? [[r.indicator_id, r.cause] as const] : [])))
}
