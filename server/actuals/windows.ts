import type { Db } from '#data/database.ts'
import { type EntryWindow, periodAt } from '#domain/entry/due.ts'
import type { Frequency } from '#domain/scoring/indicator.ts'
import { withChains } from '../organisation/units.ts'
import { Refusal } from '../refusal.ts'

type Windows = ReadonlyMap<Frequency, EntryWindow>

/**
 * What the administrator set for each frequency at a month, for many units in one query: the unit nearest to each holds,
 * as the organisation stands on `day`. Empty for a unit for which nothing is set.
 */
export async function windowsOf(
  db: Db,
  unitIds: readonly number[],
  day: string,
  at: { readonly year: number; readonly month: number },
): Promise<(unitId: number) => Windows> {
  const rows =
    unitIds.length === 0
      ? []
      : await withChains(db, unitIds, day)
          .selectFrom('chain as c')
          .innerJoin('entry_period as p', 'p.unit_id', 'c.unit')
          .where('p.year', '=', at.year)
          .where('p.month', '=', at.month)
          .select(['c.start', 'p.frequency', 'p.status', 'p.opens_on as opensOn', 'p.closes_on as closesOn'])
          .orderBy('c.steps', 'desc')
          .execute()
  const windows = new Map<number, Map<Frequency, EntryWindow>>(unitIds.map((id) => [id, new Map()]))
  // The farthest comes first, so that the nearest is put over it.
  for (const { start, frequency, ...window } of rows) windows.get(start)?.set(frequency, window)
  return (unitId) => windows.get(unitId) ?? new Map()
}

/** Refuses 'unknown-period' unless the frequency has a period at that month. */
export function periodOr(year: number, month: number, frequency: Frequency) {
  const period = periodAt(year, month, frequency)
  if (period === null) throw new Refusal('unknown-period', { year, month })
  return period
}
