import type { Db } from '#data/database.ts'
import { addDays } from '#domain/entry/due.ts'
import { PERMISSIONS } from '#domain/entry/permissions.ts'
import { definitions } from '../actuals/definitions.ts'
import { indicatorsIn } from '../actuals/indicators.ts'
import { keepersOnce } from '../actuals/keepers.ts'
import { dueCells } from '../deadlines/cells.ts'
import { waitsFor } from '../deadlines/rows.ts'
import { ownersOn } from '../organisation/owners.ts'
import { bureausWithPlan, plansFor, type YearPlan } from '../plans/plan.ts'
import type { SignedIn } from '../record/writer.ts'
import { Refusal } from '../refusal.ts'
import { midnight } from './due.ts'
import { mineOf } from './mine.ts'
import { RECENT_DAYS } from './notice.ts'

/** What was done to a figure on a day: 제출 · 반려 · 확정 · 예외 재개. */
const DIGEST_ACTS = ['return', 'confirm', 'reopen', 'submit'] as const
export type DigestAct = (typeof DIGEST_ACTS)[number]

export interface DigestItem {
  readonly act: DigestAct
  readonly at: string
  readonly by: string
  readonly reason: string | null
  readonly indicatorId: number
  readonly indicator: string
  readonly unit: string
  /** as it stood after the act; null = not measured */
  readonly value: number | null
  readonly departmentId: number
  readonly department: string
  readonly bureauId: number
  readonly year: number
  readonly month: number
}

export interface DigestDue {
  readonly departmentId: number
  readonly department: string
  readonly bureauId: number
  readonly year: number
  readonly month: number
  /** figures whose day it is, and those of them that are not submitted as of now */
  readonly count: number
  readonly left: number
}

export interface Digest {
  readonly day: string
  readonly today: string
  /** the days that can be asked for, newest first */
  readonly days: readonly string[]
  readonly due: readonly DigestDue[]
  /** figures that are late on the day of today, whatever their day was */
  readonly late: number
  /** in the order of DIGEST_ACTS, then by time */
  readonly items: readonly DigestItem[]
}

/**
 * 하루 요약: what became due on a day, what came back, was confirmed, opened again and submitted on it, of the departments whose entries the
 * person reads, a deputy's among them. By the record of acts, so that what was put right since is still told. Refuses 'bad-input' for a day that is
 * to come or longer ago than notices are kept.
 */
export async function digestOf(db: Db, user: SignedIn, now: Date, today: string, asked: string | undefined): Promise<Digest> {
  const day = asked ?? today
  const days = Array.from({ length: RECENT_DAYS }, (_, i) => addDays(today, -i))
  if (!days.includes(day)) throw new Refusal('bad-input', { field: 'day' })
  const mine = await mineOf(db, user, now, today)
  const owners = await ownersOn(db, today)
  const plans = PERMISSIONS['entry.read'][user.role] === 'everywhere' ? await allPlans(db, today) : mine.plans
  const all = [
    ...new Map(plans.flatMap((plan) => plan.departments.map((d) => [d.id, { ...d, bureauId: plan.bureau.id }]))).values(),
  ]
  const own = all.filter((d) => PERMISSIONS['entry.read'][user.role] === 'everywhere' || mine.departments.includes(d.id))
  const ids = own.map((d) => d.id)
  const of = (departmentId: number) => own.find((d) => d.id === departmentId)
  const cells = await dueCells(db, { plans, departmentIds: ids, owners }, today)
  const dueHere = cells.filter((cell) => cell.dueOn === day)
  const isLeft = (cell: (typeof cells)[number]) => waitsFor(cell) === 'enter' || waitsFor(cell) === 'administrator'
  return {
    day,
    today,
    days,
    due: [...Map.groupBy(dueHere, (cell) => `${cell.departmentId}:${cell.year}:${cell.month}`).values()].flatMap(
      (some): DigestDue[] => {
        const [first] = some
        const department = first && of(first.departmentId)
        return first === undefined || department === undefined
          ? []
          : [
              {
                departmentId: department.id,
                department: department.name,
                bureauId: department.bureauId,
                year: first.year,
                month: first.month,
                count: some.length,
                left: some.filter(isLeft).length,
              },
            ]
      },
    ),
    late: cells.filter((cell) => cell.dueOn < today && isLeft(cell)).length,
    items: await itemsOf(db, { plans, ids, day, today }, of),
  }
}

/** One a bureau of this year and the one before, where they have one. */
async function allPlans(db: Db, today: string): Promise<readonly YearPlan[]> {
  const year = Number(today.slice(0, 4))
  const plans: YearPlan[] = []
  for (const bureau of await bureausWithPlan(db, today))
    plans.push(...(await plansFor(db, { bureauId: bureau.id, years: [year - 1, year], today })))
  return plans
}

async function itemsOf(
  db: Db,
  at: { readonly plans: readonly YearPlan[]; readonly ids: readonly number[]; readonly day: string; readonly today: string },
  of: (departmentId: number) => { readonly id: number; readonly name: string; readonly bureauId: number } | undefined,
): Promise<DigestItem[]> {
  const { plans, ids, day, today } = at
  if (ids.length === 0) return []
  const rows = await db
    .selectFrom('actual_revision')
    .select(['id', 'indicator_id as keeper', 'year', 'month', 'act', 'value', 'reason', 'recorded_at as at', 'recorded_by as by'])
    .where('act', 'in', [...DIGEST_ACTS])
    .where('recorded_at', '>=', midnight(day))
    .where('recorded_at', '<', midnight(addDays(day, 1)))
    .orderBy('id')
    .execute()
  if (rows.length === 0) return []
  const owners = await ownersOn(db, today)
  const dated = await definitions(db)
  const keepersOfPlan = keepersOnce(db, today)
  // A figure is shown at the indicator of the plan that answers its year.
  const shown = new Map<
    string,
    { readonly id: number; readonly name: string; readonly unit: string; readonly departmentId: number }
  >()
  for (const plan of new Map(plans.map((one) => [`${one.id}:${one.year}`, one])).values()) {
    const keepers = await keepersOfPlan(plan.id)
    for (const row of await indicatorsIn(db, [plan.id], ids, owners)) {
      const { id, name, unit, department_id: departmentId } = dated.row(row, plan.year, today)
      shown.set(`${keepers.keeper(id, plan.year)}:${plan.year}`, { id, name, unit, departmentId })
    }
  }
  const items = rows.flatMap((row): DigestItem[] => {
    const indicator = shown.get(`${row.keeper}:${row.year}`)
    const department = indicator && of(indicator.departmentId)
    const act = DIGEST_ACTS.find((one) => one === row.act)
    if (indicator === undefined || department === undefined || act === undefined) return []
    return [
      {
        act,
        at: row.at,
        by: row.by,
        reason: row.reason,
        indicatorId: indicator.id,
        indicator: indicator.name,
        unit: indicator.unit,
        value: row.value,
        departmentId: department.id,
        department: department.name,
        bureauId: department.bureauId,
        year: row.year,
        month: row.month,
      },
    ]
  })
  return items.toSorted((a, b) => DIGEST_ACTS.indexOf(a.act) - DIGEST_ACTS.indexOf(b.act) || a.at.localeCompare(b.at))
}
