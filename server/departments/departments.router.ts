import { z } from 'zod'
import { id, structure, year } from '../http/shapes.ts'
import { allowed, router, shared } from '../http/trpc.ts'
import { departmentPage } from './department.ts'
import { indicatorDetail } from './indicator-detail.ts'

export const departmentsRouter = router({
  page: shared('score.read', z.object({ departmentId: id, year: year.optional(), structure }), departmentPage),
  indicator: allowed('score.read')
    .input(z.object({ indicatorId: id, year: year.optional() }))
    .query(({ ctx, input }) => indicatorDetail(ctx.db, input.indicatorId, ctx.user, ctx.today, input.year)),
})
