import type { Db } from '#data/database.ts'
import { draftHolders } from '../next-plan/editing.ts'
import { ownersOn } from '../organisation/owners.ts'
import type { Mine } from './mine.ts'
import type { Found } from './notice.ts'

/** Drafts of next year's plan of which a department of mine has not said that its part is ready. */
export async function draftNotices(db: Db, { departments, nameOf, today }: Mine): Promise<Found[]> {
  if (departments.length === 0) return []
  const open = await db
    .selectFrom('plan_draft as d')
    .innerJoin('plan as p', 'p.id', 'd.plan_id')
    .innerJoin('policy_goal as g', 'g.plan_id', 'p.id')
    .leftJoin('draft_department as done', (join) =>
      join.onRef('done.plan_id', '=', 'p.id').onRef('done.department_id', '=', 'g.department_id'),
    )
    .where('p.status', '=', 'draft')
    .where('done.plan_id', 'is', null)
    .select(['p.id as planId', 'p.fiscal_year as year', 'd.made_at as at', 'd.made_by as by', 'g.department_id as departmentId'])
    .distinct()
    .orderBy('g.department_id')
    .execute()
  if (open.length === 0) return []
  const owners = await ownersOn(db, today)
  return open.flatMap(({ departmentId, ...draft }) => {
    const holder = draftHolders(owners, { planId: draft.planId, departmentId }).find((unit) => departments.includes(unit))
    if (holder === undefined) return []
    const name = nameOf(holder)
    return [{ kind: 'draft' as const, key: `draft:${draft.planId}:${departmentId}`, ...draft, departmentId, department: name }]
  })
}
