import { z } from 'zod'
import { remembered } from '../http/finished-answers.ts'
import { allowed, router } from '../http/trpc.ts'
import { overview } from './overview.ts'

const year = z.number().int().min(1990).max(2200)
export const scorecardsRouter = router({
  overview: allowed('score.read')
    .input(z.object({ year: year.optional(), bureauId: z.number().int().positive().optional() }))
    .query(({ ctx, input }) =>
      remembered(ctx.db, ['overview', input.year, input.bureauId, ctx.today], () => overview(ctx.db, input, ctx.today)),
    ),
})
