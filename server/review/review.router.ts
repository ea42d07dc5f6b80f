import { z } from 'zod'
import { id, month, requestId, version, words, year } from '../http/shapes.ts'
import { reaching, router } from '../http/trpc.ts'
import { confirm, reopen, returnCells, reviewList } from './review.ts'

const at = { year, month }
const cells = z.object({
  ...at,
  requestId,
  cells: z
    // A cell of another period than the request's names its own: the inbox reaches over all of them.
    .array(z.object({ indicatorId: id, version, year: year.optional(), month: month.optional() }))
    .min(1)
    .max(500),
})
const withReason = cells.extend({ reason: words })

/** 검토·확정: what the head sees and does. */
export const reviewRouter = router({
  list: reaching('entry.read', { deputies: true, asOf: true })
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
