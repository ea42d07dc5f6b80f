import type { Db } from '#data/database.ts'
import type { Facts } from '#domain/entry/reasons.ts'
import { may } from '#domain/entry/permissions.ts'
import { parseNumber } from '#domain/entry/parse-number.ts'
import type { ActingPerson } from '#domain/entry/submission.ts'
import { actingPerson } from '../organisation/deputies.ts'
import { type Owners, ownersOn } from '../organisation/owners.ts'
import type { Writer } from '../record/writer.ts'
import { Refusal } from '../refusal.ts'
import { type DraftPlan, draftPlan } from './draft-plan.ts'

/** Whose part of which draft is changed. */
export interface DraftPlace {
  readonly planId: number
  readonly departmentId: number
  /** of one indicator in it */
  readonly lineageId?: number
}

/**
 * Whose a part of a draft is today: the department's own, or those that follow it; of one indicator the unit that has it, as other
 * writing asks (rules §9). The part keeps the department under which it was drafted.
 */
export function draftHolders(owners: Owners, { planId, departmentId, lineageId }: DraftPlace): readonly number[] {
  const holder =
    lineageId === undefined
      ? departmentId
      : owners.indicator({ lineage_id: lineageId, department_id: departmentId, plan_id: planId })
  return owners.endedOn(holder) === null ? [holder] : owners.successors(holder)
}

type DraftAction = 'draft.write' | 'draft.complete' | 'draft.reopen'

/** For which units the person does it in the place of somebody: whoever enters for a unit writes, and who stands in for its head says it is done. */
export const standsInFor = ({ entersFor, reviewsFor }: ActingPerson): Readonly<Record<DraftAction, readonly number[]>> => ({
  'draft.write': [...new Set([...entersFor, ...reviewsFor])],
  'draft.complete': reviewsFor,
  'draft.reopen': [],
})

/** Refuses 'forbidden' unless the person may do it for one of the units whose part of the draft it is, or stands in for who may. */
export async function refuseOthers(trx: Db, action: DraftAction, place: DraftPlace, as: Writer): Promise<void> {
  const units = draftHolders(await ownersOn(trx, as.today), place)
  // A part that nobody follows is the administrator's.
  if (may(as.user, action) || units.some((unit) => may(as.user, action, unit))) return
  const standsIn = standsInFor(await actingPerson(trx, as.user, as.today))[action]
  if (!units.some((unit) => standsIn.includes(unit))) throw new Refusal('forbidden')
}

/**
 * The draft, when this person may change the department's part of it now; the change is counted. Refuses 'forbidden',
 * 'unknown-plan', 'not-a-draft' and 'draft-department-done' (facts: who, at).
 */
export async function editedDraft(trx: Db, place: DraftPlace, as: Writer): Promise<DraftPlan> {
  const { planId, departmentId } = place
  await refuseOthers(trx, 'draft.write', place, as)
  const plan = await draftPlan(trx, planId)
  const done = await trx
    .selectFrom('draft_department')
    .select(['done_at as at', 'done_by as who'])
    .where('plan_id', '=', planId)
    .where('department_id', '=', departmentId)
    .executeTakeFirst()
  if (done) throw new Refusal('draft-department-done', { ...done })
  await trx
    .updateTable('plan_draft')
    .set((eb) => ({ edits: eb('edits', '+', 1) }))
    .where('plan_id', '=', planId)
    .execute()
  return plan
}

/** Refuses 'version-conflict' when another value stands than the one the person saw (facts: seen, theirs, mine and what is given). */
export function refuseOther(seen: unknown, stored: unknown, mine: string | number, facts: Facts = {}): void {
  if (seen === stored) return
  throw new Refusal('version-conflict', { seen: shown(seen), theirs: shown(stored), mine, ...facts })
}
const shown = (value: unknown) => (typeof value === 'number' || typeof value === 'string' ? value : '')

/** A number as it was typed. Refuses 'number-unclear' (facts: raw, why, proposals) and 'number-refused' (facts: raw). */
export function typedNumber(raw: string, unit: string): number {
  const read = parseNumber(raw, { unit })
  if (read.kind === 'value') return read.value
  if (read.kind === 'ask') throw new Refusal('number-unclear', { raw, why: read.reason, proposals: read.proposals.join(' | ') })
  throw new Refusal('number-refused', read.kind === 'refuse' ? { raw, why: read.reason } : { raw })
}
