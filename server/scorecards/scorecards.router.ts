import { z } from 'zod'
import { remembered } from '../http/finished-answers.ts'
import { id, structure, year } from '../http/shapes.ts'
import { allowed, router } from '../http/trpc.ts'
import { dataDay } from './data-day.ts'
import { governmentPage } from './government.ts'
import { overview } from './overview.ts'
import { draftTargets, yearLines } from './years.ts'

export const scorecardsRouter = router({
  overview: allowed('score.read')
    .input(z.object({ year: year.optional(), bureauId: id.optional(), structure }))
    .query(({ ctx, input }) =>
      remembered(ctx.db, ['overview', input.year, input.bureauId, input.structure, ctx.today], () =>
        overview(ctx.db, input, ctx.today),
      ),
    ),
  /** 자료 기준: the newest day the data of a year changed, of all bureaus where none is named */
  dataDay: allowed('score.read')
    .input(z.object({ year: year.optional(), bureauId: id.optional() }))
    .query(({ ctx, input }) =>
      remembered(ctx.db, ['data-day', input.year, input.bureauId, ctx.today], () => dataDay(ctx.db, input, ctx.today)),
    ),
  /** 연도마다의 계획: the years there are, each in one line */
  years: allowed('score.read')
    .input(z.object({ bureauId: id.optional() }))
    .query(({ ctx, input }) =>
      remembered(ctx.db, ['years', input.bureauId, ctx.today], () => yearLines(ctx.db, input, ctx.today)),
    ),
  draftTargets: allowed('score.read')
    .input(z.object({ bureauId: id.optional(), year }))
    .query(({ ctx, input }) => draftTargets(ctx.db, input, ctx.today)),
  government: allowed('score.read')
    .input(z.object({ year: year.optional(), structure }))
    .query(({ ctx, input }) =>
      remembered(ctx.db, ['government', input.year, input.structure, ctx.today], () => governmentPage(ctx.db, input, ctx.today)),
    ),
})
