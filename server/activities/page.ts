import type { Db } from '#data/database.ts'
import type { ActualStage } from '#data/schema/actuals.ts'
import { isCountingUnit } from '#domain/entry/activity.ts'
import { type ActivityCount, countActivities, countRange } from '#domain/entry/activity-count.ts'
import { monthsOf } from '#domain/entry/due.ts'
import type { ActingPerson } from '#domain/entry/submission.ts'
import { type Owners, ownersOn } from '../organisation/owners.ts'
import type { SignedIn } from '../record/writer.ts'
import { actingPerson } from '../organisation/deputies.ts'
import { definitions } from '../actuals/definitions.ts'
import { indicatorsIn, type IndicatorRow, plansOf } from '../actuals/indicators.ts'
import { bureauAbove, placesOn, unitSpells } from '../organisation/places.ts'
import { bureauOf, bureausWithPlan, type PlanAsk, planFor, type UnitName, type YearPlan } from '../plans/plan.ts'
import { Refusal } from '../refusal.ts'
import { DOUBLE_RULE, settingInForce } from '../settings/settings.ts'
import { indicatorFacts } from '../actuals/indicator-facts.ts'
import { type Keepers, keepersOf } from '../actuals/keepers.ts'
import { activitiesIn, type Activity, activityById, type ActivityLink } from './read.ts'
import { activityOwners, writesInRegister } from './register.ts'
import { linksInPlan } from './links.ts'
import { followUpsOf } from './follow-ups.ts'
import { seriesOf } from './series.ts'
import { readsFigure } from './stored.ts'

export interface ActivitiesAsk {
  readonly year?: number | undefined
  readonly bureauId?: number | undefined
  readonly departmentId?: number | undefined
  /** without a year or a place: those of this activity, so that a link to it needs no more than its number */
  readonly activityId?: number | undefined
}

/** A figure that the register does not bear out: it may be right, but somebody should look. */
export interface Difference {
  /** 0 = the year, else the last month of the period */
  readonly month: number
  readonly stored: number
  readonly count: number
  readonly stage: ActualStage
}

export type ActivitiesPage = Awaited<ReturnType<typeof activitiesPage>>

/**
 * The register of a bureau's departments in one year, and what it counts for each indicator: of what they have today, whichever unit
 * wrote it. `year` unasked: that of the activity asked for, else the current one.
 */
export async function activitiesPage(db: Db, ask: ActivitiesAsk, user: SignedIn, today: string) {
  const acting = await actingPerson(db, user, today)
  const owners = await ownersOn(db, today)
  const led = ask.activityId === undefined ? null : await activityById(db, ask.activityId)
  const ledTo = led === null ? undefined : (await activityOwners(db, owners, [led]))(led)
  const own = ask.departmentId ?? ledTo ?? acting.departmentIds[0] ?? acting.entersFor[0]
  const bureauId = ask.bureauId ?? (own === undefined ? undefined : await bureauOf(db, own, today))
  const thisYear = Number(today.slice(0, 4))
  const year = ask.year ?? (led === null ? thisYear : Number(led.startsOn.slice(0, 4)))
  const { bureau, units, plans, known } = await registerOf(db, { bureauId, year, today }, owners)
  const ids = new Set(units.map((unit) => unit.id))
  const written = owners.sources([...ids])
  const span = [`${year}-01-01`, `${year}-12-31`] as const
  const found = await activitiesIn(db, { departmentIds: written }, ...span)
  const ownerOf = await activityOwners(db, owners, found)
  const series = await seriesOf(db, owners, written)
  const counted: Awaited<ReturnType<typeof countedIndicators>> = []
  let linksIn = (links: readonly ActivityLink[]) => links
  for (const plan of plans) {
    const keepers = await keepersOf(db, plan.id, today)
    const [before, its] = [linksIn, await linksInPlan(db, plan.id, keepers)]
    linksIn = (links) => its(before(links))
    const at = { year, today, acting, keepers, owners, span, linksIn: its }
    counted.push(...(await countedIndicators(db, plan.id, [...ids], found, at)).filter((one) => ids.has(one.departmentId)))
  }
  const entries = found.flatMap((entry) => {
    const departmentId = ownerOf(entry)
    return ids.has(departmentId) ? [{ ...entry, departmentId, links: linksIn(entry.links) }] : []
  })
  // A unit that has ended is there for what nobody has taken over, and while its people hand over.
  const writable = (id: number) => writesInRegister(owners, acting, id, `${year}-01-01`)
  const shown = units.filter(
    ({ id }) => owners.endedOn(id) === null || writable(id) || entries.some((entry) => entry.departmentId === id),
  )
  return {
    year,
    today,
    years: await yearsOf(db, written, [...known.filter((y) => y <= thisYear), year]),
    bureau,
    departments: shown.map(({ id, name, shortName }) => ({ id, name, shortName, writable: writable(id) })),
    entries,
    indicators: counted,
    /** what an activity may belong to */
    series: series
      .filter((one) => ids.has(one.departmentId))
      .map(({ id, name, departmentId, hosts }) => ({ id, name, departmentId, hosts })),
    followUps: await followUpsOf(
      db,
      entries.map((entry) => entry.id),
    ),
    /** whether one activity may be counted for several indicators */
    doubleRule: await settingInForce(db, DOUBLE_RULE, today),
  }
}

