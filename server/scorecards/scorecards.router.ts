import { z } from 'zod'
import { remembered } from '../http/finished-answers.ts'
import { id, structure, year } from '../http/shapes.ts'
import { allowed, router } from '../http/trpc.ts'
import { governmentPage } from './government.ts'
import { overview } from './overview.ts'

export const scorecardsRouter = router({
  overview: allowed('score.read')
    .input(z.object({ year: year.optional(), bureauId: id.optional(), structure }))
    .query(({ ctx, input }) =>
      remembered(ctx.db, ['overview', input.year, input.bureauId, input.structure, ctx.today], () =>
        overview(ctx.db, input, ctx.today),
      ),
    ),
  government: allowed('score.read')
    .input(z.object({ year: year.optional(), structure }))
    .query(({ ctx, input }) =>
      remembered(ctx.db, ['government', input.year, input.structure, ctx.today], () => governmentPage(ctx.db, input, ctx.today)),
    ),
})
