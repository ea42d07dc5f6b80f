import type { Db } from '#data/database.ts'
import { type EntryWindow, periodAt } from '#domain/entry/due.ts'
import type { Frequency } from '#domain/scoring/indicator.ts'
import { Refusal } from '../refusal.ts'

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

/** Refuses 'unknown-period' unless the frequency has a period at that month. */
export function periodOr(year: number, month: number, frequency: Frequency) {
  const period = periodAt(year, month, frequency)
  if (period === null) throw new Refusal('unknown-period', { year, month })
  return period
}
