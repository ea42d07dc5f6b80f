import type { Db } from '#data/database.ts'
import { addDays } from '#domain/entry/due.ts'
import type { Edition } from '#domain/plan/edition.ts'
import { dayOfPlan, knownYears, planOfYear, type YearState, yearState, yearUnderWork } from '#domain/plan/plan-of-year.ts'
import { compiledOnce } from '../../data/compiled-once.ts'
import { placesOn, unitSpells } from '../organisation/places.ts'
import { unitsOn } from '../organisation/units.ts'
import { LANDING, settingInForce } from '../settings/settings.ts'
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
  readonly edition: Edition
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

const bureaus = compiledOnce((db, { today }: { today: string }) =>
  names(db, today)
    .where('u.kind', '=', 'bureau')
    .where('u.id', 'in', db.selectFrom('plan').select('bureau_id').where('status', '<>', 'superseded'))
    .orderBy('n.sort_order')
    .orderBy('u.id'),
)

/** Bureaus of today that have a plan, in the organisation's order. */
export const bureausWithPlan = (db: Db, today: string): Promise<UnitName[]> => bureaus(db, { today })

const standingPlans = (db: Db) =>
  db
    .selectFrom('plan')
    .where('status', '<>', 'superseded')
    .select([
      'id',
      'bureau_id as bureauId',
      'title',
      'fiscal_year as fiscalYear',
      'version',
      'edition',
      'status',
      'filed_on as filedOn',
      'confirmed_on as confirmedOn',
      'settled_year as settledYear',
      'first_year as firstYear',
      'last_year as lastYear',
      'amount_unit_won as amountUnitWon',
    ])

const plansOfBureau = compiledOnce((db, { bureau }: { bureau: number }) => standingPlans(db).where('bureau_id', '=', bureau))
const plansOfAll = compiledOnce((db) => standingPlans(db).orderBy('bureau_id'))
type StoredPlan = Awaited<ReturnType<typeof plansOfBureau>>[number]

