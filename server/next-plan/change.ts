import type { Selectable } from 'kysely'
import type { Db } from '#data/database.ts'
import type { IndicatorTable } from '#data/schema/plans.ts'
import { type DraftField, draftDifferences } from '#domain/plan/draft-differences.ts'
import { type Audit, write } from '../record/write.ts'
import type { Writer } from '../record/writer.ts'
import { Refusal } from '../refusal.ts'
import { indicatorsBefore } from './before.ts'
import { type DraftPlace, editedDraft, refuseOther, typedNumber } from './editing.ts'
import type { DraftPlan } from './draft-plan.ts'
import { fieldsOf } from './read-draft.ts'
import { draftTarget, targetsInForce } from './targets.ts'

/** What a year's target is, as a person sees it: a figure, 없음, or not said yet. */
export type SeenTarget = number | 'none' | null

export type IndicatorChange =
  | {
      readonly of: 'target'
      readonly year: number
      readonly entry: { readonly raw: string } | { readonly state: 'none' | 'open' }
      readonly seen: SeenTarget
    }
  | { readonly of: 'field'; readonly field: DraftField; readonly value: string; readonly seen: string | number }
  | { readonly of: 'part'; readonly partId: number; readonly raw: string; readonly seen: number }

export interface ChangeIndicatorInput extends DraftPlace {
  readonly lineageId: number
  readonly change: IndicatorChange
  readonly requestId: string
}

export interface ChangedIndicator {
  readonly value: string | number | null
  /** 수정 was set by this change */
  readonly became: 'change' | null
}

type Row = Selectable<IndicatorTable>

/**
 * Changes one thing of an indicator in a draft: a year's target, a field of its definition, a part's target. What makes it
 * another than in the plan before makes it 수정. Refuses as `editedDraft`, 'unknown-indicator', 'unknown-year' for a year that
 * the plan does not decide, 'version-conflict', 'bad-input', 'number-unclear' and 'number-refused'.
 */
export async function changeIndicator(db: Db, input: ChangeIndicatorInput, as: Writer): Promise<ChangedIndicator> {
  return write(db, as, { act: 'draft.change', subject: `plan:${input.planId}`, input }, async (trx, audit) => {
    const plan = await editedDraft(trx, input, as)
    const row = await draftIndicator(trx, input)
    const { change } = input
    const value =
      change.of === 'target'
        ? await setTarget(trx, plan, row, change, as, audit)
        : change.of === 'field'
          ? await setField(trx, row, change, audit)
          : await setPart(trx, row, change, audit)
    return { value, became: await markChanged(trx, plan, row.id, input, as, audit) }
  })
}

/** Refuses 'unknown-indicator' for one that is not in the department's part of the draft. */
export async function draftIndicator(trx: Db, of: DraftPlace & { readonly lineageId: number }): Promise<Row> {
  const row = await trx
    .selectFrom('indicator')
    .selectAll()
    .where('plan_id', '=', of.planId)
    .where('lineage_id', '=', of.lineageId)
    .where('department_id', '=', of.departmentId)
    .executeTakeFirst()
  if (row === undefined) throw new Refusal('unknown-indicator')
  return row
}

async function setTarget(
  trx: Db,
  plan: DraftPlan,
  row: Row,
  change: Extract<IndicatorChange, { of: 'target' }>,
  as: Writer,
  audit: Audit,
): Promise<SeenTarget> {
  const { year, entry, seen } = change
  if (year < plan.fiscalYear || year > plan.lastYear)
    throw new Refusal('unknown-year', { year, first: plan.fiscalYear, last: plan.lastYear })
  const stored = await trx
    .selectFrom('target')
    .select(['value', 'reason', 'recorded_by as by', 'recorded_at as at'])
    .where('indicator_id', '=', row.id)
    .where('year', '=', year)
    .executeTakeFirst()
  const is: SeenTarget = stored === undefined ? null : (stored.value ?? 'none')
  const value = 'raw' in entry ? typedNumber(entry.raw, row.unit) : entry.state === 'none' ? 'none' : null
  const about = { indicator: row.name, year }
  if (value === is) return value
  refuseOther(seen, is, value ?? '', stored ? { ...about, by: stored.by, at: stored.at } : about)
  await trx.deleteFrom('target').where('indicator_id', '=', row.id).where('year', '=', year).execute()
  if (value !== null)
    await trx
      .insertInto('target')
      .values(draftTarget(row.id, { year, value: value === 'none' ? null : value }, as, stored?.reason ?? null))
      .execute()
  const told = (target: SeenTarget) => ({ indicatorId: row.id, year, target: target === 'none' ? '없음' : target })
  await audit({ before: told(is), after: told(value) })
  return value
}

