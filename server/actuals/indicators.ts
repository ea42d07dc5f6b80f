import type { Selectable } from 'kysely'
import type { Db } from '#data/database.ts'
import type { IndicatorTable } from '#data/schema/plans.ts'
import { Refusal } from '../refusal.ts'
import { namedOn, unitsOn } from '../organisation/units.ts'
import { planInForce, type PlanInForce } from '../plans/plan.ts'

export type IndicatorRow = Selectable<IndicatorTable>

/** An indicator, and what its plan says of whether figures are entered for it. */
export interface PlannedIndicator {
  readonly indicator: IndicatorRow
  /** first and last year of its plan */
  readonly years: readonly [number, number]
  /** the plan in force of its bureau; null when there is none, or no such bureau any more */
  readonly planInForce: number | null
}

/** Indicators by id, in one query; those that do not exist are left out. */
export async function plannedIndicators(
  db: Db,
  ids: readonly number[],
  today: string,
): Promise<ReadonlyMap<number, PlannedIndicator>> {
  if (ids.length === 0) return new Map()
  const rows = await db
    .selectFrom('indicator as i')
    .innerJoin('plan as p', 'p.id', 'i.plan_id')
    .where('i.id', 'in', ids)
    .selectAll('i')
    .select((eb) => [
      'p.first_year',
      'p.last_year',
      // As `planInForce` finds it.
      eb
        .selectFrom('plan as f')
        .whereRef('f.bureau_id', '=', 'p.bureau_id')
        .where('f.status', '<>', 'superseded')
        .where((b) =>
          b.exists(
            b
              .selectFrom('organisation_unit_name as n')
              .select('n.id')
              .whereRef('n.unit_id', '=', 'p.bureau_id')
              .where(namedOn(today)),
          ),
        )
        .select('f.id')
        .orderBy('f.fiscal_year', 'desc')
        .orderBy('f.version', 'desc')
        .limit(1)
        .as('in_force'),
    ])
    .execute()
  return new Map(
    rows.map(({ first_year: first, last_year: last, in_force: inForce, ...indicator }) => [
      indicator.id,
      { indicator, years: [first, last], planInForce: inForce },
    ]),
  )
}

/** The indicator, when figures of the year can be entered for it. Refuses 'unknown-indicator', 'unknown-bureau', 'unknown-year'. */
export function indicatorOr(planned: PlannedIndicator | undefined, year: number): IndicatorRow {
  if (planned === undefined) throw new Refusal('unknown-indicator')
  const { indicator, years, planInForce: inForce } = planned
  if (inForce === null) throw new Refusal('unknown-bureau')
  if (inForce !== indicator.plan_id) throw new Refusal('unknown-indicator')
  const [first, last] = years
  if (year < first || year > last) throw new Refusal('unknown-year', { year, first, last })
  return indicator
}

/** One indicator for which figures of the year can be entered. Refuses as `indicatorOr`. */
export const indicatorForEntry = async (db: Db, indicatorId: number, year: number, today: string): Promise<IndicatorRow> =>
  indicatorOr((await plannedIndicators(db, [indicatorId], today)).get(indicatorId), year)

/** Indicators of departments in their plans in force, in the plan's order. */
export async function indicatorsIn(
  db: Db,
  planIds: readonly number[],
  departmentIds: readonly number[],
): Promise<IndicatorRow[]> {
  if (planIds.length === 0 || departmentIds.length === 0) return []
  return db
    .selectFrom('indicator as i')
    .innerJoin('policy_goal as g', 'g.id', 'i.goal_id')
    .selectAll('i')
    .where('i.plan_id', 'in', planIds)
    .where('i.department_id', 'in', departmentIds)
    .orderBy('i.plan_id')
    .orderBy('g.sort_order')
    .orderBy('i.sort_order')
    .orderBy('i.id')
    .execute()
}

/** Plans in force of the bureaus the departments belong to on `today`. */
export async function plansOf(db: Db, departmentIds: readonly number[], today: string): Promise<PlanInForce[]> {
  if (departmentIds.length === 0) return []
  const bureaus = await unitsOn(db, today)
    .innerJoin('plan as p', 'p.bureau_id', 'n.parent_id')
    .where('u.id', 'in', departmentIds)
    .where('p.status', '<>', 'superseded')
    .select('p.bureau_id as id')
    .distinct()
    .orderBy('p.bureau_id')
    .execute()
  const plans: PlanInForce[] = []
  for (const { id } of bureaus) plans.push(await planInForce(db, today, id))
  return plans
}
