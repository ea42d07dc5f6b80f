import type { Db } from '#data/database.ts'
import { type Meeting, seriesYears } from '#domain/entry/activity-series.ts'
import { actingPerson } from '../organisation/deputies.ts'
import { ownersOn } from '../organisation/owners.ts'
import type { SignedIn } from '../record/writer.ts'
import { bureauOf } from '../plans/plan.ts'
import { DOUBLE_RULE, settingSeen } from '../settings/settings.ts'
import { followUpsOf } from './follow-ups.ts'
import { registerOf } from './page.ts'
import { activitiesOfSeries, type Activity } from './read.ts'
import { writesInRegister } from './register.ts'
import { seriesOf } from './series.ts'

export interface SeriesAsk {
  readonly bureauId?: number | undefined
  readonly seriesId?: number | undefined
}

/** A meeting of a series with what it says of itself. */
export type SeriesMeeting = Meeting & Activity & { readonly number: number | null }

/**
 * The series of a bureau's departments, of every year, with the years in which none was held, and what was promised at their meetings.
 * Without a bureau: that of the series asked for, else one's own. Refuses as `planFor`.
 */
export async function seriesPage(db: Db, ask: SeriesAsk, user: SignedIn, today: string) {
  const acting = await actingPerson(db, user, today)
  const owners = await ownersOn(db, today)
  const own = (await unitOf(db, ask.seriesId)) ?? acting.departmentIds[0] ?? acting.entersFor[0]
  const bureauId = ask.bureauId ?? (own === undefined ? undefined : await bureauOf(db, own, today))
  const { bureau, units } = await registerOf(db, { bureauId, year: Number(today.slice(0, 4)), today }, owners)
  const ids = new Set(units.map((unit) => unit.id))
  const series = (await seriesOf(db, owners, owners.sources([...ids]))).filter((one) => ids.has(one.departmentId))
  const meetings = await activitiesOfSeries(
    db,
    series.map((one) => one.id),
  )
  const followUps = await followUpsOf(
    db,
    meetings.map((one) => one.id),
  )
  const bySeries = Map.groupBy(meetings, (one) => one.seriesId)
  const rule = await settingSeen(db, DOUBLE_RULE, today)
  return {
    today,
    bureau,
    departments: units
      .filter(({ id }) => owners.endedOn(id) === null || series.some((one) => one.departmentId === id))
      .map(({ id, name, shortName }) => ({ id, name, shortName, writable: writesInRegister(owners, acting, id, today) })),
    series: series.map((one) => {
      const its = (bySeries.get(one.id) ?? []).map((of): SeriesMeeting => ({ ...of, number: of.seriesNumber }))
      const years = seriesYears(one, its, today)
      return {
        ...one,
        ...years,
        held: its.filter((of) => of.status === 'held' && of.startsOn <= today).length,
        followUps: followUps.filter((f) => its.some((of) => of.id === f.activityId)),
      }
    }),
    /** 중복 인정 */
    doubleRule: rule,
  }
}

async function unitOf(db: Db, seriesId: number | undefined): Promise<number | undefined> {
  if (seriesId === undefined) return undefined
  const row = await db.selectFrom('activity_series').select('department_id as id').where('id', '=', seriesId).executeTakeFirst()
  return row?.id
}
