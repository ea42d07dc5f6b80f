import { z } from 'zod'
import { DRAFT_FIELDS } from '#domain/plan/draft-differences.ts'
import { DECISIONS } from '#domain/plan/draft-needs.ts'
import { datedChange, id, raw, requestId, words, year } from '../http/shapes.ts'
import { allowed, reaching, router } from '../http/trpc.ts'
import { changeIndicator } from './change.ts'
import { markDone, reopen } from './complete.ts'
import { decide } from './decide.ts'
import { nextPlanPage } from './page.ts'
import { rollOver } from './roll-over.ts'
import { changeSetting } from '../settings/settings.ts'
import { NEXT_PLAN_RULES, nextPlanRulesShape } from './rules.ts'
import { changeStructure } from './structure.ts'
import { discardPlanDraft, undoRollOver } from './undo.ts'

const place = { planId: id, departmentId: id, requestId }
const seenTarget = z.union([z.number(), z.literal('none'), z.null()])
const name = z.string().max(400)

const indicatorChange = z.discriminatedUnion('of', [
  z.object({
    of: z.literal('target'),
    year,
    entry: z.union([z.strictObject({ raw }), z.strictObject({ state: z.enum(['none', 'open']) })]),
    seen: seenTarget,
  }),
  z.object({
    of: z.literal('field'),
    field: z.enum(DRAFT_FIELDS),
    value: words,
    seen: z.union([z.string().max(4000), z.number()]),
  }),
  z.object({ of: z.literal('part'), partId: id, raw, seen: z.number() }),
])

const goalOrProgramme = z.enum(['goal', 'programme'])
const structureChange = z.union([
  z.object({
    of: z.literal('indicator'),
    act: z.literal('add'),
    goalId: id,
    fields: z.object({ name, unit: raw, kind: raw, weight: raw, direction: raw, formula: words }),
    reason: words,
  }),
  z.object({ of: goalOrProgramme, act: z.literal('rename'), id, name, seen: name }),
  z.object({ of: goalOrProgramme, act: z.literal('drop'), id }),
  z.object({ of: z.literal('goal'), act: z.literal('add'), name }),
  z.object({ of: z.literal('programme'), act: z.literal('add'), goalId: id, name }),
])

/** 내년 계획: the draft of next year's plan, from the roll-over to the departments' word that it is ready. */
export const nextPlanRouter = router({
  page: allowed('draft.read')
    .input(z.object({ bureauId: id.optional() }))
    .query(({ ctx, input }) => nextPlanPage(ctx.db, input, ctx.user, ctx.today)),
  rollOver: reaching('plan.draft')
    .input(z.object({ fromPlanId: id, requestId }))
    .mutation(({ ctx, input }) => rollOver(ctx.db, input, ctx.as)),
  undo: reaching('plan.draft')
    .input(z.object({ planId: id, requestId }))
    .mutation(({ ctx, input }) => undoRollOver(ctx.db, input, ctx.as)),
  discard: reaching('plan.draft')
    .input(z.object({ planId: id, reason: words, requestId }))
    .mutation(({ ctx, input }) => discardPlanDraft(ctx.db, input, ctx.as)),
  change: reaching('draft.write', { deputies: true })
    .input(z.object({ ...place, lineageId: id, change: indicatorChange }))
    .mutation(({ ctx, input }) => changeIndicator(ctx.db, input, ctx.as)),
  decide: reaching('draft.write', { deputies: true })
    .input(
      z.object({
        ...place,
        lineageId: id,
        decision: z.enum(['keep', 'change', 'drop']),
        reason: words,
        seen: z.object({ decision: z.enum(DECISIONS).nullable(), reason: words }),
      }),
    )
    .mutation(({ ctx, input }) => decide(ctx.db, input, ctx.as)),
  changeStructure: reaching('draft.write', { deputies: true })
    .input(z.object({ ...place, change: structureChange }))
    .mutation(({ ctx, input }) => changeStructure(ctx.db, input, ctx.as)),
  done: reaching('draft.complete', { deputies: true })
    .input(z.object(place))
    .mutation(({ ctx, input }) => markDone(ctx.db, input, ctx.as)),
  reopen: reaching('draft.reopen')
    .input(z.object({ ...place, reason: words }))
    .mutation(({ ctx, input }) => reopen(ctx.db, input, ctx.as)),
  changeRules: reaching('entry-rules.change')
    .input(z.object({ rules: nextPlanRulesShape, ...datedChange }))
    .mutation(({ ctx, input: { rules, ...change } }) => changeSetting(ctx.db, ctx.as, NEXT_PLAN_RULES, rules, change)),
})
