import { z } from 'zod'
import { day, id, requestId, words } from '../http/shapes.ts'
import { reaching, router } from '../http/trpc.ts'
import { deputyList, endDeputy, nameDeputy } from './deputies.ts'
import { endedUnits } from './ended-units.ts'
import { people } from './people.ts'

/** People of the organisation and whom they stand in for. */
export const organisationRouter = router({
  deputies: reaching('deputy.name')
    .input(z.object({ departmentId: id.optional() }))
    .query(({ ctx, input }) => deputyList(ctx.db, ctx.user, ctx.today, input.departmentId)),
  // One's own: who works for a unit that has ended is told who followed it.
  endedUnits: reaching('account.own').query(({ ctx }) => endedUnits(ctx.db, ctx.user, ctx.today)),
  people: reaching('deputy.name').query(({ ctx }) => people(ctx.db, ctx.today)),
  nameDeputy: reaching('deputy.name')
    .input(
      z.object({
        departmentId: id,
        userId: z.string().min(1).max(100),
        task: z.enum(['enter', 'review']),
        fromOn: day,
        toOn: day,
        reason: words,
        requestId,
      }),
    )
    .mutation(({ ctx, input }) => nameDeputy(ctx.db, ctx.as, input)),
  endDeputy: reaching('deputy.name')
    .input(z.object({ id, requestId }))
    .mutation(({ ctx, input }) => endDeputy(ctx.db, ctx.as, input)),
})
