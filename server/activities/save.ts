import type { Db } from '#data/database.ts'
import { type Audit, write } from '../record/write.ts'
import { type Writer } from '../record/writer.ts'
import { Refusal } from '../refusal.ts'
import { actingPerson } from '../organisation/deputies.ts'
import { type Owners, ownersOn } from '../organisation/owners.ts'
import { refuseDouble, refuseDuplicate, refuseLinks, refuseSeries, tidied } from './checks.ts'
import {
  type Activity,
  activityById,
  type ActivityDraft,
  type ActivityVersion,
  draftOf,
  NO_MEETING,
  written,
  type WrittenActivity,
} from './read.ts'
import { activityOwners, registerFor, writesInRegister } from './register.ts'

/** `duplicate`: the person was asked and says it is another activity of the same day and title. */
export interface AddInput extends WrittenActivity {
  readonly departmentId: number
  readonly duplicate?: boolean | undefined
  readonly requestId: string
}
export interface ChangeInput extends WrittenActivity {
  readonly id: number
  /** the version the person saw */
  readonly version: number
  readonly duplicate?: boolean | undefined
  readonly requestId: string
}
export interface MarkInput {
  readonly id: number
  readonly version: number
  readonly reason: string
  /** it is to be held later: 연기 in place of 취소 */
  readonly postponed?: boolean | undefined
  readonly requestId: string
}

/**
 * Adds an activity. Refuses 'forbidden', 'bad-input', 'unknown-indicator', 'not-countable', 'duplicate-activity', 'counted-twice',
 * 'unknown-series', 'series-number-taken'.
 */
export async function addActivity(db: Db, input: AddInput, as: Writer): Promise<Activity> {
  return write(db, as, { act: 'activity.add', subject: `activities:${input.departmentId}`, input }, (trx, audit) =>
    added(trx, as, audit, input),
  )
}

async function added(trx: Db, as: Writer, audit: Audit, input: Omit<AddInput, 'requestId'>): Promise<Activity> {
  const owners = await ownersOn(trx, as.today)
  const acting = await actingPerson(trx, as.user, as.today)
  const departmentId = await registerFor(trx, owners, acting, input)
  const draft = tidied(written(input, NO_MEETING))
  await refuseLinks(trx, owners, { departmentId, startsOn: draft.startsOn }, draft.links, [])
  await refuseDouble(trx, as.today, draft, null)
  await refuseSeries(trx, owners, departmentId, draft, null)
  if (input.duplicate !== true) await refuseDuplicate(trx, departmentId, draft, null)
  const { id } = await trx
    .insertInto('activity')
    .values({ ...columns(draft), version: 1, department_id: departmentId, status: 'held' })
    .returning('id')
    .executeTakeFirstOrThrow()
  await link(trx, id, draft)
  return keep(trx, as, audit, 'add', { ...draft, id, version: 1, departmentId, status: 'held' }, null, null)
}

/** Changes an activity; without a change it stays at its version. Refuses as adding does, and 'unknown-activity', 'activity-cancelled', 'version-conflict'. */
export async function changeActivity(db: Db, input: ChangeInput, as: Writer): Promise<Activity> {
  return write(db, as, { act: 'activity.change', subject: `activity:${input.id}`, input }, (trx, audit) =>
    changed(trx, as, audit, input),
  )
}

async function changed(trx: Db, as: Writer, audit: Audit, input: Omit<ChangeInput, 'requestId'>): Promise<Activity> {
  const { activity: before, owners, departmentId } = await seen(trx, as, input)
  if (before.status !== 'held') throw new Refusal('activity-cancelled')
  const draft = tidied(written(input, before))
  if (JSON.stringify(draft) === JSON.stringify(draftOf(before))) return before
  await refuseLinks(trx, owners, { departmentId, startsOn: draft.startsOn }, draft.links, before.links)
  await refuseDouble(trx, as.today, draft, before)
  await refuseSeries(trx, owners, departmentId, draft, before)
  if (input.duplicate !== true) await refuseDuplicate(trx, before.departmentId, draft, before)
  const after = { ...before, ...draft, version: before.version + 1 }
  await store(trx, before, after)
  await trx.deleteFrom('activity_link').where('activity_id', '=', before.id).execute()
  await link(trx, before.id, draft)
  return keep(trx, as, audit, 'change', after, before, null)
}

export interface UploadInput {
  readonly requestId: string
  readonly fileName: string
  readonly rows: readonly (WrittenActivity & {
    /** of the file, for the refusal */
    readonly line: number
    readonly departmentId: number
    /** the entry it changes, at the version seen; null = a new one */
    readonly id: number | null
    readonly version: number
    readonly duplicate: boolean
  })[]
}

/**
 * Writes the rows of a file that a person confirmed, all of them or none, each with its entry of the record. Refuses as adding
 * and changing do, with the `line` of the row.
 */
export async function uploadActivities(
  db: Db,
  input: UploadInput,
  as: Writer,
): Promise<{ readonly added: number; readonly changed: number }> {
  const subject = `activities:${input.rows[0]?.departmentId ?? 0}`
  return write(db, as, { act: 'activity.upload', subject, input }, async (trx, audit) => {
    const count = { added: 0, changed: 0 }
    for (const row of input.rows) {
      const { line, id } = row
      try {
        if (id === null) await added(trx, as, (note) => audit({ act: 'activity.add', ...note }), row)
        else await changed(trx, as, (note) => audit({ act: 'activity.change', ...note }), { ...row, id })
      } catch (error) {
        throw error instanceof Refusal ? new Refusal(error.reason, { ...error.facts, line }) : error
      }
      if (id === null) count.added++
      else count.changed++
    }
    await audit({ after: { fileName: input.fileName, entries: input.rows.length } })
    return count
  })
}

