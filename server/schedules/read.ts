import type { Selectable } from 'kysely'
import type { Db } from '#data/database.ts'
import type { ScheduleBaselineStepTable, SchedulePaymentTable, ScheduleStepTable, ScheduleTable } from '#data/schema/schedules.ts'
import type { ScheduleDay } from '#domain/schedules/schedule-day.ts'
import type { StepFacts } from '#domain/schedules/standing.ts'

/** What a person writes about a schedule beside its steps. Days as their type says, money in 원, what is not known is null. */
export interface ScheduleFields {
  readonly title: string
  readonly indicatorId: number | null
  readonly programmeId: number | null
  readonly projectId: number | null
  readonly party: string | null
  readonly amount: number | null
  readonly amountNear: boolean
  readonly startsOn: string | null
  readonly days: number | null
  readonly countsFirstDay: boolean
  readonly until: ScheduleDay | null
  readonly untilText: string | null
  readonly source: string | null
  readonly note: string | null
  readonly payments: readonly Payment[]
}

export interface Payment {
  readonly kind: SchedulePaymentTable['kind']
  readonly amount: number
  readonly paidOn: string
}

export interface ScheduleStep {
  readonly id: number
  readonly name: string
  readonly weight: number | null
  /** the first baseline and its words; never changes */
  readonly planned: ScheduleDay | null
  readonly plannedText: string | null
  /** the newest baseline */
  readonly replanned: ScheduleDay | null
  readonly replannedText: string | null
  readonly forecast: ScheduleDay | null
  readonly measured: number | null
  readonly measuredOn: string | null
  readonly doneOn: string | null
  readonly evidence: string | null
  readonly owner: string | null
  readonly criterion: string | null
}

export interface Schedule extends ScheduleFields {
  readonly id: number
  readonly version: number
  /** the unit that wrote it */
  readonly departmentId: number
  readonly status: ScheduleTable['status']
  readonly endedOn: string | null
  /** number of the newest baseline; 1 = nothing was planned anew */
  readonly baseline: number
  readonly steps: readonly ScheduleStep[]
  /** steps that a later baseline left out, with its number */
  readonly dropped: readonly (ScheduleStep & { readonly droppedIn: number })[]
}

/** A step as the rules judge it on a day: what was measured later was not known. */
export const factsOf = (step: ScheduleStep, day: string): StepFacts => ({
  planned: step.planned,
  replanned: step.replanned,
  forecast: step.forecast,
  doneOn: step.doneOn,
  measured: step.measuredOn !== null && step.measuredOn <= day ? step.measured : null,
  weight: step.weight,
})

/** Schedules by what they belong to; in order of their number. Four queries, one where there are none. */
export async function schedulesOf(
  db: Db,
  of: {
    readonly ids?: readonly number[]
    readonly departmentIds?: readonly number[]
    readonly indicatorIds?: readonly number[]
  },
): Promise<Schedule[]> {
  const { ids, departmentIds, indicatorIds } = of
  if ([ids, departmentIds, indicatorIds].some((list) => list?.length === 0)) return []
  let found = db.selectFrom('schedule').selectAll().orderBy('id')
  if (ids !== undefined) found = found.where('id', 'in', ids)
  if (departmentIds !== undefined) found = found.where('department_id', 'in', departmentIds)
  if (indicatorIds !== undefined) found = found.where('indicator_id', 'in', indicatorIds)
  const rows = await found.execute()
  const own = rows.map((row) => row.id)
  if (own.length === 0) return []
  const steps = await db
    .selectFrom('schedule_step')
    .selectAll()
    .where('schedule_id', 'in', own)
    .orderBy('sort_order')
    .orderBy('id')
    .execute()
  const planned = await db
    .selectFrom('schedule_baseline_step as b')
    .innerJoin('schedule_step as s', 's.id', 'b.step_id')
    .selectAll('b')
    .where('s.schedule_id', 'in', own)
    .orderBy('b.number')
    .execute()
  const payments = await db
    .selectFrom('schedule_payment')
    .selectAll()
    .where('schedule_id', 'in', own)
    .orderBy('paid_on')
    .orderBy('id')
    .execute()
  const newest = await db
    .selectFrom('schedule_baseline')
    .where('schedule_id', 'in', own)
    .groupBy('schedule_id')
    .select((eb) => ['schedule_id as id', eb.fn.max<number>('number').as('number')])
    .execute()
  const stepsOf = Map.groupBy(steps, (step) => step.schedule_id)
  const plannedOf = Map.groupBy(planned, (one) => one.step_id)
  const paymentsOf = Map.groupBy(payments, (one) => one.schedule_id)
  const numberOf = new Map(newest.map((one) => [one.id, one.number]))
  return rows.map((row) => {
    const all = (stepsOf.get(row.id) ?? []).map((step) => ({ step, shown: stepFrom(step, plannedOf.get(step.id) ?? []) }))
    return {
      ...scheduleFrom(row),
      baseline: numberOf.get(row.id) ?? 1,
      payments: (paymentsOf.get(row.id) ?? []).map((one) => ({ kind: one.kind, amount: one.amount, paidOn: one.paid_on })),
      steps: all.flatMap(({ step, shown }) => (step.dropped_in === null ? [shown] : [])),
      dropped: all.flatMap(({ step, shown }) => (step.dropped_in === null ? [] : [{ ...shown, droppedIn: step.dropped_in }])),
    }
  })
}

