import type { Db } from '#data/database.ts'
import type { Target } from '#domain/scoring/value.ts'

/** What the plan of a year says of it: its target in force, and its result once that is confirmed. */
export interface YearResult {
  readonly year: number
  readonly target: Target
  /** null = not confirmed yet (미확정) */
  readonly actual: number | null
}

const AT_ONCE = 500

/**
 * Targets and confirmed results of years before a fiscal year, by lineage. The record of a year is that of the plan that answers
 * it: its own, else the nearest one above, else the newest below. A draft has none.
 */
export async function resultsByLineage(
  db: Db,
  lineageIds: readonly number[],
  before: number,
): Promise<ReadonlyMap<number, readonly YearResult[]>> {
  const found = new Map<number, Map<number, YearResult & { readonly rank: number }>>()
  for (let from = 0; from < lineageIds.length; from += AT_ONCE) {
    const rows = await db
      .selectFrom('target as t')
      .innerJoin('indicator as i', 'i.id', 't.indicator_id')
      .innerJoin('plan as p', 'p.id', 'i.plan_id')
      .leftJoin('actual as a', (join) =>
        join
          .onRef('a.indicator_id', '=', 't.indicator_id')
          .onRef('a.year', '=', 't.year')
          .on('a.month', '=', 0)
          .on('a.stage', 'in', ['confirmed', 'closed'])
          .on('a.kind', '=', 'measured'),
      )
      .where('i.lineage_id', 'in', lineageIds.slice(from, from + AT_ONCE))
      .where('t.year', '<', before)
      .where('p.status', 'in', ['filed', 'confirmed'])
      .select([
        'i.lineage_id as lineage',
        'p.fiscal_year as plan',
        't.year',
        't.value as target',
        'a.value as actual',
        't.revision',
      ])
      .orderBy('t.revision')
      .execute()
    for (const { lineage, plan, year, target, actual } of rows) {
      const rank = plan >= year ? plan - year : 1000 + (year - plan)
      const years = found.get(lineage) ?? new Map<number, YearResult & { readonly rank: number }>()
      found.set(lineage, years)
      const known = years.get(year)
      // A printed figure of another plan stands in only where the year's own plan has none.
      if (known && known.rank < rank) {
        if (known.actual === null && actual !== null) years.set(year, { ...known, actual })
        continue
      }
      const was = known && known.rank > rank ? known.actual : null
      years.set(year, {
        year,
        target: target === null ? { kind: 'none' } : { kind: 'set', value: target },
        actual: actual ?? was,
        rank,
      })
    }
  }
  return new Map(
    [...found].map(([lineage, years]) => [
      lineage,
      [...years.values()].map(({ rank: _, ...result }) => result).toSorted((a, b) => a.year - b.year),
    ]),
  )
}
