import type { Db } from '#data/database.ts'
import type { FollowUpState } from '#domain/entry/activity.ts'
import { withoutInvisible } from '#domain/entry/invisible.ts'
import { actingPerson } from '../organisation/deputies.ts'
import { ownersOn } from '../organisation/owners.ts'
import { write } from '../record/write.ts'
import type { Writer } from '../record/writer.ts'
import { Refusal } from '../refusal.ts'
import { activityById } from './read.ts'
import { activityOwners, writesInRegister } from './register.ts'

/** What was promised at an activity. */
export interface FollowUpDraft {
  readonly text: string
  readonly dueOn: string | null
  readonly state: FollowUpState
  readonly doneOn: string | null
  readonly outcome: string | null
}
export interface FollowUp extends FollowUpDraft {
  readonly id: number
  readonly version: number
  readonly activityId: number
}

/** 후속 조치 of activities: those still open first, by their day. */
export async function followUpsOf(db: Db, activityIds: readonly number[]): Promise<readonly FollowUp[]> {
  if (activityIds.length === 0) return []
  const ids = new Set(activityIds)
  // There are few of them, and a busy year has more activities than a query takes numbers.
  const rows = await db.selectFrom('activity_follow_up').selectAll().orderBy('id').execute()
  return rows
    .filter((row) => ids.has(row.activity_id))
    .map((row) => ({
      id: row.id,
      version: row.version,
      activityId: row.activity_id,
      text: row.text,
      dueOn: row.due_on,
      state: row.state,
      doneOn: row.done_on,
      outcome: row.outcome,
    }))
    .toSorted((a, b) => Number(a.state === 'done') - Number(b.state === 'done') || (a.dueOn ?? '9').localeCompare(b.dueOn ?? '9'))
}

export interface SaveFollowUp extends FollowUpDraft {
  /** null = a new one of the activity */
  readonly id: number | null
  readonly version: number
  readonly activityId: number
  readonly requestId: string
}

/** Adds what was promised, changes it or says that it is done. Refuses 'forbidden', 'bad-input', 'unknown-activity', 'unknown-follow-up', 'version-conflict'. */
export function saveFollowUp(db: Db, input: SaveFollowUp, as: Writer): Promise<{ readonly id: number }> {
  const act = input.id === null ? 'activity.follow-up' : 'activity.follow-up-change'
  return write(db, as, { act, subject: `activity:${input.activityId}`, input }, async (trx, audit) => {
    const activity = await activityById(trx, input.activityId)
    if (activity === null) throw new Refusal('unknown-activity')
    const owners = await ownersOn(trx, as.today)
    const acting = await actingPerson(trx, as.user, as.today)
    const owner = (await activityOwners(trx, owners, [activity]))(activity)
    const writes = [owner, activity.departmentId].some((unit) => writesInRegister(owners, acting, unit, activity.startsOn))
    if (!writes) throw new Refusal('forbidden')
    const draft = tidied(input, as.today)
    const before =
      input.id === null
        ? null
        : await trx
            .selectFrom('activity_follow_up')
            .selectAll()
            .where('id', '=', input.id)
            .where('activity_id', '=', activity.id)
            .executeTakeFirst()
    if (before === undefined) throw new Refusal('unknown-follow-up')
    if (before !== null && before.version !== input.version)
      throw new Refusal('version-conflict', {
        seen: input.version,
        version: before.version,
        by: before.recorded_by,
        at: before.recorded_at,
      })
    const columns = {
      text: draft.text,
      due_on: draft.dueOn,
      state: draft.state,
      done_on: draft.doneOn,
      outcome: draft.outcome,
      version: (before?.version ?? 0) + 1,
      recorded_at: as.now.toISOString(),
      recorded_by: as.user.name,
      recorded_by_id: as.user.id,
    }
    const id =
      before?.id ??
      (
        await trx
          .insertInto('activity_follow_up')
          .values({ ...columns, activity_id: activity.id })
          .returning('id')
          .executeTakeFirstOrThrow()
      ).id
    if (before !== null) await trx.updateTable('activity_follow_up').set(columns).where('id', '=', id).execute()
    const was = before && {
      followUp: before.text,
      dueOn: before.due_on,
      followUpState: before.state,
      doneOn: before.done_on,
      outcome: before.outcome,
    }
    const { text, state, ...rest } = draft
    await audit({ before: was, after: { followUp: text, followUpState: state, ...rest } })
    return { id }
  })
}

/** A day of doing belongs to what is done, and lies not ahead. Refuses 'bad-input'. */
function tidied(draft: FollowUpDraft, today: string): FollowUpDraft {
  const text = withoutInvisible(draft.text).trim()
  if (text === '') throw new Refusal('bad-input', { field: 'text' })
  const doneOn = draft.state === 'done' ? (draft.doneOn ?? today) : null
  if (doneOn !== null && doneOn > today) throw new Refusal('bad-input', { field: 'doneOn' })
  const outcome = withoutInvisible(draft.outcome ?? '').trim() || null
  return { text, dueOn: draft.dueOn, state: draft.state, doneOn, outcome }
}