const unitsAround = compiledOnce((db, { day, bureau }: { day: string; bureau: number }) =>
  names(db, day)
    // All of one table, so that an index answers each.
    .where((eb) =>
      eb.or([
        eb('n.unit_id', '=', bureau),
        eb('n.parent_id', '=', bureau),
        eb('n.unit_id', 'in', db.selectFrom('organisation_unit_name as b').select('b.parent_id').where('b.unit_id', '=', bureau)),
      ]),
    )
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

/**
 * The bureaus that have something of a year, those that have ended since too, as they were called in it; in the organisation's
 * order. None where no plan knows the year. Two queries.
 */
export async function bureausOfYear(db: Db, year: number, today: string): Promise<readonly UnitName[]> {
  const spells = Map.groupBy(await unitSpells(db), (spell) => spell.id)
  return [...Map.groupBy(await plansOfAll(db, {}), (plan) => plan.bureauId)]
    .flatMap(([bureau, plans]) => {
      const plan = planOfYear(plans, year, yearOf(today))
      if (plan === null) return []
      const day = dayOfPlan(plan.fiscalYear, today, year)
      const called = spells.get(bureau)?.findLast((spell) => spell.from <= day)
      // As `withUnits`: one that ended within the plan's year answers as it was called last.
      return called === undefined || (called.to !== null && called.to <= `${plan.fiscalYear}-01-01`) ? [] : [called]
    })
    .toSorted((a, b) => a.sortOrder - b.sortOrder || a.id - b.id)
    .map(({ id, code, name, shortName }) => ({ id, code, name, shortName }))
}

/**
 * The plans that answer several years, of every bureau that ever had one: what a bureau had that ended since is somebody's still.
 * In the order of the bureaus.
 */
export async function plansOfEverybody(db: Db, years: YearsAsked, today: string): Promise<YearPlan[]> {
  const spells = await unitSpells(db)
  const order = placesOn(spells, today)
    .all()
    .map((unit) => unit.id)
  const planned = [...new Set((await plansOfAll(db, {})).map((plan) => plan.bureauId))]
  const found: YearPlan[] = []
  for (const bureauId of planned.toSorted((a, b) => order.indexOf(a) - order.indexOf(b)))
    found.push(
      ...(await plansFor(db, { bureauId, years, today }).catch((error: unknown) => {
        // A bureau that had no name in the plan's year has nothing of it.
        if (error instanceof Refusal) return []
        throw error
      })),
    )
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

/** Which of some years these plans answer, each for its bureau; the rest are other plans'. One query a plan. */
export async function answeredYears(
  db: Db,
  plans: readonly YearPlan[],
  years: readonly number[],
  today: string,
): Promise<ReadonlySet<number>> {
  let answered = years
  for (const { id, bureau } of plans) {
    const all = await plansOfBureau(db, { bureau: bureau.id })
    answered = answered.filter((year) => planOfYear(all, year, yearOf(today))?.id === id)
  }
  return new Set(answered)
}

/** Every year that some plan of some bureau answers, ascending. */
export const yearsOfEverybody = async (db: Db): Promise<readonly number[]> => knownYears(await plansOfAll(db, {}))

/** Nobody knows the year; the facts name the years there are. */
export const unknownYear = (year: number, known: readonly number[]) =>
  new Refusal('unknown-year', { year, first: known[0] ?? 0, last: known.at(-1) ?? 0 })

const yearOf = (day: string) => Number(day.slice(0, 4))

/** The last day before `day` on which a unit had a name; null when it never had one. */
async function lastDayOf(db: Db, unitId: number, day: string): Promise<string | null> {
  const row = await db
    .selectFrom('organisation_unit_name')
    .select((eb) => eb.fn.max('valid_to').as('end'))
    .where('unit_id', '=', unitId)
    .where('valid_to', '<=', day)
    .executeTakeFirst()
  return row?.end == null ? null : addDays(row.end, -1)
}

async function withUnits(
  db: Db,
  of: { readonly plan: StoredPlan; readonly bureau: number; readonly today: string; readonly known: readonly number[] },
  year: number,
): Promise<YearPlan> {
  const { plan, bureau, known } = of
  const day = dayOfPlan(plan.fiscalYear, of.today, year)
  let units = await unitsAround(db, { day, bureau })
  let self = units.find((u) => u.id === bureau)
  // A bureau that a reorganisation ended within the year: its plan answers as it was called last.
  const last = self === undefined ? await lastDayOf(db, bureau, day) : null
  if (last !== null && last >= `${plan.fiscalYear}-01-01`) {
    units = await unitsAround(db, { day: last, bureau })
    self = units.find((u) => u.id === bureau)
  }
  if (!self) throw new Refusal('unknown-bureau')
  const short = ({ id, code, name, shortName }: UnitName): UnitName => ({ id, code, name, shortName })
  const parent = units.find((u) => u.id === self.parentId)
  const { firstYear, lastYear, bureauId: _bureau, ...rest } = plan
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

const frequenciesOf = compiledOnce((db, { planId }: { planId: number }) =>
  db
    .selectFrom('indicator as i')
    .leftJoin('indicator_definition as d', (join) => join.onRef('d.indicator_id', '=', 'i.id').on('d.field', '=', 'frequency'))
    .where('i.plan_id', '=', planId)
    .select(['i.frequency as printed', 'd.value as changed'])
    .distinct(),
)

/** The year that is set, else the one under work; of those there are, the nearest one before it, else after it. */
async function landingYear(db: Db, plans: readonly StoredPlan[], today: string): Promise<number> {
  const current = yearOf(today)
  const known = knownYears(plans)
  const set = await settingInForce(db, LANDING, today)
  if (set !== 'auto' && known.includes(set)) return set
  const plan = planOfYear(plans, current, current)
  const frequencies = plan === null ? [] : await frequenciesOf(db, { planId: plan.id })
  const work = yearUnderWork(
    today,
    frequencies.flatMap(({ printed, changed }) => (changed === null ? [printed] : [printed, changed])),
  )
  return known.findLast((year) => year <= work) ?? known[0] ?? work
}

/** Where a bureau's pages open; of one that has no plan of its own the first bureau's. Refuses 'unknown-plan'. */
export async function landingOf(
  db: Db,
  bureauId: number,
  today: string,
): Promise<{ readonly bureauId: number; readonly year: number }> {
  const own = await plansOfBureau(db, { bureau: bureauId })
  if (own.length > 0) return { bureauId, year: await landingYear(db, own, today) }
  const first = await planFor(db, { today })
  return { bureauId: first.bureau.id, year: first.year }
}

/** The years a header offers, each with how far it is: those up to the newest plan's own. */
export async function yearStates(
  db: Db,
  bureauId: number,
  today: string,
): Promise<readonly { readonly year: number; readonly state: YearState }[]> {
  const plans = await plansOfBureau(db, { bureau: bureauId })
  const newest = Math.max(yearOf(today), ...plans.map((p) => p.fiscalYear))
  return knownYears(plans)
    .filter((year) => year <= newest)
    .map((year) => ({ year, state: yearState(plans, year, yearOf(today)) }))
}
