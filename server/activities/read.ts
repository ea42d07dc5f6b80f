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
export interface ActivityDraft {
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
  links: of.links,
})

function activityFrom(row: Selectable<ActivityTable>, links: readonly Selectable<ActivityLinkTable>[]): Activity {
  return {
    id: row.id,
    version: row.version,
    departmentId: row.department_id,
    status: row.status,
    startsOn: row.starts_on,
    endsOn: row.ends_on,
    title: row.title,
    kind: row.kind,
    kindNote: row.kind_note,
    partner: row.partner,
    place: row.place,
    participants: row.participants,
    note: row.note,
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

/** Those of a department that begin on a day and are not cancelled. */
export const heldOn = (db: Db, departmentId: number, day: string) =>
  db
    .selectFrom('activity')
    .select(['id', 'title', 'partner', 'place'])
    .where('department_id', '=', departmentId)
    .where('starts_on', '=', day)
    .where('status', '=', 'held')
    .orderBy('id')
    .execute()

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
  readonly act: 'add' | 'change' | 'cancel' | 'restore'
  readonly at: string
  readonly by: string
  readonly reason: string | null
  /** the entry as it was after the change */
  readonly entry: ActivityDraft
}

/** Every version of an activity, oldest first; empty when there is no such activity. */
export async function activityHistory(db: Db, id: number): Promise<ActivityVersion[]> {
  const rows = await db.selectFrom('activity_revision').selectAll().where('activity_id', '=', id).orderBy('version').execute()
  return rows.map((row) => ({
    version: row.version,
    act: row.act,
    at: row.recorded_at,
    by: row.recorded_by,
    reason: row.reason,
    // Written by save.ts from an ActivityDraft and never changed since.
    entry: JSON.parse(row.entry) as ActivityDraft,
  }))
}
