import type { Db } from '#data/database.ts'
import { putPlanAct } from '../../plans/plan-act.ts'
import { write } from '../../record/write.ts'
import { type Writer } from '../../record/writer.ts'
import { Refusal } from '../../refusal.ts'
import { resultEffects, undoResults } from '../results/enter.ts'
import { endDraft } from './confirm.ts'
import { draftRow, subjectOf } from './draft.ts'
import { type Effects, type Fingerprint, fingerprint } from './effects.ts'

export interface EndInput {
  readonly draftId: number
  readonly version: number
  readonly reason: string
  readonly requestId: string
}

/**
 * Takes a confirmed import back: its plan is superseded, the one before is in force again, and units it brought have no name any
 * more. The record, the original and the plan's rows stay. Refuses 'import-not-open', 'version-conflict', 'reason-needed',
 * 'plan-locked' once the council has confirmed it, 'import-superseded' and 'import-built-on' (facts: what).
 */
export async function undoImport(db: Db, input: EndInput, as: Writer): Promise<{ version: number }> {
  return write(db, as, { act: 'import.undo', subject: subjectOf(input.draftId), input }, async (trx, audit) => {
    const row = await draftRow(trx, input.draftId)
    if (row.state !== 'confirmed' || row.effects === null) throw new Refusal('import-not-open', { state: row.state })
    if (row.version !== input.version) throw new Refusal('version-conflict', { version: row.version })
    if (input.reason.trim() === '') throw new Refusal('reason-needed')
    const results = resultEffects(row)
    if (results !== null) {
      const why = { requestId: input.requestId, reason: input.reason.trim() }
      await undoResults(trx, audit, row, results, why, as)
      await endDraft(trx, row, as, 'undone', why.reason)
      await audit({ before: { sha256: row.sha256 }, reason: why.reason })
      return { version: row.version + 1 }
    }
    if (row.plan_id === null) throw new Refusal('import-not-open', { state: row.state })
    const effects = JSON.parse(row.effects) as Effects
    await refuseWhenBuiltOn(trx, row.plan_id, effects)
    const by = { at: as.now.toISOString(), name: as.user.name, id: as.user.id }
    const reason = input.reason.trim()
    await putPlanAct(trx, { planId: row.plan_id, act: 'supersede', status: 'superseded', reason }, by)
    if (effects.superseded) {
      const { planId, status } = effects.superseded
      await putPlanAct(trx, { planId, act: 'restore', status, reason }, by)
    }
    await takeBackNames(trx, effects, row.document_id)
    // Whoever worked on it since keeps it: it says of itself where it came from.
    if (effects.event != null)
      await trx
        .updateTable('reorganisation')
        .set({ state: 'discarded', ended_at: by.at, ended_by: by.name, ended_reason: reason })
        .where('id', '=', effects.event)
        .where('state', '=', 'draft')
        .where('version', '=', 1)
        .execute()
    await endDraft(trx, row, as, 'undone', input.reason.trim())
    await audit({
      before: { planId: row.plan_id, sha256: row.sha256 },
      after: { planId: effects.superseded?.planId ?? null },
      reason: input.reason.trim(),
    })
    return { version: row.version + 1 }
  })
}

/** What would be lost with it, in the order a person would notice. */
const BUILT: readonly (keyof Fingerprint)[] = [
  'figures',
  'targets',
  'comments',
  'evidence',
  'activities',
  'amounts',
  'executions',
  'pace',
  'settings',
  'people',
]

async function refuseWhenBuiltOn(trx: Db, planId: number, effects: Effects) {
  const { status } = await trx.selectFrom('plan').select('status').where('id', '=', planId).executeTakeFirstOrThrow()
  const later = await trx
    .selectFrom('import_draft as d')
    .innerJoin('plan as p', 'p.id', 'd.plan_id')
    .where('d.state', '=', 'confirmed')
    .where('p.status', '<>', 'superseded')
    .select('d.effects')
    .execute()
  if (status === 'confirmed') throw new Refusal('plan-locked')
  const gone =
    status === 'superseded' || later.some((d) => d.effects !== null && (JSON.parse(d.effects) as Effects).continues === planId)
  if (gone) throw new Refusal('import-superseded')
  const now = await fingerprint(trx, planId, effects.createdUnits)
  const what = BUILT.find((key) => now[key] !== effects.standing[key])
  if (what) throw new Refusal('import-built-on', { what })
}

async function takeBackNames(trx: Db, { named, createdUnits }: Effects, documentId: number | null) {
  for (const { id, ended } of named) {
    await trx.deleteFrom('organisation_unit_name').where('id', '=', id).execute()
    if (ended !== null) await trx.updateTable('organisation_unit_name').set({ valid_to: null }).where('id', '=', ended).execute()
  }
  if (documentId !== null && createdUnits.length > 0) {
    await trx
      .deleteFrom('organisation_alias')
      .where('document_id', '=', documentId)
      .where('unit_id', 'not in', createdUnits)
      .execute()
  } else if (documentId !== null) await trx.deleteFrom('organisation_alias').where('document_id', '=', documentId).execute()
  for (const unit of createdUnits) {
    // Another plan may have come to need it since.
    const needed = await trx
      .selectFrom('policy_goal as g')
      .innerJoin('plan as p', 'p.id', 'g.plan_id')
      .where('p.status', '<>', 'superseded')
      .where((eb) => eb.or([eb('g.department_id', '=', unit), eb('p.bureau_id', '=', unit)]))
      .select('g.id')
      .executeTakeFirst()
    const parent = await trx
      .selectFrom('organisation_unit_name')
      .select('id')
      .where('parent_id', '=', unit)
      .where('unit_id', 'not in', createdUnits)
      .executeTakeFirst()
    if (!needed && !parent) await trx.deleteFrom('organisation_unit_name').where('unit_id', '=', unit).execute()
  }
}

/** Lets go of a draft that is not entered. The original and all that was said about it stay. Refuses as `openDraft` but for one that could not be read. */
export async function discardDraft(db: Db, input: EndInput, as: Writer): Promise<{ version: number }> {
  return write(db, as, { act: 'import.discard', subject: subjectOf(input.draftId), input }, async (trx, audit) => {
    const row = await draftRow(trx, input.draftId)
    if (row.state !== 'read' && row.state !== 'uploaded') throw new Refusal('import-not-open', { state: row.state })
    if (row.version !== input.version) throw new Refusal('version-conflict', { version: row.version })
    const reason = input.reason.trim() || null
    await endDraft(trx, row, as, 'discarded', reason)
    await audit({ before: { title: row.file_name, sha256: row.sha256 }, reason })
    return { version: row.version + 1 }
  })
}
