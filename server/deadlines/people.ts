import type { Db } from '#data/database.ts'

/** Who a department's figures wait for, by name. */
export interface Responsible {
  readonly enter: readonly string[]
  readonly review: readonly string[]
}

/** Evaluators and heads of the departments with an account that works, and who stands in for them on `today`. */
export async function responsible(
  db: Db,
  departmentIds: readonly number[],
  today: string,
): Promise<ReadonlyMap<number, Responsible>> {
  if (departmentIds.length === 0) return new Map()
  const own = await db
    .selectFrom('user_department as d')
    .innerJoin('user as u', 'u.id', 'd.user_id')
    .select(['d.unit_id as unitId', 'u.name', 'u.role'])
    .where('d.unit_id', 'in', departmentIds)
    .where('u.disabledAt', 'is', null)
    .orderBy('u.name')
    .orderBy('u.id')
    .execute()
  const deputies = await db
    .selectFrom('deputy as d')
    .innerJoin('user as u', 'u.id', 'd.user_id')
    .select(['d.unit_id as unitId', 'u.name', 'd.task'])
    .where('d.unit_id', 'in', departmentIds)
    .where('d.from_on', '<=', today)
    .where('d.to_on', '>=', today)
    .where('d.ended_at', 'is', null)
    .where('u.disabledAt', 'is', null)
    .orderBy('u.name')
    .orderBy('u.id')
    .execute()
  return new Map(
    departmentIds.map((id) => {
      const named = (role: string, task: string) => [
        ...new Set(
          [
            ...own.filter((o) => o.unitId === id && o.role === role),
            ...deputies.filter((d) => d.unitId === id && d.task === task),
          ].map((p) => p.name),
        ),
      ]
      return [id, { enter: named('evaluator', 'enter'), review: named('head', 'review') }]
    }),
  )
}
