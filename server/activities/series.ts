import type { Db } from '#data/database.ts'
import type { Cycle } from '#domain/entry/activity-series.ts'
import { withoutInvisible } from '#domain/entry/invisible.ts'
import { squeezeName } from '#domain/plan/same-name.ts'
import { actingPerson } from '../organisation/deputies.ts'
import { type Owners, ownersOn } from '../organisation/owners.ts'
import { write } from '../record/write.ts'
import type { Writer } from '../record/writer.ts'
import { Refusal } from '../refusal.ts'
import { seriesOwners, writesInRegister } from './register.ts'

/** What a person writes about a series. */
export interface SeriesDraft {
  readonly name: string
  readonly cycle: Cycle
  /** who hosts by turns, in their order; one = always the same */
  readonly hosts: readonly string[]
  readonly partner: string | null
  readonly firstYear: number | null
  readonly lastYear: number | null
  readonly note: string | null
}
export interface StoredSeries extends SeriesDraft {
  readonly id: number
  readonly version: number
  /** whose it is on the day of `owners` */
  readonly departmentId: number
}

/** Series that were written in departments, by name, with whose they are today. */
export async function seriesOf(db: Db, owners: Owners, written: readonly number[]): Promise<readonly StoredSeries[]> {
  if (written.length === 0) return []
  const rows = await db
    .selectFrom('activity_series')
    .selectAll()
    .where('department_id', 'in', written)
    .orderBy('name')
    .orderBy('id')
    .execute()
  const ownerOf = await seriesOwners(
    db,
    owners,
    rows.map((row) => ({ id: row.id, departmentId: row.department_id })),
  )
  return rows.map((row) => ({
    id: row.id,
    version: row.version,
    departmentId: ownerOf(row.id),
    name: row.name,
    cycle: row.cycle,
    hosts: row.hosts === null ? [] : row.hosts.split('\n'),
    partner: row.partner,
    firstYear: row.first_year,
    lastYear: row.last_year,
    note: row.note,
  }))
}

export interface SaveSeries extends SeriesDraft {
  /** null = a new one of the department */
  readonly id: number | null
  readonly version: number
  readonly departmentId: number
  readonly requestId: string
}

/**
 * Adds a series to a department, or changes one. Refuses 'forbidden', 'bad-input' (also a name its department has already),
 * 'unknown-series', 'version-conflict'.
 */
export function saveSeries(db: Db, input: SaveSeries, as: Writer): Promise<{ readonly id: number }> {
  const subject = input.id === null ? `activities:${input.departmentId}` : `series:${input.id}`
  const act = input.id === null ? 'activity.series' : 'activity.series-change'
  return write(db, as, { act, subject, input }, async (trx, audit) => {
    const owners = await ownersOn(trx, as.today)
    const acting = await actingPerson(trx, as.user, as.today)
    const draft = tidied(input)
    const before = input.id === null ? null : await one(trx, owners, input.id)
    const unit = before?.departmentId ?? input.departmentId
    if (!writesInRegister(owners, acting, unit, as.today)) throw new Refusal('forbidden')
    if (before !== null && before.version !== input.version)
      throw new Refusal('version-conflict', { seen: input.version, version: before.version, by: before.by, at: before.at })
    const own = await seriesOf(trx, owners, owners.sources([unit]))
    const twin = own.find((s) => s.id !== input.id && s.departmentId === unit && squeezeName(s.name) === squeezeName(draft.name))
    if (twin) throw new Refusal('bad-input', { field: 'name' })
    const columns = {
      name: draft.name,
      cycle: draft.cycle,
      hosts: draft.hosts.length === 0 ? null : draft.hosts.join('\n'),
      partner: draft.partner,
      first_year: draft.firstYear,
      last_year: draft.lastYear,
      note: draft.note,
      version: (before?.version ?? 0) + 1,
      recorded_at: as.now.toISOString(),
      recorded_by: as.user.name,
      recorded_by_id: as.user.id,
    }
    const id =
      input.id ??
      (
        await trx
          .insertInto('activity_series')
          .values({ ...columns, department_id: unit })
          .returning('id')
          .executeTakeFirstOrThrow()
      ).id
    if (input.id !== null) await trx.updateTable('activity_series').set(columns).where('id', '=', id).execute()
    const shown = before === null ? null : tidied(before)
    await audit({ subject: `series:${id}`, before: shown, after: { ...draft, departmentId: unit } })
    return { id }
  })
}

async function one(trx: Db, owners: Owners, id: number) {
  const row = await trx
    .selectFrom('activity_series')
    .select(['department_id as unit', 'recorded_by as by', 'recorded_at as at'])
    .where('id', '=', id)
    .executeTakeFirst()
  const stored = row && (await seriesOf(trx, owners, [row.unit])).find((series) => series.id === id)
  if (row === undefined || stored === undefined) throw new Refusal('unknown-series')
  return { ...stored, by: row.by, at: row.at }
}

/** Without spaces around it. Refuses 'bad-input'. */
function tidied(draft: SeriesDraft): SeriesDraft {
  const words = (text: string | null) => withoutInvisible(text ?? '').trim() || null
  const name = words(draft.name)
  if (name === null) throw new Refusal('bad-input', { field: 'name' })
  const { firstYear, lastYear } = draft
  if (firstYear !== null && lastYear !== null && lastYear < firstYear) throw new Refusal('bad-input', { field: 'lastYear' })
  const hosts = draft.hosts.flatMap((host) => words(host.replaceAll('\n', ' ')) ?? [])
  if (new Set(hosts).size < hosts.length) throw new Refusal('bad-input', { field: 'hosts' })
  return { name, cycle: draft.cycle, hosts, partner: words(draft.partner), firstYear, lastYear, note: words(draft.note) }
}
