import type { Db } from '#data/database.ts'
import { type DraftProgress, draftNeeds, draftProgress, type Need } from '#domain/plan/draft-needs.ts'
import { write } from '../record/write.ts'
import type { Writer } from '../record/writer.ts'
import { Refusal } from '../refusal.ts'
import { draftPlan } from './draft-plan.ts'
import { type DraftPlace, refuseOthers } from './editing.ts'
import { contentOf, readDraft } from './read-draft.ts'

export interface Completeness {
  /** what is missing; 'challenge' alone may be let pass by a setting */
  readonly needs: readonly Need[]
  readonly progress: readonly DraftProgress[]
}

/**
 * What a rolled-over draft lacks before it can be filed, and how far each department is. Refuses 'unknown-plan' for a plan that
 * was not rolled over and 'not-a-draft'.
 */
export async function completeness(db: Db, planId: number, today: string): Promise<Completeness> {
  const content = contentOf(await readDraft(db, await draftPlan(db, planId), today))
  return { needs: draftNeeds(content), progress: draftProgress(content) }
}

export interface DepartmentDoneInput extends DraftPlace {
  readonly requestId: string
}

/**
 * 부서 완료: the head says that the department's part is ready; from then on it is not changed. Refuses 'forbidden',
 * 'unknown-plan', 'not-a-draft', 'unknown-department', and 'draft-incomplete' while something of it is missing (facts: count,
 * what: the first).
 */
export async function markDone(db: Db, input: DepartmentDoneInput, as: Writer): Promise<{ done: true }> {
  return write(db, as, { act: 'draft.done', subject: `plan:${input.planId}`, input }, async (trx, audit) => {
    const { planId, departmentId } = input
    await refuseOthers(trx, 'draft.complete', { planId, departmentId }, as)
    const plan = await draftPlan(trx, planId)
    const content = contentOf(await readDraft(trx, plan, as.today))
    if (!content.departments.some((d) => d.id === departmentId)) throw new Refusal('unknown-department')
    const open = draftNeeds(content).filter((need) => need.departmentId === departmentId)
    const mine = open.filter((need) => need.kind !== 'department')
    if (open.length === mine.length) return { done: true }
    const [first] = mine
    if (first) throw new Refusal('draft-incomplete', { count: mine.length, what: first.name })
    await trx
      .insertInto('draft_department')
      .values({
        plan_id: planId,
        department_id: departmentId,
        done_at: as.now.toISOString(),
        done_by: as.user.name,
        done_by_id: as.user.id,
      })
      .execute()
    await audit({ after: { departmentId } })
    return { done: true }
  })
}

/** Opens a department's part again. Refuses 'forbidden', 'unknown-plan', 'not-a-draft', 'reason-needed'. */
export async function reopen(
  db: Db,
  input: DepartmentDoneInput & { readonly reason: string },
  as: Writer,
): Promise<{ done: false }> {
  return write(db, as, { act: 'draft.reopen', subject: `plan:${input.planId}`, input }, async (trx, audit) => {
    const { planId, departmentId } = input
    await refuseOthers(trx, 'draft.reopen', { planId, departmentId }, as)
    await draftPlan(trx, planId)
    const reason = input.reason.trim()
    if (reason === '') throw new Refusal('reason-needed')
    const gone = await trx
      .deleteFrom('draft_department')
      .where('plan_id', '=', planId)
      .where('department_id', '=', departmentId)
      .executeTakeFirst()
    if (gone.numDeletedRows > 0n) await audit({ before: { departmentId }, after: { departmentId: null }, reason })
    return { done: false }
  })
}
