import type { Updateable } from 'kysely'
import type { Db } from '#data/database.ts'
import type { ScheduleStepTable } from '#data/schema/schedules.ts'
import { doneFault, scheduleFaults } from '#domain/schedules/check.ts'
import { precisionOf, type ScheduleDay } from '#domain/schedules/schedule-day.ts'
import { withoutInvisible } from '#domain/entry/invisible.ts'
import { type Audit, write } from '../record/write.ts'
import type { Writer } from '../record/writer.ts'
import { Refusal } from '../refusal.ts'
import { actingPerson } from '../organisation/deputies.ts'
import { ownersOn } from '../organisation/owners.ts'
import { refuseLinks } from './links.ts'
import { scheduleOwners, writesSchedules } from './owner.ts'
import { type Schedule, scheduleById, type ScheduleFields, type ScheduleVersion } from './read.ts'

/** A step as it is planned. */
export interface PlannedStep {
  readonly name: string
  readonly due: ScheduleDay | null
  readonly dueText: string | null
  readonly weight: number | null
  readonly owner: string | null
  readonly criterion: string | null
}
interface Seen {
  readonly id: number
  /** the version the person saw */
  readonly version: number
  readonly requestId: string
}
export interface AddInput extends ScheduleFields {
  readonly departmentId: number
  readonly steps: readonly PlannedStep[]
  readonly requestId: string
}
export type ChangeInput = ScheduleFields & Seen
export interface DoneInput extends Seen {
  readonly stepId: number
  readonly doneOn: string
  readonly evidence: string | null
}
export interface UndoneInput extends Seen {
  readonly stepId: number
  readonly reason: string
}
export interface ForecastInput extends Seen {
  readonly stepId: number
  /** null = as planned */
  readonly forecast: ScheduleDay | null
  /** percent of the step, where it is measured; null = it is not */
  readonly measured: number | null
  readonly reason: string
}
export interface ReplanInput extends Seen {
  /** in their order; null = a new one. A step that is not among them is left out from now on */
  readonly steps: readonly (PlannedStep & { readonly id: number | null })[]
  readonly reason: string
}
export interface EndInput extends Seen {
  readonly how: 'completed' | 'stopped'
  readonly endedOn: string
  readonly reason: string
}
export interface ReopenInput extends Seen {
  readonly reason: string
}

/** Adds a schedule with its first baseline. Refuses 'forbidden', 'bad-input' (fault, step), 'unknown-indicator', 'unknown-programme'. */
export async function addSchedule(db: Db, input: AddInput, as: Writer): Promise<Schedule> {
  const { departmentId, steps, requestId: _, ...fields } = input
  return write(db, as, { act: 'schedule.add', subject: `department:${departmentId}`, input }, async (trx, audit) => {
    const owners = await ownersOn(trx, as.today)
    if (!writesSchedules(owners, await actingPerson(trx, as.user, as.today), departmentId)) throw new Refusal('forbidden')
    const own = tidied(fields)
    const plan = steps.map(tidiedStep)
    refuseFaults({ ...own, steps: plan })
    await refuseLinks(trx, own, null)
    const { id } = await trx
      .insertInto('schedule')
      .values({ ...columns(own), version: 1, department_id: departmentId, status: 'open', ended_on: null })
      .returning('id')
      .executeTakeFirstOrThrow()
    await pay(trx, id, own)
    await baseline(trx, as, { id, number: 1, reason: null })
    for (const [at, step] of plan.entries()) await addStep(trx, { id, number: 1, order: at + 1 }, step)
    return keep(trx, as, audit, { id, version: 1, act: 'add', before: null, stepId: null, reason: null })
  })
}

/** Changes what is known of a schedule beside its steps. Refuses as adding does, and 'unknown-schedule', 'version-conflict'. */
export async function changeSchedule(db: Db, input: ChangeInput, as: Writer): Promise<Schedule> {
  const { id, version, requestId: _, ...fields } = input
  return changing(db, as, input, { act: 'change', whenEnded: true }, async (trx, before) => {
    const own = tidied(fields)
    refuseFaults({ ...own, steps: before.steps.map(({ name, planned: due, weight }) => ({ name, due, weight })) })
    await refuseLinks(trx, own, before)
    await trx.updateTable('schedule').set(columns(own)).where('id', '=', id).where('version', '=', version).execute()
    await trx.deleteFrom('schedule_payment').where('schedule_id', '=', id).execute()
    await pay(trx, id, own)
    return {}
  })
}

