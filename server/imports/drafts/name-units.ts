import type { Db } from '#data/database.ts'
import { EMPTY_DRAFT, type ReorganisationDraft, type ReorganisationLine } from '#domain/plan/reorganisation.ts'
import { squeezeName } from '#domain/plan/same-name.ts'
import type { Writer } from '../../record/writer.ts'
import type { UnitRecord } from '../records.ts'
import type { Effects } from './effects.ts'
import type { OpenedDraft } from './open.ts'

/**
 * Units of the store without a name get the printed one again, from the ISO day `from` on. One that a person chose keeps its name: a
 * document renames nobody, an ordinance does (`renamed`).
 */
export async function nameUnits(trx: Db, { records, units }: OpenedDraft, from: string): Promise<Effects['named']> {
  const known = new Map(units.flatMap((u) => (u.unit ? [[u.key, u.unit.id] as const] : [])))
  const all = [...(records.government ? [records.government] : []), records.bureau, ...records.departments]
  const named: Effects['named'][number][] = []
  for (const match of units) {
    const record = all.find((u) => u.key === match.key)
    if (!match.unit || !record || match.unit.name !== null) continue
    const parent =
      record.kind === 'government'
        ? null
        : (known.get(record.kind === 'bureau' ? (records.government?.key ?? '') : records.bureau.key) ?? null)
    const row = await nameUnit(trx, match.unit.id, record, parent, from)
    if (row) named.push(row)
  }
  return named
}

/** Units that a person chose for another name: who is called how in the document. Spaces, signs and the government in front say nothing. */
function renamed({ records, units }: Pick<OpenedDraft, 'records' | 'units'>): Extract<ReorganisationLine, { kind: 'rename' }>[] {
  const all = [records.bureau, ...records.departments]
  return units.flatMap(({ key, how, unit }) => {
    const record = all.find((one) => one.key === key)
    const differs = unit?.name != null && record !== undefined && squeezeName(unit.name) !== squeezeName(record.name.value)
    if (how !== 'chosen' || !unit || !record || !differs) return []
    return [{ kind: 'rename' as const, from: unit.id, name: record.name.value, shortName: record.shortName }]
  })
}

/**
 * The succession that a person accepted, as the draft of a reorganisation: the ordinance and its day are asked of whoever applies it.
 * Null where nothing differs, or an event that is drafted or applied says so already.
 */
export async function proposeEvent(
  trx: Db,
  opened: Pick<OpenedDraft, 'records' | 'units'>,
  { fileName, as }: { readonly fileName: string; readonly as: Writer },
): Promise<number | null> {
  const events = await trx.selectFrom('reorganisation').select('content').where('state', 'in', ['draft', 'applied']).execute()
  const said = events.flatMap(({ content }) => (JSON.parse(content) as Partial<ReorganisationDraft>).lines ?? [])
  const lines = renamed(opened).filter(
    (line) => !said.some((one) => one.kind === 'rename' && one.from === line.from && one.name === line.name),
  )
  if (lines.length === 0) return null
  const { id } = await trx
    .insertInto('reorganisation')
    .values({
      version: 1,
      state: 'draft',
      title: `${opened.records.fiscalYear.value}년 성과계획서의 조직 변경`,
      ordinance: '',
      ordinance_number: '',
      decided: '',
      effective_on: null,
      source: fileName,
      content: JSON.stringify({ ...EMPTY_DRAFT, lines, dayTyped: '' }),
      handover_until: null,
      effects: null,
      created_at: as.now.toISOString(),
      created_by: as.user.name,
      created_by_id: as.user.id,
      applied_at: null,
      applied_by: null,
      applied_by_id: null,
      ended_at: null,
      ended_by: null,
      ended_reason: null,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
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
