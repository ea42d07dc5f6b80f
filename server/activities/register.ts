import type { Db } from '#data/database.ts'
import { may } from '#domain/entry/permissions.ts'
import type { ActingPerson } from '#domain/entry/submission.ts'
import type { Owners } from '../organisation/owners.ts'
import { Refusal } from '../refusal.ts'
import type { Activity } from './read.ts'

type Placed = Pick<Activity, 'departmentId' | 'links'>

/**
 * Whose activities are today (rules §9): a register goes with its unit, and to the one that follows it as a whole. After a split an
 * activity goes with the indicators it counts for, where one unit has them; else it stays with the unit that ended. What was written
 * keeps the department it was written in.
 */
export async function activityOwners(
  db: Db,
  owners: Owners,
  activities: readonly Placed[],
): Promise<(activity: Placed) => number> {
  const open = activities.filter((one) => owners.endedOn(one.departmentId) !== null)
  const units = await having(db, owners, open)
  return ({ departmentId, links }) => {
    if (owners.endedOn(departmentId) === null) return departmentId
    const [whole, ...others] = owners.successors(departmentId)
    if (whole !== undefined && others.length === 0) return whole
    const [one, ...more] = [...new Set(links.flatMap((link) => units.get(link.indicatorId) ?? []))]
    return one !== undefined && more.length === 0 ? one : departmentId
  }
}

/** Whose series are today: they go as an activity of their unit does that counts for all that theirs count for. */
export async function seriesOwners(
  db: Db,
  owners: Owners,
  series: readonly { readonly id: number; readonly departmentId: number }[],
): Promise<(seriesId: number) => number> {
  const ended = series.filter((one) => owners.endedOn(one.departmentId) !== null).map((one) => one.id)
  const links =
    ended.length === 0
      ? []
      : await db
          .selectFrom('activity_link as l')
          .innerJoin('activity as a', 'a.id', 'l.activity_id')
          .select(['a.series_id as seriesId', 'l.indicator_id as indicatorId', 'l.component_id as componentId'])
          .where('a.series_id', 'in', ended)
          .execute()
  const placed = series.map(({ id, departmentId }) => ({ id, departmentId, links: links.filter((l) => l.seriesId === id) }))
  const ownerOf = await activityOwners(db, owners, placed)
  const units = new Map(placed.map((one) => [one.id, ownerOf(one)]))
  return (id) => units.get(id) ?? 0
}

/** Who has the indicators that activities count for, by their ids. */
async function having(db: Db, owners: Owners, activities: readonly Placed[]): Promise<ReadonlyMap<number, number>> {
  const ids = [...new Set(activities.flatMap((one) => one.links.map((link) => link.indicatorId)))]
  const rows =
    ids.length === 0
      ? []
      : await db.selectFrom('indicator').select(['id', 'lineage_id', 'department_id', 'plan_id']).where('id', 'in', ids).execute()
  return new Map(rows.map((row) => [row.id, owners.indicator(row)]))
}

/** The department's own evaluator and head, and whoever stands in for them in entering. */
const writesFor = (acting: ActingPerson, departmentId: number): boolean =>
  may(acting, 'activity.write', departmentId) || acting.entersFor.includes(departmentId)

/** Whether the person may write today in the register of a unit, about something of the day: after a unit's end its people hand over what was before. */
export function writesInRegister(owners: Owners, acting: ActingPerson, unit: number, startsOn: string): boolean {
  if (!writesFor(acting, unit)) return false
  const ended = owners.endedOn(unit)
  return ended === null || (startsOn < ended && (owners.handoverUntil(unit) ?? '') >= owners.day)
}

/**
 * The unit in whose register a new activity stands. One that a page named before the unit ended goes to a unit that follows it, or that
 * has what it counts for, where the person works in one of those. Refuses 'forbidden'.
 */
export async function registerFor(
  db: Db,
  owners: Owners,
  acting: ActingPerson,
  of: Placed & { startsOn: string },
): Promise<number> {
  const { departmentId: unit, startsOn } = of
  if (writesInRegister(owners, acting, unit, startsOn)) return unit
  if (owners.endedOn(unit) === null) throw new Refusal('forbidden')
  const following = [...owners.successors(unit), ...(await having(db, owners, [of])).values()]
  const [one, ...more] = [...new Set(following)].filter((next) => writesInRegister(owners, acting, next, startsOn))
  if (one === undefined || more.length > 0) throw new Refusal('forbidden')
  return one
}
