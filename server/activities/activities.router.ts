import { z } from 'zod'
import { ACTIVITY_KINDS, DOUBLE_RULES } from '#domain/entry/activity.ts'
import { CYCLES } from '#domain/entry/activity-series.ts'
import { changeSetting, DOUBLE_RULE } from '../settings/settings.ts'
import { datedChange, day, id, month, requestId, value, version, words, year } from '../http/shapes.ts'
import { reaching, router } from '../http/trpc.ts'
import { registerCounts } from './counts.ts'
import { activitiesPage } from './page.ts'
import { proposal } from './proposal.ts'
import { activityHistory } from './read.ts'
import { addActivity, cancelActivity, changeActivity, restoreActivity, uploadActivities } from './save.ts'
import { saveFollowUp } from './follow-ups.ts'
import { MOST_ROWS } from './preview-activities.ts'
import { saveSeries } from './series.ts'
import { seriesPage } from './series-page.ts'

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
  seriesId: id.nullable().optional(),
  seriesNumber: z.number().int().min(1).max(9999).nullable().optional(),
  host: text(200).optional(),
  theme: text(500).optional(),
  lead: text(200).optional(),
  delegation: z.number().int().min(0).max(1_000_000).nullable().optional(),
  sites: text(500).optional(),
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
const anyYear = z.number().int().min(1900).max(2200).nullable()
const series = z.strictObject({
  id: id.nullable(),
  version,
  departmentId: id,
  name: z.string().trim().min(1).max(200),
  cycle: z.enum(CYCLES),
  hosts: z.array(z.string().trim().min(1).max(60)).max(10),
  partner: text(200),
  firstYear: anyYear,
  lastYear: anyYear,
  note: text(2000),
  requestId,
})
const followUp = z.strictObject({
  id: id.nullable(),
  version,
  activityId: id,
  text: z.string().trim().min(1).max(500),
  dueOn: day.nullable(),
  state: z.enum(['open', 'done']),
  doneOn: day.nullable(),
  outcome: text(500),
  requestId,
})

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
    .input(mark.extend({ postponed: z.boolean().optional() }))
    .mutation(({ ctx, input }) => cancelActivity(ctx.db, input, ctx.as)),
  restore: reaching('activity.write', { deputies: true })
    .input(mark)
    .mutation(({ ctx, input }) => restoreActivity(ctx.db, input, ctx.as)),
  series: reaching('activity.read', { asOf: true })
    .input(z.object({ bureauId: id.optional(), seriesId: id.optional() }))
    .query(({ ctx, input }) => seriesPage(ctx.db, input, ctx.user, ctx.today)),
  saveSeries: reaching('activity.write', { deputies: true })
    .input(series)
    .mutation(({ ctx, input }) => saveSeries(ctx.db, input, ctx.as)),
  saveFollowUp: reaching('activity.write', { deputies: true })
    .input(followUp)
    .mutation(({ ctx, input }) => saveFollowUp(ctx.db, input, ctx.as)),
  changeDoubleRule: reaching('entry-rules.change')
    .input(z.strictObject({ rule: z.enum(DOUBLE_RULES), ...datedChange }))
    .mutation(({ ctx, input: { rule, ...change } }) => changeSetting(ctx.db, ctx.as, DOUBLE_RULE, rule, change)),
})
