import { z } from 'zod'
import { DIVIDED_KINDS } from '#domain/plan/reorganisation.ts'
import { datedChange, id, requestId, version, words } from '../http/shapes.ts'
import { reaching, router } from '../http/trpc.ts'
import { changeSetting, HANDOVER, handoverShape, settingInForce } from '../settings/settings.ts'
import { applyEvent, tryEvent } from './apply.ts'
import { createEvent, discardEvent, saveEvent } from './drafts.ts'
import { eventList, eventView } from './event.ts'
import { undoEvent } from './undo.ts'

const manage = () => reaching('structure.manage')

const title = z.string().trim().min(1).max(100)
const name = z.string().max(60)
const unitRef = z.union([id, z.string().regex(/^n\d{1,4}$/)])
const head = z.object({
  title: z.string().max(100),
  ordinance: z.string().max(200),
  ordinanceNumber: z.string().max(60),
  decided: z.string().max(200),
  // As typed: what is no day of the calendar is kept and named as open.
  day: z.string().max(20),
  source: z.string().max(500),
})
const line = z.union([
  z.strictObject({ kind: z.literal('rename'), from: id, name, shortName: name }),
  z.strictObject({ kind: z.literal('move'), from: id, to: unitRef }),
  z.strictObject({ kind: z.enum(['split', 'merge', 'transfer-part']), from: id, to: unitRef }),
  z.strictObject({ kind: z.enum(['close', 'widen']), from: id }),
])
const draft = z.strictObject({
  units: z
    .array(
      z.strictObject({
        key: z.string().regex(/^n\d{1,4}$/),
        level: z.enum(['bureau', 'department']),
        name,
        shortName: name,
        parent: unitRef.nullable(),
      }),
    )
    .max(300)
    .refine((units) => new Set(units.map((unit) => unit.key)).size === units.length)
    .readonly(),
  lines: z.array(line).max(1000).readonly(),
  items: z
    .array(z.strictObject({ item: z.string().max(80), to: unitRef.nullable() }))
    .max(20_000)
    .readonly(),
  people: z
    .array(z.strictObject({ userId: z.string().min(1).max(100), from: id, to: unitRef.nullable() }))
    .max(5000)
    .readonly(),
  shares: z
    .array(
      z.strictObject({
        kind: z.enum(DIVIDED_KINDS),
        from: id,
        to: unitRef,
        // persons, or 원
        figure: z.number().int().min(0).max(1e15),
        reason: words,
      }),
    )
    .max(1000)
    .readonly(),
  accepted: z.array(z.string().max(200)).max(500).readonly(),
})
const seen = { id, version, requestId }

/** 조직개편: events, from the draft to applying and undoing. */
export const reorganisationsRouter = router({
  list: manage().query(({ ctx }) => eventList(ctx.db, ctx.today)),
  event: manage()
    .input(z.object({ id }))
    .query(({ ctx, input }) => eventView(ctx.db, input.id, ctx.today)),
  trial: manage()
    .input(z.object({ id, version }))
    .query(({ ctx, input }) => tryEvent(ctx.db, ctx.as, input)),
  create: manage()
    .input(z.object({ title, requestId }))
    .mutation(({ ctx, input }) => createEvent(ctx.db, ctx.as, input)),
  save: manage()
    .input(z.object({ ...seen, head, draft }))
    .mutation(({ ctx, input }) => saveEvent(ctx.db, ctx.as, input)),
  discard: manage()
    .input(z.object({ ...seen, reason: words }))
    .mutation(({ ctx, input }) => discardEvent(ctx.db, ctx.as, input)),
  // 적용; tRPC keeps the word `apply` for itself.
  putInForce: manage()
    .input(z.object(seen))
    .mutation(({ ctx, input }) => applyEvent(ctx.db, ctx.as, input)),
  // 인계 기간: a dated setting.
  handover: manage().query(({ ctx }) => settingInForce(ctx.db, HANDOVER, ctx.today)),
  changeHandover: manage()
    .input(z.object({ days: handoverShape, ...datedChange }))
    .mutation(({ ctx, input: { days, ...change } }) => changeSetting(ctx.db, ctx.as, HANDOVER, days, change)),
  undo: manage()
    .input(z.object({ ...seen, reason: words }))
    .mutation(({ ctx, input }) => undoEvent(ctx.db, ctx.as, input)),
})
