import type { Db } from '#data/database.ts'
import { isCountingUnit } from '#domain/entry/activity.ts'
import { squeezeName } from '#domain/plan/same-name.ts'
import type { Keepers } from '../actuals/keepers.ts'
import type { ActivityLink } from './read.ts'

/**
 * Links as a plan sees them: one to the same indicator in another plan or an earlier version counts for this plan's, a part for the
 * part of the same name and unit. A part that this plan does not have, and what is not in it, stays as it was linked.
 */
export async function linksInPlan(
  db: Db,
  planId: number,
  keepers: Keepers,
): Promise<(links: readonly ActivityLink[]) => readonly ActivityLink[]> {
  const own = await db.selectFrom('indicator').select('id').where('plan_id', '=', planId).orderBy('id').execute()
  const as = new Map(
    own.flatMap(({ id }) =>
      keepers
        .everywhere(id)
        .slice(1)
        .map((other) => [other, id] as const),
    ),
  )
  if (as.size === 0) return (links) => links
  const components = await db
    .selectFrom('indicator_component')
    .select(['id', 'indicator_id', 'name', 'unit'])
    .where('indicator_id', 'in', [...as.keys(), ...as.values()])
    .execute()
  const key = (indicatorId: number, part: { name: string; unit: string }) =>
    `${indicatorId}\n${squeezeName(part.name)}\n${part.unit}`
  const byName = new Map(components.map((c) => [key(c.indicator_id, c), c.id]))
  const parts = new Map(
    components.flatMap((c) => {
      const twin = byName.get(key(as.get(c.indicator_id) ?? 0, c))
      return twin === undefined ? [] : [[c.id, twin] as const]
    }),
  )
  return (links) => {
    const seen = new Map<number, ActivityLink>()
    for (const { indicatorId, componentId } of links) {
      const here = as.get(indicatorId)
      const part = here === undefined || componentId === null ? componentId : (parts.get(componentId) ?? componentId)
      const link = { indicatorId: here ?? indicatorId, componentId: part }
      // Copies of earlier versions of this product link an activity twice.
      if (here === undefined || !seen.has(link.indicatorId)) seen.set(link.indicatorId, link)
    }
    return [...seen.values()].toSorted((a, b) => a.indicatorId - b.indicatorId)
  }
}

/** Links with their activities, as a plan sees them: an activity counts once for an indicator. */
export const asLinked = <Row extends ActivityLink & { readonly id: number }>(
  rows: readonly Row[],
  linksIn: Awaited<ReturnType<typeof linksInPlan>>,
): Row[] =>
  [...Map.groupBy(rows, (row) => row.id).values()].flatMap((own) =>
    linksIn(own).flatMap(({ indicatorId, componentId }) => own.slice(0, 1).map((row) => ({ ...row, indicatorId, componentId }))),
  )

/** Whether a count of activities is the whole figure: no part, or the figure itself, is measured in something else. */
export const isWhole = (indicator: { readonly unit: string }, components: readonly { readonly unit: string }[]): boolean =>
  (components.length > 0 ? components : [indicator]).every(({ unit }) => isCountingUnit(unit))
