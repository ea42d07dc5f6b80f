import type { Db } from '#data/database.ts'
import { type EntryWindow, periodAt } from '#domain/entry/due.ts'
import type { Frequency } from '#domain/scoring/indicator.ts'
import { Refusal } from '../refusal.ts'

export interface PeriodKey {
  readonly year: number
  readonly frequency: Frequency
  readonly month: number
}

/** The units a department's periods are looked up at, nearest first: department, bureau, government. */
export async function unitChain(db: Db, departmentId: number, today: string): Promise<readonly number[]> {
  const chain = [departmentId]
  for (let unit = departmentId; chain.length < 5;) {
    const row = await db
      .selectFrom('organisation_unit_name')
      .select('parent_id')
      .where('unit_id', '=', unit)
      .where('valid_from', '<=', today)
      .orderBy('valid_from', 'desc')
      .executeTakeFirst()
    if (!row?.parent_id) break
    chain.push(row.parent_id)
    unit = row.parent_id
  }
  return chain
}

/** What the administrator set for each frequency at that month; the unit nearest to the department holds. */
export async function windowsAt(
  db: Db,
  chain: readonly number[],
  year: number,
  month: number,
): Promise<ReadonlyMap<Frequency, EntryWindow>> {
  const rows = await db
    .selectFrom('entry_period')
    .selectAll()
    .where('unit_id', 'in', chain)
    .where('year', '=', year)
    .where('month', '=', month)
    .execute()
  const near = rows.toSorted((a, b) => chain.indexOf(b.unit_id) - chain.indexOf(a.unit_id))
  return new Map(near.map((r) => [r.frequency, { status: r.status, opensOn: r.opens_on, closesOn: r.closes_on }]))
}

export interface PeriodRow extends PeriodKey, EntryWindow {
  readonly id: number
  readonly unitId: number
  readonly recordedAt: string
  readonly recordedBy: string
}

/** Every period the administrator has set for a year. */
export async function periodRows(db: Db, year: number): Promise<PeriodRow[]> {
  const rows = await db
    .selectFrom('entry_period')
    .selectAll()
    .where('year', '=', year)
    .orderBy('unit_id')
    .orderBy('frequency')
    .orderBy('month')
    .execute()
  return rows.map((r) => ({
    id: r.id,
    unitId: r.unit_id,
    year: r.year,
    frequency: r.frequency,
    month: r.month,
    status: r.status,
    opensOn: r.opens_on,
    closesOn: r.closes_on,
    recordedAt: r.recorded_at,
    recordedBy: r.recorded_by,
  }))
}

/** Refuses 'unknown-period' unless the frequency has a period at that month. */
export function periodOr(year: number, month: number, frequency: Frequency) {
  const period = periodAt(year, month, frequency)
  if (period === null) throw new Refusal('unknown-period', { year, month })
  return period
}
