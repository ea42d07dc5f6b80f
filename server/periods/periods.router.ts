import { z } from 'zod'
import { DEFINITION_CHOICES } from '#domain/scoring/definition.ts'
import { datedChange, day, id, month, requestId, version, words, year } from '../http/shapes.ts'
import { reaching, router } from '../http/trpc.ts'
import {
  changeSetting,
  COUNTED,
  countedShape,
  ENTRY_RULES,
  entryRulesShape,
  LANDING,
  landingShape,
  settingInForce,
  settingSeen,
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
        seen: z.string().max(40).nullable(),
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
  rules: reaching('entry.read').query(({ ctx }) => settingInForce(ctx.db, ENTRY_RULES, ctx.today)),
  rulesHistory: reaching('entry-rules.change').query(({ ctx }) => settingsHistory(ctx.db, ctx.today)),
  changeRules: reaching('entry-rules.change')
    .input(z.object({ rules: entryRulesShape, ...datedChange }))
    .mutation(({ ctx, input: { rules, ...change } }) => changeSetting(ctx.db, ctx.as, ENTRY_RULES, rules, change)),
  landing: reaching('entry-rules.change').query(({ ctx }) => settingSeen(ctx.db, LANDING, ctx.today)),
  changeLanding: reaching('entry-rules.change')
    .input(z.object({ landing: landingShape, ...datedChange }))
    .mutation(({ ctx, input: { landing, ...change } }) => changeSetting(ctx.db, ctx.as, LANDING, landing, change)),
  changeCounted: reaching('entry-rules.change')
    .input(z.object({ counted: countedShape, ...datedChange }))
    .mutation(({ ctx, input: { counted, ...change } }) => changeSetting(ctx.db, ctx.as, COUNTED, counted, change)),
  scoringPreview: reaching('entry-rules.change')
    .input(z.object({ rules: policyShape.optional(), counted: countedShape.optional(), effectiveFrom: day }))
    .query(({ ctx, input }) => scoringPreview(ctx.db, input, ctx.today)),
  changePolicy: reaching('entry-rules.change')
    .input(z.object({ rules: policyShape, ...datedChange }))
    .mutation(({ ctx, input }) => changePolicy(ctx.db, ctx.as, input)),
})
