import type { Selectable } from 'kysely'
import type { Db } from '#data/database.ts'
import type { IndicatorTable } from '#data/schema.ts'
import { Refusal } from '../refusal.ts'
import { planInForce, type PlanInForce } from '../plans/plan.ts'

export type IndicatorRow = Selectable<IndicatorTable>

/** The indicator with its plan in force. Refuses 'unknown-indicator' (also when its plan is superseded) and 'unknown-year'. */
export async function indicatorForEntry(
  db: Db,
  indicatorId: number,
  year: number,
  today: string,
): Promise<{ indicator: IndicatorRow; plan: PlanInForce }> {
  const indicator = await db.selectFrom('indicator').selectAll().where('id', '=', indicatorId).executeTakeFirst()
  const owner =
    indicator &&
    (await db.selectFrom('plan').select('bureau_id as bureauId').where('id', '=', indicator.plan_id).executeTakeFirst())
  const plan = owner && (await planInForce(db, today, owner.bureauId))
  if (!indicator || !plan || plan.id !== indicator.plan_id) throw new Refusal('unknown-indicator')
  if (!plan.years.includes(year))
    throw new Refusal('unknown-year', { year, first: plan.years[0] ?? 0, last: plan.years.at(-1) ?? 0 })
  return { indicator, plan }
}

/** Indicators of departments in their plans in force, in the plan's order. */
export async function indicatorsIn(
  db: Db,
  planIds: readonly number[],
  departmentIds: readonly number[],
): Promise<IndicatorRow[]> {
  if (planIds.length === 0 || departmentIds.length === 0) return []
  return db
    .selectFrom('indicator as i')
    .innerJoin('policy_goal as g', 'g.id', 'i.goal_id')
    .selectAll('i')
    .where('i.plan_id', 'in', planIds)
    .where('i.department_id', 'in', departmentIds)
    .orderBy('i.plan_id')
    .orderBy('g.sort_order')
    .orderBy('i.sort_order')
    .orderBy('i.id')
    .execute()
}

/** Plans in force of the bureaus the departments belong to today. */
export async function plansOf(db: Db, departmentIds: readonly number[], today: string): Promise<PlanInForce[]> {
  if (departmentIds.length === 0) return []
  const rows = await db
    .selectFrom('organisation_unit_name')
    .select('parent_id')
    .distinct()
    .where('unit_id', 'in', departmentIds)
    .where('valid_from', '<=', today)
    .where((eb) => eb.or([eb('valid_to', 'is', null), eb('valid_to', '>', today)]))
    .execute()
  const plans: PlanInForce[] = []
  for (const { parent_id: bureauId } of rows) {
    if (bureauId === null) continue
    const has = await db
      .selectFrom('plan')
      .select('id')
      .where('bureau_id', '=', bureauId)
      .where('status', '<>', 'superseded')
      .executeTakeFirst()
    if (has) plans.push(await planInForce(db, today, bureauId))
  }
  return plans
}
