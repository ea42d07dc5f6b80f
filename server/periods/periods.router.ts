import { z } from 'zod'
import { DEFINITION_CHOICES } from '#domain/scoring/definition.ts'
import { day, id, month, requestId, version, words, year } from '../http/shapes.ts'
import { reaching, router } from '../http/trpc.ts'
import {
  changeCountedStages,
  changeEntryRules,
  changeLanding,
  countedShape,
  entryRules,
  entryRulesShape,
  landingSetting,
  landingShape,
  settingsHistory,
} from '../settings/settings.ts'
import { scoringPreview } from '../scorecards/scoring-preview.ts'
import { changePolicy, policyShape } from '../settings/change-policy.ts'
import { closePeriod, closePreview, openPeriod } from './close.ts'
import { changeDefinitions, definitionRows, MOST_CHANGES } from './definitions.ts'
import { periodBoard } from './period-board.ts'
import { periodRows } from './periods.ts'

const frequency = z.enum(DEFINITION_CHOICES.frequency)
const definitionPart = z.strictObject({
  frequency: frequency.optional(),
  aggregation: z.enum(DEFINITION_CHOICES.aggregation).optional(),
  direction: z.enum(DEFINITION_CHOICES.direction).optional(),
  shareOfWhole: z.boolean().optional(),
  resultsDue: z.string().max(5).optional(),
})

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
  definitions: reaching('period.manage').query(({ ctx }) => definitionRows(ctx.db, ctx.today)),
  changeDefinitions: reaching('period.manage')
    .input(
      z.object({
        changes: z
          .array(z.object({ indicatorId: id, seen: version, to: definitionPart }))
          .min(1)
          .max(MOST_CHANGES),
        effectiveFrom: day,
        reason: words,
        requestId,
      }),
    )
    .mutation(({ ctx, input }) => changeDefinitions(ctx.db, ctx.as, input)),
  rules: reaching('entry.read').query(({ ctx }) => entryRules(ctx.db, ctx.today)),
  rulesHistory: reaching('entry-rules.change').query(({ ctx }) => settingsHistory(ctx.db, ctx.today)),
  changeRules: reaching('entry-rules.change')
    .input(z.object({ rules: entryRulesShape, effectiveFrom: day, reason: words, requestId }))
    .mutation(({ ctx, input }) => changeEntryRules(ctx.db, ctx.as, input)),
  landing: reaching('entry-rules.change').query(({ ctx }) => landingSetting(ctx.db, ctx.today)),
  changeLanding: reaching('entry-rules.change')
    .input(z.object({ landing: landingShape, effectiveFrom: day, reason: words, requestId }))
    .mutation(({ ctx, input }) => changeLanding(ctx.db, ctx.as, input)),
  changeCounted: reaching('entry-rules.change')
    .input(z.object({ counted: countedShape, effectiveFrom: day, reason: words, requestId }))
    .mutation(({ ctx, input }) => changeCountedStages(ctx.db, ctx.as, input)),
  scoringPreview: reaching('entry-rules.change')
    .input(z.object({ rules: policyShape.optional(), counted: countedShape.optional(), effectiveFrom: day }))
    .query(({ ctx, input }) => scoringPreview(ctx.db, input, ctx.today)),
  changePolicy: reaching('entry-rules.change')
    .input(z.object({ rules: policyShape, effectiveFrom: day, reason: words, requestId }))
    .mutation(({ ctx, input }) => changePolicy(ctx.db, ctx.as, input)),
})
