import type { Db } from '#data/database.ts'
import { countActivities, countRange } from '#domain/entry/activity-count.ts'
import { definitions } from '../actuals/definitions.ts'
import { keepersOf } from '../actuals/keepers.ts'
import { asLinked, isWhole, linksInPlan } from './links.ts'

/** What the register counts for the figure of one indicator. */
export interface RegisterCount {
  readonly indicatorId: number
  readonly count: number
  /** of the parts of a composite indicator that have any */
  readonly parts: readonly { readonly componentId: number; readonly count: number }[]
  /** false when a part cannot be counted: the count is then not the whole figure */
  readonly whole: boolean
}

/**
 * The counts of one period (month 0 = the year) for the indicators of some plans, as `proposal` has each: of those only that an
 * activity was ever linked to and that have such a period.
 */
export async function registerCounts(
  db: Db,
  { planIds, year, month }: { readonly planIds: readonly number[]; readonly year: number; readonly month: number },
  today: string,
): Promise<RegisterCount[]> {
  const ever = await db.selectFrom('activity_link').select('indicator_id as id').distinct().execute()
  if (ever.length === 0) return []
  const linked = await db
    .selectFrom('activity_link as l')
    .innerJoin('activity as a', 'a.id', 'l.activity_id')
    .select(['a.id', 'a.status', 'a.starts_on as startsOn', 'l.indicator_id as indicatorId', 'l.component_id as componentId'])
    .where('a.starts_on', '>=', `${year}-01-01`)
    .where('a.starts_on', '<=', `${year}-12-31`)
    .orderBy('a.id')
    .execute()
  const dated = await definitions(db)
  const found: RegisterCount[] = []
  for (const planId of new Set(planIds)) {
    const keepers = await keepersOf(db, planId, today)
    const entries = Map.groupBy(asLinked(linked, await linksInPlan(db, planId, keepers)), (entry) => entry.indicatorId)
    const used = new Set(ever.map((row) => row.id))
    const rows = await db.selectFrom('indicator').selectAll().where('plan_id', '=', planId).orderBy('id').execute()
    const indicators = rows.filter((row) => keepers.everywhere(row.id).some((id) => used.has(id)))
    if (indicators.length === 0) continue
    const components = await db
      .selectFrom('indicator_component')
      .select(['indicator_id as indicatorId', 'unit'])
      .where(
        'indicator_id',
        'in',
        indicators.map((row) => row.id),
      )
      .execute()
    for (const row of indicators) {
      const indicator = dated.row(row, year, today)
      const range = countRange(year, month, indicator)
      if (range === null) continue
      const { count, parts } = countActivities(entries.get(row.id) ?? [], range, today)
      found.push({
        indicatorId: row.id,
        count,
        parts: [...parts].map(([componentId, of]) => ({ componentId, count: of })),
        whole: isWhole(
          indicator,
          components.filter((one) => one.indicatorId === row.id),
        ),
      })
    }
  }
  return found
}
