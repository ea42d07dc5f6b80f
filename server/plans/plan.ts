import { sql } from 'kysely'
import type { Db } from '#data/database.ts'
import { type CountedStages, countsAt } from '#domain/entry/submission.ts'
import { compiledOnce } from '../../data/compiled-once.ts'
import { unitsOn } from '../organisation/units.ts'
import { Refusal } from '../refusal.ts'

export interface UnitName {
  readonly id: number
  readonly code: string
  readonly name: string
  readonly shortName: string
}

/** The plan in force of a bureau, with the organisation as it is called today. */
export interface PlanInForce {
  readonly id: number
  readonly title: string
  readonly fiscalYear: number
  readonly version: number
  readonly status: 'draft' | 'filed' | 'confirmed' | 'superseded'
  readonly filedOn: string | null
  readonly confirmedOn: string | null
  readonly settledYear: number
  /** first_year … last_year, the plan's window */
  readonly years: readonly number[]
  readonly amountUnitWon: number
  readonly government: UnitName | null
  readonly bureau: UnitName
  readonly departments: readonly UnitName[]
}

const names = (db: Db, today: string) =>
  unitsOn(db, today).select([
    'u.id',
    'u.code',
    'u.kind',
    'n.name',
    'n.short_name as shortName',
    'n.parent_id as parentId',
    'n.sort_order as sortOrder',
  ])

const bureaus = compiledOnce((db, { today }: { today: string }) =>
  names(db, today)
    .where('u.kind', '=', 'bureau')
    .where('u.id', 'in', db.selectFrom('plan').select('bureau_id').where('status', '<>', 'superseded'))
    .orderBy('n.sort_order')
    .orderBy('u.id'),
)

/** Bureaus that have a plan, in the organisation's order. */
export const bureausWithPlan = (db: Db, today: string): Promise<UnitName[]> => bureaus(db, { today })

const newestPlan = compiledOnce((db, { bureau }: { bureau: number }) =>
  db
    .selectFrom('plan')
    .selectAll()
    .where('bureau_id', '=', bureau)
    .where('status', '<>', 'superseded')
    .orderBy('fiscal_year', 'desc')
    .orderBy('version', 'desc')
    .limit(1),
)

const unitsAround = compiledOnce((db, { today, bureau }: { today: string; bureau: number }) =>
  names(db, today)
    .where((eb) => eb.or([eb('u.id', '=', bureau), eb('n.parent_id', '=', bureau), eb('u.kind', '=', 'government')]))
    .orderBy('n.sort_order')
    .orderBy('u.id'),
)

/** The unit a department stands under on `today`; undefined when there is none. */
export async function bureauOf(db: Db, departmentId: number, today: string): Promise<number | undefined> {
  const row = await names(db, today).where('u.id', '=', departmentId).where('u.kind', '=', 'department').executeTakeFirst()
  return row?.parentId ?? undefined
}

/**
 * The newest plan of the bureau (the first bureau with a plan when none is named) that is not superseded.
 * Refuses 'unknown-bureau' when there is no such bureau with a plan, 'unknown-plan' when there is no plan at all.
 */
export async function planInForce(db: Db, today: string, bureauId?: number): Promise<PlanInForce> {
  const bureau = bureauId ?? (await bureausWithPlan(db, today))[0]?.id
  if (bureau === undefined) throw new Refusal('unknown-plan')
  const [plan] = await newestPlan(db, { bureau })
  const units = await unitsAround(db, { today, bureau })
  const self = units.find((u) => u.id === bureau)
  if (!plan || !self) throw new Refusal('unknown-bureau')
  const short = ({ id, code, name, shortName }: UnitName): UnitName => ({ id, code, name, shortName })
  const parent = units.find((u) => u.id === self.parentId)
  return {
    id: plan.id,
    title: plan.title,
    fiscalYear: plan.fiscal_year,
    version: plan.version,
    status: plan.status,
    filedOn: plan.filed_on,
    confirmedOn: plan.confirmed_on,
    settledYear: plan.settled_year,
    years: Array.from({ length: plan.last_year - plan.first_year + 1 }, (_, i) => plan.first_year + i),
    amountUnitWon: plan.amount_unit_won,
    government: parent ? short(parent) : null,
    bureau: short(self),
    departments: units.filter((u) => u.parentId === bureau).map(short),
  }
}

/** A figure that counts as it stands, or as it was last confirmed; as server/actuals/counting.ts has it. */
const countingCell = (cell: 'a' | 'p', counted: string) => sql<boolean>`(
  ${sql.ref(`${cell}.stage`)} in ('confirmed', 'closed', ${counted}) and ${sql.ref(`${cell}.kind`)} <> 'not-entered'
  or exists (select 1 from actual_revision r where r.indicator_id = ${sql.ref(`${cell}.indicator_id`)} and r.year = ${sql.ref(`${cell}.year`)}
    and r.month = ${sql.ref(`${cell}.month`)} and r.stage in ('confirmed', 'closed') and r.kind <> 'not-entered'))`

// Half of the indicators: the first figure somebody enters for a new year must not carry every reader there.
const mostlyMeasured = compiledOnce((db, { planId, counted }: { planId: number; counted: string }) =>
  db
    .selectFrom('actual as a')
    .innerJoin('indicator as i', 'i.id', 'a.indicator_id')
    .where('i.plan_id', '=', planId)
    .where('a.month', '=', 0)
    .where(countingCell('a', counted))
    .where('a.kind', '<>', 'not-applicable')
    // A year made of some of its periods is no result yet, as server/actuals/indicator-facts.ts has it.
    .where((eb) =>
      eb.or([
        eb('i.frequency', '=', 'year'),
        eb('a.finality', '=', 'final'),
        sql<boolean>`(select count(*) from actual p where p.indicator_id = a.indicator_id and p.year = a.year and p.month > 0 and ${countingCell('p', counted)})
        in (0, case i.frequency when 'month' then 12 when 'quarter' then 4 else 2 end)`,
      ]),
    )
    .select('a.year')
    .groupBy('a.year')
    .having((eb) =>
      eb(
        sql<number>`count(*) * 2`,
        '>=',
        eb.selectFrom('indicator as n').where('n.plan_id', '=', planId).select(eb.fn.countAll<number>().as('n')),
      ),
    )
    .orderBy('a.year', 'desc')
    .limit(1),
)

/** The newest year with at least half of its actuals, else the plan's settled year: where a reader wants to land. */
export async function landingYear(db: Db, plan: PlanInForce, counted: CountedStages): Promise<number> {
  const [row] = await mostlyMeasured(db, { planId: plan.id, counted: countsAt('submitted', counted) ? 'submitted' : 'confirmed' })
  return row?.year ?? plan.settledYear
}

/** `year` when the plan knows it, the landing year when none is asked for; refuses 'unknown-year' otherwise. */
export async function yearAsked(db: Db, plan: PlanInForce, year: number | undefined, counted: CountedStages): Promise<number> {
  if (year === undefined) return landingYear(db, plan, counted)
  if (!plan.years.includes(year))
    throw new Refusal('unknown-year', { year, first: plan.years[0] ?? 0, last: plan.years.at(-1) ?? 0 })
  return year
}
