import type { Db } from '#data/database.ts'
import { write } from '../record/write.ts'
import type { Writer } from '../record/writer.ts'
import { Refusal } from '../refusal.ts'
import type { Effects } from './apply.ts'
import { endEvent, eventRow, saidOf, subjectOf } from './drafts.ts'
import type { ReorganisationRow } from './facts.ts'

/** What stands on an applied event, so that it is not undone: how many of each. */
export interface Standing {
  readonly what: 'figures' | 'plans' | 'people' | 'activities' | 'schedules' | 'periods' | 'movements' | 'events'
  readonly count: number
}

// Written only when an event is applied, from an Effects.
const effectsOf = (row: ReorganisationRow): Effects => JSON.parse(row.effects ?? '{}') as Effects

const counted = async (query: { executeTakeFirstOrThrow(): Promise<{ n: number }> }) => (await query.executeTakeFirstOrThrow()).n

/** What was built on an applied event since; [] = it can be undone. */
export async function standingOn(db: Db, row: ReorganisationRow): Promise<readonly Standing[]> {
  const { applied_at: at, effective_on: on } = row
  if (row.state !== 'applied' || at === null || on === null) return []
  const { createdUnits, spells, people } = effectsOf(row)
  const units = [-1, ...createdUnits]
  const lines = await db
    .selectFrom('organisation_succession')
    .select(['predecessor_id as from', 'successor_id as to'])
    .where('event_id', '=', row.id)
    .execute()
  const touched = [-1, ...new Set(lines.flatMap(({ from, to }) => [from, to].filter((unit) => unit !== null)))]
  const ofUnit = async (table: 'entry_period' | 'deputy') =>
    counted(
      db
        .selectFrom(table)
        .where('unit_id', 'in', units)
        .select((eb) => eb.fn.countAll<number>().as('n')),
    )
  const lineages = db
    .selectFrom('organisation_assignment')
    .select('subject_id')
    .where('event_id', '=', row.id)
    .where('subject_kind', '=', 'indicator')
  const ended = lines.filter(({ from, to }) => from !== to).flatMap(({ from }) => (from === null ? [] : [from]))
  const found: Standing[] = [
    {
      what: 'figures',
      count: await counted(
        db
          .selectFrom('actual_revision as r')
          .innerJoin('indicator as i', 'i.id', 'r.indicator_id')
          .where('r.recorded_at', '>', at)
          .where('r.act', 'is not', null)
          .where((eb) => eb.or([eb('i.lineage_id', 'in', lineages), eb('i.department_id', 'in', [-1, ...ended])]))
          .select((eb) => eb.fn.countAll<number>().as('n')),
      ),
    },
    {
      what: 'plans',
      count:
        (await counted(
          db
            .selectFrom('plan')
            .where('bureau_id', 'in', units)
            .select((eb) => eb.fn.countAll<number>().as('n')),
        )) +
        (await counted(
          db
            .selectFrom('policy_goal')
            .where('department_id', 'in', units)
            .select((eb) => eb.fn.countAll<number>().as('n')),
        )),
    },
    {
      what: 'people',
      count:
        (await db.selectFrom('user_department').select(['user_id', 'unit_id']).where('unit_id', 'in', units).execute()).filter(
          (d) => !people.some((one) => one.userId === d.user_id && one.unitId === d.unit_id),
        ).length + (await ofUnit('deputy')),
    },
    {
      what: 'activities',
      count: await counted(
        db
          .selectFrom('activity')
          .where('department_id', 'in', units)
          .select((eb) => eb.fn.countAll<number>().as('n')),
      ),
    },
    {
      what: 'schedules',
      count: await counted(
        db
          .selectFrom('schedule')
          .where('department_id', 'in', units)
          .select((eb) => eb.fn.countAll<number>().as('n')),
      ),
    },
    { what: 'periods', count: await ofUnit('entry_period') },
    {
      what: 'movements',
      count: await counted(
        db
          .selectFrom('budget_movement')
          .where('event_id', '=', row.id)
          .where('reversed_at', 'is', null)
          .select((eb) => eb.fn.countAll<number>().as('n')),
      ),
    },
    {
      what: 'events',
      count:
        (await counted(
          db
            .selectFrom('organisation_unit_name')
            .where((eb) => eb.or([eb('unit_id', 'in', touched), eb('parent_id', 'in', units)]))
            .where('valid_from', '>=', on)
            .where('id', 'not in', [-1, ...spells])
            .select((eb) => eb.fn.countAll<number>().as('n')),
        )) +
        (await counted(
          db
            .selectFrom('organisation_succession as s')
            .innerJoin('reorganisation as e', 'e.id', 's.event_id')
            .where('e.state', '=', 'applied')
            .where('e.id', '>', row.id)
            .where('s.effective_on', '>=', on)
            .where((eb) => eb.or([eb('s.predecessor_id', 'in', touched), eb('s.successor_id', 'in', touched)]))
            .select((eb) => eb.fn.countAll<number>().as('n')),
        )),
    },
  ]
  return found.filter((one) => one.count > 0)
}

/**
 * 되돌림: as if the event had never been applied; it stays on record, and its units keep their identity without a name. Refuses
 * 'unknown-reorganisation', 'reorganisation-state', 'version-conflict', 'reason-needed' and 'reorganisation-built-on' (facts: what, count).
 */
export async function undoEvent(
  db: Db,
  as: Writer,
  input: { readonly id: number; readonly version: number; readonly reason: string; readonly requestId: string },
): Promise<{ readonly version: number }> {
  return write(db, as, { act: 'reorganisation.undo', subject: subjectOf(input.id), input }, async (trx, audit) => {
    const row = await eventRow(trx, input.id)
    if (row.state !== 'applied') throw new Refusal('reorganisation-state', { state: row.state })
    if (row.version !== input.version) throw new Refusal('version-conflict', { version: row.version })
    const reason = input.reason.trim()
    if (reason === '') throw new Refusal('reason-needed')
    const [standing] = await standingOn(trx, row)
    if (standing) throw new Refusal('reorganisation-built-on', { what: standing.what, count: standing.count })
    const { spells, endedSpells, people } = effectsOf(row)
    if (spells.length > 0) await trx.deleteFrom('organisation_unit_name').where('id', 'in', spells).execute()
    if (endedSpells.length > 0)
      await trx.updateTable('organisation_unit_name').set({ valid_to: null }).where('id', 'in', endedSpells).execute()
    for (const { userId, unitId, before } of people.toReversed()) {
      if (before === null)
        await trx.deleteFrom('user_department').where('user_id', '=', userId).where('unit_id', '=', unitId).execute()
      else
        await trx.updateTable('user_department').set(before).where('user_id', '=', userId).where('unit_id', '=', unitId).execute()
    }
    await audit({ before: saidOf(row), reason })
    return endEvent(trx, row, as, 'undone', reason)
  })
}
