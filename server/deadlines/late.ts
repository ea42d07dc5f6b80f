import type { Db } from '#data/database.ts'
import { addDays, daysBetween } from '#domain/entry/due.ts'
import type { Definitions } from '../actuals/definitions.ts'
import { plansToday } from '../actuals/indicators.ts'
import { keepersOnce } from '../actuals/keepers.ts'
import { ownersOn } from '../organisation/owners.ts'
import type { YearPlan } from '../plans/plan.ts'
import { cellsDue, type DueAsk, dueAsk, type DueCell } from './cells.ts'
import { waitsFor } from './rows.ts'

/** 기한 지남: figures of one period that were not submitted by their day. What waits for the head is not late (rules §6). */
export interface LatePeriod {
  readonly year: number
  /** 0 = the year's figures */
  readonly month: number
  readonly count: number
  /** the oldest day that has passed, ISO, and how long ago */
  readonly on: string
  readonly days: number
}

/** Figures that fall due within these days are named before they are late. */
const SOON_DAYS = 7

/** What is left to do with some figures. */
export interface OpenWork {
  /** the oldest first */
  readonly late: readonly LatePeriod[]
  /** not submitted, and due from today on within a week: how many, and the first day */
  readonly soon: { readonly count: number; readonly on: string; readonly days: number } | null
  /** 확정 대기 */
  readonly waiting: number
}

/** Whether a figure is still to be submitted. What waits for the head is another thing, and a reopened one has a figure that counts. */
export const toSubmit = (c: DueCell) => !c.reopened && (waitsFor(c) === 'enter' || waitsFor(c) === 'administrator')

/** Pure. */
export function openWork(cells: readonly DueCell[], today: string): OpenWork {
  const open = cells.filter(toSubmit)
  const late = Map.groupBy(
    open.filter((c) => c.dueOn < today),
    (c) => `${c.year}.${c.month}`,
  )
  const soon = open.filter((c) => c.dueOn >= today && c.dueOn <= addDays(today, SOON_DAYS))
  const first = firstDay(soon)
  return {
    late: [...late.values()]
      .flatMap((own) => {
        const [{ year, month } = { year: 0, month: 0 }, on] = [own[0], firstDay(own)]
        return on === null ? [] : [{ year, month, count: own.length, on, days: daysBetween(on, today) }]
      })
      .toSorted((a, b) => a.on.localeCompare(b.on)),
    soon: first === null ? null : { count: soon.length, on: first, days: daysBetween(today, first) },
    waiting: cells.filter((c) => waitsFor(c) === 'review').length,
  }
}

const firstDay = (cells: readonly DueCell[]): string | null => cells.map((c) => c.dueOn).toSorted()[0] ?? null

/** Every figure asked for of the years that the plans answer, wherever it belongs today. */
export async function cellsOfPlans(
  db: Db,
  { plans }: { readonly plans: readonly YearPlan[] },
  today: string,
): Promise<DueCell[]> {
  return cellsDue(db, await askOfPlans(db, { plans }, today), keepersOnce(db, today))
}

/** What is asked for of these years. */
export async function askOfPlans(
  db: Db,
  of: { readonly plans: readonly YearPlan[]; readonly dated?: Definitions },
  today: string,
): Promise<DueAsk> {
  const owners = await ownersOn(db, today)
  const plans = await plansToday(db, of.plans, owners)
  const departmentIds = [...new Set(plans.flatMap((plan) => plan.departments.map((d) => d.id)))]
  return dueAsk(db, { ...of, plans, departmentIds, owners }, today)
}
