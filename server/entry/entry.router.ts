import { z } from 'zod'
import { entry, id, month, raw, requestId, value, version, words, year } from '../http/shapes.ts'
import { router } from '../http/trpc.ts'
import { enterActual } from './enter.ts'
import { entryGrid } from './grid.ts'
import { reaching } from '../http/trpc.ts'
import { recall, submit } from './submit.ts'
import { valueHistory } from '../actuals/value-history.ts'

const seenCells = z.object({
  year,
  month,
  requestId,
  cells: z
    .array(z.object({ indicatorId: id, version, typedBy: z.string().max(200).optional() }))
    .min(1)
    .max(500),
})
const enterShape = z.object({
  indicatorId: id,
  year,
  month,
  requestId,
  version,
  entry,
  parts: z
    .array(z.strictObject({ componentId: id, raw }))
    .max(50)
    .optional(),
  reason: words.optional(),
  cause: words.optional(),
  remedy: words.optional(),
  // in whatever year: the service says which day it is
  remedyDue: z.union([z.literal(''), z.iso.date()]).optional(),
})

/** 실적 입력: what the entry grid asks and does. */
export const entryRouter = router({
  grid: reaching('entry.read', { deputies: true })
    .input(z.object({ year: year.optional(), month: month.optional(), departmentId: id.optional(), bureauId: id.optional() }))
    .query(({ ctx, input }) => entryGrid(ctx.db, input, ctx.user, ctx.today)),
  enter: reaching('entry.write', { deputies: true })
    .input(enterShape)
    .mutation(({ ctx, input }) => enterActual(ctx.db, input, ctx.as)),
  submit: reaching('entry.submit', { deputies: true })
    .input(seenCells)
    .mutation(({ ctx, input }) => submit(ctx.db, input, ctx.as)),
  recall: reaching('entry.submit', { deputies: true })
    .input(seenCells)
    .mutation(({ ctx, input }) => recall(ctx.db, input, ctx.as)),
  history: reaching('entry.read', { deputies: true, asOf: true })
    .input(z.object(value))
    .query(({ ctx, input }) => valueHistory(ctx.db, input, ctx.user, ctx.today)),
})
