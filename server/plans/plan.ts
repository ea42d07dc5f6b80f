import { sql } from 'kysely'
import type { Db } from '#data/database.ts'
import { countsAt } from '#domain/entry/submission.ts'
import { dayOfPlan, knownYears, planOfYear } from '#domain/plan/plan-of-year.ts'
import { compiledOnce } from '../../data/compiled-once.ts'
import { unitsOn } from '../organisation/units.ts'
import { countedStages } from '../settings/settings.ts'
import { Refusal } from '../refusal.ts'

export interface UnitName {
  readonly id: number
  readonly code: string
  readonly name: string
  readonly shortName: string
}

/** The plan that answers a year of a bureau, with the organisation as it was called in the plan's fiscal year. */
export interface YearPlan {
  readonly id: number
  /** the year that was asked for */
  readonly year: number
  readonly title: string
  readonly fiscalYear: number
  readonly version: number
  readonly status: 'draft' | 'filed' | 'confirmed' | 'superseded'
  readonly filedOn: string | null
  readonly confirmedOn: string | null
  readonly settledYear: number
  /** first_year … last_year, the plan's window */
  readonly years: readonly number[]
  /** every year that some plan of the bureau answers, ascending */
  readonly known: readonly number[]
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

/** A unit with its place on a day. */
export interface NamedUnit extends UnitName {
  readonly kind: 'government' | 'bureau' | 'department'
  readonly parentId: number | null
  readonly sortOrder: number
}

const bureaus = compiledOnce((db, { today }: { today: string }) =>
  names(db, today)
    .where('u.kind', '=', 'bureau')
    .where('u.id', 'in', db.selectFrom('plan').select('bureau_id').where('status', '<>', 'superseded'))
    .orderBy('n.sort_order')
    .orderBy('u.id'),
)

/** Bureaus that have a plan, in the organisation's order. */
export const bureausWithPlan = (db: Db, today: string): Promise<UnitName[]> => bureaus(db, { today })

const plansOfBureau = compiledOnce((db, { bureau }: { bureau: number }) =>
  db
    .selectFrom('plan')
    .where('bureau_id', '=', bureau)
    .where('status', '<>', 'superseded')
    .select([
      'id',
      'title',
      'fiscal_year as fiscalYear',
      'version',
      'status',
      'filed_on as filedOn',
      'confirmed_on as confirmedOn',
      'settled_year as settledYear',
      'first_year as firstYear',
      'last_year as lastYear',
      'amount_unit_won as amountUnitWon',
    ]),
)
type StoredPlan = Awaited<ReturnType<typeof plansOfBureau>>[number]

const unitsAround = compiledOnce((db, { day, bureau }: { day: string; bureau: number }) =>
  names(db, day)
    .where((eb) => eb.or([eb('u.id', '=', bureau), eb('n.parent_id', '=', bureau), eb('u.kind', '=', 'government')]))
    .orderBy('n.sort_order')
    .orderBy('u.id'),
)

/** The unit a department stands under on `today`; undefined when there is none. */
export async function bureauOf(db: Db, departmentId: number, today: string): Promise<number | undefined> {
  const row = await names(db, today).where('u.id', '=', departmentId).where('u.kind', '=', 'department').executeTakeFirst()
  return row?.parentId ?? undefined
}

export interface PlanAsk {
  /** the first bureau with a plan when none is named */
  readonly bureauId?: number | undefined
  /** the landing year when none is named */
  readonly year?: number | undefined
  /** ISO day */
  readonly today: string
}

/**
 * The plan of the year asked (rules §2): what is drafted, filed or confirmed for another year changes nothing of it. Refuses
 * 'unknown-plan' when there is no plan at all, 'unknown-bureau' when there is no such bureau with a plan, 'unknown-year' (facts:
 * the years there are) when no plan knows the year.
 */
export async function planFor(db: Db, { bureauId, year, today }: PlanAsk): Promise<YearPlan> {
  const bureau = bureauId ?? (await bureausWithPlan(db, today))[0]?.id
  if (bureau === undefined) throw new Refusal('unknown-plan')
  const plans = await plansOfBureau(db, { bureau })
  const asked = year ?? (await landingYear(db, plans, today))
  const plan = planOfYear(plans, asked, yearOf(today))
  if (plans.length === 0) throw new Refusal('unknown-bureau')
  if (plan === null) throw unknownYear(asked, knownYears(plans))
  return withUnits(db, { plan, bureau, today, known: knownYears(plans) }, asked)
}

/**
 * The plan that answers a year for a department, under whatever bureau it stood then. Refuses 'unknown-department' where no
 * plan of the year has it, and as `planFor`.
 */
export async function planOfDepartment(
  db: Db,
  { departmentId, year, today }: { readonly departmentId: number; readonly year?: number | undefined; readonly today: string },
): Promise<YearPlan> {
  const now = await bureauOf(db, departmentId, today)
  const ever = await db
    .selectFrom('organisation_unit_name as n')
    .innerJoin('plan as p', 'p.bureau_id', 'n.parent_id')
    .where('n.unit_id', '=', departmentId)
    .where('p.status', '<>', 'superseded')
    .select('p.bureau_id as id')
    .distinct()
    .orderBy('p.bureau_id')
    .execute()
  let refusal: Refusal | null = null
  for (const bureauId of new Set([...(now === undefined ? [] : [now]), ...ever.map((b) => b.id)])) {
    try {
      const plan = await planFor(db, { bureauId, year, today })
      if (plan.departments.some((d) => d.id === departmentId)) return plan
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
      refusal ??= error
    }
  }
  throw refusal ?? new Refusal('unknown-department')
}

/** 'all': every year that some plan answers · 'begun': those up to the current one */
export type YearsAsked = readonly number[] | 'all' | 'begun'

/** The plans that answer several years of one bureau, one a year; years that no plan knows are left out. */
export async function plansFor(
  db: Db,
  { bureauId: bureau, years: asked, today }: { readonly bureauId: number; readonly years: YearsAsked; readonly today: string },
): Promise<YearPlan[]> {
  const plans = await plansOfBureau(db, { bureau })
  const known = knownYears(plans)
  const years = asked === 'all' ? known : asked === 'begun' ? known.filter((year) => year <= yearOf(today)) : asked
  const made = new Map<number, YearPlan>()
  const found: YearPlan[] = []
  for (const year of years) {
    const plan = planOfYear(plans, year, yearOf(today))
    if (plan === null) continue
    // The years before the plan's own have its first day in common, the others today or its last one.
    const key = year < plan.fiscalYear ? -plan.id : plan.id
    const one = made.get(key) ?? (await withUnits(db, { plan, bureau, today, known }, year))
    made.set(key, one)
    found.push({ ...one, year })
  }
  return found
}

/** Which plan answers a year, and which years there are. */
export async function answering(
  db: Db,
  { bureauId: bureau, year, today }: { readonly bureauId: number; readonly year: number; readonly today: string },
): Promise<{ readonly planId: number | null; readonly known: readonly number[] }> {
  const plans = await plansOfBureau(db, { bureau })
  return { planId: planOfYear(plans, year, yearOf(today))?.id ?? null, known: knownYears(plans) }
}

/** Every year that some plan of the bureau answers, ascending. */
export const yearsOf = async (db: Db, bureau: number): Promise<readonly number[]> =>
  knownYears(await plansOfBureau(db, { bureau }))

/** Nobody knows the year; the facts name the years there are. */
export const unknownYear = (year: number, known: readonly number[]) =>
  new Refusal('unknown-year', { year, first: known[0] ?? 0, last: known.at(-1) ?? 0 })

const yearOf = (day: string) => Number(day.slice(0, 4))

async function withUnits(
  db: Db,
  of: { readonly plan: StoredPlan; readonly bureau: number; readonly today: string; readonly known: readonly number[] },
  year: number,
): Promise<YearPlan> {
  const { plan, bureau, known } = of
  const units = await unitsAround(db, { day: dayOfPlan(plan.fiscalYear, of.today, year), bureau })
  const self = units.find((u) => u.id === bureau)
  if (!self) throw new Refusal('unknown-bureau')
  const short = ({ id, code, name, shortName }: UnitName): UnitName => ({ id, code, name, shortName })
  const parent = units.find((u) => u.id === self.parentId)
  const { firstYear, lastYear, ...rest } = plan
  return {
    ...rest,
    year,
    years: Array.from({ length: lastYear - firstYear + 1 }, (_, i) => firstYear + i),
    known,
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

/** The newest year with at least half of its actuals, else the settled year of the plan of the current year. */
async function landingYear(db: Db, plans: readonly StoredPlan[], today: string): Promise<number> {
  const current = yearOf(today)
  const plan = planOfYear(plans, current, current) ?? plans.toSorted((a, b) => a.fiscalYear - b.fiscalYear).at(-1)
  if (plan === undefined) return current
  const counted = countsAt('submitted', await countedStages(db, today)) ? 'submitted' : 'confirmed'
  const [row] = await mostlyMeasured(db, { planId: plan.id, counted })
  return row?.year ?? (plan.status === 'draft' ? plan.fiscalYear : plan.settledYear)
}
