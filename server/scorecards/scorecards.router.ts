import { z } from 'zod'
import { id, structure, year } from '../http/shapes.ts'
import { allowed, router, shared } from '../http/trpc.ts'
import { dataDay } from './data-day.ts'
import { governmentPage } from './government.ts'
import { overview } from './overview.ts'
import { draftTargets, yearLines } from './years.ts'

export const scorecardsRouter = router({
  overview: shared('score.read', z.object({ year: year.optional(), bureauId: id.optional(), structure }), overview),
  /** 자료 기준: the newest day the data of a year changed, of all bureaus where none is named */
  dataDay: shared('score.read', z.object({ year: year.optional(), bureauId: id.optional() }), dataDay),
  /** 연도마다의 계획: the years there are, each in one line */
  years: shared('score.read', z.object({ bureauId: id.optional() }), yearLines),
  draftTargets: allowed('score.read')
    .input(z.object({ bureauId: id.optional(), year }))
    .query(({ ctx, input }) => draftTargets(ctx.db, input, ctx.today)),
  government: shared('score.read', z.object({ year: year.optional(), structure }), governmentPage),
})
