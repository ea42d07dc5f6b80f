import { z } from 'zod'
import { bureausWithPlan, landingYear, planInForce } from '../plans/plan.ts'
import { IDLE_MINUTES } from './auth.ts'
import { allowed, open, router } from '../trpc.ts'

export const accountsRouter = router({
  /** For the sign-in page: which doors are open. Tells nothing else. */
  doors: open.query(({ ctx }) => ({ demonstration: ctx.server.demonstration, practice: ctx.server.practice, signedIn: ctx.user !== null })),
  /** Who I am and what I may choose from: everything the frame around a page needs. */
  frame: allowed('plan.read')
    .input(z.object({ bureauId: z.number().int().positive().optional() }))
    .query(async ({ ctx, input }) => {
      const bureaus = await bureausWithPlan(ctx.db, ctx.today)
      const chosen = bureaus.find((b) => b.id === input.bureauId) ?? bureaus[0]
      const plan = chosen ? await planInForce(ctx.db, ctx.today, chosen.id) : null
      return {
        user: ctx.user,
        server: { demonstration: ctx.server.demonstration, practice: ctx.server.practice, version: ctx.server.version, idleMinutes: IDLE_MINUTES },
        bureaus,
        plan,
        landingYear: plan ? await landingYear(ctx.db, plan) : null,
        today: ctx.today,
      }
    }),
})
