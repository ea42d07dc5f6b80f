import type { Db } from '#data/database.ts'
import { addDays, daysBetween } from '#domain/entry/due.ts'
import { PERMISSIONS } from '#domain/entry/permissions.ts'
import { lastDayOf } from '#domain/schedules/schedule-day.ts'
import { activityById } from '../activities/read.ts'
import { activityOwners } from '../activities/register.ts'
import { ownersOn } from '../organisation/owners.ts'
import { placesOn, unitSpells } from '../organisation/places.ts'
import { schedulesIn } from '../schedules/page.ts'
import { midnight, stepBefore } from './due.ts'
import type { Mine } from './mine.ts'
import type { Found } from './notice.ts'

/**
 * Steps of schedules that are not done on their day: one a schedule, about the step that is longest overdue, told anew when another one is.
 * To whoever works for the department, and to the executive of all of them.
 */
export async function stepNotices(db: Db, { user, departments, today }: Mine): Promise<Found[]> {
  if ((await db.selectFrom('schedule').select('id').limit(1).executeTakeFirst()) === undefined) return []
  const owners = await ownersOn(db, today)
  const places = placesOn(await unitSpells(db), today)
  const all = places.all().flatMap(({ id, kind }) => (kind === 'department' ? [id] : []))
  const scope = user.role === 'executive' && user.departmentIds.length === 0 ? all : departments
  const found = await schedulesIn(db, owners, scope, today)
  return found.flatMap((schedule): Found[] => {
    if (schedule.status !== 'open') return []
    const late = schedule.steps
      .map((step, at) => ({ step, overdue: schedule.standing.steps[at]?.overdue ?? 0 }))
      .filter(({ overdue }) => overdue > 0)
      .toSorted((a, b) => b.overdue - a.overdue)
    const [worst] = late
    if (worst === undefined || worst.step.planned === null) return []
    const newest = Math.min(...late.map(({ overdue }) => overdue))
    return [
      {
        kind: 'step',
        // Read once, it is new again when one more is late.
        key: `step:${schedule.id}:${late
          .map(({ step }) => step.id)
          .toSorted((a, b) => a - b)
          .join('.')}`.slice(0, 200),
        at: midnight(addDays(today, 1 - newest)),
        scheduleId: schedule.id,
        schedule: schedule.title,
        stepId: worst.step.id,
        step: worst.step.name,
        on: lastDayOf(worst.step.planned),
        days: worst.overdue,
        count: late.length,
        departmentId: schedule.departmentId,
        department: places.unit(schedule.departmentId)?.name ?? '',
      },
    ]
  })
}

/** 후속 조치 that are still to be done, told as deadlines are: 7, 3 and 1 days before their day, and once they are late. */
export async function followUpNotices(db: Db, { user, enters, nameOf, today }: Mine): Promise<Found[]> {
  if (PERMISSIONS['activity.write'][user.role] === 'nowhere' && enters.length === 0) return []
  const rows = await db
    .selectFrom('activity_follow_up')
    .select(['id', 'activity_id as activityId', 'text', 'due_on as dueOn'])
    .where('state', '=', 'open')
    .where('due_on', '<=', addDays(today, 7))
    .orderBy('due_on')
    .orderBy('id')
    .execute()
  if (rows.length === 0) return []
  const owners = await ownersOn(db, today)
  const found: Found[] = []
  for (const { id, activityId, text, dueOn } of rows) {
    const activity = await activityById(db, activityId)
    if (activity === null || dueOn === null) continue
    const departmentId = (await activityOwners(db, owners, [activity]))(activity)
    if (!enters.includes(departmentId)) continue
    const days = daysBetween(today, dueOn)
    const step = stepBefore(days)
    if (step === undefined) continue
    found.push({
      kind: 'follow-up',
      key: `follow-up:${id}:${dueOn}:${days < 0 ? 'late' : step}`,
      at: midnight(days < 0 ? addDays(dueOn, 1) : addDays(dueOn, -step)),
      activityId,
      activity: activity.title,
      text,
      on: dueOn,
      days,
      departmentId,
      department: nameOf(departmentId),
    })
  }
  return found
}
