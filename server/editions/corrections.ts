import { parseNumber } from '#domain/entry/parse-number.ts'
import { CORRECTABLE, type CorrectionSubject, isFigure } from '#domain/plan/edition.ts'
import type { Db } from '#data/database.ts'
import { write } from '../record/write.ts'
import type { Writer } from '../record/writer.ts'
import { Refusal } from '../refusal.ts'
import { actorOf, type PlanAsk, planSeen, subjectOf } from './plan-seen.ts'

export interface CorrectInput extends PlanAsk {
  readonly subject: CorrectionSubject
  /** of a target: the indicator */
  readonly subjectId: number
  /** a column of the subject; of a target: the year */
  readonly field: string
  /** what stood there when the person looked */
  readonly before: string
  /** as typed; of a target '-' = none */
  readonly after: string
  readonly reason: string
}

export interface Corrected {
  readonly before: string
  readonly after: string
}

/** Tables whose names and texts a correction may reach. */
const TABLES = {
  indicator: 'indicator',
  component: 'indicator_component',
  strategic_goal: 'strategic_goal',
  policy_goal: 'policy_goal',
  programme: 'programme',
  project: 'project',
} as const
const LONGEST = 4000

/**
 * 정정 of a slip of the copy in a confirmed plan: both values stay, with reason and who. It changes nothing of what was decided,
 * so it is no change of a target. Refuses 'forbidden', 'unknown-plan', 'version-conflict' when the plan or the value is not what was
 * seen, 'plan-superseded', 'plan-not-confirmed', 'reason-needed', 'bad-input', 'number-unclear', 'number-refused'.
 */
export async function correctPlan(db: Db, as: Writer, input: CorrectInput): Promise<Corrected> {
  return write(db, as, { act: 'plan.correct', subject: subjectOf(input.planId), input }, async (trx, audit) => {
    const plan = await planSeen(trx, as, input)
    if (plan.status === 'superseded') throw new Refusal('plan-superseded')
    // Before that the draft is edited, or the plan is filed anew.
    if (plan.status !== 'confirmed') throw new Refusal('plan-not-confirmed')
    const reason = input.reason.trim()
    if (reason === '') throw new Refusal('reason-needed')
    const { name, before } =
      input.subject === 'target' ? await targetNow(trx, plan.id, input) : await fieldNow(trx, plan.id, input)
    const after = afterOf(input)
    if (before !== input.before) throw new Refusal('version-conflict', { seen: input.before, theirs: before, mine: after })
    if (after === before) throw new Refusal('bad-input', { field: 'after' })
    const { at, name: who, id } = actorOf(as)
    await trx
      .insertInto('plan_correction')
      .values({
        plan_id: plan.id,
        subject: input.subject,
        subject_id: input.subjectId,
        field: input.field,
        before,
        after,
        reason,
        recorded_at: at,
        recorded_by: who,
        recorded_by_id: id,
      })
      .execute()
    if (input.subject === 'target') await putTarget(trx, input, after, reason, as)
    else await putField(trx, input.subject, input, after)
    await audit({ before: { correction: before }, after: { name, column: input.field, correction: after }, reason })
    return { before, after }
  })
}

/** What was typed, as it is kept: a text without blanks around, a figure with every digit. */
function afterOf({ subject, field, after }: CorrectInput): string {
  if (!isFigure(subject, field)) {
    const text = after.normalize('NFC').trim()
    if (text.length > LONGEST || (text === '' && (field === 'name' || field === 'unit')))
      throw new Refusal('bad-input', { field: 'after' })
    return text
  }
  const read = parseNumber(after)
  if (read.kind === 'ask')
    throw new Refusal('number-unclear', { raw: after, why: read.reason, proposals: read.proposals.join(' | ') })
  if (read.kind === 'refuse') throw new Refusal('number-refused', { raw: after, why: read.reason })
  if (read.kind === 'missing') {
    if (subject !== 'target') throw new Refusal('bad-input', { field: 'after' })
    return '-'
  }
  if (field === 'weight' && (read.value <= 0 || read.value > 100)) throw new Refusal('bad-input', { field: 'after' })
  return String(read.value)
}

