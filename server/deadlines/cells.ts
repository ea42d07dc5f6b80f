import type { Db } from '#data/database.ts'
import { dueOn, type EntryWindow, monthsOf, periodAt, windowOn } from '#domain/entry/due.ts'
import type { Item, Window } from '#domain/entry/submission.ts'
import { type Definitions, definitions } from '../actuals/definitions.ts'
import { type IndicatorRow, indicatorsIn } from '../actuals/indicators.ts'
import { figuresIn, withFinalYear } from '../actuals/indicator-facts.ts'
import { type Keepers, keepersOnce, type KeepersOfPlans } from '../actuals/keepers.ts'
import { type Owners, ownersOn } from '../organisation/owners.ts'
import { ENTRY_RULES, settingInForce } from '../settings/settings.ts'
import type { YearPlan } from '../plans/plan.ts'

/** A value that is to be entered: an indicator in a period that has begun, and how far it is. */
export interface DueCell {
  readonly indicatorId: number
  /** whose rows are its record (server/actuals/keepers.ts) */
  readonly keeper: number
  readonly departmentId: number
  readonly year: number
  readonly month: number
  readonly stage: Item['stage']
  /** a figure, or 해당없음, stands in it */
  readonly entered: boolean
  readonly window: Window
  /** it was confirmed and opened again: the confirmed figure counts until a new one is submitted, so nothing is missing (rules §6) */
  readonly reopened: boolean
  /** what the workflow lets past the last day: a returned value, and one that was confirmed and opened again */
  readonly grant: Item['grant']
  /** ISO day */
  readonly dueOn: string
}

/** What is asked for: which values, and from and up to when. It follows from plans, organisation and settings, and from no figure. */
export interface DueAsk {
  readonly plans: readonly YearPlan[]
  readonly years: readonly number[]
  /** with a target in force, under whom they are today */
  readonly indicators: readonly IndicatorRow[]
  readonly dated: Definitions
  readonly today: string
  /** the periods of a year that have begun, as they are set for the indicator's unit */
  readonly begun: (indicator: IndicatorRow, year: number) => readonly Begun[]
}

interface Due {
  plans: readonly YearPlan[]
  departmentIds: readonly number[]
  /** whose everything is today, where it is known already */
  readonly owners?: Owners
  /** where they are known already */
  dated?: Definitions
  keepers?: KeepersOfPlans
  /** without the periods of years whose figure is final: nobody is waited for there */
  unfinished?: boolean
}

/**
 * Every value of the departments whose period is open for entry, was or is closed, in the year that each plan answers. A fixed
 * number of queries, however many departments and indicators.
 */
export async function dueCells(db: Db, of: Due, today: string): Promise<DueCell[]> {
  return cellsDue(db, await dueAsk(db, of, today), of.keepers ?? keepersOnce(db, today), of)
}

export async function dueAsk(db: Db, of: Omit<Due, 'keepers' | 'unfinished'>, today: string): Promise<DueAsk> {
  const planIds = [...new Set(of.plans.map((p) => p.id))]
  const years = [...new Set(of.plans.map((p) => p.year))]
  const dated = of.dated ?? (await definitions(db))
  if (of.plans.length === 0 || of.departmentIds.length === 0)
    return { plans: [], years, indicators: [], dated, today, begun: () => [] }
  // Who hands over is not waited for: it is the task of who has it today.
  const asked = new Set(of.departmentIds)
  const indicators = (await indicatorsIn(db, planIds, of.departmentIds, of.owners ?? (await ownersOn(db, today)))).filter((i) =>
    asked.has(i.department_id),
  )
  // As on the entry page: an indicator without any target in force has nothing to be entered against.
  const horizon = `${Math.min(...years)}-12-31`
  const targets = await db
    .selectFrom('target as t')
    .innerJoin('indicator as i', 'i.id', 't.indicator_id')
    .select('t.indicator_id as id')
    .distinct()
    .where('i.plan_id', 'in', planIds)
    .where('t.effective_on', '<=', today < horizon ? horizon : today)
    .execute()
  const set = await db.selectFrom('entry_period').selectAll().where('year', 'in', years).execute()
  const rules = await settingInForce(db, ENTRY_RULES, today)
  const known = new Set(targets.map((t) => t.id))
  const windows = new Map(
    set.map((w): [string, EntryWindow] => [
      `${w.unit_id}.${w.year}.${w.frequency}.${w.month}`,
      { status: w.status, opensOn: w.opens_on, closesOn: w.closes_on },
    ]),
  )
  // The unit nearest to the department holds: itself, its bureau, the government.
  const above = new Map(of.plans.map((p) => [p.id, [p.bureau.id, ...(p.government ? [p.government.id] : [])]]))
  const setUnits = new Set(set.map((w) => w.unit_id))
  const begunIn = new Map<string, readonly Begun[]>()
  // Most units have nothing of their own set.
  const begun = ({ department_id, plan_id, frequency }: IndicatorRow, year: number): readonly Begun[] => {
    const units = [department_id, ...(above.get(plan_id) ?? [])].filter((unit) => setUnits.has(unit))
    const key = `${year}.${frequency}.${units.join('.')}`
    const made = begunIn.get(key)
    if (made !== undefined) return made
    const found = monthsOf(frequency).flatMap((month): Begun[] => {
      const period = periodAt(year, month, frequency)
      const own = units.map((unit) => windows.get(`${unit}.${year}.${frequency}.${month}`)).find((w) => w !== undefined) ?? null
      const window = period === null ? 'not-yet' : windowOn(period, own, today)
      if (period === null || window === 'not-yet') return []
      const due = (resultsDue: string) =>
        dueOn(period, { resultsDue, inYearDays: rules.inYearDays, closesOn: own?.closesOn ?? null })
      // Only a year's day is the indicator's own.
      const same = month === 0 ? null : due('')
      return [{ month, window, dueOn: (resultsDue) => same ?? due(resultsDue) }]
    })
    begunIn.set(key, found)
    return found
  }
  return { plans: of.plans, years, indicators: indicators.filter((i) => known.has(i.id)), dated, today, begun }
}

