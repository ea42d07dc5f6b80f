import type { Db } from '#data/database.ts'
import { heldBy, type Movement, type Quarter } from '#domain/plan/movement.ts'
import { unitNames } from '../organisation/units.ts'
import { write } from '../record/write.ts'
import type { Writer } from '../record/writer.ts'
import { Refusal } from '../refusal.ts'
import { movementLists, votedProgrammes } from './movements.ts'

export interface MovementInput {
  readonly year: number
  readonly programmeId: number
  readonly fromUnitId: number
  readonly toUnitId: number
  /** 원 */
  readonly amount: number
  /** ISO day, within the year and not in the future */
  readonly movedOn: string
  /** the ordinance or decision it stands on */
  readonly basis: string
  readonly eventId: number | null
  readonly note: string
  readonly requestId: string
}

/**
 * 이체: puts a budget movement on record. What one unit gives the other gets, so the sum of the government stays. Refuses
 * 'unknown-programme', 'unknown-department', 'movement-same-unit', 'movement-day', 'movement-amount' (none, or more than the unit has of
 * the programme), 'unknown-event' and 'reason-needed' (no basis).
 */
export async function recordMovement(db: Db, as: Writer, input: MovementInput): Promise<{ readonly id: number }> {
  return write(db, as, { act: 'budget.move', subject: `budget-movement:${input.year}`, input }, async (trx, audit) => {
    const { year, programmeId, fromUnitId, toUnitId, amount, movedOn } = input
    if (input.basis.trim() === '') throw new Refusal('reason-needed')
    if (fromUnitId === toUnitId) throw new Refusal('movement-same-unit')
    const last = as.today < `${year}-12-31` ? as.today : `${year}-12-31`
    if (movedOn < `${year}-01-01` || movedOn > last) throw new Refusal('movement-day', { from: `${year}-01-01`, to: last })
    const programme = await votedProgrammes(trx, year).where('p.id', '=', programmeId).executeTakeFirst()
    if (programme === undefined) throw new Refusal('unknown-programme')
    const units = await unitNames(trx, movedOn)
    // What a unit that is gone had can still be moved; it cannot be given anything.
    if (units.get(toUnitId)?.kind !== 'department') throw new Refusal('unknown-department')
    if (fromUnitId !== programme.departmentId && units.get(fromUnitId)?.kind !== 'department')
      throw new Refusal('unknown-department')
    const { departmentId, amount: voted } = programme
    const limit = heldBy(await counting(trx, programmeId), { programmeId, unitId: fromUnitId, departmentId, amount: voted })
    if (amount <= 0 || amount > limit) throw new Refusal('movement-amount', { limit: Math.max(0, limit) })
    if (input.eventId !== null) {
      const event = await trx
        .selectFrom('reorganisation')
        .select('id')
        .where('id', '=', input.eventId)
        .where('state', '=', 'applied')
        .executeTakeFirst()
      if (event === undefined) throw new Refusal('unknown-event')
    }
    const row = await trx
      .insertInto('budget_movement')
      .values({
        from_unit_id: fromUnitId,
        to_unit_id: toUnitId,
        programme_id: programmeId,
        project_id: null,
        year,
        amount,
        unit_won: 1,
        moved_on: movedOn,
        basis: input.basis.trim(),
        event_id: input.eventId,
        note: input.note.trim(),
        recorded_at: as.now.toISOString(),
        recorded_by: as.user.name,
        recorded_by_id: as.user.id,
        reversed_at: null,
        reversed_by: null,
        reversed_reason: null,
      })
      .returning('id')
      .executeTakeFirstOrThrow()
    await audit({
      after: { programme: programme.name, fromUnitId, toUnitId, amount, movedOn, basis: input.basis.trim() },
      ...(input.note.trim() === '' ? {} : { reason: input.note.trim() }),
    })
    return { id: row.id }
  })
}

