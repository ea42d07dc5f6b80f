import { z } from 'zod'
import { remembered } from '../http/finished-answers.ts'
import { origins } from '../plans/origins.ts'
import { id, year } from '../http/shapes.ts'
import { allowed, router } from '../http/trpc.ts'
import { budgetPage } from './budget.ts'

const SUBJECTS = [
  'programme',
  'project',
  'budget_amount',
  'budget_statement',
  'budget_execution',
  'printed_goal',
  'staffing',
] as const
export const budgetsRouter = router({
  page: allowed('budget.read')
    .input(z.object({ bureauId: id.optional(), year: year.optional() }))
    .query(({ ctx, input }) =>
      remembered(ctx.db, ['budget', input.bureauId, input.year, ctx.today], () => budgetPage(ctx.db, input, ctx.today)),
    ),
  /** where the figures stand in the document */
  origins: allowed('budget.read')
    .input(z.object({ subject: z.enum(SUBJECTS), ids: z.array(id).min(1).max(200) }))
    .query(({ ctx, input }) => origins(ctx.db, [input])),
})
