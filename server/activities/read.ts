import type { Selectable } from 'kysely'
import type { Db } from '#data/database.ts'
import type { ActivityLinkTable, ActivityTable } from '#data/schema/activities.ts'
import type { ActivityKind, ActivityStatus } from '#domain/entry/activity.ts'

export interface ActivityLink {
  readonly indicatorId: number
  /** the part of a composite indicator; null for the indicator as a whole */
  readonly componentId: number | null
}

/** What a person writes about an activity. Days are ISO; what is not known is null. */
export interface ActivityDraft extends MeetingFacts {
  readonly startsOn: string
  readonly endsOn: string | null
  readonly title: string
  readonly kind: ActivityKind
  readonly kindNote: string | null
  readonly partner: string | null
  readonly place: string | null
  readonly participants: number | null
  readonly note: string | null
  readonly links: readonly ActivityLink[]
}

/** What an activity says of itself as a meeting, of a series mostly. */
export interface MeetingFacts {
  /** the series it belongs to, and its number in it: 제22회 → 22 */
  readonly seriesId: number | null
  readonly seriesNumber: number | null
  /** 주최 */
  readonly host: string | null
  /** one a line */
  readonly theme: string | null
  /** 단장 of the delegation, and how many came */
  readonly lead: string | null
  readonly delegation: number | null
  /** 시찰지 */
  readonly sites: string | null
}

export const NO_MEETING: MeetingFacts = {
  seriesId: null,
  seriesNumber: null,
  host: null,
  theme: null,
  lead: null,
  delegation: null,
  sites: null,
}

/** As a person or a page sends it: what it says nothing of stays as it stands. */
export type WrittenActivity = Omit<ActivityDraft, keyof MeetingFacts> & {
  readonly [Fact in keyof MeetingFacts]?: MeetingFacts[Fact] | undefined
}
export function written(of: WrittenActivity, before: MeetingFacts): ActivityDraft {
  const { seriesId, seriesNumber, host, theme, lead, delegation, sites } = before
  return draftOf({
    ...of,
    seriesId: of.seriesId === undefined ? seriesId : of.seriesId,
    seriesNumber: of.seriesNumber === undefined ? seriesNumber : of.seriesNumber,
    host: of.host === undefined ? host : of.host,
    theme: of.theme === undefined ? theme : of.theme,
    lead: of.lead === undefined ? lead : of.lead,
    delegation: of.delegation === undefined ? delegation : of.delegation,
    sites: of.sites === undefined ? sites : of.sites,
  })
}

export interface Activity extends ActivityDraft {
  readonly id: number
  readonly version: number
  readonly departmentId: number
  readonly status: ActivityStatus
}

/** The fields in one order, so that two drafts can be compared and a version is stored as it was written. */
export const draftOf = (of: ActivityDraft): ActivityDraft => ({
  startsOn: of.startsOn,
  endsOn: of.endsOn,
  title: of.title,
  kind: of.kind,
  kindNote: of.kindNote,
  partner: of.partner,
  place: of.place,
  participants: of.participants,
  note: of.note,
  seriesId: of.seriesId,
  seriesNumber: of.seriesNumber,
  host: of.host,
  theme: of.theme,
  lead: of.lead,
  delegation: of.delegation,
  sites: of.sites,
  links: of.links,
})

/** As a store keeps it: a postponed one is cancelled on its day. */
export const statusOf = (row: { readonly status: 'held' | 'cancelled'; readonly postponed: number }): ActivityStatus =>
  row.status === 'cancelled' && row.postponed === 1 ? 'postponed' : row.status

function activityFrom(row: Selectable<ActivityTable>, links: readonly Selectable<ActivityLinkTable>[]): Activity {
  return {
    id: row.id,
    version: row.version,
    departmentId: row.department_id,
    status: statusOf(row),
    startsOn: row.starts_on,
    endsOn: row.ends_on,
    title: row.title,
    kind: row.kind,
    kindNote: row.kind_note,
    partner: row.partner,
    place: row.place,
    participants: row.participants,
    note: row.note,
    seriesId: row.series_id,
    seriesNumber: row.series_number,
    host: row.host,
    theme: row.theme,
    lead: row.lead,
    delegation: row.delegation,
    sites: row.sites,
    links: links.map((l) => ({ indicatorId: l.indicator_id, componentId: l.component_id })),
  }
}

