import { z } from 'zod'
import { allowed, router } from '../http/trpc.ts'
import { day } from '../http/shapes.ts'
import { digestOf } from './digest.ts'
import { noticesFor, readAllNotices, readNotices } from './notices.ts'

/** 알림: what the person who asks should know, and that they have read it. */
export const noticesRouter = router({
  list: allowed('plan.read', { now: true }).query(({ ctx }) => noticesFor(ctx.db, ctx.user, ctx.now, ctx.today, ctx.machine)),
  digest: allowed('plan.read', { now: true })
    .input(z.object({ day: day.optional() }))
    .query(({ ctx, input }) => digestOf(ctx.db, ctx.user, ctx.now, ctx.today, input.day)),
  readAll: allowed('plan.read', { now: true })
    .input(z.object({ until: z.iso.datetime() }))
    .mutation(({ ctx, input }) => readAllNotices(ctx.db, ctx.user, input.until, ctx.now, ctx.today, ctx.machine)),
  // Without a request number: reading twice is reading once, and it is no entry of the record.
  read: allowed('plan.read')
    .input(z.object({ keys: z.array(z.string().min(1).max(200)).min(1).max(100) }))
    .mutation(({ ctx, input }) => readNotices(ctx.db, ctx.user, input.keys, ctx.now, ctx.today, ctx.machine)),
})
