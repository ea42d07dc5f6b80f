import { z } from 'zod'
import { id } from '../http/shapes.ts'
import { allowed, router } from '../http/trpc.ts'
import { search } from './search.ts'

export const searchRouter = router({
  find: allowed('search')
    .input(z.object({ q: z.string().trim().max(80), bureauId: id.optional() }))
    .query(({ ctx, input }) => search(ctx.db, input.q, ctx.today, input.bureauId)),
})
