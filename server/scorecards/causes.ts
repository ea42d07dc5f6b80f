import type { Db } from '#data/database.ts'
import { compiledOnce } from '../../data/compiled-once.ts'

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
  return newest(rows)
}

const ofPlan = compiledOnce((db, { planId, year }: { planId: number; year: number }) =>
  db
    .selectFrom('actual_revision')
    .select(['indicator_id', 'cause'])
    .where('indicator_id', 'in', (eb) => eb.selectFrom('indicator').select('id').where('plan_id', '=', planId))
    .where('year', '=', year)
    .where('month', '=', 0)
    .orderBy('version'),
)

/** The same for every indicator of a plan. */
export const latestCausesOfPlan = async (db: Db, planId: number, year: number): Promise<Map<number, string>> =>
  newest(await ofPlan(db, { planId, year }))

const newest = (rows: readonly { indicator_id: number; cause: string | null }[]) =>
  new Map(rows.flatMap((r) => (r.cause ? [[r.indicator_id, r.cause] as const] : [])))
