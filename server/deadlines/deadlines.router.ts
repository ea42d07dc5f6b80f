import { z } from 'zod'
import { id, requestId, year } from '../http/shapes.ts'
import { reaching, router } from '../http/trpc.ts'
import { board } from './board.ts'
import { latePeople, remindLate } from './remind.ts'

/** 마감 현황: who has what left, by when, and whom it waits for. */
export const deadlinesRouter = router({
  board: reaching('deadline.read', { deputies: true, asOf: true })
    .input(z.object({ year: year.optional(), bureauId: id.optional(), departmentId: id.optional() }))
    .query(({ ctx, input }) => board(ctx.db, input, ctx.user, ctx.today)),
  late: reaching('period.manage')
    .input(z.object({ bureauId: id.optional(), departmentId: id.optional() }))
    .query(({ ctx, input }) => latePeople(ctx.db, input, ctx.as)),
  remind: reaching('period.manage')
    .input(
      z.object({
        bureauId: id.optional(),
        departmentId: id.optional(),
        userIds: z.array(z.string().min(1).max(100)).min(1).max(1000),
        requestId,
      }),
    )
    .mutation(({ ctx, input }) => remindLate(ctx.db, ctx.as, input)),
})
