import type { Db } from '#data/database.ts'
import { pacePlan, type PacePlan, type YearPace, yearPace } from '#domain/entry/pace.ts'
import { ENTRY_RULES, settingInForce } from '../settings/settings.ts'
import type { IndicatorFacts, YearFact } from './indicator-facts.ts'

/** What each indicator goes towards in a year and how (시기별 목표), by id; null where there is nothing to go towards. One query. */
export async function pacePlans(
  db: Db,
  facts: readonly IndicatorFacts[],
  year: number,
): Promise<ReadonlyMap<number, PacePlan | null>> {
  const measured = facts.flatMap((f) => {
    const at = f.years.find((one) => one.year === year)
    return at === undefined ? [] : [{ f, at }]
  })
  const curves = Map.groupBy(
    await pacePoints(
      db,
      measured.flatMap(({ f, at }) => (at.definition.pace === 'curve' ? [f.id] : [])),
      year,
    ),
    (point) => point.id,
  )
  return new Map(
    measured.map(({ f, at }) => {
      const before = f.years.find((one) => one.year === year - 1)?.actual
      return [f.id, planOf(f, at, before?.kind === 'measured' ? before.value : null, curves.get(f.id) ?? [])]
    }),
  )
}

/**
 * How each indicator stands to its 시기별 목표 in a year, by id: the one judgement that overview, department and panel show. None of
 * a year that is made, does not apply, or is past the day its results were due: those are results, or late. Two queries however many;
 * one where the `plans` are known.
 */
export async function yearPaces(
  db: Db,
  facts: readonly IndicatorFacts[],
  year: number,
  today: string,
  plans?: ReadonlyMap<number, PacePlan | null>,
): Promise<ReadonlyMap<number, YearPace>> {
  const open = facts.flatMap((f) => {
    const at = f.years.find((one) => one.year === year)
    return at?.actual.kind === 'not-due' && year <= Number(today.slice(0, 4)) ? [{ f, at }] : []
  })
  if (open.length === 0) return new Map()
  const { inYearDays } = await settingInForce(db, ENTRY_RULES, today)
  const known =
    plans ??
    (await pacePlans(
      db,
      open.map(({ f }) => f),
      year,
    ))
  return new Map(
    open.map(({ f, at }) => {
      const rule = { ...at.definition, reported: at.reported }
      const plan = known.get(f.id) ?? null
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
async function pacePoints(db: Db, ids: readonly number[], year: number) {
  if (ids.length === 0) return []
  return db
    .selectFrom('pace_point')
    .select(['indicator_id as id', 'month', 'value'])
    .where('indicator_id', 'in', ids)
    .where('year', '=', year)
    .orderBy('month')
    .execute()
}
