import { z } from 'zod'
import { router } from '../trpc.ts'
import { closePeriod, openPeriod } from './close.ts'
import { endDeputy, nameDeputy } from './deputies.ts'
import { enterActual } from './enter.ts'
import { entryGrid } from './grid.ts'
import { periodRows } from './periods.ts'
import { reaching } from './reach.ts'
import { changeEntryRules, entryRules, entryRulesShape } from './settings.ts'
import { recall, submit } from './submit.ts'

const id = z.number().int().positive()
const year = z.number().int().min(1990).max(2200)
const month = z.number().int().min(0).max(12)
const requestId = z.string().regex(/^[\w-]{8,80}$/)
const words = z.string().max(2000)
const day = z.iso.date()
const frequency = z.enum(['month', 'quarter', 'half-year', 'year'])
const raw = z.string().max(100)

const seenCells = z.object({ year, month, requestId, cells: z.array(z.object({ indicatorId: id, version: z.number().int().min(0) })).min(1).max(500) })
const enterShape = z.object({
  indicatorId: id, year, month, requestId,
  version: z.number().int().min(0),
  entry: z.union([z.strictObject({ raw }), z.strictObject({ state: z.enum(['not-entered', 'not-applicable']) })]),
  parts: z.array(z.strictObject({ componentId: id, raw })).max(50).optional(),
  reason: words.optional(), cause: words.optional(), remedy: words.optional(),
  remedyDue: z.union([z.literal(''), day]).optional(),
})

/** 실적 입력: what the entry grid asks and does, and the administrator's periods, deputies and rules. */
export const entryRouter = router({
  grid: reaching('entry.read', { deputies: true })
    .input(z.object({ year: year.optional(), month: month.optional(), departmentId: id.optional(), bureauId: id.optional() }))
    .query(({ ctx, input }) => entryGrid(ctx.db, input, ctx.user, ctx.today)),
  enter: reaching('entry.write', { deputies: true }).input(enterShape).mutation(({ ctx, input }) => enterActual(ctx.db, input, ctx.as)),
  submit: reaching('entry.submit', { deputies: true }).input(seenCells).mutation(({ ctx, input }) => submit(ctx.db, input, ctx.as)),
  recall: reaching('entry.submit', { deputies: true }).input(seenCells).mutation(({ ctx, input }) => recall(ctx.db, input, ctx.as)),
  periods: reaching('period.manage').input(z.object({ year })).query(({ ctx, input }) => periodRows(ctx.db, input.year)),
  openPeriod: reaching('period.manage')
    .input(z.object({ unitId: id, year, frequency, month, opensOn: day.nullable(), closesOn: day.nullable(), requestId }))
    .mutation(({ ctx, input }) => openPeriod(ctx.db, input, ctx.as)),
  closePeriod: reaching('period.manage')
    .input(z.object({ unitId: id, year, frequency, month, requestId }))
    .mutation(({ ctx, input }) => closePeriod(ctx.db, input, ctx.as)),
  nameDeputy: reaching('deputy.name')
    .input(z.object({ departmentId: id, userId: z.string().min(1).max(100), task: z.enum(['enter', 'review']), fromOn: day, toOn: day, reason: words, requestId }))
    .mutation(({ ctx, input }) => nameDeputy(ctx.db, ctx.as, input)),
  endDeputy: reaching('deputy.name').input(z.object({ id, requestId })).mutation(({ ctx, input }) => endDeputy(ctx.db, ctx.as, input)),
  rules: reaching('entry.read').query(({ ctx }) => entryRules(ctx.db, ctx.today)),
  changeRules: reaching('entry-rules.change')
    .input(z.object({ rules: entryRulesShape, effectiveFrom: day, reason: words, requestId }))
    .mutation(({ ctx, input }) => changeEntryRules(ctx.db, ctx.as, input)),
})
