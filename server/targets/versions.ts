import type { Db } from '#data/database.ts'
import type { StoredTarget } from '#domain/scoring/target-change.ts'

/** Every version of a year's target, oldest first. */
export async function targetVersions(db: Db, indicatorId: number, year: number): Promise<StoredTarget[]> {
  return db
    .selectFrom('target')
    .select(['revision', 'stage', 'kind', 'value', 'effective_on as effectiveOn'])
    .where('indicator_id', '=', indicatorId)
    .where('year', '=', year)
    .orderBy('revision')
    .execute()
}
