import { z } from 'zod'
import { CHALLENGE_RULES } from '#domain/plan/filing.ts'
import { datedChange, day, id, raw, requestId, version, words } from '../http/shapes.ts'
import { reaching, router } from '../http/trpc.ts'
import { confirmPlan, withdrawPlan } from './confirm.ts'
import { correctPlan } from './corrections.ts'
import { changeSetting, FILING_RULE, settingSeen } from '../settings/settings.ts'
import { correctables } from './correctables.ts'
import { filePlan, filingState } from './file.ts'
import {
  confirmSupplementary,
  discardSupplementary,
  openSupplementary,
  setSupplementary,
  withdrawSupplementary,
} from './supplementary.ts'
import { planList, planPage } from './plans.ts'

const ask = { planId: id, seen: z.number().int().min(0), requestId }
const councilWord = z.string().max(200)
const council = z.strictObject({ meeting: councilWord, number: councilWord, decidedOn: day, evidence: z.string().max(500) })
const supplementary = { id, version, requestId }
const text = z.string().max(4000)

/** 계획: editions of each year, the council's confirmation, and what follows from it. */
export const editionsRouter = router({
  list: reaching('plan.manage').query(({ ctx }) => planList(ctx.db, ctx.today)),
  page: reaching('plan.manage')
    .input(z.object({ planId: id }))
    .query(({ ctx, input }) => planPage(ctx.db, input.planId, ctx.today)),
  filing: reaching('plan.manage')
    .input(z.object({ planId: id }))
    .query(({ ctx, input }) => filingState(ctx.db, input.planId, ctx.today)),
  file: reaching('plan.manage')
    .input(z.object({ ...ask, filedOn: day }))
    .mutation(({ ctx, input }) => filePlan(ctx.db, ctx.as, input)),
  filingRule: reaching('plan.manage').query(({ ctx }) => settingSeen(ctx.db, FILING_RULE, ctx.today)),
  changeFilingRule: reaching('plan.manage')
    .input(z.object({ rule: z.enum(CHALLENGE_RULES), ...datedChange }))
    .mutation(({ ctx, input: { rule, ...change } }) => changeSetting(ctx.db, ctx.as, FILING_RULE, rule, change)),
  openSupplementary: reaching('plan.manage')
    .input(z.object(ask))
    .mutation(({ ctx, input }) => openSupplementary(ctx.db, ctx.as, input)),
  setSupplementary: reaching('plan.manage')
    .input(
      z.object({
        ...supplementary,
        amounts: z
          .array(z.object({ programmeId: id, projectId: id.nullable().optional(), raw }))
          .min(1)
          .max(2000),
      }),
    )
    .mutation(({ ctx, input }) => setSupplementary(ctx.db, ctx.as, input)),
  confirmSupplementary: reaching('plan.manage')
    .input(z.object({ ...supplementary, council, exception: words }))
    .mutation(({ ctx, input }) => confirmSupplementary(ctx.db, ctx.as, input)),
  discardSupplementary: reaching('plan.manage')
    .input(z.object({ ...supplementary, reason: words }))
    .mutation(({ ctx, input }) => discardSupplementary(ctx.db, ctx.as, input)),
  withdrawSupplementary: reaching('plan.manage')
    .input(z.object({ ...supplementary, reason: words }))
    .mutation(({ ctx, input }) => withdrawSupplementary(ctx.db, ctx.as, input)),
  confirm: reaching('plan.manage')
    .input(z.object({ ...ask, council }))
    .mutation(({ ctx, input }) => confirmPlan(ctx.db, ctx.as, input)),
  withdraw: reaching('plan.manage')
    .input(z.object({ ...ask, reason: words }))
    .mutation(({ ctx, input }) => withdrawPlan(ctx.db, ctx.as, input)),
  correctables: reaching('plan.manage')
    .input(z.object({ planId: id }))
    .query(({ ctx, input }) => correctables(ctx.db, input.planId)),
  correct: reaching('plan.manage')
    .input(
      z.object({
        ...ask,
        subject: z.enum(['indicator', 'component', 'target', 'strategic_goal', 'policy_goal', 'programme', 'project']),
        subjectId: id,
        field: z.string().max(20),
        before: text,
        after: text,
        reason: words,
      }),
    )
    .mutation(({ ctx, input }) => correctPlan(ctx.db, ctx.as, input)),
})