export interface Register {
  readonly bureau: UnitName
  /** its departments, those that have ended too, as they are called or were called last */
  readonly units: readonly UnitName[]
  /** in which their indicators stand */
  readonly plans: readonly YearPlan[]
  readonly known: readonly number[]
}

/** As the year's plan has them; once something was reorganised, as they are today. Refuses as `planFor`. */
export async function registerOf(db: Db, ask: PlanAsk & { readonly year: number }, owners: Owners): Promise<Register> {
  if (!owners.moved) {
    const plan = await planOfActivities(db, ask)
    return { bureau: plan.bureau, units: plan.departments, plans: [plan], known: plan.known }
  }
  const places = placesOn(await unitSpells(db), ask.today)
  const first = ask.bureauId ?? (await bureausWithPlan(db, ask.today))[0]?.id
  const bureau = first === undefined ? undefined : places.unit(first)
  if (bureau === undefined) throw new Refusal(first === undefined ? 'unknown-plan' : 'unknown-bureau')
  const above = (id: number) => bureauAbove(places, owners, ask.today, id)
  const units = places.all().filter((unit) => unit.kind === 'department' && above(unit.id) === above(bureau.id))
  const ids = units.map((unit) => unit.id)
  const planned = await plansOf(db, ids, [ask.year], ask.today, owners)
  // A year that no plan knows is read with this year's, as before any event.
  const plans = planned.length > 0 ? planned : await plansOf(db, ids, [Number(ask.today.slice(0, 4))], ask.today, owners)
  const bare = ({ id, code, name, shortName }: UnitName): UnitName => ({ id, code, name, shortName })
  return { bureau: bare(bureau), units: units.map(bare), plans, known: plans.flatMap((plan) => plan.known) }
}

/** The year's plan; activities are kept of years that no plan knows too, and are then read with the landing year's units. */
async function planOfActivities(db: Db, ask: PlanAsk): Promise<YearPlan> {
  try {
    return await planFor(db, ask)
  } catch (error) {
    if (error instanceof Refusal && error.reason === 'unknown-year') return planFor(db, { ...ask, year: undefined })
    throw error
  }
}

async function yearsOf(db: Db, departmentIds: readonly number[], known: readonly number[]): Promise<readonly number[]> {
  const span =
    departmentIds.length === 0
      ? undefined
      : await db
          .selectFrom('activity')
          .where('department_id', 'in', departmentIds)
          .select((eb) => [eb.fn.min('starts_on').as('first'), eb.fn.max('starts_on').as('last')])
          .executeTakeFirst()
  const found = [span?.first, span?.last].flatMap((day) => (day ? [Number(day.slice(0, 4))] : []))
  const [first, last] = [Math.min(...known, ...found), Math.max(...known, ...found)]
  return Array.from({ length: last - first + 1 }, (_, i) => first + i)
}

