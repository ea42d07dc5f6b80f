import { z } from 'zod'
import { router } from '../trpc.ts'
import { closePeriod, closePreview, openPeriod } from './close.ts'
import { deputyList, endDeputy, nameDeputy } from './deputies.ts'
import { dueDates, setDue } from './due-dates.ts'
import { enterActual } from './enter.ts'
import { entryGrid } from './grid.ts'
import { people } from './people.ts'
import { periodBoard } from './period-board.ts'
import { periodRows } from './periods.ts'
import { reaching } from './reach.ts'
import { changeEntryRules, entryRules, entryRulesShape, settingsHistory } from './settings.ts'
import { recall, submit } from './submit.ts'
import { valueHistory } from './value-history.ts'

const id = z.number().int().positive()
const year = z.number().int().min(1990).max(2200)
const month = z.number().int().min(0).max(12)
const requestId = z.string().regex(/^[\w-]{8,80}$/)
const words = z.string().max(2000)
const day = z.iso.date()
const frequency = z.enum(['month', 'quarter', 'half-year', 'year'])
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

/** 실적 입력: what the entry grid asks and does, and the administrator's periods, deputies and rules. */
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
  periods: reaching('period.manage')
    .input(z.object({ year }))
    .query(({ ctx, input }) => periodRows(ctx.db, input.year)),
  periodBoard: reaching('period.manage')
    .input(z.object({ year: year.optional(), frequency: frequency.optional(), month: month.optional() }))
    .query(({ ctx, input }) => periodBoard(ctx.db, input, ctx.today)),
  closePreview: reaching('period.manage')
    .input(z.object({ unitId: id, year, frequency, month }))
    .query(({ ctx, input }) => closePreview(ctx.db, input, ctx.as)),
  openPeriod: reaching('period.manage')
    .input(
      z.object({
        unitId: id,
        year,
        frequency,
        month,
        opensOn: day.nullable(),
        closesOn: day.nullable(),
        reason: words.optional(),
        requestId,
      }),
    )
    .mutation(({ ctx, input }) => openPeriod(ctx.db, input, ctx.as)),
  closePeriod: reaching('period.manage')
    .input(z.object({ unitId: id, year, frequency, month, requestId }))
    .mutation(({ ctx, input }) => closePeriod(ctx.db, input, ctx.as)),
  dueDates: reaching('period.manage').query(({ ctx }) => dueDates(ctx.db, ctx.today)),
  setDue: reaching('period.manage')
    .input(z.object({ indicatorId: id, resultsDue: z.string().max(5), seen: z.string().max(5), reason: words, requestId }))
    .mutation(({ ctx, input }) => setDue(ctx.db, ctx.as, input)),
  deputies: reaching('deputy.name')
    .input(z.object({ departmentId: id.optional() }))
    .query(({ ctx, input }) => deputyList(ctx.db, ctx.user, ctx.today, input.departmentId)),
  people: reaching('deputy.name').query(({ ctx }) => people(ctx.db, ctx.today)),
  nameDeputy: reaching('deputy.name')
    .input(
      z.object({
        departmentId: id,
        userId: z.string().min(1).max(100),
        task: z.enum(['enter', 'review']),
        fromOn: day,
        toOn: day,
        reason: words,
        requestId,
      }),
    )
    .mutation(({ ctx, input }) => nameDeputy(ctx.db, ctx.as, input)),
  endDeputy: reaching('deputy.name')
    .input(z.object({ id, requestId }))
    .mutation(({ ctx, input }) => endDeputy(ctx.db, ctx.as, input)),
  rules: reaching('entry.read').query(({ ctx }) => entryRules(ctx.db, ctx.today)),
  settingsHistory: reaching('entry-rules.change').query(({ ctx }) => settingsHistory(ctx.db, ctx.today)),
  history: reaching('entry.read', { deputies: true })
    .input(z.object({ indicatorId: id, year, month }))
    .query(({ ctx, input }) => valueHistory(ctx.db, input, ctx.user, ctx.today)),
  changeRules: reaching('entry-rules.change')
    .input(z.object({ rules: entryRulesShape, effectiveFrom: day, reason: words, requestId }))
    .mutation(({ ctx, input }) => changeEntryRules(ctx.db, ctx.as, input)),
})
