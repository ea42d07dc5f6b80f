import { z } from 'zod'
import { reaching } from '../http/trpc.ts'
import { router } from '../http/trpc.ts'
import { board } from './board.ts'

const id = z.number().int().positive()

/** 마감 현황: who has what left, by when, and whom it waits for. */
export const deadlinesRouter = router({
  board: reaching('deadline.read', { deputies: true })
    .input(
      z.object({ year: z.number().int().min(1990).max(2200).optional(), bureauId: id.optional(), departmentId: id.optional() }),
    )
    .query(({ ctx, input }) => board(ctx.db, input, ctx.user, ctx.today)),
})
