import type { Db } from '#data/database.ts'
import { worksOn } from '../organisation/people.ts'
import { namedOn } from '../organisation/units.ts'

/** Who a department's figures wait for, by name. */
export interface Responsible {
  readonly enter: readonly string[]
  readonly review: readonly string[]
}

/** Somebody whose task a department's figures are. */
export interface Assigned {
  readonly unitId: number
  readonly userId: string
  readonly name: string
  readonly task: 'enter' | 'review'
}

/** Evaluators and heads of the departments with an account that works, then who stands in for them on `today`. */
export async function assignedTo(db: Db, departmentIds: readonly number[], today: string): Promise<readonly Assigned[]> {
  if (departmentIds.length === 0) return []
  const own = await db
    .selectFrom('user_department as d')
    .innerJoin('user as u', 'u.id', 'd.user_id')
    .select(['d.unit_id as unitId', 'u.id as userId', 'u.name', 'u.role'])
    .where('d.unit_id', 'in', departmentIds)
    .where(worksOn(today))
    .where('u.role', 'in', ['evaluator', 'head'])
    .where('u.disabledAt', 'is', null)
    .orderBy('u.name')
    .orderBy('u.id')
    .execute()
  const deputies = await db
    .selectFrom('deputy as d')
    .innerJoin('user as u', 'u.id', 'd.user_id')
    .innerJoin('organisation_unit_name as n', 'n.unit_id', 'd.unit_id')
    .where(namedOn(today))
    .select(['d.unit_id as unitId', 'u.id as userId', 'u.name', 'd.task'])
    .where('d.unit_id', 'in', departmentIds)
    .where('d.from_on', '<=', today)
    .where('d.to_on', '>=', today)
    .where('d.ended_at', 'is', null)
    .where('u.disabledAt', 'is', null)
    .orderBy('u.name')
    .orderBy('u.id')
    .execute()
  return [...own.map(({ role, ...one }): Assigned => ({ ...one, task: role === 'head' ? 'review' : 'enter' })), ...deputies]
}

/** The same by department, each person named once a task. */
export async function responsible(
  db: Db,
  departmentIds: readonly number[],
  today: string,
): Promise<ReadonlyMap<number, Responsible>> {
  const assigned = await assignedTo(db, departmentIds, today)
  const named = (id: number, task: Assigned['task']) => [
    ...new Set(assigned.filter((one) => one.unitId === id && one.task === task).map((one) => one.name)),
  ]
  return new Map(departmentIds.map((id) => [id, { enter: named(id, 'enter'), review: named(id, 'review') }]))
}
