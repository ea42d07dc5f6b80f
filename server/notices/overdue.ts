import type { Db } from '#data/database.ts'
import { addDays } from '#domain/entry/due.ts'
import { cellsOfPlans, openWork, toSubmit } from '../deadlines/late.ts'
import { bureausWithPlan, plansFor, type UnitName, type YearPlan } from '../plans/plan.ts'
import { unlessChanged } from '../record/unless-changed.ts'
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
  const mine: UnitName[] = []
  for (const bureau of await bureausWithPlan(db, today))
    // An executive of named departments hears of their bureau alone.
    if (
      user.departmentIds.length === 0 ||
      unitsOf(await plansOfLate(db, bureau.id, today)).some(({ id }) => user.departmentIds.includes(id))
    )
      mine.push(bureau)
  // The same for every executive of these, until a figure of them changes.
  const told = await unlessChanged(db, ['overdue', mine.map(({ id }) => id), today], {
    read: async (handle) => {
      const all: Awaited<ReturnType<typeof overdueIn>>[] = []
      for (const bureau of mine) all.push(await overdueIn(handle, bureau, today))
      return all
    },
  })
  return { found: told.flatMap(({ found }) => found), departments: [...new Set(told.flatMap(({ departments }) => departments))] }
}

const plansOfLate = (db: Db, bureauId: number, today: string) =>
  plansFor(db, { bureauId, years: [Number(today.slice(0, 4)) - 1, Number(today.slice(0, 4))], today })
const unitsOf = (plans: readonly YearPlan[]) => plans.flatMap((plan) => plan.departments)

async function overdueIn(
  db: Db,
  bureau: UnitName,
  today: string,
): Promise<{ readonly found: readonly Found[]; readonly departments: readonly number[] }> {
  const plans = await plansOfLate(db, bureau.id, today)
  const own = unitsOf(plans)
  const departments = own.map(({ id }) => id)
  const late = (await cellsOfPlans(db, { plans }, today)).filter((cell) => toSubmit(cell) && cell.dueOn < today)
  const newest = late
    .map((cell) => cell.dueOn)
    .toSorted()
    .at(-1)
  if (newest === undefined) return { found: [], departments }
  const names = new Map(own.map(({ id, shortName }) => [id, shortName]))
  return {
    departments,
    found: [
      {
        kind: 'overdue',
        key: `overdue:${bureau.id}:${newest}`,
        at: midnight(addDays(newest, 1)),
        bureauId: bureau.id,
        bureau: bureau.shortName,
        late: openWork(late, today).late,
        departments: [...Map.groupBy(late, (cell) => cell.departmentId)]
          .map(([id, cells]) => ({ name: names.get(id) ?? '', count: cells.length }))
          .toSorted((a, b) => b.count - a.count),
      },
    ],
  }
}
