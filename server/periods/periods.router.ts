import { z } from 'zod'
import { day, id, month, requestId, words, year } from '../http/shapes.ts'
import { reaching, router } from '../http/trpc.ts'
import {
  changeCountedStages,
  changeEntryRules,
  countedShape,
  entryRules,
  entryRulesShape,
  settingsHistory,
} from '../settings/settings.ts'
import { policyPreview } from '../scorecards/policy-preview.ts'
import { changePolicy, policyShape } from '../settings/change-policy.ts'
import { closePeriod, closePreview, openPeriod } from './close.ts'
import { dueDates, MOST_DUE_CHANGES, setDue, setShare } from './due-dates.ts'
import { periodBoard } from './period-board.ts'
import { periodRows } from './periods.ts'

const frequency = z.enum(['month', 'quarter', 'half-year', 'year'])

/** 입력 기간·규칙: the administrator's periods, due dates and entry rules. */
export const periodsRouter = router({
  rows: reaching('period.manage')
    .input(z.object({ year }))
    .query(({ ctx, input }) => periodRows(ctx.db, input.year)),
  board: reaching('period.manage')
    .input(z.object({ year: year.optional(), frequency: frequency.optional(), month: month.optional() }))
    .query(({ ctx, input }) => periodBoard(ctx.db, input, ctx.today)),
  closePreview: reaching('period.manage')
    .input(z.object({ unitId: id, year, frequency, month }))
    .query(({ ctx, input }) => closePreview(ctx.db, input, ctx.as)),
  open: reaching('period.manage')
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
  close: reaching('period.manage')
    .input(z.object({ unitId: id, year, frequency, month, requestId }))
    .mutation(({ ctx, input }) => closePeriod(ctx.db, input, ctx.as)),
  dueDates: reaching('period.manage').query(({ ctx }) => dueDates(ctx.db, ctx.today)),
  setDue: reaching('period.manage')
    .input(
      z.object({
        changes: z
          .array(z.object({ indicatorId: id, resultsDue: z.string().max(5), seen: z.string().max(5) }))
          .min(1)
          .max(MOST_DUE_CHANGES),
        reason: words,
        requestId,
      }),
    )
    .mutation(({ ctx, input }) => setDue(ctx.db, ctx.as, input)),
  setShare: reaching('period.manage')
    .input(z.object({ indicatorId: id, shareOfWhole: z.boolean(), seen: z.boolean().nullable(), reason: words, requestId }))
    .mutation(({ ctx, input }) => setShare(ctx.db, ctx.as, input)),
  rules: reaching('entry.read').query(({ ctx }) => entryRules(ctx.db, ctx.today)),
  rulesHistory: reaching('entry-rules.change').query(({ ctx }) => settingsHistory(ctx.db, ctx.today)),
  changeRules: reaching('entry-rules.change')
    .input(z.object({ rules: entryRulesShape, effectiveFrom: day, reason: words, requestId }))
    .mutation(({ ctx, input }) => changeEntryRules(ctx.db, ctx.as, input)),
  changeCounted: reaching('entry-rules.change')
    .input(z.object({ counted: countedShape, effectiveFrom: day, reason: words, requestId }))
    .mutation(({ ctx, input }) => changeCountedStages(ctx.db, ctx.as, input)),
  policyPreview: reaching('entry-rules.change')
    .input(z.object({ rules: policyShape }))
    .query(({ ctx, input }) => policyPreview(ctx.db, input.rules, ctx.today)),
  changePolicy: reaching('entry-rules.change')
    .input(z.object({ rules: policyShape, effectiveFrom: day, reason: words, requestId }))
    .mutation(({ ctx, input }) => changePolicy(ctx.db, ctx.as, input)),
})
