import type { Db } from '#data/database.ts'
import { endAgrees, periodEnds } from '#domain/schedules/schedule-day.ts'
import { bySlip, scheduleStanding, shownWeights } from '#domain/schedules/standing.ts'
import { type Owners, ownersOn } from '../organisation/owners.ts'
import { bureauAbove, placesOn, unitSpells } from '../organisation/places.ts'
import { actingPerson } from '../organisation/deputies.ts'
import { bureausWithPlan } from '../plans/plan.ts'
import type { SignedIn } from '../record/writer.ts'
import { Refusal } from '../refusal.ts'
import { linkNames } from './links.ts'
import { scheduleOwners, writesSchedules } from './owner.ts'
import { factsOf, type Schedule, scheduleById, scheduleHistory, schedulesOf } from './read.ts'

/** A schedule with where it stands on `today`, or on the day it ended. */
export function standingOf(schedule: Schedule, today: string) {
  const day = schedule.endedOn !== null && schedule.endedOn < today ? schedule.endedOn : today
  const { startsOn, days } = schedule
  return {
    ...schedule,
    standing: scheduleStanding(
      schedule.steps.map((step) => factsOf(step, day)),
      day,
    ),
    weights: shownWeights(schedule.steps),
    /** the last day of the contract, both ways of counting; null = the days are not known */
    ends: startsOn === null || days === null ? null : periodEnds(startsOn, days),
    /** whether the end that was written is the one the days give; null = one of them is not known */
    endAgrees: endAgrees({ from: startsOn, days, until: schedule.until }, schedule.countsFirstDay),
    paid: schedule.payments.filter((one) => one.paidOn <= today).reduce((sum, one) => sum + one.amount, 0),
  }
}
export type ShownSchedule = ReturnType<typeof standingOf>

export interface SchedulesAsk {
  /** the first bureau with a plan when none is named */
  readonly bureauId?: number | undefined
}

/** Whose schedules a page shows: the departments of a bureau, as they are today. Refuses 'unknown-plan', 'unknown-bureau'. */
async function bureauOn(db: Db, owners: Owners, asked: number | undefined, today: string) {
  const places = placesOn(await unitSpells(db), today)
  const first = asked ?? (await bureausWithPlan(db, today))[0]?.id
  const bureau = first === undefined ? undefined : places.unit(first)
  if (bureau?.kind !== 'bureau') throw new Refusal(first === undefined ? 'unknown-plan' : 'unknown-bureau')
  const above = (id: number) => bureauAbove(places, owners, today, id)
  const departments = places
    .all()
    .filter((unit) => unit.kind === 'department' && !places.ended(unit.id) && above(unit.id) === above(bureau.id))
  return { bureau, departments }
}

/** Schedules of a bureau's departments, the most slipped first, with the unit that has each today. */
export async function schedulesIn(db: Db, owners: Owners, departmentIds: readonly number[], today: string) {
  const ids = new Set(departmentIds)
  const found = await schedulesOf(db, { departmentIds: owners.sources(departmentIds) })
  const ownerOf = await scheduleOwners(db, owners, found)
  return found
    .map((schedule) => ({ ...standingOf(schedule, today), departmentId: ownerOf(schedule) }))
    .filter((schedule) => ids.has(schedule.departmentId))
    .toSorted(
      (a, b) => Number(a.status !== 'open') - Number(b.status !== 'open') || bySlip(a.standing, b.standing) || a.id - b.id,
    )
}

/** 사업 일정 of a bureau. Refuses as `bureauOn`. */
export async function schedulesPage(db: Db, { bureauId }: SchedulesAsk, user: SignedIn, today: string) {
  const owners = await ownersOn(db, today)
  const acting = await actingPerson(db, user, today)
  const { bureau, departments } = await bureauOn(db, owners, bureauId, today)
  const schedules = await schedulesIn(
    db,
    owners,
    departments.map((unit) => unit.id),
    today,
  )
  return {
    today,
    bureau: { id: bureau.id, name: bureau.name },
    departments: departments.map(({ id, name, shortName }) => ({
      id,
      name,
      shortName,
      writable: writesSchedules(owners, acting, id),
    })),
    schedules,
  }
}
export type SchedulesPage = Awaited<ReturnType<typeof schedulesPage>>

/** One schedule with its links by name, its history and its baselines. Refuses 'unknown-schedule'. */
export async function schedulePage(db: Db, { id }: { readonly id: number }, user: SignedIn, today: string) {
  const schedule = await scheduleById(db, id)
  if (schedule === null) throw new Refusal('unknown-schedule')
  const owners = await ownersOn(db, today)
  const departmentId = (await scheduleOwners(db, owners, [schedule]))(schedule)
  const places = placesOn(await unitSpells(db), today)
  const acting = await actingPerson(db, user, today)
  return {
    today,
    schedule: { ...standingOf(schedule, today), departmentId },
    department: places.unit(departmentId)?.name ?? '',
    bureauId: bureauAbove(places, owners, today, departmentId),
    links: await linkNames(db, schedule),
    writable: writesSchedules(owners, acting, departmentId),
    history: await scheduleHistory(db, id),
  }
}

/** How many schedules a bureau has, and those that are late or watched, the most slipped first. 0 where it has none. */
export async function schedulesSummary(db: Db, { bureauId }: SchedulesAsk, today: string) {
  const owners = await ownersOn(db, today)
  const { departments } = await bureauOn(db, owners, bureauId, today)
  const schedules = await schedulesIn(
    db,
    owners,
    departments.map((unit) => unit.id),
    today,
  )
  return {
    count: schedules.length,
    pressing: schedules.flatMap(({ id, title, status, standing, steps }) => {
      const { state, slip, next } = standing
      if (status !== 'open' || (state !== 'late' && state !== 'watch')) return []
      // What slipped most is named; the next step where the end alone is late.
      const at = standing.steps.findIndex((step) => step.state === state && step.slip?.days === slip?.days)
      return [{ id, title, state, slip, step: steps[at < 0 ? (next ?? 0) : at]?.name ?? null }]
    }),
  }
}
