import { z } from 'zod'
import { day, id, year } from '../http/shapes.ts'
import { allowed, router } from '../http/trpc.ts'
import { planFor } from '../plans/plan.ts'
import { differenceCounts, differences } from './differences.ts'
import { editionChoices, editionDifferences } from './editions.ts'
import { knownDays } from './known-days.ts'

/** a plan, or a plan with its 추경 up to a number */
const edition = z.string().regex(/^\d{1,9}(\.\d{1,2})?$/)
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
  /** editions of the bureau's plans that can be compared */
  editions: allowed('score.read', { now: true })
    .input(z.object({ bureauId: id.optional() }))
    .query(async ({ ctx, input }) =>
      editionChoices(ctx.db, (await planFor(ctx.db, { bureauId: input.bureauId, today: ctx.today })).bureau.id),
    ),
  between: allowed('score.read', { now: true })
    .input(z.object({ from: edition, to: edition }))
    .query(({ ctx, input }) => editionDifferences(ctx.db, input, ctx.user, ctx.today)),
})