/** One schedule, or null. */
export const scheduleById = async (db: Db, id: number): Promise<Schedule | null> =>
  (await schedulesOf(db, { ids: [id] }))[0] ?? null

const scheduleFrom = (row: Selectable<ScheduleTable>) => ({
  id: row.id,
  version: row.version,
  departmentId: row.department_id,
  title: row.title,
  status: row.status,
  endedOn: row.ended_on,
  indicatorId: row.indicator_id,
  programmeId: row.programme_id,
  projectId: row.project_id,
  party: row.party,
  amount: row.amount,
  amountNear: row.amount_near === 1,
  startsOn: row.starts_on,
  days: row.days,
  countsFirstDay: row.counts_first_day === 1,
  until: row.until,
  untilText: row.until_text,
  source: row.source,
  note: row.note,
})

/** `planned`: its baselines, the first one first. */
function stepFrom(row: Selectable<ScheduleStepTable>, planned: readonly Selectable<ScheduleBaselineStepTable>[]): ScheduleStep {
  const [first, last] = [planned[0], planned.at(-1)]
  return {
    id: row.id,
    name: row.name,
    weight: row.weight,
    planned: first?.due ?? null,
    plannedText: first?.due_text ?? null,
    replanned: last?.due ?? null,
    replannedText: last?.due_text ?? null,
    forecast: row.forecast,
    measured: row.measured,
    measuredOn: row.measured_on,
    doneOn: row.done_on,
    evidence: row.evidence,
    owner: row.owner,
    criterion: row.criterion,
  }
}

export interface ScheduleVersion {
  readonly version: number
  readonly act: 'add' | 'change' | 'done' | 'undone' | 'forecast' | 'replan' | 'end' | 'reopen'
  readonly at: string
  readonly by: string
  readonly reason: string | null
  /** the step it is about, as it was after the change */
  readonly step: Pick<ScheduleStep, 'name' | 'planned' | 'forecast' | 'measured' | 'doneOn'> | null
}

/** Every version of a schedule, the newest first. */
export async function scheduleHistory(db: Db, id: number): Promise<ScheduleVersion[]> {
  const rows = await db
    .selectFrom('schedule_revision')
    .selectAll()
    .where('schedule_id', '=', id)
    .orderBy('version', 'desc')
    .execute()
  return rows.map((row) => {
    // Written by save.ts from a Schedule and never changed since.
    const entry = JSON.parse(row.entry) as Schedule
    const step = row.step_id === null ? undefined : entry.steps.find((one) => one.id === row.step_id)
    return {
      version: row.version,
      act: row.act,
      at: row.recorded_at,
      by: row.recorded_by,
      reason: row.reason,
      step:
        step === undefined
          ? null
          : {
              name: step.name,
              planned: step.planned,
              forecast: step.forecast,
              measured: step.measured,
              doneOn: step.doneOn,
            },
    }
  })
}
