import type { Db } from '#data/database.ts'
import { compiledOnce } from '../../data/compiled-once.ts'
import { type EntryWindow, periodAt } from '#domain/entry/due.ts'
import type { Frequency } from '#domain/scoring/indicator.ts'
import { chainsOn } from '../organisation/units.ts'
import { Refusal } from '../refusal.ts'

type Windows = ReadonlyMap<Frequency, EntryWindow>

const periods = compiledOnce((db, { year, month }: { year: number; month: number }) =>
  db
    .selectFrom('entry_period')
    .where('year', '=', year)
    .where('month', '=', month)
    .select(['unit_id as unit', 'frequency', 'status', 'opens_on as opensOn', 'closes_on as closesOn']),
)
const NONE: Windows = new Map()

/**
 * What the administrator set for each frequency at a month: of the units above a unit, as the organisation stands on `day`, the nearest
 * holds. Empty for a unit for which nothing is set. One query where nothing is set for anybody, two otherwise.
 */
export async function windowsOf(
  db: Db,
  day: string,
  at: { readonly year: number; readonly month: number },
): Promise<(unitId: number) => Windows> {
  const set = Map.groupBy(await periods(db, { year: at.year, month: at.month }), (row) => row.unit)
  if (set.size === 0) return () => NONE
  const chainOf = await chainsOn(db, day)
  // The nearest comes last and is put over those above it.
  return (unitId) =>
    new Map(
      chainOf(unitId)
        .toReversed()
        .flatMap((unit) => set.get(unit) ?? [])
        .map(({ frequency, status, opensOn, closesOn }) => [frequency, { status, opensOn, closesOn }]),
    )
}

/** Refuses 'unknown-period' unless the frequency has a period at that month. */
export function periodOr(year: number, month: number, frequency: Frequency) {
  const period = periodAt(year, month, frequency)
  if (period === null) throw new Refusal('unknown-period', { year, month })
  return period
}