/** Marks an activity as cancelled or postponed: it stays, with the reason, and no longer counts. Refuses 'reason-needed' and as a change does. */
export async function cancelActivity(db: Db, input: MarkInput, as: Writer): Promise<Activity> {
  return mark(db, as, input, 'cancel')
}

/** Takes a cancellation or a postponement back, with the reason. Refuses as cancelling does, and 'series-number-taken'. */
export async function restoreActivity(db: Db, input: MarkInput, as: Writer): Promise<Activity> {
  return mark(db, as, input, 'restore')
}

function mark(db: Db, as: Writer, input: MarkInput, act: 'cancel' | 'restore'): Promise<Activity> {
  return write(db, as, { act: `activity.${act}`, subject: `activity:${input.id}`, input }, async (trx, audit) => {
    const { activity: before, owners, departmentId } = await seen(trx, as, input)
    const isHeld = before.status === 'held'
    if (isHeld !== (act === 'cancel')) throw new Refusal(act === 'cancel' ? 'activity-cancelled' : 'bad-input')
    const reason = input.reason.trim()
    if (reason === '') throw new Refusal('reason-needed')
    const status = act === 'restore' ? 'held' : input.postponed === true ? 'postponed' : 'cancelled'
    const after: Activity = { ...before, status, version: before.version + 1 }
    // Another one may have taken its number meanwhile.
    if (act === 'restore') await refuseSeries(trx, owners, departmentId, after, { ...before, seriesNumber: null })
    await store(trx, before, after)
    return keep(trx, as, audit, act, after, before, reason)
  })
}

/** The activity at the version the person saw, and the unit that has it; else both sides are told apart: who changed it and when. */
async function seen(
  trx: Db,
  as: Writer,
  input: { readonly id: number; readonly version: number },
): Promise<{ readonly activity: Activity; readonly owners: Owners; readonly departmentId: number }> {
  const now = await activityById(trx, input.id)
  if (now === null) throw new Refusal('unknown-activity')
  const owners = await ownersOn(trx, as.today)
  const acting = await actingPerson(trx, as.user, as.today)
  const ownerOf = await activityOwners(trx, owners, [now])
  // The unit in which it was written hands over for as long as its people may.
  const departmentId = [ownerOf(now), now.departmentId].find((unit) => writesInRegister(owners, acting, unit, now.startsOn))
  if (departmentId === undefined) throw new Refusal('forbidden')
  if (now.version === input.version) return { activity: now, owners, departmentId }
  const last = await trx
    .selectFrom('activity_revision')
    .select(['recorded_by as by', 'recorded_at as at'])
    .where('activity_id', '=', now.id)
    .where('version', '=', now.version)
    .executeTakeFirst()
  throw new Refusal('version-conflict', { seen: input.version, version: now.version, by: last?.by ?? '', at: last?.at ?? '' })
}

const columns = (draft: ActivityDraft) => ({
  starts_on: draft.startsOn,
  ends_on: draft.endsOn,
  title: draft.title,
  kind: draft.kind,
  kind_note: draft.kindNote,
  partner: draft.partner,
  place: draft.place,
  participants: draft.participants,
  note: draft.note,
  series_id: draft.seriesId,
  series_number: draft.seriesNumber,
  host: draft.host,
  theme: draft.theme,
  lead: draft.lead,
  delegation: draft.delegation,
  sites: draft.sites,
})

async function link(trx: Db, id: number, draft: ActivityDraft): Promise<void> {
  if (draft.links.length === 0) return
  await trx
    .insertInto('activity_link')
    .values(draft.links.map((l) => ({ activity_id: id, indicator_id: l.indicatorId, component_id: l.componentId })))
    .execute()
}

/** The writers' lock makes a lost race impossible; the version in the condition makes it impossible to miss one. */
async function store(trx: Db, before: Activity, after: Activity): Promise<void> {
  const updated = await trx
    .updateTable('activity')
    .set({
      ...columns(after),
      status: after.status === 'held' ? 'held' : 'cancelled',
      postponed: after.status === 'postponed' ? 1 : 0,
      version: after.version,
    })
    .where('id', '=', before.id)
    .where('version', '=', before.version)
    .executeTakeFirst()
  if (updated.numUpdatedRows !== 1n) throw new Refusal('version-conflict', { seen: before.version })
}

async function keep(
  trx: Db,
  as: Writer,
  audit: Audit,
  act: Exclude<ActivityVersion['act'], 'postpone'>,
  after: Activity,
  before: Activity | null,
  reason: string | null,
): Promise<Activity> {
  await trx
    .insertInto('activity_revision')
    .values({
      activity_id: after.id,
      version: after.version,
      act,
      entry: JSON.stringify({ ...draftOf(after), ...(after.status === 'postponed' ? { postponed: true } : {}) }),
      reason,
      recorded_at: as.now.toISOString(),
      recorded_by: as.user.name,
      recorded_by_id: as.user.id,
    })
    .execute()
  await audit({ subject: `activity:${after.id}`, before, after, reason })
  return after
}
