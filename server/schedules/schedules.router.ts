import { z } from 'zod'
import { precisionOf } from '#domain/schedules/schedule-day.ts'
import { day, id, requestId, value, version, words } from '../http/shapes.ts'
import { reaching, router } from '../http/trpc.ts'
import { linkChoices } from './links.ts'
import { schedulePage, schedulesPage, schedulesSummary } from './page.ts'
import { progressProposal } from './proposal.ts'
import { addSchedule, changeForecast, changeSchedule, endSchedule, markDone, markUndone, reopenSchedule, replan } from './save.ts'

const text = (most: number) => z.string().max(most).nullable()
/** a day, a month or half a year */
const rough = z.string().refine((written) => precisionOf(written) !== null)
const won = z.number().int().min(0).max(Number.MAX_SAFE_INTEGER)
const fields = {
  title: z.string().trim().min(1).max(200),
  indicatorId: id.nullable(),
  programmeId: id.nullable(),
  projectId: id.nullable(),
  party: text(200),
  amount: won.nullable(),
  amountNear: z.boolean(),
  startsOn: day.nullable(),
  days: z.number().int().min(1).max(20_000).nullable(),
  countsFirstDay: z.boolean(),
  until: rough.nullable(),
  untilText: text(100),
  source: text(500),
  note: text(2000),
  payments: z.array(z.strictObject({ kind: z.enum(['advance', 'progress', 'final']), amount: won, paidOn: day })).max(50),
}
const planned = {
  name: z.string().trim().min(1).max(100),
  due: rough.nullable(),
  dueText: text(100),
  weight: z.number().gt(0).max(100).nullable(),
  owner: text(100),
  criterion: text(500),
}
const MOST_STEPS = 60
const seen = { id, version, requestId }

/** 사업 일정: steps, when they were planned, are expected and were done. */
export const schedulesRouter = router({
  page: reaching('schedule.read', { asOf: true })
    .input(z.object({ bureauId: id.optional() }))
    .query(({ ctx, input }) => schedulesPage(ctx.db, input, ctx.user, ctx.today)),
  one: reaching('schedule.read', { asOf: true })
    .input(z.object({ id }))
    .query(({ ctx, input }) => schedulePage(ctx.db, input, ctx.user, ctx.today)),
  summary: reaching('schedule.read', { asOf: true })
    .input(z.object({ bureauId: id.optional() }))
    .query(({ ctx, input }) => schedulesSummary(ctx.db, input, ctx.today)),
  proposal: reaching('schedule.read')
    .input(z.object(value))
    .query(({ ctx, input }) => progressProposal(ctx.db, input, ctx.today)),
  choices: reaching('schedule.read')
    .input(z.object({ departmentId: id }))
    .query(({ ctx, input }) => linkChoices(ctx.db, input, ctx.today)),
  add: reaching('schedule.write', { deputies: true })
    .input(
      z.strictObject({
        ...fields,
        departmentId: id,
        steps: z.array(z.strictObject(planned)).min(1).max(MOST_STEPS),
        requestId,
      }),
    )
    .mutation(({ ctx, input }) => addSchedule(ctx.db, input, ctx.as)),
  change: reaching('schedule.write', { deputies: true })
    .input(z.strictObject({ ...fields, ...seen }))
    .mutation(({ ctx, input }) => changeSchedule(ctx.db, input, ctx.as)),
  done: reaching('schedule.write', { deputies: true })
    .input(z.strictObject({ ...seen, stepId: id, doneOn: day, evidence: text(500) }))
    .mutation(({ ctx, input }) => markDone(ctx.db, input, ctx.as)),
  undone: reaching('schedule.write', { deputies: true })
    .input(z.strictObject({ ...seen, stepId: id, reason: words }))
    .mutation(({ ctx, input }) => markUndone(ctx.db, input, ctx.as)),
  forecast: reaching('schedule.write', { deputies: true })
    .input(
      z.strictObject({
        ...seen,
        stepId: id,
        forecast: rough.nullable(),
        measured: z.number().min(0).lt(100).nullable(),
        reason: words,
      }),
    )
    .mutation(({ ctx, input }) => changeForecast(ctx.db, input, ctx.as)),
  replan: reaching('schedule.write', { deputies: true })
    .input(
      z.strictObject({
        ...seen,
        steps: z
          .array(z.strictObject({ ...planned, id: id.nullable() }))
          .min(1)
          .max(MOST_STEPS),
        reason: words,
      }),
    )
    .mutation(({ ctx, input }) => replan(ctx.db, input, ctx.as)),
  end: reaching('schedule.write', { deputies: true })
    .input(z.strictObject({ ...seen, how: z.enum(['completed', 'stopped']), endedOn: day, reason: words }))
    .mutation(({ ctx, input }) => endSchedule(ctx.db, input, ctx.as)),
  reopen: reaching('schedule.write', { deputies: true })
    .input(z.strictObject({ ...seen, reason: words }))
    .mutation(({ ctx, input }) => reopenSchedule(ctx.db, input, ctx.as)),
})