/** Activities that were written in departments, or count for indicators, and began between two ISO days; newest first. */
export async function activitiesIn(
  db: Db,
  of: { readonly departmentIds: readonly number[]; readonly indicatorIds?: readonly number[] },
  from: string,
  to: string,
): Promise<Activity[]> {
  const { departmentIds, indicatorIds = [] } = of
  if (departmentIds.length + indicatorIds.length === 0) return []
  const linked = () => db.selectFrom('activity_link').select('activity_id').where('indicator_id', 'in', indicatorIds)
  const within = db
    .selectFrom('activity')
    .where((eb) =>
      eb.or([
        ...(departmentIds.length > 0 ? [eb('department_id', 'in', departmentIds)] : []),
        ...(indicatorIds.length > 0 ? [eb('id', 'in', linked())] : []),
      ]),
    )
    .where('starts_on', '>=', from)
    .where('starts_on', '<=', to)
  const rows = await within.selectAll().orderBy('starts_on', 'desc').orderBy('id', 'desc').execute()
  const links = await db
    .selectFrom('activity_link')
    .selectAll()
    .where('activity_id', 'in', within.select('id'))
    .orderBy('indicator_id')
    .execute()
  const linksOf = Map.groupBy(links, (l) => l.activity_id)
  return rows.map((row) => activityFrom(row, linksOf.get(row.id) ?? []))
}

/** Those that begin on a day and are not cancelled, of every department. */
export const heldOn = (db: Db, day: string) =>
  db
    .selectFrom('activity')
    .select(['id', 'department_id as departmentId', 'title', 'partner', 'place'])
    .where('starts_on', '=', day)
    .where('status', '=', 'held')
    .orderBy('id')
    .execute()

/** Activities of series, oldest first. */
export async function activitiesOfSeries(db: Db, seriesIds: readonly number[]): Promise<Activity[]> {
  if (seriesIds.length === 0) return []
  const within = db.selectFrom('activity').where('series_id', 'in', seriesIds)
  const rows = await within.selectAll().orderBy('starts_on').orderBy('id').execute()
  const links = await db
    .selectFrom('activity_link')
    .selectAll()
    .where('activity_id', 'in', within.select('id'))
    .orderBy('indicator_id')
    .execute()
  const linksOf = Map.groupBy(links, (l) => l.activity_id)
  return rows.map((row) => activityFrom(row, linksOf.get(row.id) ?? []))
}

/** One activity, or null. */
export async function activityById(db: Db, id: number): Promise<Activity | null> {
  const row = await db.selectFrom('activity').selectAll().where('id', '=', id).executeTakeFirst()
  if (!row) return null
  return activityFrom(
    row,
    await db.selectFrom('activity_link').selectAll().where('activity_id', '=', id).orderBy('indicator_id').execute(),
  )
}

export interface ActivityVersion {
  readonly version: number
  readonly act: 'add' | 'change' | 'cancel' | 'postpone' | 'restore'
  readonly at: string
  readonly by: string
  readonly reason: string | null
  /** the entry as it was after the change */
  readonly entry: ActivityDraft
}

/** Every version of an activity, oldest first; empty when there is no such activity. */
export async function activityHistory(db: Db, id: number): Promise<ActivityVersion[]> {
  const rows = await db.selectFrom('activity_revision').selectAll().where('activity_id', '=', id).orderBy('version').execute()
  return rows.map((row) => {
    // Written by save.ts from an ActivityDraft and never changed since; earlier versions of this product knew of no series.
    const { postponed, ...entry } = JSON.parse(row.entry) as WrittenActivity & { readonly postponed?: boolean }
    return {
      version: row.version,
      act: row.act === 'cancel' && postponed === true ? 'postpone' : row.act,
      at: row.recorded_at,
      by: row.recorded_by,
      reason: row.reason,
      entry: written(entry, NO_MEETING),
    }
  })
}