/** The values asked for, as far as each of them is. */
export async function cellsDue(
  db: Db,
  ask: DueAsk,
  keepersOfPlan: KeepersOfPlans,
  { unfinished = false }: Pick<Due, 'unfinished'> = {},
): Promise<DueCell[]> {
  const { years, indicators, dated, today } = ask
  if (ask.plans.length === 0) return []
  const planIds = [...new Set(ask.plans.map((p) => p.id))]
  const keepers = new Map<number, Keepers>()
  for (const id of planIds) keepers.set(id, await keepersOfPlan(id))
  const keeperOf = (i: IndicatorRow, year: number) => keepers.get(i.plan_id)?.keeper(i.id, year) ?? i.id
  // Of whole plans in the rule: naming each indicator costs more.
  const away = [...new Set(indicators.flatMap((i) => years.map((year) => keeperOf(i, year)).filter((id) => id !== i.id)))]
  const actuals = await figuresIn(db, years)
    .$if(unfinished, (query) =>
      withFinalYear(query).where((eb) => eb.or([eb('a.month', '=', 0), eb('f.indicator_id', 'is', null)])),
    )
    .select(['a.indicator_id as id', 'a.year', 'a.month', 'a.kind', 'a.stage', 'a.finality'])
    .where((eb) => eb.or([eb('i.plan_id', 'in', planIds), ...(away.length > 0 ? [eb('i.id', 'in', away)] : [])]))
    .execute()
  const granting = await db
    .selectFrom('actual_revision as r')
    .innerJoin('indicator as i', 'i.id', 'r.indicator_id')
    .select(['r.indicator_id as id', 'r.year', 'r.month', 'r.act', 'r.stage'])
    .distinct()
    .where((eb) => eb.or([eb('r.act', 'in', ['reopen', 'return']), eb('r.stage', '=', 'closed')]))
    .where((eb) => eb.or([eb('i.plan_id', 'in', planIds), ...(away.length > 0 ? [eb('i.id', 'in', away)] : [])]))
    .where('r.year', 'in', years)
    .execute()
  const stored = new Map(actuals.map((a) => [cellNumber(a), a]))
  // A finished value holds none of it. One that is not and was ever closed has been opened again since, by exception.
  const closed = new Set(granting.flatMap((r) => (r.stage === 'closed' ? cellNumber(r) : [])))
  const granted = new Set(granting.flatMap((r) => (r.stage === 'closed' ? [] : cellNumber(r))))
  const reopened = new Set(granting.flatMap((r) => (r.act === 'reopen' ? cellNumber(r) : [])))
  const yearsOf = Map.groupBy(ask.plans, (p) => p.id)
  return indicators.flatMap((printed) =>
    (yearsOf.get(printed.plan_id) ?? []).flatMap(({ year }) => {
      const indicator = dated.row(printed, year, today)
      const keeper = keeperOf(indicator, year)
      const ofYear = stored.get(cellNumber({ id: keeper, year, month: 0 }))
      return ask.begun(indicator, year).flatMap(({ month, window, dueOn: due }): DueCell[] => {
        const key = cellNumber({ id: keeper, year, month })
        const row = month === 0 ? ofYear : stored.get(key)
        // A final figure of the year speaks for its periods: nobody waits for one that was never entered.
        if (row === undefined && month > 0 && isFinal(ofYear)) return []
        return [
          {
            indicatorId: indicator.id,
            keeper,
            departmentId: indicator.department_id,
            year,
            month,
            window,
            grant: closed.has(key) ? 'exception' : granted.has(key) ? 'returned' : 'none',
            reopened: reopened.has(key),
            stage: row?.stage ?? 'empty',
            entered: row !== undefined && row.kind !== 'not-entered',
            dueOn: due(indicator.results_due),
          },
        ]
      })
    }),
  )
}

/** One number for a cell: a text for each of a nation's two million costs more than all else here. */
const cellNumber = ({ id, year, month }: { readonly id: number; readonly year: number; readonly month: number }) =>
  (id * 10_000 + year) * 100 + month

/** A period that has begun. */
interface Begun {
  readonly month: number
  readonly window: Window
  /** ISO day, of an indicator whose results are due on a day of the next year ('MM-DD') */
  readonly dueOn: (resultsDue: string) => string
}

const isFinal = (row: { readonly finality: 'provisional' | 'final' } | undefined) => row?.finality === 'final'
