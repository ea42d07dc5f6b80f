import { z } from 'zod'
import { may } from '#domain/permissions.ts'
import { bureauOf, bureausWithPlan, landingYear, planInForce } from '../plans/plan.ts'
import { IDLE_MINUTES } from './auth.ts'
import { open, router } from '../trpc.ts'

const id = z.number().int().positive()

export const accountsRouter = router({
  /** For the sign-in page: which doors are open. Tells nothing else. */
  doors: open.query(({ ctx }) => ({ demonstration: ctx.server.demonstration, practice: ctx.server.practice, signedIn: ctx.user !== null })),
  /** Who I am and what I may choose from: all the frame around a page needs. Null for strangers: arriving is no error. */
  frame: open
    .input(z.object({ bureauId: id.optional(), departmentId: id.optional() }))
    .query(async ({ ctx, input }) => {
      if (!ctx.user || !may(ctx.user, 'plan.read')) return null
      const bureaus = await bureausWithPlan(ctx.db, ctx.today)
      const wanted = input.bureauId ?? (input.departmentId === undefined ? undefined : await bureauOf(ctx.db, input.departmentId, ctx.today))
      const chosen = bureaus.find((b) => b.id === wanted) ?? bureaus[0]
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
