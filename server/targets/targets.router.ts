import { z } from 'zod'
import { REASON_CODES } from '#domain/scoring/target-change.ts'
import { day, id, raw, requestId, version, words, year } from '../http/shapes.ts'
import { reaching, router } from '../http/trpc.ts'
import { askForTarget } from './ask.ts'
import { approveTarget, returnRequest, withdrawRequest } from './decide.ts'
import { requestsOf } from './requests.ts'

const target = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('set'), value: z.number() }),
  z.strictObject({ kind: z.literal('none') }),
])
const decided = { id, version, requestId }

/** 목표 변경: asked by a department, decided by the administrator. */
export const targetsRouter = router({
  of: reaching('entry.read', { asOf: true })
    .input(z.object({ indicatorId: id }))
    .query(({ ctx, input }) => requestsOf(ctx.db, ctx.user, input.indicatorId, ctx.today)),
  ask: reaching('target.ask', { deputies: true })
    .input(
      z.object({
        indicatorId: id,
        year,
        from: target,
        raw,
        reasonCode: z.enum(REASON_CODES),
        reason: words,
        evidence: z.string().max(500),
        effectiveOn: day,
        supplementaryId: id.nullable(),
        requestId,
      }),
    )
    .mutation(({ ctx, input }) => askForTarget(ctx.db, ctx.as, input)),
  withdraw: reaching('target.ask', { deputies: true })
    .input(z.object({ ...decided, reason: words }))
    .mutation(({ ctx, input }) => withdrawRequest(ctx.db, ctx.as, input)),
  approve: reaching('target.decide')
    .input(z.object({ ...decided, effectiveOn: day, decision: words, exception: words }))
    .mutation(({ ctx, input }) => approveTarget(ctx.db, ctx.as, input)),
  return: reaching('target.decide')
    .input(z.object({ ...decided, reason: words }))
    .mutation(({ ctx, input }) => returnRequest(ctx.db, ctx.as, input)),
})
