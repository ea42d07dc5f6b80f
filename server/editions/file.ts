import type { Db } from '#data/database.ts'
import type { Need } from '#domain/plan/draft-needs.ts'
import { filingOf } from '#domain/plan/filing.ts'
import { completeness } from '../next-plan/complete.ts'
import { putPlanAct } from '../plans/plan-act.ts'
import { write } from '../record/write.ts'
import type { Writer } from '../record/writer.ts'
import { Refusal } from '../refusal.ts'
import { FILING_RULE, settingInForce } from '../settings/settings.ts'
import { type PlanState, stateOf } from './confirm.ts'
import { actorOf, type PlanAsk, planSeen, subjectOf } from './plan-seen.ts'

export interface FilingState {
  readonly blocking: readonly Need[]
  readonly warnings: readonly Need[]
}

/** What a draft lacks before it is filed, by the setting in force. Refuses 'unknown-plan' and 'not-a-draft'. */
export async function filingState(db: Db, planId: number, today: string): Promise<FilingState> {
  return filingOf((await completeness(db, planId, today)).needs, await settingInForce(db, FILING_RULE, today))
}

export interface FilePlanInput extends PlanAsk {
  /** the day it went to the council */
  readonly filedOn: string
}

/**
 * 의회 제출 of a draft. Refuses 'forbidden', 'unknown-plan', 'version-conflict', 'plan-wrong-state' unless it is a draft,
 * 'council-day' for a day to come, 'plan-incomplete' (facts: count and the first thing).
 */
export async function filePlan(db: Db, as: Writer, input: FilePlanInput): Promise<PlanState> {
  return write(db, as, { act: 'plan.file', subject: subjectOf(input.planId), input }, async (trx, audit) => {
    const plan = await planSeen(trx, as, input)
    if (plan.status !== 'draft') throw new Refusal('plan-wrong-state', { status: plan.status })
    if (input.filedOn > as.today) throw new Refusal('council-day', { first: '', last: as.today })
    const { blocking } = await filingState(trx, plan.id, as.today)
    const [first] = blocking
    if (first !== undefined) throw new Refusal('plan-incomplete', { count: blocking.length, what: first.name })
    await putPlanAct(trx, { planId: plan.id, act: 'file', status: 'filed', decidedOn: input.filedOn }, actorOf(as))
    await audit({ before: { planStatus: 'draft' }, after: { planStatus: 'filed', decidedOn: input.filedOn } })
    return stateOf(trx, plan.id)
  })
}
