import type { Db } from '#data/database.ts'
import { addDays } from '#domain/entry/due.ts'
import { cellsOfPlans, openWork, toSubmit } from '../deadlines/late.ts'
import { bureausWithPlan, plansFor } from '../plans/plan.ts'
import type { Mine } from './mine.ts'
import { midnight } from './due.ts'
import type { Found } from './notice.ts'

/**
 * 기한 지남 for the executive, who enters and reviews nothing and answers for it: one a bureau, of this year and the one before, in the
 * figures of the overview. Read once, it is new again when more falls overdue; `departments`: all it is about, for the live channel.
 */
export async function overdueNotices(
  db: Db,
  { user, today }: Mine,
): Promise<{ readonly found: readonly Found[]; readonly departments: readonly number[] }> {
  if (user.role !== 'executive') return { found: [], departments: [] }
  const year = Number(today.slice(0, 4))
  const found: Found[] = []
  const departments = new Set<number>()
  for (const bureau of await bureausWithPlan(db, today)) {
    const plans = await plansFor(db, { bureauId: bureau.id, years: [year - 1, year], today })
    const own = plans.flatMap((plan) => plan.departments)
    // An executive of named departments hears of their bureau alone.
    if (user.departmentIds.length > 0 && !own.some(({ id }) => user.departmentIds.includes(id))) continue
    for (const { id } of own) departments.add(id)
    const late = (await cellsOfPlans(db, { plans }, today)).filter((cell) => toSubmit(cell) && cell.dueOn < today)
    const newest = late
      .map((cell) => cell.dueOn)
      .toSorted()
      .at(-1)
    if (newest === undefined) continue
    const names = new Map(own.map(({ id, shortName }) => [id, shortName]))
    found.push({
      kind: 'overdue',
      key: `overdue:${bureau.id}:${newest}`,
      at: midnight(addDays(newest, 1)),
      bureauId: bureau.id,
      bureau: bureau.shortName,
      late: openWork(late, today).late,
      departments: [...Map.groupBy(late, (cell) => cell.departmentId)]
        .map(([id, cells]) => ({ name: names.get(id) ?? '', count: cells.length }))
        .toSorted((a, b) => b.count - a.count),
    })
  }
  return { found, departments: [...departments] }
}