interface At {
  readonly year: number
  readonly today: string
  readonly acting: ActingPerson
  readonly keepers: Keepers
  readonly owners: Owners
  /** first and last day of the year */
  readonly span: readonly [string, string]
  readonly linksIn: Awaited<ReturnType<typeof linksInPlan>>
}

/** Every indicator that activities can be counted for, with the year's count against its target. */
async function countedIndicators(db: Db, planId: number, departmentIds: readonly number[], found: readonly Activity[], at: At) {
  const { keepers, owners } = at
  const dated = await definitions(db)
  const indicators = (await indicatorsIn(db, [planId], departmentIds, owners)).map((row) => dated.row(row, at.year, at.today))
  const ids = indicators.map((i) => i.id)
  if (ids.length === 0) return []
  const components = await db
    .selectFrom('indicator_component')
    .selectAll()
    .where('indicator_id', 'in', ids)
    .orderBy('sort_order')
    .execute()
  // For their targets alone.
  const facts = await indicatorFacts(db, { planId, counting: 'confirmed-only', keepers }, [at.year], at.today)
  const everywhere = new Map(ids.flatMap((id) => keepers.everywhere(id).map((one) => [one, id] as const)))
  const links = await db
    .selectFrom('activity_link')
    .select('indicator_id as id')
    .distinct()
    .where('indicator_id', 'in', [...everywhere.keys()])
    .execute()
  const linked = new Set(links.map((r) => everywhere.get(r.id)))
  // What another unit had written before it gave the indicator away counts on.
  const all = owners.moved
    ? await activitiesIn(db, { departmentIds: [], indicatorIds: [...everywhere.keys()] }, ...at.span)
    : found
  const entries = all.map((entry) => ({ ...entry, links: at.linksIn(entry.links) }))
  const stored = await db
    .selectFrom('actual')
    .select(['indicator_id', 'month', 'value', 'stage'])
    .where(
      'indicator_id',
      'in',
      ids.map((id) => keepers.keeper(id, at.year)),
    )
    .where('year', '=', at.year)
    .where('kind', '=', 'measured')
    .orderBy('month')
    .execute()
  return indicators.flatMap((indicator) => {
    const parts = components.filter((c) => c.indicator_id === indicator.id)
    if (!(parts.length > 0 ? parts : [indicator]).some((p) => isCountingUnit(p.unit))) return []
    const counted = entries.flatMap((e) =>
      e.links.filter((l) => l.indicatorId === indicator.id).map((l) => ({ ...e, componentId: l.componentId })),
    )
    const year = countOf(counted, indicator, 0, at)
    const differences = !linked.has(indicator.id)
      ? []
      : stored.flatMap((s): Difference[] => {
          if (
            s.indicator_id !== keepers.keeper(indicator.id, at.year) ||
            s.value === null ||
            !monthsOf(indicator.frequency).includes(s.month)
          )
            return []
          if (!readsFigure(at.acting, indicator.department_id, s.stage)) return []
          const count = countOf(counted, indicator, s.month, at)?.count ?? s.value
          return count === s.value ? [] : [{ month: s.month, stored: s.value, count, stage: s.stage }]
        })
    return [
      {
        id: indicator.id,
        name: indicator.name,
        unit: indicator.unit,
        departmentId: indicator.department_id,
        linked: linked.has(indicator.id),
        target: facts.find((f) => f.id === indicator.id)?.years[0]?.target ?? { kind: 'none' as const },
        count: year?.count ?? 0,
        parts: parts.map((p) => ({
          id: p.id,
          name: p.name,
          unit: p.unit,
          target: p.target,
          countable: isCountingUnit(p.unit),
          count: year?.parts.get(p.id) ?? 0,
        })),
        differences,
      },
    ]
  })
}

function countOf<E extends Activity & { componentId: number | null }>(
  entries: readonly E[],
  indicator: IndicatorRow,
  month: number,
  at: At,
): ActivityCount<E> | null {
  const range = countRange(at.year, month, indicator)
  return range === null ? null : countActivities(entries, range, at.today)
}