type Of = Pick<CorrectInput, 'subject' | 'subjectId' | 'field'>

async function fieldNow(trx: Db, planId: number, { subject, subjectId, field }: Of): Promise<{ name: string; before: string }> {
  if (subject === 'target') throw new Refusal('bad-input')
  const fields: readonly string[] = CORRECTABLE[subject]
  if (!fields.includes(field)) throw new Refusal('bad-input', { field })
  const row = await trx.selectFrom(TABLES[subject]).selectAll().where('id', '=', subjectId).executeTakeFirst()
  const name = row?.name
  const value: unknown = row === undefined ? undefined : (Reflect.get(row, field) ?? '')
  if (name === undefined || (typeof value !== 'string' && typeof value !== 'number')) throw new Refusal('bad-input')
  if ((await planOf(trx, subject, subjectId)) !== planId) throw new Refusal('bad-input')
  return { name, before: String(value) }
}

async function planOf(trx: Db, subject: keyof typeof TABLES, id: number): Promise<number | undefined> {
  if (subject === 'component') {
    const row = await trx
      .selectFrom('indicator_component as c')
      .innerJoin('indicator as i', 'i.id', 'c.indicator_id')
      .where('c.id', '=', id)
      .select('i.plan_id as planId')
      .executeTakeFirst()
    return row?.planId
  }
  if (subject === 'project') {
    const row = await trx
      .selectFrom('project as j')
      .innerJoin('programme as p', 'p.id', 'j.programme_id')
      .where('j.id', '=', id)
      .select('p.plan_id as planId')
      .executeTakeFirst()
    return row?.planId
  }
  return (await trx.selectFrom(subject).select('plan_id as planId').where('id', '=', id).executeTakeFirst())?.planId
}

async function putField(trx: Db, subject: keyof typeof TABLES, { subjectId, field }: Of, after: string) {
  const text = field === 'funding' && after === '' ? null : after
  const value = isFigure(subject, field) ? Number(after) : text
  await trx
    .updateTable(TABLES[subject])
    // One of CORRECTABLE's columns, read above with a value of its kind.
    .set({ [field]: value } as never)
    .where('id', '=', subjectId)
    .execute()
}

async function targetNow(trx: Db, planId: number, { subjectId, field }: Of): Promise<{ name: string; before: string }> {
  const indicator = await trx
    .selectFrom('indicator')
    .select('name')
    .where('id', '=', subjectId)
    .where('plan_id', '=', planId)
    .executeTakeFirst()
  if (!indicator || !/^\d{4}$/.test(field)) throw new Refusal('bad-input')
  const printed = await ownTarget(trx, subjectId, Number(field))
  if (!printed) throw new Refusal('unknown-year', { year: Number(field) })
  return { name: indicator.name, before: printed.value === null ? '-' : String(printed.value) }
}

/** The plan's own target of a year, without official changes. */
const ownTarget = (trx: Db, indicatorId: number, year: number) =>
  trx
    .selectFrom('target')
    .selectAll()
    .where('indicator_id', '=', indicatorId)
    .where('year', '=', year)
    .where('stage', '<>', 'revised')
    .orderBy('revision', 'desc')
    .limit(1)
    .executeTakeFirst()

/** The corrected target stands in the place of the slip: from the same day, and still the one that the council confirmed. */
async function putTarget(trx: Db, { subjectId, field }: Of, after: string, reason: string, as: Writer) {
  const year = Number(field)
  const own = await ownTarget(trx, subjectId, year)
  const { last } = await trx
    .selectFrom('target')
    .select((eb) => eb.fn.max('revision').as('last'))
    .where('indicator_id', '=', subjectId)
    .where('year', '=', year)
    .executeTakeFirstOrThrow()
  await trx
    .insertInto('target')
    .values({
      indicator_id: subjectId,
      year,
      revision: last + 1,
      kind: after === '-' ? 'none' : 'set',
      value: after === '-' ? null : Number(after),
      stage: own?.stage ?? 'planned',
      effective_on: own?.effective_on ?? `${year}-01-01`,
      reason: `정정: ${reason}`,
      approved_by: null,
      recorded_at: as.now.toISOString(),
      recorded_by: as.user.name,
    })
    .execute()
}
