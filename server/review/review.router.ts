import { z } from 'zod'
import { reaching } from '../http/trpc.ts'
import { router } from '../http/trpc.ts'
import { confirm, reopen, returnCells, reviewList } from './review.ts'

const id = z.number().int().positive()
const at = { year: z.number().int().min(1990).max(2200), month: z.number().int().min(0).max(12) }
const cells = z.object({
  ...at,
  requestId: z.string().regex(/^[\w-]{8,80}$/),
  cells: z
    .array(z.object({ indicatorId: id, version: z.number().int().min(0) }))
    .min(1)
    .max(500),
})
const withReason = cells.extend({ reason: z.string().max(2000) })

/** 검토·확정: what the head sees and does. */
export const reviewRouter = router({
  list: reaching('entry.read', { deputies: true })
    .input(
      z.object({ year: at.year.optional(), month: at.month.optional(), departmentId: id.optional(), bureauId: id.optional() }),
    )
    .query(({ ctx, input }) => reviewList(ctx.db, input, ctx.user, ctx.today)),
  confirm: reaching('entry.review', { deputies: true })
    .input(cells)
    .mutation(({ ctx, input }) => confirm(ctx.db, input, ctx.as)),
  return: reaching('entry.review', { deputies: true })
    .input(withReason)
    .mutation(({ ctx, input }) => returnCells(ctx.db, input, ctx.as)),
  reopen: reaching('entry.reopen')
    .input(withReason)
    .mutation(({ ctx, input }) => reopen(ctx.db, input, ctx.as)),
})
