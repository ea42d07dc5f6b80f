import type { Db } from '#data/database.ts'
import { compiledOnce } from '../../data/compiled-once.ts'
import { sumOf } from '#domain/scoring/decimal.ts'
import { squeezeName } from '#domain/plan/same-name.ts'
import type { IndicatorRow } from './indicators.ts'
import type { Keepers } from './keepers.ts'
import { commentCounts, NO_COMMENTS } from './value-comments.ts'

export interface Component {
  readonly id: number
  readonly name: string
  readonly unit: string
  readonly target: number
  /** in the component's unit, with the figure that stands; null when not given */
  readonly value: number | null
  /** with the figure that was last returned; null when none was, or it gave none */
  readonly returned: number | null
  /** of a sum over periods: what the year's reported periods before this one gave; null for other figures */
  readonly earlier: number | null
}

/**
 * How many pieces of evidence an indicator has in all plans together, from how many each of them has. Only where two of them have some
 * it is asked which: a copy that an earlier version made is the piece itself.
 */
async function sharedPieces(
  db: Db,
  lineages: readonly (readonly number[])[],
  counts: ReadonlyMap<number, number>,
  year: number,
  month: number,
): Promise<(lineage: readonly number[]) => number> {
  const having = (lineage: readonly number[]) => lineage.filter((id) => (counts.get(id) ?? 0) > 0)
  const asked = lineages.map(having).filter((ids) => ids.length > 1)
  const rows =
    asked.length === 0
      ? []
      : await db
          .selectFrom('evidence')
          .select(['id', 'indicator_id as indicatorId', 'sha256', 'url'])
          .where('indicator_id', 'in', [...new Set(asked.flat())])
          .where('year', '=', year)
          .where('month', '=', month)
          .where('removed_at', 'is', null)
          .where('scan', '<>', 'refused')
          .execute()
  return (lineage) => {
    const [one, ...more] = having(lineage)
    if (one === undefined || more.length === 0) return counts.get(one ?? 0) ?? 0
    const own = rows.filter((row) => lineage.includes(row.indicatorId))
    return new Set(own.map((row) => row.sha256 ?? row.url ?? row.id)).size
  }
}

const counted = compiledOnce((db, { ids, year, month }: { ids: readonly number[]; year: number; month: number }) =>
  db
    .selectFrom('indicator as i')
    .where('i.id', 'in', ids)
    .select((eb) => [
      'i.id',
      eb
        .selectFrom('evidence as e')
        .whereRef('e.indicator_id', '=', 'i.id')
        .where('e.year', '=', year)
        .where('e.month', '=', month)
        .where('e.removed_at', 'is', null)
        .where('e.scan', '<>', 'refused')
        .select(eb.fn.countAll<number>().as('n'))
        .as('evidence'),
      eb
        .selectFrom('value_comment as v')
        .whereRef('v.indicator_id', '=', 'i.id')
        .where('v.year', '=', year)
        .where('v.month', '=', month)
        .select(eb.fn.countAll<number>().as('n'))
        .as('comments'),
      eb
        .selectFrom('indicator_component as c')
        .whereRef('c.indicator_id', '=', 'i.id')
        .select(eb.fn.countAll<number>().as('n'))
        .as('components'),
    ]),
)

/**
 * What stands beside the figures of one period: evidence, comments, parts of composite figures. One query says which of them
 * there are; most cells have neither comments nor parts, and then there is no second one.
 */
export async function besideOf(
  db: Db,
  { indicators, keepers }: { readonly indicators: readonly IndicatorRow[]; readonly keepers: Keepers },
  year: number,
  month: number,
) {
  const everywhere = new Map(indicators.map((i) => [i.id, keepers.everywhere(i.id)]))
  const ids = [...new Set([...everywhere.values()].flat())]
  const rows = await counted(db, { ids, year, month })
  const commented = rows.filter((row) => (row.comments ?? 0) > 0).map((row) => row.id)
  const composite = new Set(rows.filter((row) => (row.components ?? 0) > 0).map((row) => row.id))
  const comments = await commentCounts(db, commented, year, month)
  const composed = indicators.filter((i) => composite.has(i.id))
  const keeperOf = (id: number) => keepers.keeper(id, year)
  const asked = [...new Set(composed.flatMap(({ id }) => [id, keeperOf(id)]))]
  const parts = asked.length === 0 ? [] : await partsOf(db, { ids: asked, year, first: Math.min(month, 1), last: month })
  const partsBy = Map.groupBy(parts, (part) => part.indicatorId)
  const evidence = new Map(rows.map((row) => [row.id, row.evidence ?? 0]))
  const piecesOf = await sharedPieces(db, [...everywhere.values()], evidence, year, month)
  return {
    counts: new Map(
      [...everywhere].map(([id, all]) => {
        const said = all.map((one) => comments.get(one) ?? NO_COMMENTS)
        const sum = (of: 'count' | 'open') => said.reduce((total, one) => total + one[of], 0)
        return [id, { evidence: piecesOf(all), comments: { count: sum('count'), open: sum('open') } }] as const
      }),
    ),
    parts: new Map(
      composed.map(({ id }) => {
        const own = partsBy.get(id) ?? []
        const keeper = keeperOf(id)
        return [id, keeper === id ? own : [...own, ...partsAs(own, partsBy.get(keeper) ?? [])]] as const
      }),
    ),
  }
}

/** What another plan's components of the same name and unit hold, as if these held it. */
function partsAs(own: readonly Part[], kept: readonly Part[]): Part[] {
  const key = (part: Part) => `${squeezeName(part.name)}\n${part.unit}`
  const twins = new Map(own.map((part) => [key(part), part]))
  return kept.flatMap((part) => {
    const twin = twins.get(key(part))
    return twin === undefined ? [] : [{ ...twin, month: part.month, version: part.version, value: part.value }]
  })
}

/** The components of composite indicators, one row for each version of the parts of a period and of those before it; one without when there are none. */
const partsOf = compiledOnce(
  (db, { ids, year, first, last }: { ids: readonly number[]; year: number; first: number; last: number }) =>
    db
      .selectFrom('indicator_component as c')
      .leftJoin('actual_part as p', (join) =>
        join.onRef('p.component_id', '=', 'c.id').on('p.year', '=', year).on('p.month', '<=', last).on('p.month', '>=', first),
      )
      .where('c.indicator_id', 'in', ids)
      .select(['c.indicator_id as indicatorId', 'c.id', 'c.name', 'c.unit', 'c.target', 'p.month', 'p.version', 'p.value'])
      .orderBy('c.sort_order')
      .orderBy('c.id'),
)

type Part = Awaited<ReturnType<typeof partsOf>>[number]

/** `before`: the year's reported periods before this one, where the figures add up. */
export const componentsOf = (
  parts: readonly Part[],
  now: { readonly month: number; readonly version: number; readonly returned: number },
  before: readonly number[] | null,
): Component[] =>
  [...Map.groupBy(parts, (part) => part.id).values()].flatMap((versions) => {
    const [first] = versions
    if (first === undefined) return []
    const { id, name, unit, target } = first
    const at = (of: number) => versions.find((p) => p.month === now.month && p.version === of)?.value ?? null
    // A figure that was submitted stands on the parts that were given last.
    const newest = (month: number) =>
      versions.filter((p) => p.month === month).toSorted((a, b) => (b.version ?? 0) - (a.version ?? 0))[0]?.value ?? null
    const earlier = before === null ? null : sumOf(before.flatMap((month) => newest(month) ?? []))
    return [{ id, name, unit, target, value: at(now.version), returned: at(now.returned), earlier }]
  })