const LONGEST: Readonly<Record<DraftField, number>> = {
  name: 200,
  unit: 20,
  kind: 10,
  weight: 20,
  direction: 10,
  formula: 2000,
  source: 2000,
  rationale: 2000,
}
const CHOICES: Partial<Readonly<Record<DraftField, readonly string[]>>> = {
  kind: ['key', 'general'],
  direction: ['higher', 'lower', 'maintain'],
}
const MAY_BE_EMPTY: ReadonlySet<DraftField> = new Set<DraftField>(['source', 'rationale'])

/** The value of a field as it was typed. Refuses 'bad-input' (facts: field) and a number's own reasons. */
export function readField(field: DraftField, typed: string): string | number {
  const text = typed.trim()
  const choices = CHOICES[field]
  if (text.length > LONGEST[field] || (choices && !choices.includes(text))) throw new Refusal('bad-input', { field })
  if (text === '' && !MAY_BE_EMPTY.has(field)) throw new Refusal('bad-input', { field })
  if (field !== 'weight') return text
  const weight = typedNumber(text, '%')
  if (weight <= 0 || weight > 100) throw new Refusal('bad-input', { field })
  return weight
}

async function setField(trx: Db, row: Row, change: Extract<IndicatorChange, { of: 'field' }>, audit: Audit) {
  const { field, seen } = change
  const value = readField(field, change.value)
  if (value === row[field]) return value
  refuseOther(seen, row[field], value, { indicator: row.name })
  await trx
    .updateTable('indicator')
    .set({ [field]: value })
    .where('id', '=', row.id)
    .execute()
  await audit({ before: { indicatorId: row.id, [field]: row[field] }, after: { indicatorId: row.id, [field]: value } })
  return value
}

async function setPart(trx: Db, row: Row, { partId, raw, seen }: Extract<IndicatorChange, { of: 'part' }>, audit: Audit) {
  const part = await trx
    .selectFrom('indicator_component')
    .select(['id', 'unit', 'target'])
    .where('id', '=', partId)
    .where('indicator_id', '=', row.id)
    .executeTakeFirst()
  if (part === undefined) throw new Refusal('unknown-indicator')
  const target = typedNumber(raw, part.unit)
  if (target === part.target) return target
  refuseOther(seen, part.target, target, { indicator: row.name })
  await trx.updateTable('indicator_component').set({ target }).where('id', '=', partId).execute()
  await audit({ before: { componentId: partId, target: part.target }, after: { componentId: partId, target } })
  return target
}

/** 유지, or nothing decided, becomes 수정 when the indicator is not as in the plan before. */
async function markChanged(
  trx: Db,
  plan: DraftPlan,
  indicatorId: number,
  of: DraftPlace & { readonly lineageId: number },
  as: Writer,
  audit: Audit,
): Promise<'change' | null> {
  const decided = await trx
    .selectFrom('draft_decision')
    .select('decision')
    .where('plan_id', '=', plan.id)
    .where('lineage_id', '=', of.lineageId)
    .executeTakeFirst()
  if (decided && decided.decision !== 'keep') return null
  const before = (await indicatorsBefore(trx, plan, of.lineageId)).get(of.lineageId)
  const after = await trx.selectFrom('indicator').selectAll().where('id', '=', indicatorId).executeTakeFirst()
  if (!before || !after) return null
  const targets = await targetsInForce(trx, [before.id, after.id])
  const was = (targets.get(before.id) ?? []).filter((t) => t.year >= plan.fiscalYear && t.year <= plan.lastYear)
  const differs = draftDifferences(
    { fields: fieldsOf(before), targets: was },
    { fields: fieldsOf(after), targets: targets.get(after.id) ?? [] },
  )
  if (differs.length === 0) return null
  await trx
    .insertInto('draft_decision')
    .values({
      plan_id: plan.id,
      lineage_id: of.lineageId,
      department_id: of.departmentId,
      decision: 'change',
      reason: null,
      dropped: null,
      decided_at: as.now.toISOString(),
      decided_by: as.user.name,
    })
    .onConflict((oc) =>
      oc
        .columns(['plan_id', 'lineage_id'])
        .doUpdateSet({ decision: 'change', decided_at: as.now.toISOString(), decided_by: as.user.name }),
    )
    .execute()
  await audit({
    act: 'draft.decide',
    before: { indicatorId, decision: decided?.decision ?? null },
    after: { indicatorId, decision: 'change' },
  })
  return 'change'
}
