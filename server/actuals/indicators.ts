import type { Selectable } from 'kysely'
import type { Db } from '#data/database.ts'
import { compiledOnce } from '../../data/compiled-once.ts'
import type { IndicatorTable } from '#data/schema/plans.ts'
import { dayOfPlan } from '#domain/plan/plan-of-year.ts'
import { Refusal } from '../refusal.ts'
import type { CellContext, Keep } from './cell.ts'
import { type Definitions, definitions } from './definitions.ts'
import { type Owners, ownersOn } from '../organisation/owners.ts'
import { bureauAbove, placesOn, unitSpells } from '../organisation/places.ts'
import {
  answering,
  plansFor,
  plansOfEverybody,
  type UnitName,
  unknownYear,
  type YearPlan,
  type YearsAsked,
} from '../plans/plan.ts'

export interface IndicatorRow extends Selectable<IndicatorTable> {
  /** the department its plan prints, where `department_id` is the unit that has it today */
  readonly printed_department_id?: number
  /** its plan was not filed yet, where that was asked */
  readonly plan_drafted?: boolean
}

/** An indicator, and whether figures of a year are entered for it. */
export interface PlannedIndicator {
  readonly indicator: IndicatorRow
  /** the plan that answers the year; null when none does */
  readonly planOfYear: number | null
  /** years that some plan of its bureau answers; null: there is no such bureau */
  readonly known: readonly number[] | null
}

const withPlans = compiledOnce((db, { ids }: { ids: readonly number[] }) =>
  db
    .selectFrom('indicator as i')
    .innerJoin('plan as p', 'p.id', 'i.plan_id')
    .where('i.id', 'in', ids)
    .selectAll('i')
    .select((eb) => [
      'p.bureau_id',
      'p.fiscal_year',
      'p.status',
      eb
        .selectFrom('organisation_unit_name as n')
        .whereRef('n.unit_id', '=', 'p.bureau_id')
        .select((of) => of.fn.min('n.valid_from').as('from'))
        .as('named'),
    ]),
)

/** Indicators by id with the plan that answers the year; those that do not exist are left out. */
export async function plannedIndicators(
  db: Db,
  ids: readonly number[],
  year: number,
  { today, keep }: Pick<CellContext, 'today'> & { readonly keep?: Keep | null },
): Promise<ReadonlyMap<number, PlannedIndicator>> {
  if (ids.length === 0) return new Map()
  const rows = await withPlans(db, { ids })
  const plans = new Map<number, Awaited<ReturnType<typeof answering>>>()
  for (const bureauId of new Set(rows.map((row) => row.bureau_id)))
    plans.set(
      bureauId,
      await (keep?.(['answering', bureauId, year, today], (kept) => answering(kept, { bureauId, year, today })) ??
        answering(db, { bureauId, year, today })),
    )
  return new Map(
    rows.map(({ bureau_id: bureau, fiscal_year: fiscalYear, status, named, ...row }) => {
      const { planId, known } = plans.get(bureau) ?? { planId: null, known: [] }
      const indicator = { ...row, plan_drafted: status === 'draft' }
      // One that a reorganisation ended since is known still.
      const begun = named !== null && named <= dayOfPlan(fiscalYear, today)
      return [row.id, { indicator, planOfYear: planId, known: begun ? known : null }]
    }),
  )
}

/** The indicator, when figures of the year can be entered for it. Refuses 'unknown-indicator', 'unknown-bureau', 'unknown-year'. */
export function indicatorOr(planned: PlannedIndicator | undefined, year: number): IndicatorRow {
  if (planned === undefined) throw new Refusal('unknown-indicator')
  const { indicator, planOfYear, known } = planned
  if (known === null) throw new Refusal('unknown-bureau')
  if (planOfYear === null) throw unknownYear(year, known)
  // Another plan's indicator is not entered for this year, be it the same one in other words.
  if (planOfYear !== indicator.plan_id) throw new Refusal('unknown-indicator')
  return indicator
}

/** One indicator for which figures of the year can be entered, as it is measured in that year. Refuses as `indicatorOr`. */
export async function indicatorForEntry(
  db: Db,
  indicatorId: number,
  year: number,
  today: string,
  { dated, keep }: { readonly dated?: Definitions; readonly keep?: Keep | null } = {},
): Promise<IndicatorRow> {
  const indicator = indicatorOr(
    (await plannedIndicators(db, [indicatorId], year, { today, keep: keep ?? null })).get(indicatorId),
    year,
  )
  return (dated ?? (await definitions(db))).row(indicator, year, today)
}