/** Movements of a programme that count. */
async function counting(trx: Db, programmeId: number): Promise<readonly Movement[]> {
  const rows = await trx
    .selectFrom('budget_movement')
    .select(['from_unit_id as fromUnitId', 'to_unit_id as toUnitId', 'amount'])
    .where('programme_id', '=', programmeId)
    .where('reversed_at', 'is', null)
    .execute()
  return rows.map((row) => ({ ...row, programmeId }))
}

/**
 * Takes a movement back (정정): it stays in the record and counts nowhere from then on. Refuses 'unknown-movement' where there is none
 * that counts, 'reason-needed', and 'movement-built-on' when its money went on to a third unit, which is to be taken back first.
 */
export async function reverseMovement(
  db: Db,
  as: Writer,
  input: { readonly id: number; readonly reason: string; readonly requestId: string },
): Promise<{ readonly id: number }> {
  return write(db, as, { act: 'budget.move-back', subject: `budget-movement:${input.id}`, input }, async (trx, audit) => {
    const reason = input.reason.trim()
    const row = await trx
      .selectFrom('budget_movement as m')
      .innerJoin('programme as p', 'p.id', 'm.programme_id')
      .selectAll('m')
      .select(['p.id as programmeId', 'p.name as programme', 'p.department_id as departmentId'])
      .where('m.id', '=', input.id)
      .where('m.reversed_at', 'is', null)
      .executeTakeFirst()
    if (row === undefined) throw new Refusal('unknown-movement')
    if (reason === '') throw new Refusal('reason-needed')
    const { programmeId, departmentId } = row
    const voted = await votedProgrammes(trx, row.year).where('p.id', '=', programmeId).executeTakeFirst()
    const held = heldBy(await counting(trx, programmeId), {
      programmeId,
      unitId: row.to_unit_id,
      departmentId,
      amount: voted?.amount ?? 0,
    })
    if (held < row.amount) throw new Refusal('movement-built-on')
    await trx
      .updateTable('budget_movement')
      .set({ reversed_at: as.now.toISOString(), reversed_by: as.user.name, reversed_reason: reason })
      .where('id', '=', row.id)
      .execute()
    await audit({
      subject: `budget-movement:${row.year}`,
      before: {
        programme: row.programme,
        fromUnitId: row.from_unit_id,
        toUnitId: row.to_unit_id,
        amount: row.amount,
        movedOn: row.moved_on,
        basis: row.basis,
      },
      reason,
    })
    return { id: row.id }
  })
}

/**
 * Puts on record that the list of a quarter went to the council. Refuses 'list-empty' where the quarter has no movement and none was
 * taken back since a list went, and 'movement-day' for a day outside the year or in the future.
 */
export async function fileMovementList(
  db: Db,
  as: Writer,
  input: {
    readonly year: number
    readonly quarter: Quarter
    readonly filedOn: string
    readonly note: string
    readonly requestId: string
  },
): Promise<{ readonly quarter: Quarter }> {
  return write(db, as, { act: 'budget.list', subject: `budget-movement:${input.year}`, input }, async (trx, audit) => {
    const { year, quarter, filedOn } = input
    const list = (await movementLists(trx, [year], as.today)).find((one) => one.quarter === quarter)
    if (list === undefined || (list.count === 0 && list.state !== 'changed')) throw new Refusal('list-empty')
    if (filedOn < `${year}-01-01` || filedOn > as.today)
      throw new Refusal('movement-day', { from: `${year}-01-01`, to: as.today })
    await trx
      .insertInto('budget_movement_list')
      .values({
        year,
        quarter,
        filed_on: filedOn,
        note: input.note.trim(),
        recorded_at: as.now.toISOString(),
        recorded_by: as.user.name,
        recorded_by_id: as.user.id,
      })
      .execute()
    await audit({ after: { year, quarter, count: list.count, amount: list.amount, filedOn } })
    return { quarter }
  })
}
