import { z } from 'zod'
import { allowed, router } from '../trpc.ts'
import { overview } from './overview.ts'

const year = z.number().int().min(1990).max(2200)
export const scorecardsRouter = router({
  overview: allowed('score.read')
    .input(z.object({ year: year.optional(), bureauId: z.number().int().positive().optional() }))
    .query(({ ctx, input }) => overview(ctx.db, input, ctx.today)),
})