/** Indicators that departments have today, in some plans, in the plan's order; each with the unit that has it as `department_id`. */
export async function indicatorsIn(
  db: Db,
  planIds: readonly number[],
  departmentIds: readonly number[],
  owners: Owners,
): Promise<IndicatorRow[]> {
  if (planIds.length === 0 || departmentIds.length === 0) return []
  const rows = await db
    .selectFrom('indicator as i')
    .innerJoin('policy_goal as g', 'g.id', 'i.goal_id')
    .selectAll('i')
    .where('i.plan_id', 'in', [...new Set(planIds)])
    .where('i.department_id', 'in', owners.sources(departmentIds))
    .orderBy('i.plan_id')
    .orderBy('g.sort_order')
    .orderBy('i.sort_order')
    .orderBy('i.id')
    .execute()
  if (!owners.moved) return rows
  const asked = new Set(departmentIds)
  return rows
    .filter((row) => hasOrHandsOver(owners, row, asked))
    .map((row) => ({
      ...row,
      department_id: owners.indicator(row),
      printed_department_id: row.department_id,
    }))
}

/** Whether one of the units has it today, or had it and still hands it over. */
const hasOrHandsOver = (
  owners: Owners,
  row: Pick<IndicatorRow, 'lineage_id' | 'department_id' | 'plan_id'>,
  units: ReadonlySet<number>,
) => owners.indicatorThrough(row).some((unit, at, all) => units.has(unit) && (at === all.length - 1 || handsOver(owners, unit)))

/** Whether a unit that ended still hands over what it had. */
const handsOver = (owners: Owners, unit: number): boolean =>
  owners.endedOn(unit) !== null && (owners.handoverUntil(unit) ?? '') >= owners.day

/**
 * The plans with the departments whose task their figures are today: those that have something of them, in place of what ended since.
 * `asked`: units that hand over are among them. What nobody has taken over stays where it was.
 */
export async function plansToday(
  db: Db,
  plans: readonly YearPlan[],
  owners: Owners,
  asked: readonly number[] = [],
): Promise<YearPlan[]> {
  if (!owners.moved || plans.length === 0) return [...plans]
  const rows = await db
    .selectFrom('indicator')
    .select(['lineage_id', 'department_id', 'plan_id'])
    .where('plan_id', 'in', [...new Set(plans.map((plan) => plan.id))])
    .execute()
  const handing = new Set(asked.filter((unit) => handsOver(owners, unit)))
  const names = placesOn(await unitSpells(db), owners.day)
  return plans.map((plan) => {
    const its = rows.filter((row) => row.plan_id === plan.id)
    const having = new Set(its.map((row) => owners.indicator(row)))
    const over = its.flatMap((row) => owners.indicatorThrough(row).filter((unit) => handing.has(unit)))
    const kept = plan.departments.filter((unit) => having.has(unit.id) || owners.endedOn(unit.id) === null)
    const more = [...new Set([...having, ...over])].filter((id) => !kept.some((unit) => unit.id === id))
    return { ...plan, departments: [...kept, ...more.flatMap((id) => bare(names.unit(id)))] }
  })
}

/**
 * The plans of a bureau that answer the years. Once something was reorganised: every plan of which something is with a department
 * that stands under the bureau today, with those departments. Refuses 'unknown-bureau'.
 */
export async function plansUnder(db: Db, bureauId: number, years: YearsAsked, owners: Owners): Promise<YearPlan[]> {
  const { day: today } = owners
  if (!owners.moved) {
    const plans = await plansFor(db, { bureauId, years, today })
    if (plans.length === 0) throw new Refusal('unknown-bureau')
    return plans
  }
  const places = placesOn(await unitSpells(db), today)
  if (places.unit(bureauId)?.kind !== 'bureau') throw new Refusal('unknown-bureau')
  const above = (id: number) => bureauAbove(places, owners, today, id)
  const bureau = above(bureauId)
  return (await plansToday(db, await plansOfEverybody(db, years, today), owners)).flatMap((plan) => {
    const departments = plan.departments.filter((unit) => above(unit.id) === bureau)
    return departments.length === 0 ? [] : [{ ...plan, departments }]
  })
}

const bare = (unit: UnitName | undefined): UnitName[] =>
  unit === undefined ? [] : [{ id: unit.id, code: unit.code, name: unit.name, shortName: unit.shortName }]

/** The plans that answer the years for the departments as they are today, one a bureau and year; those of which none has anything are left out. */
export async function plansOf(
  db: Db,
  departmentIds: readonly number[],
  years: YearsAsked,
  today: string,
  known?: Owners,
): Promise<YearPlan[]> {
  if (departmentIds.length === 0) return []
  const owners = known ?? (await ownersOn(db, today))
  // Under whatever bureau they, and what they have taken over, ever stood: the plan of a year says whether they did then.
  const bureaus = await db
    .selectFrom('organisation_unit_name as n')
    .innerJoin('plan as p', 'p.bureau_id', 'n.parent_id')
    .where('n.unit_id', 'in', owners.sources(departmentIds))
    .where('p.status', '<>', 'superseded')
    .select('p.bureau_id as id')
    .distinct()
    .orderBy('p.bureau_id')
    .execute()
  const plans: YearPlan[] = []
  for (const { id: bureauId } of bureaus) plans.push(...(await plansFor(db, { bureauId, years, today })))
  const all = await plansToday(db, plans, owners, departmentIds)
  return all.filter((plan) => plan.departments.some((d) => departmentIds.includes(d.id)))
}
