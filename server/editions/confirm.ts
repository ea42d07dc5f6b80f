import type { Db } from '#data/database.ts'
import { type Council, putPlanAct } from '../plans/plan-act.ts'
import { write } from '../record/write.ts'
import type { Writer } from '../record/writer.ts'
import { Refusal } from '../refusal.ts'
import { actorOf, lastAct, type PlanAsk, planSeen, subjectOf } from './plan-seen.ts'

export interface ConfirmPlanInput extends PlanAsk {
  readonly council: Council
}

/** The plan's state after an act, and the number to name with the next one. */
export interface PlanState {
  readonly status: 'draft' | 'filed' | 'confirmed' | 'superseded'
  readonly seen: number
}

/** The council's words on record, without blanks around. Refuses 'bad-input' for one that is missing, 'council-day'. */
export function councilOf(council: Council, today: string, filedOn: string | null): Council {
  const meeting = council.meeting.trim()
  const number = council.number.trim()
  if (meeting === '') throw new Refusal('bad-input', { field: 'meeting' })
  if (number === '') throw new Refusal('bad-input', { field: 'number' })
  // '2025-11' is before each of its days.
  if (council.decidedOn > today || (filedOn !== null && council.decidedOn < filedOn))
    throw new Refusal('council-day', { first: filedOn ?? '', last: today })
  return { meeting, number, decidedOn: council.decidedOn, evidence: council.evidence.trim() }
}

/**
 * 의회 확정: from now on the plan's rows are locked and its targets change by request only. Refuses 'forbidden', 'unknown-plan',
 * 'version-conflict', 'plan-wrong-state' unless it is filed, 'bad-input' and 'council-day'.
 */
export async function confirmPlan(db: Db, as: Writer, input: ConfirmPlanInput): Promise<PlanState> {
  return write(db, as, { act: 'plan.confirm', subject: subjectOf(input.planId), input }, async (trx, audit) => {
    const plan = await planSeen(trx, as, input)
    if (plan.status !== 'filed') throw new Refusal('plan-wrong-state', { status: plan.status })
    const council = councilOf(input.council, as.today, plan.filed_on)
    await putPlanAct(trx, { planId: plan.id, act: 'confirm', status: 'confirmed', council }, actorOf(as))
    await audit({ before: { planStatus: plan.status }, after: { planStatus: 'confirmed', ...councilOnRecord(council) } })
    return stateOf(trx, plan.id)
  })
}

export const councilOnRecord = ({ meeting, number, decidedOn, evidence }: Council) => ({
  councilMeeting: meeting,
  councilNumber: number,
  decidedOn,
  ...(evidence === '' ? {} : { groundDocument: evidence }),
})

export interface WithdrawInput extends PlanAsk {
  readonly reason: string
}

/**
 * Takes the confirmation back, or the filing of a draft, while nothing stands on it. Refuses as `confirmPlan`, 'reason-needed' and
 * 'plan-built-on' (facts: what).
 */
export async function withdrawPlan(db: Db, as: Writer, input: WithdrawInput): Promise<PlanState> {
  return write(db, as, { act: 'plan.withdraw', subject: subjectOf(input.planId), input }, async (trx, audit) => {
    const plan = await planSeen(trx, as, input)
    const reason = input.reason.trim()
    if (reason === '') throw new Refusal('reason-needed')
    const last = await lastAct(trx, plan.id)
    const status =
      plan.status === 'confirmed'
        ? ('filed' as const)
        : plan.status === 'filed' && last?.act === 'file'
          ? ('draft' as const)
          : null
    if (status === null) throw new Refusal('plan-wrong-state', { status: plan.status })
    const what = await standingOn(trx, plan.id)
    if (what !== null) throw new Refusal('plan-built-on', { what })
    await putPlanAct(trx, { planId: plan.id, act: 'withdraw', status, reason }, actorOf(as))
    await audit({ before: { planStatus: plan.status }, after: { planStatus: status }, reason })
    return stateOf(trx, plan.id)
  })
}

/** What would lose its ground with the confirmation; null = nothing. */
async function standingOn(db: Db, planId: number): Promise<'requests' | 'corrections' | 'supplementaries' | null> {
  const request = await db
    .selectFrom('target_request as r')
    .innerJoin('indicator as i', 'i.id', 'r.indicator_id')
    .where('i.plan_id', '=', planId)
    .where('r.state', 'in', ['asked', 'approved'])
    .select('r.id')
    .limit(1)
    .executeTakeFirst()
  if (request) return 'requests'
  const correction = await db.selectFrom('plan_correction').select('id').where('plan_id', '=', planId).limit(1).executeTakeFirst()
  if (correction) return 'corrections'
  const supplementary = await db
    .selectFrom('supplementary_budget')
    .select('id')
    .where('plan_id', '=', planId)
    .where('status', '<>', 'discarded')
    .limit(1)
    .executeTakeFirst()
  return supplementary ? 'supplementaries' : null
}

export async function stateOf(trx: Db, planId: number): Promise<PlanState> {
  const { status } = await trx.selectFrom('plan').select('status').where('id', '=', planId).executeTakeFirstOrThrow()
  return { status, seen: (await lastAct(trx, planId))?.id ?? 0 }
}