/** A step was done on a day. Refuses as `changing`, 'unknown-step', 'bad-input' (fault: in-future, before-start). */
export async function markDone(db: Db, input: DoneInput, as: Writer): Promise<Schedule> {
  const { stepId, doneOn } = input
  return changing(db, as, input, { act: 'done', stepId }, async (trx, before) => {
    stepIn(before, stepId)
    const fault = doneFault(doneOn, { startsOn: before.startsOn, today: as.today })
    if (fault !== null) throw new Refusal('bad-input', { fault })
    await setStep(trx, stepId, { done_on: doneOn, evidence: words(input.evidence) })
    return {}
  })
}

/** Takes back that a step was done. Refuses as marking does, and 'reason-needed'. */
export async function markUndone(db: Db, input: UndoneInput, as: Writer): Promise<Schedule> {
  return changing(db, as, input, { act: 'undone', stepId: input.stepId }, async (trx, before) => {
    if (stepIn(before, input.stepId).doneOn === null) throw new Refusal('bad-input')
    await setStep(trx, input.stepId, { done_on: null })
    return { reason: reasoned(input.reason) }
  })
}

/** When a step is expected now, and how much of it is measured; the plan stays. Refuses as `changing`, 'reason-needed', 'bad-input'. */
export async function changeForecast(db: Db, input: ForecastInput, as: Writer): Promise<Schedule> {
  const { stepId, forecast, measured } = input
  return changing(db, as, input, { act: 'forecast', stepId }, async (trx, before) => {
    if (stepIn(before, stepId).doneOn !== null) throw new Refusal('bad-input', { fault: 'done' })
    if (forecast !== null && precisionOf(forecast) === null) throw new Refusal('bad-input', { fault: 'no-such-day' })
    await setStep(trx, stepId, { forecast, measured, measured_on: measured === null ? null : as.today })
    return { reason: reasoned(input.reason) }
  })
}

/**
 * A new baseline (변경 계획): days, weights, steps. It stands beside the first one, from which delays are counted on. What is expected of a
 * step follows the new plan. Refuses as `changing`, 'reason-needed', 'bad-input' (fault, step); a step that is done is not left out.
 */
export async function replan(db: Db, input: ReplanInput, as: Writer): Promise<Schedule> {
  const { id, steps } = input
  return changing(db, as, input, { act: 'replan' }, async (trx, before) => {
    const reason = reasoned(input.reason)
    const plan = steps.map((step) => ({ ...tidiedStep(step), id: step.id }))
    refuseFaults({ ...before, steps: plan })
    const kept = new Set(plan.flatMap((step) => step.id ?? []))
    if (kept.size !== plan.filter((step) => step.id !== null).length) throw new Refusal('bad-input', { field: 'steps' })
    for (const step of kept) stepIn(before, step)
    if (before.steps.some((step) => !kept.has(step.id) && step.doneOn !== null)) throw new Refusal('bad-input', { fault: 'done' })
    const number = before.baseline + 1
    await baseline(trx, as, { id, number, reason })
    for (const step of before.steps.filter((one) => !kept.has(one.id))) await setStep(trx, step.id, { dropped_in: number })
    for (const [at, step] of plan.entries()) {
      if (step.id === null) await addStep(trx, { id, number, order: at + 1 }, step)
      else {
        const { name, weight, owner, criterion } = step
        const replanned = before.steps.find((one) => one.id === step.id)?.replanned !== step.due
        await setStep(trx, step.id, {
          sort_order: at + 1,
          name,
          weight,
          owner,
          criterion,
          ...(replanned ? { forecast: null } : {}),
        })
        await planStep(trx, step.id, number, step)
      }
    }
    return { reason }
  })
}

/** Ends a schedule on a day: all of it done, or stopped with steps open. Its delay stays. Refuses as `changing`, 'steps-open', 'reason-needed'. */
export async function endSchedule(db: Db, input: EndInput, as: Writer): Promise<Schedule> {
  const { id, how, endedOn } = input
  return changing(db, as, input, { act: 'end' }, async (trx, before) => {
    const open = before.steps.filter((step) => step.doneOn === null).length
    if (how === 'completed' && open > 0) throw new Refusal('steps-open', { open })
    const fault = doneFault(endedOn, { startsOn: before.startsOn, today: as.today })
    if (fault !== null) throw new Refusal('bad-input', { fault })
    if (before.steps.some((step) => step.doneOn !== null && step.doneOn > endedOn))
      throw new Refusal('bad-input', { fault: 'before-done' })
    await trx.updateTable('schedule').set({ status: how, ended_on: endedOn }).where('id', '=', id).execute()
    return { reason: how === 'stopped' ? reasoned(input.reason) : words(input.reason) }
  })
}

