import type { Db } from '#data/database.ts'
import { squeezeName } from '#domain/plan/same-name.ts'
import type { UnitRecord } from '../records.ts'
import type { Effects } from './effects.ts'
import type { OpenedDraft } from './open.ts'

/**
 * Units of the store that a document names differently: one without a name gets the printed one again; one a person chose gets the
 * printed name from today on. `from`: the ISO day for those without one. A name that differs only in spaces, signs or the government in front is left alone.
 */
export async function nameUnits(
  trx: Db,
  { records, units }: OpenedDraft,
  today: string,
  from: string,
): Promise<Effects['named']> {
  const known = new Map(units.flatMap((u) => (u.unit ? [[u.key, u.unit.id] as const] : [])))
  const all = [...(records.government ? [records.government] : []), records.bureau, ...records.departments]
  const named: Effects['named'][number][] = []
  for (const match of units) {
    const record = all.find((u) => u.key === match.key)
    if (!match.unit || !record) continue
    const renamed =
      match.how === 'chosen' && match.unit.name !== null && squeezeName(match.unit.name) !== squeezeName(record.name.value)
    if (match.unit.name !== null && !renamed) continue
    const parent =
      record.kind === 'government'
        ? null
        : (known.get(record.kind === 'bureau' ? (records.government?.key ?? '') : records.bureau.key) ?? null)
    const row = await nameUnit(trx, match.unit.id, record, parent, renamed ? today : from)
    if (row) named.push(row)
  }
  return named
}

async function nameUnit(
  trx: Db,
  unitId: number,
  record: UnitRecord,
  parentId: number | null,
  from: string,
): Promise<Effects['named'][number] | null> {
  const last = await trx
    .selectFrom('organisation_unit_name')
    .selectAll()
    .where('unit_id', '=', unitId)
    .orderBy('valid_from', 'desc')
    .executeTakeFirst()
  // Renamed twice in a day: the first new name holds until tomorrow.
  if (last && last.valid_from >= from) return null
  if (last && last.valid_to === null)
    await trx.updateTable('organisation_unit_name').set({ valid_to: from }).where('id', '=', last.id).execute()
  const { id } = await trx
    .insertInto('organisation_unit_name')
    .values({
      unit_id: unitId,
      parent_id: parentId ?? last?.parent_id ?? null,
      name: record.name.value,
      short_name: record.shortName,
      valid_from: from,
      valid_to: null,
      sort_order: last?.sort_order ?? record.order,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  return { id, ended: last && last.valid_to === null ? last.id : null }
}
