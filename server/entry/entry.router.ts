import { z } from 'zod'
import { router } from '../http/trpc.ts'
import { enterActual } from './enter.ts'
import { entryGrid } from './grid.ts'
import { reaching } from '../http/trpc.ts'
import { recall, submit } from './submit.ts'
import { valueHistory } from '../actuals/value-history.ts'

const id = z.number().int().positive()
const year = z.number().int().min(1990).max(2200)
const month = z.number().int().min(0).max(12)
const requestId = z.string().regex(/^[\w-]{8,80}$/)
const words = z.string().max(2000)
const day = z.iso.date()
const raw = z.string().max(100)

const seenCells = z.object({
  year,
  month,
  requestId,
  cells: z
    .array(z.object({ indicatorId: id, version: z.number().int().min(0) }))
    .min(1)
    .max(500),
})
const enterShape = z.object({
  indicatorId: id,
  year,
  month,
  requestId,
  version: z.number().int().min(0),
  entry: z.union([z.strictObject({ raw }), z.strictObject({ state: z.enum(['not-entered', 'not-applicable']) })]),
  parts: z
    .array(z.strictObject({ componentId: id, raw }))
    .max(50)
    .optional(),
  reason: words.optional(),
  cause: words.optional(),
  remedy: words.optional(),
  remedyDue: z.union([z.literal(''), day]).optional(),
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
  history: reaching('entry.read', { deputies: true })
    .input(z.object({ indicatorId: id, year, month }))
    .query(({ ctx, input }) => valueHistory(ctx.db, input, ctx.user, ctx.today)),
})
