import { z } from 'zod'
import { remembered } from '../http/finished-answers.ts'
import { id, structure, year } from '../http/shapes.ts'
import { allowed, router } from '../http/trpc.ts'
import { departmentPage } from './department.ts'
import { indicatorDetail } from './indicator-detail.ts'

export const departmentsRouter = router({
  page: allowed('score.read')
    .input(z.object({ departmentId: id, year: year.optional(), structure }))
    .query(({ ctx, input }) =>
      remembered(ctx.db, ['department', input.departmentId, input.year, input.structure, ctx.today], () =>
        departmentPage(ctx.db, input, ctx.today),
      ),
    ),
  indicator: allowed('score.read')
    .input(z.object({ indicatorId: id, year: year.optional() }))
    .query(({ ctx, input }) => indicatorDetail(ctx.db, input.indicatorId, ctx.user, ctx.today, input.year)),
})
