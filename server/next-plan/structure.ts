import type { Db } from '#data/database.ts'
import { type Audit, write } from '../record/write.ts'
import type { Writer } from '../record/writer.ts'
import { Refusal } from '../refusal.ts'
import { readField } from './change.ts'
import { type DraftPlace, editedDraft, refuseOther } from './editing.ts'

export type StructureChange =
  | {
      readonly of: 'indicator'
      readonly act: 'add'
      readonly goalId: number
      readonly fields: NewIndicator
      readonly reason: string
    }
  | {
      readonly of: 'goal' | 'programme'
      readonly act: 'rename'
      readonly id: number
      readonly name: string
      readonly seen: string
    }
  | { readonly of: 'goal' | 'programme'; readonly act: 'drop'; readonly id: number }
  | { readonly of: 'goal'; readonly act: 'add'; readonly name: string }
  | { readonly of: 'programme'; readonly act: 'add'; readonly goalId: number; readonly name: string }

/** As typed. */
export interface NewIndicator {
  readonly name: string
  readonly unit: string
  readonly kind: string
  readonly weight: string
  readonly direction: string
  readonly formula: string
}

export interface ChangeStructureInput extends DraftPlace {
  readonly change: StructureChange
  readonly requestId: string
}

/**
 * Adds an indicator (신규), adds, renames or drops a goal or a unit programme of a draft. Gives the id of what was changed.
 * Refuses as `editedDraft`, 'unknown-goal' for what is not in the department's part, 'version-conflict', 'bad-input',
 * 'reason-needed' for a new indicator without one, 'draft-goal-in-use' for a goal that has indicators or programmes (facts:
 * indicators, programmes) or a programme with amounts.
 */
export async function changeStructure(db: Db, input: ChangeStructureInput, as: Writer): Promise<{ id: number }> {
  return write(db, as, { act: 'draft.change', subject: `plan:${input.planId}`, input }, async (trx, audit) => {
    await editedDraft(trx, input, as)
    const { change } = input
    if (change.of === 'indicator') return addIndicator(trx, input, change, as, audit)
    if (change.act === 'add')
      return change.of === 'goal' ? addGoal(trx, input, change.name, audit) : addProgramme(trx, input, change, audit)
    if (change.act === 'rename') return rename(trx, input, change, audit)
    return change.of === 'goal' ? dropGoal(trx, input, change.id, audit) : dropProgramme(trx, input, change.id, audit)
  })
}

function nameOf(typed: string): string {
  const name = typed.trim()
  if (name === '' || name.length > 200) throw new Refusal('bad-input', { field: 'name' })
  return name
}

const goalOf = async (trx: Db, { planId, departmentId }: DraftPlace, goalId: number) => {
  const goal = await trx
    .selectFrom('policy_goal')
    .selectAll()
    .where('id', '=', goalId)
    .where('plan_id', '=', planId)
    .where('department_id', '=', departmentId)
    .executeTakeFirst()
  if (goal === undefined) throw new Refusal('unknown-goal')
  return goal
}

/** The next place in an order, and a code that no row of the plan has. */
async function nextIn(trx: Db, table: 'policy_goal' | 'programme' | 'indicator', planId: number, prefix: string) {
  const rows = await trx.selectFrom(table).select(['code', 'sort_order as order']).where('plan_id', '=', planId).execute()
  const codes = new Set(rows.map((r) => r.code))
  let n = rows.length + 1
  while (codes.has(`${prefix}${n}`)) n += 1
  return { code: `${prefix}${n}`, sort_order: Math.max(0, ...rows.map((r) => r.order)) + 1 }
}

