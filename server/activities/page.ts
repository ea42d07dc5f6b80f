import type { Db } from '#data/database.ts'
import type { ActualStage } from '#data/schema/actuals.ts'
import { isCountingUnit } from '#domain/entry/activity.ts'
import { type ActivityCount, countActivities, countRange } from '#domain/entry/activity-count.ts'
import { monthsOf } from '#domain/entry/due.ts'
import type { ActingPerson } from '#domain/entry/submission.ts'
import { ownersOn } from '../organisation/owners.ts'
import type { SignedIn } from '../record/writer.ts'
import { actingPerson } from '../organisation/deputies.ts'
import { definitions } from '../actuals/definitions.ts'
import { indicatorsIn, type IndicatorRow } from '../actuals/indicators.ts'
import { bureauOf, type PlanAsk, planFor, type YearPlan } from '../plans/plan.ts'
import { Refusal } from '../refusal.ts'
import { indicatorFacts } from '../actuals/indicator-facts.ts'
import { type Keepers, keepersOf } from '../actuals/keepers.ts'
import { writesFor } from './checks.ts'
import { activitiesIn, type Activity, activityById } from './read.ts'
import { linksInPlan } from './links.ts'
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

/** The register of a bureau's departments in one year, and what it counts for each indicator. `year` unasked: that of the activity asked for, else the current one. */
export async function activitiesPage(db: Db, ask: ActivitiesAsk, user: SignedIn, today: string) {
  const acting = await actingPerson(db, user, today)
  const led = ask.activityId === undefined ? null : await activityById(db, ask.activityId)
  const own = ask.departmentId ?? led?.departmentId ?? acting.departmentIds[0] ?? acting.entersFor[0]
  const bureauId = ask.bureauId ?? (own === undefined ? undefined : await bureauOf(db, own, today))
  const thisYear = Number(today.slice(0, 4))
  const year = ask.year ?? (led === null ? thisYear : Number(led.startsOn.slice(0, 4)))
  const plan = await planOfActivities(db, { bureauId, year, today })
  const departmentIds = plan.departments.map((d) => d.id)
  const keepers = await keepersOf(db, plan.id, today)
  const linksIn = await linksInPlan(db, plan.id, keepers)
  const entries = (await activitiesIn(db, departmentIds, `${year}-01-01`, `${year}-12-31`)).map((entry) => ({
    ...entry,
    links: linksIn(entry.links),
  }))
  return {
    year,
    today,
    years: await yearsOf(db, departmentIds, [...plan.known.filter((y) => y <= thisYear), year]),
    bureau: plan.bureau,
    departments: plan.departments.map((d) => ({
      id: d.id,
      name: d.name,
      shortName: d.shortName,
      writable: writesFor(acting, d.id),
    })),
    entries,
    indicators: await countedIndicators(db, plan.id, departmentIds, entries, { year, today, acting, keepers }),
  }
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
}

/** Every indicator that activities can be counted for, with the year's count against its target. */
async function countedIndicators(db: Db, planId: number, departmentIds: readonly number[], entries: readonly Activity[], at: At) {
  const { keepers } = at
  const dated = await definitions(db)
  const owners = await ownersOn(db, at.today)
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
