import type { Db } from '#data/database.ts'
import { addDays } from '#domain/entry/due.ts'
import { checkReorganisation } from '#domain/plan/reorganisation-check.ts'
import {
  changesOf,
  type Divisible,
  type DividedKind,
  type ReorganisationChanges,
  structureAfter,
  type UnitRef,
} from '#domain/plan/reorganisation.ts'
import { unitNames } from '../organisation/units.ts'
import { HANDOVER, settingInForce } from '../settings/settings.ts'
import { lockWriters } from '../record/record.ts'
import { write } from '../record/write.ts'
import type { Writer } from '../record/writer.ts'
import { Refusal } from '../refusal.ts'
import { openDraft, saidOf, subjectOf } from './drafts.ts'
import { type Sums, sumsOn, refuseLoss, type UnitChange, unitChanges } from './sums.ts'
import { type Around, draftOf, factsOf, type ReorganisationRow } from './facts.ts'

/** What an applied event made and ended; kept with it, so that it can be undone. */
export interface Effects {
  readonly createdUnits: readonly number[]
  /** spells that begin with it */
  readonly spells: readonly number[]
  /** spells that end with it */
  readonly endedSpells: readonly number[]
  readonly people: readonly {
    readonly userId: string
    readonly unitId: number
    /** as it stood before; null = there was none */
    readonly before: { readonly from_on: string | null; readonly to_on: string | null } | null
  }[]
}

/** What applying it does, in numbers and names. */
export interface Applied {
  readonly version: number
  readonly created: readonly string[]
  readonly ended: readonly string[]
  readonly renamed: readonly { readonly from: string; readonly to: string }[]
  readonly moved: readonly { readonly name: string; readonly to: string }[]
  readonly assigned: { readonly indicator: number; readonly programme: number; readonly project: number }
  readonly people: readonly { readonly name: string; readonly from: string; readonly to: string }[]
  /** 정원, 현원 (persons) and money (원) that was divided by figures */
  readonly divided: readonly { readonly kind: DividedKind; readonly from: string; readonly to: string; readonly figure: number }[]
  readonly handoverUntil: string
  /** the units whose things change */
  readonly units: readonly UnitChange[]
  readonly before: Sums
  readonly after: Sums
}

export interface ApplyInput {
  readonly id: number
  readonly version: number
  readonly requestId: string
}

/**
 * 적용: the event holds from 00:00 of its day in Seoul. One transaction, with one entry. Refuses as `openDraft`,
 * 'reorganisation-open' while anything is undecided or unanswered (facts: count), 'bad-input'.
 */
export async function applyEvent(db: Db, as: Writer, input: ApplyInput): Promise<Applied> {
  return write(db, as, { act: 'reorganisation.apply', subject: subjectOf(input.id), input }, async (trx, audit) => {
    const row = await openDraft(trx, input)
    const applied = await applyTo(trx, row, as)
    await audit({
      after: {
        ...saidOf(row),
        createdUnits: applied.created,
        endedUnits: applied.ended,
        unitLines: draftOf(row).lines.length,
        assigned: applied.assigned.indicator + applied.assigned.programme + applied.assigned.project,
        movedPeople: applied.people.length,
        handoverUntil: applied.handoverUntil,
      },
    })
    return applied
  })
}

/** Thrown to take everything back; carries what would have happened. */
class Trial extends Error {
  readonly applied: Applied
  constructor(applied: Applied) {
    super('a trial is taken back')
    this.applied = applied
  }
}

/** 시험 적용: the very same, in a transaction that is taken back. Refuses the same. */
export async function tryEvent(db: Db, as: Writer, input: Omit<ApplyInput, 'requestId'>): Promise<Applied> {
  try {
    return await db.transaction().execute(async (trx): Promise<Applied> => {
      await lockWriters(trx)
      throw new Trial(await applyTo(trx, await openDraft(trx, input), as))
    })
  } catch (error) {
    if (error instanceof Trial) return error.applied
    throw error
  }
}

