import type { Selectable } from 'kysely'
import type { Db } from '#data/database.ts'
import type { PlanTable } from '#data/schema/plans.ts'
import { may } from '#domain/entry/permissions.ts'
import type { Writer } from '../record/writer.ts'
import { Refusal } from '../refusal.ts'

export interface PlanAsk {
  readonly planId: number
  /** number of the plan's newest act that the person saw; 0 = none */
  readonly seen: number
  readonly requestId: string
}

export const subjectOf = (planId: number) => `plan:${planId}`
export const actorOf = (as: Writer) => ({ at: as.now.toISOString(), name: as.user.name, id: as.user.id })

/** The newest act of a plan; undefined when nothing was done to it yet. */
export const lastAct = (db: Db, planId: number) =>
  db.selectFrom('plan_act').selectAll().where('plan_id', '=', planId).orderBy('id', 'desc').limit(1).executeTakeFirst()

/**
 * The plan as the person who asks saw it. Refuses 'forbidden', 'unknown-plan', and 'version-conflict' (facts: what was done, by
 * whom and when) when something was done to it since.
 */
export async function planSeen(trx: Db, as: Writer, { planId, seen }: PlanAsk): Promise<Selectable<PlanTable>> {
  if (!may(as.user, 'plan.manage')) throw new Refusal('forbidden')
  const plan = await trx.selectFrom('plan').selectAll().where('id', '=', planId).executeTakeFirst()
  if (!plan) throw new Refusal('unknown-plan')
  const last = await lastAct(trx, planId)
  if ((last?.id ?? 0) !== seen)
    throw new Refusal('version-conflict', { by: last?.recorded_by ?? '', at: last?.recorded_at ?? '', status: plan.status })
  return plan
}
