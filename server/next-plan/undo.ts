import type { Db } from '#data/database.ts'
import { may } from '#domain/entry/permissions.ts'
import { write } from '../record/write.ts'
import type { Writer } from '../record/writer.ts'
import { Refusal } from '../refusal.ts'
import { draftPlan } from './draft-plan.ts'
import { standingOn } from './standing.ts'

/**
 * Takes a roll-over back: the store is as it was before, and only the record knows of it. Refuses 'forbidden', 'unknown-plan',
 * 'not-a-draft' and 'draft-built-on' (facts: how many of each stand on it).
 */
export async function undoRollOver(
  db: Db,
  input: { readonly planId: number; readonly requestId: string },
  as: Writer,
): Promise<{ fromPlanId: number }> {
  return write(db, as, { act: 'draft.undo', subject: `plan:${input.planId}`, input }, async (trx, audit) => {
    if (!may(as.user, 'plan.draft')) throw new Refusal('forbidden')
    const plan = await draftPlan(trx, input.planId)
    const standing = await standingOn(trx, plan.id)
    if (Object.values(standing).some((n) => n > 0)) throw new Refusal('draft-built-on', { ...standing })
    await removeDraft(trx, plan.id)
    await audit({ before: { planId: plan.id, fiscalYear: plan.fiscalYear }, after: { planId: plan.from.planId } })
    return { fromPlanId: plan.from.planId }
  })
}

/** Children first; the guards let rows go only while the plan is a draft. */
async function removeDraft(trx: Db, planId: number) {
  const indicators = trx.selectFrom('indicator').select('id').where('plan_id', '=', planId)
  const programmes = trx.selectFrom('programme').select('id').where('plan_id', '=', planId)
  const projects = trx.selectFrom('project').select('id').where('programme_id', 'in', programmes)
  await trx.deleteFrom('funding_share').where('project_id', 'in', projects).execute()
  await trx.deleteFrom('project').where('programme_id', 'in', programmes).execute()
  await trx.deleteFrom('programme').where('plan_id', '=', planId).execute()
  await trx.deleteFrom('target').where('indicator_id', 'in', indicators).execute()
  await trx.deleteFrom('indicator_component').where('indicator_id', 'in', indicators).execute()
  await trx.deleteFrom('indicator').where('plan_id', '=', planId).execute()
  await trx.deleteFrom('policy_goal').where('plan_id', '=', planId).execute()
  await trx.deleteFrom('strategic_goal').where('plan_id', '=', planId).execute()
  for (const table of ['draft_decision', 'draft_department', 'plan_draft'] as const)
    await trx.deleteFrom(table).where('plan_id', '=', planId).execute()
  await trx.deleteFrom('plan').where('id', '=', planId).execute()
}

/**
 * Lets go of a draft that something stands on: it is superseded, and all of it stays to be read. The year can be rolled over
 * anew. Refuses 'forbidden', 'unknown-plan', 'not-a-draft', 'reason-needed'.
 */
export async function discardPlanDraft(
  db: Db,
  input: { readonly planId: number; readonly reason: string; readonly requestId: string },
  as: Writer,
): Promise<{ fromPlanId: number }> {
  return write(db, as, { act: 'draft.discard', subject: `plan:${input.planId}`, input }, async (trx, audit) => {
    if (!may(as.user, 'plan.draft')) throw new Refusal('forbidden')
    const plan = await draftPlan(trx, input.planId)
    const reason = input.reason.trim()
    if (reason === '') throw new Refusal('reason-needed')
    await trx.updateTable('plan').set({ status: 'superseded' }).where('id', '=', plan.id).execute()
    await audit({ before: { status: 'draft' }, after: { status: 'superseded' }, reason })
    return { fromPlanId: plan.from.planId }
  })
}
