import type { Db } from '#data/database.ts'
import type { EntryWindow } from '#domain/entry/due.ts'
import type { Frequency } from '#domain/scoring/indicator.ts'

export interface PeriodKey {
  readonly year: number
  readonly frequency: Frequency
  readonly month: number
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
