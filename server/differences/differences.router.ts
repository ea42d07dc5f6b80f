import { z } from 'zod'
import { day, id, year } from '../http/shapes.ts'
import { allowed, router } from '../http/trpc.ts'
import { differenceCounts, differences } from './differences.ts'
import { knownDays } from './known-days.ts'

const ask = z.object({ from: day, to: day.optional(), bureauId: id.optional() })

/** 알려진 날: which days can be asked about, and what is known otherwise on another day. */
export const differencesRouter = router({
  days: allowed('score.read', { now: true })
    .input(z.object({ bureauId: id.optional(), year: year.optional() }))
    .query(({ ctx, input }) => knownDays(ctx.db, input, ctx.today)),
  counts: allowed('score.read', { now: true })
    .input(ask)
    .query(({ ctx, input }) => differenceCounts(ctx.db, input, ctx.user, ctx.today)),
  list: allowed('score.read', { now: true })
    .input(ask)
    .query(({ ctx, input }) => differences(ctx.db, input, ctx.user, ctx.today)),
})
