import { z } from 'zod'
import { id, year } from '../http/shapes.ts'
import { reaching, router } from '../http/trpc.ts'
import { board } from './board.ts'

/** 마감 현황: who has what left, by when, and whom it waits for. */
export const deadlinesRouter = router({
  board: reaching('deadline.read', { deputies: true })
    .input(z.object({ year: year.optional(), bureauId: id.optional(), departmentId: id.optional() }))
    .query(({ ctx, input }) => board(ctx.db, input, ctx.user, ctx.today)),
})
