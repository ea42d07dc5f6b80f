import { z } from 'zod'
import { ACTIVITY_KINDS } from '#domain/entry/activity.ts'
import { reaching } from '../http/trpc.ts'
import { router } from '../http/trpc.ts'
import { activitiesPage } from './page.ts'
import { proposal } from './proposal.ts'
import { activityHistory } from './read.ts'
import { addActivity, cancelActivity, changeActivity, restoreActivity } from './save.ts'

const id = z.number().int().positive()
const year = z.number().int().min(1990).max(2200)
const day = z.iso.date().refine((text) => text >= '1990-01-01' && text <= '2200-12-31')
const words = (most: number) => z.string().max(most).nullable()
const draft = {
  startsOn: day,
  endsOn: day.nullable(),
  title: z.string().trim().min(1).max(200),
  kind: z.enum(ACTIVITY_KINDS),
  kindNote: words(100),
  partner: words(200),
  place: words(200),
  participants: z.number().int().min(0).max(1_000_000).nullable(),
  note: words(2000),
  links: z.array(z.strictObject({ indicatorId: id, componentId: id.nullable() })).max(20),
  duplicate: z.boolean().optional(),
  requestId: z.string().regex(/^[\w-]{8,80}$/),
}
const seen = { id, version: z.number().int().min(0) }
const mark = z.strictObject({ ...seen, reason: z.string().max(2000), requestId: draft.requestId })

/** 활동 기록: what was done with whom, and what it counts for. */
export const activitiesRouter = router({
  page: reaching('activity.read')
    .input(z.object({ year: year.optional(), bureauId: id.optional(), departmentId: id.optional(), activityId: id.optional() }))
    .query(({ ctx, input }) => activitiesPage(ctx.db, input, ctx.user, ctx.today)),
  history: reaching('activity.read')
    .input(z.object({ id }))
    .query(({ ctx, input }) => activityHistory(ctx.db, input.id)),
  proposal: reaching('activity.read')
    .input(z.object({ indicatorId: id, year, month: z.number().int().min(0).max(12) }))
    .query(({ ctx, input }) => proposal(ctx.db, input, ctx.user, ctx.today)),
  add: reaching('activity.write', { deputies: true })
    .input(z.strictObject({ ...draft, departmentId: id }))
    .mutation(({ ctx, input }) => addActivity(ctx.db, input, ctx.as)),
  change: reaching('activity.write', { deputies: true })
    .input(z.strictObject({ ...draft, ...seen }))
    .mutation(({ ctx, input }) => changeActivity(ctx.db, input, ctx.as)),
  cancel: reaching('activity.write', { deputies: true })
    .input(mark)
    .mutation(({ ctx, input }) => cancelActivity(ctx.db, input, ctx.as)),
  restore: reaching('activity.write', { deputies: true })
    .input(mark)
    .mutation(({ ctx, input }) => restoreActivity(ctx.db, input, ctx.as)),
})