async function applyTo(trx: Db, row: ReorganisationRow, as: Writer): Promise<Applied> {
  const draft = draftOf(row)
  const around = await factsOf(trx, row, as.today)
  const open = checkReorganisation(draft, around)
  const on = row.effective_on
  if (open.length > 0 || on === null) throw new Refusal('reorganisation-open', { count: open.length })
  const changes = changesOf(around.before, draft, around.followers)
  const before = await sumsOn(trx, around.dayBefore)
  const made = await makeUnits(trx, row, changes, on)
  const idOf = (ref: UnitRef): number => {
    const id = typeof ref === 'number' ? ref : made.get(ref)
    // The check found every unit a line names.
    if (id === undefined) throw new Refusal('bad-input')
    return id
  }
  const spells = await changeSpells(trx, row, changes, { on, idOf })
  const newSpells = await trx.selectFrom('organisation_unit_name').select('id').where('event_id', '=', row.id).execute()
  await writeLines(trx, row, changes, { on, idOf, divisible: around.divisible })
  const people = await movePeople(trx, changes, on, idOf)
  const handoverUntil = addDays(on, await settingInForce(trx, HANDOVER, on))
  const effects: Effects = {
    createdUnits: [...made.values()],
    spells: newSpells.map((spell) => spell.id),
    endedSpells: spells,
    people,
  }
  const version = row.version + 1
  await trx
    .updateTable('reorganisation')
    .set({
      version,
      state: 'applied',
      handover_until: handoverUntil,
      effects: JSON.stringify(effects),
      applied_at: as.now.toISOString(),
      applied_by: as.user.name,
      applied_by_id: as.user.id,
    })
    .where('id', '=', row.id)
    .execute()
  const after = await sumsOn(trx, on)
  refuseLoss(before.sums, after.sums)
  const told = await toldOf(trx, around, row, changes, { on, idOf })
  return { version, ...told, handoverUntil, units: unitChanges(before, after), before: before.sums, after: after.sums }
}

async function makeUnits(trx: Db, row: ReorganisationRow, { created }: ReorganisationChanges, on: string) {
  const made = new Map<string, number>()
  // A bureau before its departments: each finds its parent.
  const ordered = created.toSorted((a, b) => Number(a.level === 'department') - Number(b.level === 'department'))
  const last = await trx
    .selectFrom('organisation_unit_name')
    .select((eb) => eb.fn.max('sort_order').as('order'))
    .executeTakeFirst()
  for (const [index, unit] of ordered.entries()) {
    const { id } = await trx
      .insertInto('organisation_unit')
      .values({ code: `event-${row.id}-${unit.key}`, kind: unit.level })
      .returning('id')
      .executeTakeFirstOrThrow()
    made.set(unit.key, id)
    await trx
      .insertInto('organisation_unit_name')
      .values({
        unit_id: id,
        parent_id: typeof unit.parent === 'string' ? (made.get(unit.parent) ?? null) : unit.parent,
        name: unit.name.trim(),
        short_name: unit.shortName.trim() || unit.name.trim(),
        valid_from: on,
        valid_to: null,
        sort_order: (last?.order ?? 0) + index + 1,
        event_id: row.id,
      })
      .execute()
  }
  return made
}

/** Ends the spells of the units that end or change, and begins the new ones; the ids of those ended. */
async function changeSpells(
  trx: Db,
  row: ReorganisationRow,
  { spells, ended }: ReorganisationChanges,
  { on, idOf }: { readonly on: string; readonly idOf: (ref: UnitRef) => number },
): Promise<readonly number[]> {
  const done: number[] = []
  for (const unitId of [...ended, ...spells.map((spell) => spell.unitId)]) {
    const spell = await trx
      .selectFrom('organisation_unit_name')
      .selectAll()
      .where('unit_id', '=', unitId)
      .where('valid_from', '<', on)
      .where((eb) => eb.or([eb('valid_to', 'is', null), eb('valid_to', '>', on)]))
      .executeTakeFirstOrThrow()
    await trx.updateTable('organisation_unit_name').set({ valid_to: on }).where('id', '=', spell.id).execute()
    done.push(spell.id)
    const next = spells.find((one) => one.unitId === unitId)
    if (next === undefined) continue
    await trx
      .insertInto('organisation_unit_name')
      .values({
        unit_id: unitId,
        parent_id: next.parent === null ? null : idOf(next.parent),
        name: next.name,
        short_name: next.shortName,
        valid_from: on,
        valid_to: null,
        sort_order: spell.sort_order,
        event_id: row.id,
      })
      .execute()
  }
  return done
}