/** Takes an end back. Refuses as ending does. */
export async function reopenSchedule(db: Db, input: ReopenInput, as: Writer): Promise<Schedule> {
  return changing(db, as, input, { act: 'reopen', whenEnded: true }, async (trx, before) => {
    if (before.status === 'open') throw new Refusal('bad-input')
    await trx.updateTable('schedule').set({ status: 'open', ended_on: null }).where('id', '=', input.id).execute()
    return { reason: reasoned(input.reason) }
  })
}

/**
 * One change of a schedule at the version the person saw; each counts it up by one. Refuses 'unknown-schedule', 'forbidden',
 * 'version-conflict', and 'schedule-ended' unless the act is for one that has ended too.
 */
function changing(
  db: Db,
  as: Writer,
  input: Seen,
  how: { readonly act: ScheduleVersion['act']; readonly stepId?: number; readonly whenEnded?: boolean },
  change: (trx: Db, before: Schedule) => Promise<{ readonly reason?: string | null }>,
): Promise<Schedule> {
  const { id } = input
  return write(db, as, { act: `schedule.${how.act}`, subject: `schedule:${id}`, input }, async (trx, audit) => {
    const before = await scheduleById(trx, id)
    if (before === null) throw new Refusal('unknown-schedule')
    const owners = await ownersOn(trx, as.today)
    const unit = (await scheduleOwners(trx, owners, [before]))(before)
    if (!writesSchedules(owners, await actingPerson(trx, as.user, as.today), unit)) throw new Refusal('forbidden')
    if (before.version !== input.version) throw await conflict(trx, before, input.version)
    if (before.status !== 'open' && how.whenEnded !== true) throw new Refusal('schedule-ended')
    const { reason = null } = await change(trx, before)
    const version = before.version + 1
    const updated = await trx
      .updateTable('schedule')
      .set({ version })
      .where('id', '=', id)
      .where('version', '=', before.version)
      .executeTakeFirst()
    // The writers' lock makes a lost race impossible; this makes it impossible to miss one.
    if (updated.numUpdatedRows !== 1n) throw new Refusal('version-conflict', { seen: before.version })
    return keep(trx, as, audit, { id, version, act: how.act, before, stepId: how.stepId ?? null, reason })
  })
}

async function conflict(trx: Db, now: Schedule, seen: number): Promise<Refusal> {
  const last = await trx
    .selectFrom('schedule_revision')
    .select(['recorded_by as by', 'recorded_at as at'])
    .where('schedule_id', '=', now.id)
    .where('version', '=', now.version)
    .executeTakeFirst()
  return new Refusal('version-conflict', { seen, version: now.version, by: last?.by ?? '', at: last?.at ?? '' })
}

const words = (text: string | null): string | null => {
  const seen = text === null ? '' : withoutInvisible(text).trim()
  return seen === '' ? null : seen
}
function reasoned(text: string): string {
  const reason = words(text)
  if (reason === null) throw new Refusal('reason-needed')
  return reason
}

function tidied(fields: ScheduleFields): ScheduleFields {
  const title = words(fields.title)
  if (title === null) throw new Refusal('bad-input', { field: 'title' })
  return {
    ...fields,
    title,
    party: words(fields.party),
    untilText: words(fields.untilText),
    source: words(fields.source),
    note: words(fields.note),
  }
}
const tidiedStep = (step: PlannedStep): PlannedStep => ({
  name: words(step.name) ?? '',
  due: step.due,
  dueText: words(step.dueText),
  weight: step.weight,
  owner: words(step.owner),
  criterion: words(step.criterion),
})

function refuseFaults(of: Parameters<typeof scheduleFaults>[0]): void {
  const [first] = scheduleFaults(of)
  if (first !== undefined) throw new Refusal('bad-input', { ...first })
}

function stepIn(schedule: Schedule, stepId: number) {
  const step = schedule.steps.find((one) => one.id === stepId)
  if (step === undefined) throw new Refusal('unknown-step')
  return step
}

