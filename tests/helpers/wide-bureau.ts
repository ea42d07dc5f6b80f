import type { Store } from '#data/database.ts'

/** Adds departments to the bureau of the real plan, each with a goal and an indicator copied from the plan's own. */
export async function addDepartments(store: Store, count: number): Promise<void> {
  const { db } = store
  const plan = await db.selectFrom('plan').selectAll().executeTakeFirstOrThrow()
  const { id: _, ...indicator } = await db.selectFrom('indicator').selectAll().orderBy('id').executeTakeFirstOrThrow()
  const { id: __, ...goal } = await db.selectFrom('policy_goal').selectAll().orderBy('id').executeTakeFirstOrThrow()
  for (let n = 1; n <= count; n++) {
    const code = `added-${n}`
    const unit = await db
      .insertInto('organisation_unit')
      .values({ code, kind: 'department' })
      .returning('id')
      .executeTakeFirstOrThrow()
    await db
      .insertInto('organisation_unit_name')
      .values({
        unit_id: unit.id,
        parent_id: plan.bureau_id,
        name: `새로운 ${n}과`,
        short_name: `새로운${n}`,
        valid_from: '2024-01-01',
        valid_to: null,
        sort_order: 100 + n,
      })
      .execute()
    const { id: goalId } = await db
      .insertInto('policy_goal')
      .values({ ...goal, code, department_id: unit.id })
      .returning('id')
      .executeTakeFirstOrThrow()
    const { id } = await db
      .insertInto('indicator')
      .values({ ...indicator, code, lineage_id: 9000 + n, goal_id: goalId, department_id: unit.id })
      .returning('id')
      .executeTakeFirstOrThrow()
    await db
      .insertInto('target')
      .values(
        [2024, 2025, 2026].map((year) => ({
          indicator_id: id,
          year,
          revision: 1,
          kind: 'set' as const,
          value: 10,
          stage: 'planned' as const,
          effective_on: '2026-01-01',
          recorded_at: '',
          recorded_by: '',
        })),
      )
      .execute()
  }
}