async function addIndicator(
  trx: Db,
  input: ChangeStructureInput,
  { goalId, fields, reason: typed }: Extract<StructureChange, { of: 'indicator' }>,
  as: Writer,
  audit: Audit,
) {
  const { planId, departmentId } = input
  const goal = await goalOf(trx, input, goalId)
  const reason = typed.trim()
  if (reason === '') throw new Refusal('reason-needed')
  const text = (field: 'name' | 'unit' | 'formula') => String(readField(field, fields[field]))
  const { id } = await trx
    .insertInto('indicator')
    .values({
      ...(await nextIn(trx, 'indicator', planId, 'new-')),
      lineage_id: 0,
      plan_id: planId,
      goal_id: goal.id,
      department_id: departmentId,
      name: text('name'),
      unit: text('unit'),
      formula: text('formula'),
      kind: readField('kind', fields.kind) === 'key' ? 'key' : 'general',
      weight: Number(readField('weight', fields.weight)),
      direction: directionOf(fields.direction),
      // What the plan does not print: the commonest case, changed by the administrator where it is another.
      aggregation: 'last',
      frequency: 'year',
      pace: 'flat',
      decimals: 1,
      source: '',
      rationale: '',
      nature: null,
      results_due: '03-31',
      reported: 'each',
      share_of_whole: null,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  await trx.updateTable('indicator').set({ lineage_id: id }).where('id', '=', id).execute()
  await trx
    .insertInto('draft_decision')
    .values({
      plan_id: planId,
      lineage_id: id,
      department_id: departmentId,
      decision: 'new',
      reason,
      dropped: null,
      decided_at: as.now.toISOString(),
      decided_by: as.user.name,
    })
    .execute()
  await audit({ act: 'draft.decide', after: { indicatorId: id, decision: 'new', weight: fields.weight }, reason })
  return { id }
}

function directionOf(typed: string): 'higher' | 'lower' | 'maintain' {
  const read = readField('direction', typed)
  return read === 'lower' || read === 'maintain' ? read : 'higher'
}

async function addGoal(trx: Db, { planId, departmentId }: DraftPlace, typed: string, audit: Audit) {
  const name = nameOf(typed)
  const { id } = await trx
    .insertInto('policy_goal')
    .values({
      ...(await nextIn(trx, 'policy_goal', planId, 'new-g')),
      plan_id: planId,
      department_id: departmentId,
      strategic_goal_id: null,
      name,
      printed_name: name,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  await audit({ after: { goal: name, departmentId } })
  return { id }
}

async function addProgramme(trx: Db, input: DraftPlace, of: { readonly goalId: number; readonly name: string }, audit: Audit) {
  const goal = await goalOf(trx, input, of.goalId)
  const name = nameOf(of.name)
  const account = await trx.selectFrom('programme').select('account').where('plan_id', '=', input.planId).executeTakeFirst()
  const { id } = await trx
    .insertInto('programme')
    .values({
      ...(await nextIn(trx, 'programme', input.planId, 'new-p')),
      plan_id: input.planId,
      goal_id: goal.id,
      department_id: input.departmentId,
      name,
      account: account?.account ?? '일반회계',
      printed_project_count: null,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  await audit({ after: { programme: name, departmentId: input.departmentId } })
  return { id }
}

const programmeOf = async (trx: Db, { planId, departmentId }: DraftPlace, id: number) => {
  const row = await trx
    .selectFrom('programme')
    .select(['id', 'name'])
    .where('id', '=', id)
    .where('plan_id', '=', planId)
    .where('department_id', '=', departmentId)
    .executeTakeFirst()
  if (row === undefined) throw new Refusal('unknown-goal')
  return row
}

async function rename(trx: Db, input: DraftPlace, change: Extract<StructureChange, { act: 'rename' }>, audit: Audit) {
  const { id, of } = change
  const row = of === 'goal' ? await goalOf(trx, input, id) : await programmeOf(trx, input, id)
  const name = nameOf(change.name)
  if (name === row.name) return { id }
  refuseOther(change.seen, row.name, name)
  if (of === 'goal') await trx.updateTable('policy_goal').set({ name, printed_name: name }).where('id', '=', id).execute()
  else await trx.updateTable('programme').set({ name }).where('id', '=', id).execute()
  await audit({ before: { [of]: row.name }, after: { [of]: name } })
  return { id }
}

async function dropGoal(trx: Db, input: DraftPlace, id: number, audit: Audit) {
  const goal = await goalOf(trx, input, id)
  const counts = await trx
    .selectNoFrom((eb) => [
      eb
        .selectFrom('indicator')
        .select((e) => e.fn.countAll<number>().as('n'))
        .where('goal_id', '=', id)
        .as('indicators'),
      eb
        .selectFrom('programme')
        .select((e) => e.fn.countAll<number>().as('n'))
        .where('goal_id', '=', id)
        .as('programmes'),
    ])
    .executeTakeFirstOrThrow()
  const used = { indicators: counts.indicators ?? 0, programmes: counts.programmes ?? 0 }
  if (used.indicators + used.programmes > 0) throw new Refusal('draft-goal-in-use', used)
  await trx.deleteFrom('policy_goal').where('id', '=', id).execute()
  await audit({ before: { goal: goal.name }, after: { goal: null } })
  return { id }
}

async function dropProgramme(trx: Db, input: DraftPlace, id: number, audit: Audit) {
  const row = await programmeOf(trx, input, id)
  const projects = trx.selectFrom('project').select('id').where('programme_id', '=', id)
  const money = await trx
    .selectFrom('budget_amount')
    .select('id')
    .where((eb) => eb.or([eb('programme_id', '=', id), eb('project_id', 'in', projects)]))
    .executeTakeFirst()
  if (money) throw new Refusal('draft-goal-in-use', { amounts: 1 })
  await trx.deleteFrom('funding_share').where('project_id', 'in', projects).execute()
  await trx.deleteFrom('project').where('programme_id', '=', id).execute()
  await trx.deleteFrom('programme').where('id', '=', id).execute()
  await audit({ before: { programme: row.name }, after: { programme: null } })
  return { id }
}
