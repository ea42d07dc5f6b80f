import type { Insertable } from 'kysely'
import type { Db } from '#data/database.ts'
import type { DraftDecisionTable } from '#data/schema/next-plan.ts'
import type { Decision } from '#domain/plan/draft-needs.ts'
import { insertMany } from '../plans/insert-many.ts'
import { type Audit, write } from '../record/write.ts'
import type { Writer } from '../record/writer.ts'
import { Refusal } from '../refusal.ts'
import { draftIndicator } from './change.ts'
import { type Dropped, droppedOf } from './dropped.ts'
import { type DraftPlace, editedDraft, refuseOther } from './editing.ts'
import { draftTarget, giveReason, targetsInForce } from './targets.ts'

export interface DecideInput extends DraftPlace {
  readonly lineageId: number
  readonly decision: Exclude<Decision, 'new'>
  readonly reason: string
  /** what the person saw */
  readonly seen: { readonly decision: Decision | null; readonly reason: string }
  readonly requestId: string
}

/**
 * 유지 · 수정 · 폐지 of an indicator, with its reason. A dropped one leaves the draft and is kept as it was; 유지 or 수정 brings
 * it back. A new one stays 신규, only its reason changes, and dropping it leaves nothing of it. Refuses as `editedDraft`, 'unknown-indicator', 'version-conflict',
 * 'reason-needed' for 폐지 without one, 'draft-built-on' when something stands on what would be dropped, 'draft-goal-gone' when
 * the goal of what comes back is no longer there.
 */
export async function decide(db: Db, input: DecideInput, as: Writer): Promise<{ decision: Decision }> {
  return write(db, as, { act: 'draft.decide', subject: `plan:${input.planId}`, input }, async (trx, audit) => {
    const plan = await editedDraft(trx, input, as)
    const stored = await trx
      .selectFrom('draft_decision')
      .selectAll()
      .where('plan_id', '=', plan.id)
      .where('lineage_id', '=', input.lineageId)
      .where('department_id', '=', input.departmentId)
      .executeTakeFirst()
    const is = { decision: stored?.decision ?? null, reason: stored?.reason ?? '' }
    const reason = input.reason.trim()
    const by: Record<string, string> = stored ? { by: stored.decided_by, at: stored.decided_at } : {}
    refuseOther(input.seen.decision, is.decision, input.decision, by)
    refuseOther(input.seen.reason, is.reason, reason, by)
    if (is.decision === 'new' && input.decision === 'drop') {
      const { indicator } = await takeOut(trx, input)
      await trx.deleteFrom('draft_decision').where('plan_id', '=', plan.id).where('lineage_id', '=', input.lineageId).execute()
      await tell(audit, { indicatorId: null, name: indicator.name, is, decision: 'drop', reason })
      return { decision: 'drop' }
    }
    const decision: Decision = is.decision === 'new' ? 'new' : input.decision
    if (decision === 'drop' && reason === '') throw new Refusal('reason-needed')
    const was = stored?.dropped ?? null
    const indicatorId = was === null ? (await draftIndicator(trx, input)).id : null
    let dropped = was
    if (decision === 'drop' && was === null) dropped = JSON.stringify(await takeOut(trx, input))
    else if (decision !== 'drop' && was !== null) {
      await putBack(trx, droppedOf(was), as)
      dropped = null
    }
    if (decision !== 'drop') {
      const { id } = await draftIndicator(trx, input)
      await giveReason(trx, { indicatorId: id, year: plan.fiscalYear, reason: reason === '' ? null : reason })
    }
    const said: Omit<Insertable<DraftDecisionTable>, 'plan_id' | 'lineage_id' | 'department_id'> = {
      decision,
      reason: reason === '' ? null : reason,
      dropped,
      decided_at: as.now.toISOString(),
      decided_by: as.user.name,
    }
    await trx
      .insertInto('draft_decision')
      .values({ plan_id: plan.id, lineage_id: input.lineageId, department_id: input.departmentId, ...said })
      .onConflict((oc) => oc.columns(['plan_id', 'lineage_id']).doUpdateSet(said))
      .execute()
    await tell(audit, { indicatorId, name: nameOf(dropped ?? was), is, decision, reason })
    return { decision }
  })
}

const nameOf = (dropped: string | null) => (dropped === null ? null : droppedOf(dropped).indicator.name)

const tell = (
  audit: Audit,
  of: {
    readonly indicatorId: number | null
    readonly name: string | null
    readonly is: DecideInput['seen']
    readonly decision: Decision
    readonly reason: string
  },
) => {
  // A dropped one has no number any more: it is named.
  const about = of.name === null ? { indicatorId: of.indicatorId } : { name: of.name }
  return audit({
    before: { ...about, decision: of.is.decision },
    after: { ...about, decision: of.decision },
    reason: of.reason === '' ? null : of.reason,
  })
}

/** Takes an indicator out of the draft, and gives it as it was. Refuses 'draft-built-on' (facts: how many of each). */
async function takeOut(trx: Db, of: DraftPlace & { readonly lineageId: number }): Promise<Dropped> {
  const { id, ...indicator } = await draftIndicator(trx, of)
  const counts: Record<string, number> = {}
  for (const [table, name] of [
    ['actual_revision', 'actuals'],
    ['value_comment', 'comments'],
    ['evidence', 'evidence'],
    ['activity_link', 'activities'],
  ] as const) {
    const { n } = await trx
      .selectFrom(table)
      .select((eb) => eb.fn.countAll<number>().as('n'))
      .where('indicator_id', '=', id)
      .executeTakeFirstOrThrow()
    if (n > 0) counts[name] = n
  }
  if (Object.keys(counts).length > 0) throw new Refusal('draft-built-on', counts)
  const targets = (await targetsInForce(trx, [id])).get(id) ?? []
  const parts = await trx
    .selectFrom('indicator_component')
    .select(['sort_order', 'name', 'unit', 'target'])
    .where('indicator_id', '=', id)
    .orderBy('sort_order')
    .execute()
  for (const table of ['target', 'indicator_component', 'pace_point'] as const)
    await trx.deleteFrom(table).where('indicator_id', '=', id).execute()
  await trx.deleteFrom('indicator').where('id', '=', id).execute()
  return { indicator, targets, parts }
}

/** Puts a dropped indicator back into its goal. Refuses 'draft-goal-gone'. */
async function putBack(trx: Db, { indicator, targets, parts }: Dropped, as: Writer) {
  const goal = await trx
    .selectFrom('policy_goal')
    .select('id')
    .where('id', '=', indicator.goal_id)
    .where('plan_id', '=', indicator.plan_id)
    .executeTakeFirst()
  if (goal === undefined) throw new Refusal('draft-goal-gone', { indicator: indicator.name })
  const { id } = await trx.insertInto('indicator').values(indicator).returning('id').executeTakeFirstOrThrow()
  await insertMany(
    trx,
    'target',
    targets.map((target) => draftTarget(id, target, as)),
  )
  await insertMany(
    trx,
    'indicator_component',
    parts.map((part) => ({ ...part, indicator_id: id })),
  )
}
