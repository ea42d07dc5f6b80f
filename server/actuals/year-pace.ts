import type { Db } from '#data/database.ts'
import { pacePlan, type YearPace, yearPace } from '#domain/entry/pace.ts'
import { entryRules } from '../settings/settings.ts'
import type { IndicatorFacts, YearFact } from './indicator-facts.ts'

/**
 * How each indicator stands to its 시기별 목표 in a year, by id: the one judgement that overview, department and panel show. None of
 * a year that is made, does not apply, or is past the day its results were due: those are results, or late. Two queries however many.
 */
export async function yearPaces(
  db: Db,
  facts: readonly IndicatorFacts[],
  year: number,
  today: string,
): Promise<ReadonlyMap<number, YearPace>> {
  const open = facts.flatMap((f) => {
    const at = f.years.find((one) => one.year === year)
    return at?.actual.kind === 'not-due' && year <= Number(today.slice(0, 4)) ? [{ f, at }] : []
  })
  if (open.length === 0) return new Map()
  const { inYearDays } = await entryRules(db, today)
  const curves = Map.groupBy(
    await pacePoints(
      db,
      open.flatMap(({ f, at }) => (at.definition.pace === 'curve' ? [f.id] : [])),
      year,
    ),
    (point) => point.id,
  )
  return new Map(
    open.map(({ f, at }) => {
      const before = f.years.find((one) => one.year === year - 1)?.actual
      const plan = planOf(f, at, before?.kind === 'measured' ? before.value : null, curves.get(f.id) ?? [])
      const rule = { ...at.definition, reported: at.reported }
      return [f.id, yearPace({ plan, rule, periods: at.periods }, { year, today, inYearDays })]
    }),
  )
}

// Nothing can be expected of a target that is 0: it is computed of nothing (rules §4).
const planOf = (
  { unit }: IndicatorFacts,
  { definition, target, year }: YearFact,
  lastYear: number | null,
  curve: readonly { readonly month: number; readonly value: number }[],
) =>
  target.kind === 'set' && target.value !== 0
    ? pacePlan({
        ...definition,
        mode: definition.pace,
        unit,
        target: target.value,
        lastYear,
        curve,
        dueOn: `${year + 1}-${definition.resultsDue}`,
      })
    : null

/** 시기별 목표 entered by hand, in order of the months. */
export async function pacePoints(db: Db, ids: readonly number[], year: number) {
  if (ids.length === 0) return []
  return db
    .selectFrom('pace_point')
    .select(['indicator_id as id', 'month', 'value'])
    .where('indicator_id', 'in', ids)
    .where('year', '=', year)
    .orderBy('month')
    .execute()
}
