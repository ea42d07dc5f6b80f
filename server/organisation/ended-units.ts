import type { Db } from '#data/database.ts'
import type { SignedIn } from '../record/writer.ts'
import { ownersOn } from './owners.ts'
import { unitNames } from './units.ts'

/** A unit the person works for that has ended, and who followed it: what a page says in place of an empty list. */
export interface EndedUnit {
  /** as it was called last */
  readonly name: string
  readonly on: string
  readonly kind: 'split' | 'merge' | 'close'
  /** as they are called on the day asked for */
  readonly successors: readonly string[]
  /** last day on which the periods before its end are still written; null = not any more */
  readonly handoverUntil: string | null
}

/** Units of the person that have ended by `today`; [] for nearly everybody. */
export async function endedUnits(db: Db, user: SignedIn, today: string): Promise<readonly EndedUnit[]> {
  if (user.departmentIds.length === 0) return []
  const owners = await ownersOn(db, today)
  const ended = user.departmentIds.flatMap((id) => {
    const on = owners.endedOn(id)
    return on === null ? [] : [{ id, on }]
  })
  if (ended.length === 0) return []
  const names = await unitNames(db, today)
  const last = await db
    .selectFrom('organisation_unit_name')
    .select(['unit_id', 'name', 'valid_to'])
    .where(
      'unit_id',
      'in',
      ended.map((one) => one.id),
    )
    .execute()
  const lines = await db
    .selectFrom('organisation_succession as s')
    .innerJoin('reorganisation as e', 'e.id', 's.event_id')
    .select(['s.predecessor_id as id', 's.kind', 's.effective_on as on'])
    .where('e.state', '=', 'applied')
    .where('s.kind', 'in', ['split', 'merge', 'close'])
    .execute()
  return ended.map(({ id, on }) => {
    const until = owners.handoverUntil(id)
    const kind = lines.find((line) => line.id === id && line.on === on)?.kind
    return {
      name: last.find((spell) => spell.unit_id === id && spell.valid_to === on)?.name ?? '',
      on,
      kind: kind === 'split' || kind === 'merge' ? kind : 'close',
      successors: owners.successors(id).flatMap((unit) => names.get(unit)?.name ?? []),
      handoverUntil: until !== null && until >= today ? until : null,
    }
  })
}