async function writeLines(
  trx: Db,
  row: ReorganisationRow,
  { lines, assigned }: ReorganisationChanges,
  of: { readonly on: string; readonly idOf: (ref: UnitRef) => number; readonly divisible: readonly Divisible[] },
): Promise<void> {
  const { on, idOf, divisible } = of
  const source = [row.ordinance, row.ordinance_number].join(' ').trim()
  if (lines.length > 0)
    await trx
      .insertInto('organisation_succession')
      .values(
        lines.map(({ kind, from, to }) => ({
          event_id: row.id,
          predecessor_id: from,
          successor_id: to === null ? null : idOf(to),
          kind,
          effective_on: on,
          source,
        })),
      )
      .execute()
  const things = assigned.map(({ kind, id, from, to }) => ({
    event_id: row.id,
    subject_kind: kind,
    subject_id: id,
    from_unit_id: from,
    to_unit_id: idOf(to),
    from_on: on,
    share: null as number | null,
    reason: null as string | null,
    figure: null as number | null,
  }))
  const shares = draftOf(row).shares.flatMap(({ kind, from, to, figure, reason }) => {
    const whole = divisible.find((one) => one.kind === kind && one.unitId === from)?.whole ?? figure
    // A successor that gets none of it has no row.
    if (figure === 0) return []
    return [
      {
        event_id: row.id,
        subject_kind: kind,
        subject_id: from,
        from_unit_id: from,
        to_unit_id: idOf(to),
        from_on: on,
        share: (figure / whole) * 100,
        reason: reason.trim(),
        figure,
      },
    ]
  })
  const all = [...things, ...shares]
  // PostgreSQL takes at most 65,535 values in a statement.
  for (let at = 0; at < all.length; at += 1000)
    await trx
      .insertInto('organisation_assignment')
      .values(all.slice(at, at + 1000))
      .execute()
}

async function movePeople(
  trx: Db,
  { people }: ReorganisationChanges,
  on: string,
  idOf: (ref: UnitRef) => number,
): Promise<Effects['people']> {
  const done: Effects['people'][number][] = []
  const rowOf = (userId: string, unitId: number) =>
    trx
      .selectFrom('user_department')
      .select(['from_on', 'to_on'])
      .where('user_id', '=', userId)
      .where('unit_id', '=', unitId)
      .executeTakeFirst()
  for (const { userId, from, to } of people) {
    const unitId = idOf(to)
    const [left, there] = [await rowOf(userId, from), await rowOf(userId, unitId)]
    if (left === undefined) continue
    done.push({ userId, unitId: from, before: left }, { userId, unitId, before: there ?? null })
    await trx
      .updateTable('user_department')
      .set({ to_on: on })
      .where('user_id', '=', userId)
      .where('unit_id', '=', from)
      .execute()
    if (there === undefined)
      await trx.insertInto('user_department').values({ user_id: userId, unit_id: unitId, from_on: on }).execute()
    // Who works there already on the day goes on so.
    else if ((there.from_on ?? '') > on || (there.to_on !== null && there.to_on <= on))
      await trx
        .updateTable('user_department')
        .set({ from_on: on, to_on: null })
        .where('user_id', '=', userId)
        .where('unit_id', '=', unitId)
        .execute()
  }
  return done
}

async function toldOf(
  trx: Db,
  { before }: Around,
  row: ReorganisationRow,
  changes: ReorganisationChanges,
  { on, idOf }: { readonly on: string; readonly idOf: (ref: UnitRef) => number },
) {
  const was = new Map(before.map((unit) => [unit.id, unit.name]))
  const now = await unitNames(trx, on)
  const nameNow = (ref: UnitRef) => now.get(idOf(ref))?.name ?? ''
  const people = await trx
    .selectFrom('user')
    .select(['id', 'name'])
    .where('id', 'in', [...changes.people.map((one) => one.userId), ''])
    .execute()
  const nameOf = new Map(people.map((one) => [one.id, one.name]))
  const count = (kind: string) => changes.assigned.filter((one) => one.kind === kind).length
  const after = structureAfter(before, draftOf(row))
  return {
    created: changes.created.map((unit) => unit.name),
    ended: changes.ended.map((unit) => was.get(unit) ?? ''),
    renamed: changes.spells.flatMap(({ unitId, name }) => {
      const from = was.get(unitId) ?? ''
      return from === name ? [] : [{ from, to: name }]
    }),
    moved: after.flatMap(({ ref, name, parent }) => {
      const old = before.find((unit) => unit.id === ref)
      return old === undefined || old.parentId === parent || parent === null ? [] : [{ name, to: nameNow(parent) }]
    }),
    assigned: { indicator: count('indicator'), programme: count('programme'), project: count('project') },
    divided: draftOf(row).shares.map(({ kind, from, to, figure }) => ({
      kind,
      from: was.get(from) ?? '',
      to: nameNow(to),
      figure,
    })),
    people: changes.people.map(({ userId, from, to }) => ({
      name: nameOf.get(userId) ?? userId,
      from: was.get(from) ?? '',
      to: nameNow(to),
    })),
  }
}
