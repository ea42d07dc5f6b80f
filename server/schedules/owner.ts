import type { Db } from '#data/database.ts'
import { may } from '#domain/entry/permissions.ts'
import type { ActingPerson } from '#domain/entry/submission.ts'
import { activityOwners } from '../activities/register.ts'
import type { Owners } from '../organisation/owners.ts'
import type { Schedule } from './read.ts'

type Placed = Pick<Schedule, 'departmentId' | 'indicatorId'>

const asLinked = ({ departmentId, indicatorId }: Placed) => ({
  departmentId,
  links: indicatorId === null ? [] : [{ indicatorId, componentId: null }],
})

/** Whose schedules are today: as an activity (rules §9), with the unit, and after a split with the indicator it is linked to. */
export async function scheduleOwners(
  db: Db,
  owners: Owners,
  schedules: readonly Placed[],
): Promise<(schedule: Placed) => number> {
  const ownerOf = await activityOwners(db, owners, schedules.map(asLinked))
  return (schedule) => ownerOf(asLinked(schedule))
}

/** The department's own evaluator and head, and whoever stands in for them in entering; of a unit that has ended nobody. */
export const writesSchedules = (owners: Owners, acting: ActingPerson, unit: number): boolean =>
  owners.endedOn(unit) === null && (may(acting, 'schedule.write', unit) || acting.entersFor.includes(unit))
