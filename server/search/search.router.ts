import { z } from 'zod'
import { id, structure, year } from '../http/shapes.ts'
import { allowed, router } from '../http/trpc.ts'
import { search } from './search.ts'

export const searchRouter = router({
  find: allowed('search')
    .input(z.object({ q: z.string().trim().max(80), bureauId: id.optional(), year: year.optional(), structure }))
    .query(({ ctx, input }) => search(ctx.db, input, ctx.today)),
})
