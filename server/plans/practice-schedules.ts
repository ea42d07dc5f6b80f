import { z } from 'zod'
import type { Db } from '#data/database.ts'
import { precisionOf } from '#domain/schedules/schedule-day.ts'
import type { PracticeUnits } from './practice-documents.ts'

const WHO = '연습 자료'
const rough = z.string().refine((day) => precisionOf(day) !== null)
const day = z.iso.date()

/** data/practice/documents/schedules.json: schedules of one department. A forecast says on which day it was written. */
const practiceSchedules = z.strictObject({
  department: z.string(),
  schedules: z.array(
    z.strictObject({
      title: z.string(),
      indicator: z.string().optional(),
      programme: z.string().optional(),
      party: z.string().optional(),
      amount: z.number().optional(),
      near: z.boolean().default(false),
      startsOn: day,
      days: z.number().optional(),
      until: rough.optional(),
      untilText: z.string().optional(),
      completedOn: day.optional(),
      source: z.string().optional(),
      note: z.string().optional(),
      payments: z
        .array(z.strictObject({ kind: z.enum(['advance', 'progress', 'final']), amount: z.number(), paidOn: day }))
        .default([]),
      steps: z.array(
        z.strictObject({
          name: z.string(),
          due: rough,
          dueText: z.string().optional(),
          weight: z.number().optional(),
          doneOn: day.optional(),
          evidence: z.string().optional(),
          owner: z.string().optional(),
          criterion: z.string().optional(),
          forecast: z.strictObject({ on: day, day: rough, reason: z.string() }).optional(),
        }),
      ),
    }),
  ),
})
type Invented = z.infer<typeof practiceSchedules>['schedules'][number]

/** Writes the schedules with a version for each thing that happened, in the caller's transaction. */
export async function writePracticeSchedules(trx: Db, units: PracticeUnits, content: unknown): Promise<void> {
  const of = practiceSchedules.parse(content)
  const departmentId = units.department(of.department)
  const named = (table: 'indicator' | 'programme', name: string | undefined) =>
    name === undefined
      ? Promise.resolve({ id: null })
      : trx
          .selectFrom(table)
          .select('id')
          .where('name', '=', name)
          .where('department_id', '=', departmentId)
          .executeTakeFirstOrThrow()
  for (const one of of.schedules) {
    const indicator = await named('indicator', one.indicator)
    const programme = await named('programme', one.programme)
    await writeSchedule(trx, { departmentId, indicatorId: indicator.id, programmeId: programme.id }, one)
  }
}

async function writeSchedule(
  trx: Db,
  place: { readonly departmentId: number; readonly indicatorId: number | null; readonly programmeId: number | null },
  of: Invented,
): Promise<void> {
  const { id } = await trx
    .insertInto('schedule')
    .values({
      version: 1,
      department_id: place.departmentId,
      title: of.title,
      status: of.completedOn === undefined ? 'open' : 'completed',
      ended_on: of.completedOn ?? null,
      indicator_id: place.indicatorId,
      programme_id: place.programmeId,
      party: of.party ?? null,
      amount: of.amount ?? null,
      amount_near: Number(of.near),
      starts_on: of.startsOn,
      days: of.days ?? null,
      counts_first_day: 0,
      until: of.until ?? null,
      until_text: of.untilText ?? null,
      source: of.source ?? null,
      note: of.note ?? null,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  const by = (on: string) => ({ recorded_at: `${on}T01:00:00.000Z`, recorded_by: WHO, recorded_by_id: null })
  await trx
    .insertInto('schedule_baseline')
    .values({ schedule_id: id, number: 1, reason: null, ...by(of.startsOn) })
    .execute()
  const steps: { id: number; name: string; planned: string; forecast: string | null; measured: null; doneOn: string | null }[] =
    []
  for (const [at, step] of of.steps.entries()) {
    const stored = await trx
      .insertInto('schedule_step')
      .values({
        schedule_id: id,
        sort_order: at + 1,
        name: step.name,
        weight: step.weight ?? null,
        forecast: step.forecast?.day ?? null,
        done_on: step.doneOn ?? null,
        evidence: step.evidence ?? null,
        owner: step.owner ?? null,
        criterion: step.criterion ?? null,
      })
      .returning('id')
      .executeTakeFirstOrThrow()
    await trx
      .insertInto('schedule_baseline_step')
      .values({ step_id: stored.id, number: 1, due: step.due, due_text: step.dueText ?? null })
      .execute()
    steps.push({ id: stored.id, name: step.name, planned: step.due, forecast: null, measured: null, doneOn: null })
  }
  for (const { kind, amount, paidOn } of of.payments)
    await trx.insertInto('schedule_payment').values({ schedule_id: id, kind, amount, paid_on: paidOn }).execute()
  const happened = of.steps.flatMap((step, at) => [
    ...(step.forecast === undefined ? [] : [{ at, act: 'forecast' as const, ...step.forecast }]),
    ...(step.doneOn === undefined ? [] : [{ at, act: 'done' as const, on: step.doneOn, day: step.doneOn, reason: null }]),
  ])
  const revision = (
    version: number,
    act: 'add' | 'forecast' | 'done' | 'end',
    stepId: number | null,
    reason: string | null,
    on: string,
  ) =>
    trx
      .insertInto('schedule_revision')
      .values({
        schedule_id: id,
        version,
        act,
        step_id: stepId,
        entry: JSON.stringify({ title: of.title, steps }),
        reason,
        ...by(on),
      })
      .execute()
  let version = 1
  await revision(version, 'add', null, null, of.startsOn)
  for (const event of happened.toSorted((a, b) => (a.on < b.on ? -1 : 1))) {
    const step = steps[event.at]
    if (step === undefined) continue
    steps[event.at] = event.act === 'done' ? { ...step, doneOn: event.day } : { ...step, forecast: event.day }
    await revision(++version, event.act, step.id, event.reason, event.on)
  }
  if (of.completedOn !== undefined) await revision(++version, 'end', null, null, of.completedOn)
  await trx.updateTable('schedule').set({ version }).where('id', '=', id).execute()
}
