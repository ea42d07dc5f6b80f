import { z } from 'zod'
import { id, requestId, value, year } from '../http/shapes.ts'
import { reaching, router } from '../http/trpc.ts'
import { addLink, removeEvidence } from './evidence.ts'
import { DEFAULT_LIMITS, evidenceList, evidenceOfYear } from './list.ts'

/** 증빙: what proves a value. Files come and go below /files/evidence. */
export const evidenceRouter = router({
  list: reaching('evidence.read', { deputies: true, asOf: true })
    .input(z.object(value))
    .query(({ ctx, input }) => evidenceList(ctx.db, input, ctx.user, ctx.today, ctx.server.evidence ?? DEFAULT_LIMITS)),
  ofYear: reaching('evidence.read', { deputies: true, asOf: true })
    .input(z.object({ indicatorId: id, year }))
    .query(({ ctx, input }) => evidenceOfYear(ctx.db, input, ctx.user, ctx.today)),
  addLink: reaching('evidence.write', { deputies: true })
    .input(z.object({ ...value, url: z.string().min(1).max(4000), title: z.string().max(200), requestId }))
    .mutation(({ ctx, input }) => addLink(ctx.db, input, ctx.as, ctx.server.evidence ?? DEFAULT_LIMITS)),
  remove: reaching('evidence.write', { deputies: true })
    .input(z.object({ id, requestId }))
    .mutation(({ ctx, input }) => removeEvidence(ctx.db, input, ctx.as)),
})
