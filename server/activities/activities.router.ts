import { z } from 'zod'
import { ACTIVITY_KINDS } from '#domain/entry/activity.ts'
import { day, id, month, requestId, value, version, words, year } from '../http/shapes.ts'
import { reaching, router } from '../http/trpc.ts'
import { registerCounts } from './counts.ts'
import { activitiesPage } from './page.ts'
import { proposal } from './proposal.ts'
import { activityHistory } from './read.ts'
import { addActivity, cancelActivity, changeActivity, restoreActivity, uploadActivities } from './save.ts'
import { MOST_ROWS } from './preview-activities.ts'

const text = (most: number) => z.string().max(most).nullable()
const fields = {
  startsOn: day,
  endsOn: day.nullable(),
  title: z.string().trim().min(1).max(200),
  kind: z.enum(ACTIVITY_KINDS),
  kindNote: text(100),
  partner: text(200),
  place: text(200),
  participants: z.number().int().min(0).max(1_000_000).nullable(),
  note: text(2000),
  links: z.array(z.strictObject({ indicatorId: id, componentId: id.nullable() })).max(20),
}
const draft = { ...fields, duplicate: z.boolean().optional(), requestId }
const row = z.strictObject({
  ...fields,
  line: z.number().int().min(1).max(10_000_000),
  departmentId: id,
  id: id.nullable(),
  version,
  duplicate: z.boolean(),
})
const seen = { id, version }
const mark = z.strictObject({ ...seen, reason: words, requestId: draft.requestId })

/** 활동 기록: what was done with whom, and what it counts for. */
export const activitiesRouter = router({
  page: reaching('activity.read', { asOf: true })
    .input(z.object({ year: year.optional(), bureauId: id.optional(), departmentId: id.optional(), activityId: id.optional() }))
    .query(({ ctx, input }) => activitiesPage(ctx.db, input, ctx.user, ctx.today)),
  history: reaching('activity.read', { asOf: true })
    .input(z.object({ id }))
    .query(({ ctx, input }) => activityHistory(ctx.db, input.id)),
  proposal: reaching('activity.read')
    .input(z.object(value))
    .query(({ ctx, input }) => proposal(ctx.db, input, ctx.user, ctx.today)),
  counts: reaching('activity.read')
    .input(z.object({ planIds: z.array(id).min(1).max(50), year, month }))
    .query(({ ctx, input }) => registerCounts(ctx.db, input, ctx.today)),
  add: reaching('activity.write', { deputies: true })
    .input(z.strictObject({ ...draft, departmentId: id }))
    .mutation(({ ctx, input }) => addActivity(ctx.db, input, ctx.as)),
  change: reaching('activity.write', { deputies: true })
    .input(z.strictObject({ ...draft, ...seen }))
    .mutation(({ ctx, input }) => changeActivity(ctx.db, input, ctx.as)),
  upload: reaching('activity.write', { deputies: true })
    .input(z.strictObject({ requestId, fileName: z.string().max(200), rows: z.array(row).min(1).max(MOST_ROWS) }))
    .mutation(({ ctx, input }) => uploadActivities(ctx.db, input, ctx.as)),
  cancel: reaching('activity.write', { deputies: true })
    .input(mark)
    .mutation(({ ctx, input }) => cancelActivity(ctx.db, input, ctx.as)),
  restore: reaching('activity.write', { deputies: true })
    .input(mark)
    .mutation(({ ctx, input }) => restoreActivity(ctx.db, input, ctx.as)),
})