const columns = (of: ScheduleFields) => ({
  title: of.title,
  indicator_id: of.indicatorId,
  programme_id: of.programmeId,
  project_id: of.projectId,
  party: of.party,
  amount: of.amount,
  amount_near: of.amountNear ? 1 : 0,
  starts_on: of.startsOn,
  days: of.days,
  counts_first_day: of.countsFirstDay ? 1 : 0,
  until: of.until,
  until_text: of.untilText,
  source: of.source,
  note: of.note,
})

async function pay(trx: Db, id: number, { payments }: ScheduleFields): Promise<void> {
  if (payments.length === 0) return
  await trx
    .insertInto('schedule_payment')
    .values(payments.map(({ kind, amount, paidOn }) => ({ schedule_id: id, kind, amount, paid_on: paidOn })))
    .execute()
}

async function baseline(
  trx: Db,
  as: Writer,
  of: { readonly id: number; readonly number: number; readonly reason: string | null },
): Promise<void> {
  await trx
    .insertInto('schedule_baseline')
    .values({
      schedule_id: of.id,
      number: of.number,
      reason: of.reason,
      recorded_at: as.now.toISOString(),
      recorded_by: as.user.name,
      recorded_by_id: as.user.id,
    })
    .execute()
}

async function addStep(
  trx: Db,
  at: { readonly id: number; readonly number: number; readonly order: number },
  step: PlannedStep,
): Promise<void> {
  const { name, weight, owner, criterion } = step
  const { id } = await trx
    .insertInto('schedule_step')
    .values({
      schedule_id: at.id,
      sort_order: at.order,
      name,
      weight,
      owner,
      criterion,
      forecast: null,
      measured: null,
      measured_on: null,
      done_on: null,
      evidence: null,
      dropped_in: null,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  await planStep(trx, id, at.number, step)
}

const planStep = (trx: Db, stepId: number, number: number, { due, dueText }: PlannedStep) =>
  trx.insertInto('schedule_baseline_step').values({ step_id: stepId, number, due, due_text: dueText }).execute()

const setStep = (trx: Db, stepId: number, set: Updateable<ScheduleStepTable>) =>
  trx.updateTable('schedule_step').set(set).where('id', '=', stepId).execute()

async function keep(
  trx: Db,
  as: Writer,
  audit: Audit,
  of: {
    readonly id: number
    readonly version: number
    readonly act: ScheduleVersion['act']
    readonly before: Schedule | null
    readonly stepId: number | null
    readonly reason: string | null
  },
): Promise<Schedule> {
  const after = await scheduleById(trx, of.id)
  if (after === null) throw new Refusal('unknown-schedule')
  await trx
    .insertInto('schedule_revision')
    .values({
      schedule_id: of.id,
      version: of.version,
      act: of.act,
      step_id: of.stepId,
      entry: JSON.stringify(after),
      reason: of.reason,
      recorded_at: as.now.toISOString(),
      recorded_by: as.user.name,
      recorded_by_id: as.user.id,
    })
    .execute()
  const told = (schedule: Schedule) => (of.stepId === null ? wholeOf(schedule) : stepOf(schedule, of.stepId))
  await audit({
    subject: `schedule:${of.id}`,
    before: of.before === null ? null : told(of.before),
    after: told(after),
    reason: of.reason,
  })
  return after
}

/** As the record has a schedule: flat, a step in a line. */
const wholeOf = (of: Schedule) => ({
  title: of.title,
  departmentId: of.departmentId,
  version: of.version,
  status: of.status,
  endedOn: of.endedOn,
  indicatorId: of.indicatorId,
  programmeId: of.programmeId,
  projectId: of.projectId,
  party: of.party,
  contractAmount: of.amount,
  amountNear: of.amountNear,
  contractFrom: of.startsOn,
  contractDays: of.days,
  countsFirstDay: of.countsFirstDay,
  contractUntil: of.until,
  source: of.source,
  note: of.note,
  steps: of.steps.map((step) => [step.name, step.replanned ?? '–', ...(step.weight === null ? [] : [step.weight])].join(' ')),
  payments: of.payments.map((one) => `${one.paidOn} ${one.amount}`),
})
function stepOf(schedule: Schedule, stepId: number) {
  const step = schedule.steps.find((one) => one.id === stepId)
  const { name, forecast, measured, doneOn, evidence } = step ?? {}
  return { title: schedule.title, version: schedule.version, step: name, forecast, measured, doneOn, proof: evidence }
}
