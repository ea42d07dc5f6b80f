import type { Insertable } from 'kysely'
import type { Db } from '#data/database.ts'
import type { TargetTable } from '#data/schema/plans.ts'
import type { YearTarget } from '#domain/plan/roll-over.ts'
import type { Writer } from '../record/writer.ts'

// As many placeholders as one statement of both stores takes with ease.
const AT_ONCE = 500

/** The newest target of each year, by indicator. A year without any is not there; 없음 is there with no value. */
export async function targetsInForce(
  db: Db,
  indicatorIds: readonly number[],
): Promise<ReadonlyMap<number, readonly YearTarget[]>> {
  const found = new Map<number, Map<number, YearTarget>>()
  for (let from = 0; from < indicatorIds.length; from += AT_ONCE) {
    const rows = await db
      .selectFrom('target')
      .where('indicator_id', 'in', indicatorIds.slice(from, from + AT_ONCE))
      .select(['indicator_id as id', 'year', 'value'])
      .orderBy('revision')
      .execute()
    for (const { id, year, value } of rows) {
      const years = found.get(id) ?? new Map<number, YearTarget>()
      found.set(id, years.set(year, { year, value }))
    }
  }
  return new Map([...found].map(([id, years]) => [id, [...years.values()].toSorted((a, b) => a.year - b.year)]))
}

/** A target of a draft: its first revision, until the plan is filed. `reason`: the answer to the challenge check, if one was given. */
export const draftTarget = (
  indicatorId: number,
  { year, value }: YearTarget,
  as: Writer,
  reason: string | null = null,
): Insertable<TargetTable> => ({
  indicator_id: indicatorId,
  year,
  revision: 1,
  kind: value === null ? 'none' : 'set',
  value,
  stage: 'planned',
  effective_on: as.today,
  reason,
  approved_by: null,
  recorded_at: as.now.toISOString(),
  recorded_by: as.user.name,
})

/** The reason of an indicator stands at its target of the fiscal year, too: there it stays when the draft is filed. */
export async function giveReason(
  trx: Db,
  of: { readonly indicatorId: number; readonly year: number; readonly reason: string | null },
): Promise<void> {
  const row = await trx
    .selectFrom('target')
    .selectAll()
    .where('indicator_id', '=', of.indicatorId)
    .where('year', '=', of.year)
    .executeTakeFirst()
  if (row === undefined || row.reason === of.reason) return
  const { id, ...target } = row
  await trx.deleteFrom('target').where('id', '=', id).execute()
  await trx
    .insertInto('target')
    .values({ ...target, reason: of.reason })
    .execute()
}
