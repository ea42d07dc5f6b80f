import { z } from 'zod'
import { STEPS } from '#domain/plan/statutory-days.ts'
import { day, id, requestId, words, year } from '../http/shapes.ts'
import { allowed, reaching, router } from '../http/trpc.ts'
import { calendar, pressingSteps } from './calendar.ts'
import { recordStep } from './record.ts'

/** 연간 일정: the statutory days of a fiscal year, and where each bureau stands. */
export const calendarRouter = router({
  page: allowed('calendar.read')
    .input(z.object({ year: year.optional() }))
    .query(({ ctx, input }) => calendar(ctx.db, input, ctx.today)),
  pressing: allowed('calendar.read').query(({ ctx }) => pressingSteps(ctx.db, ctx.today)),
  record: reaching('calendar.record')
    .input(z.object({ bureauId: id, fiscalYear: year, step: z.enum(STEPS), doneOn: day.nullable(), note: words, requestId }))
    .mutation(({ ctx, input }) => recordStep(ctx.db, input, ctx.as)),
})
