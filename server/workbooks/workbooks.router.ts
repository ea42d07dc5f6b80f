import { z } from 'zod'
import { entry, id, month, raw, version, words, year } from '../http/shapes.ts'
import { reaching, router } from '../http/trpc.ts'
import { applyActuals } from './apply-actuals.ts'
import { budgetUploads } from './budget-uploads.ts'
import { tellProgress } from './progress.ts'
import { reverseBudget } from './reverse-budget.ts'

const requestId = z.string().regex(/^[\w-]{8,50}$/)

/** As many as a file has rows. */
const MOST_CHANGES = 20_000

const change = z.object({
  key: z.string().regex(/^\d{1,10}\.\d{4}\.\d{1,2}$/),
  indicatorId: id,
  year,
  month,
  version,
  entry,
  parts: z
    .array(z.strictObject({ componentId: id, raw }))
    .max(50)
    .optional(),
  reason: words.optional(),
  cause: words.optional(),
  remedy: words.optional(),
  remedyDue: z.union([z.literal(''), z.iso.date()]).optional(),
})

/** What a person confirmed of a file. The files themselves go through workbook-files.ts. */
export const workbooksRouter = router({
  applyActuals: reaching('entry.write', { deputies: true })
    .input(z.object({ requestId, changes: z.array(change).min(1).max(MOST_CHANGES) }))
    .mutation(({ ctx, input }) => {
      const of = { userId: ctx.user.id, requestId: input.requestId }
      return applyActuals(ctx.db, input, ctx.as, { told: (done) => tellProgress(ctx.db, of, done, input.changes.length) })
    }),
  budgetUploads: reaching('budget.enter')
    .input(z.object({ bureauId: id.optional(), year: year.optional() }))
    .query(({ ctx, input }) => budgetUploads(ctx.db, input, ctx.today)),
  reverseBudget: reaching('budget.enter')
    .input(z.object({ uploadId: id, requestId }))
    .mutation(({ ctx, input }) => reverseBudget(ctx.db, input, ctx.as)),
})
