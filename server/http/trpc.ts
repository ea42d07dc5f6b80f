import { initTRPC, TRPCError } from '@trpc/server'
import type { z } from 'zod'
import type { Db } from '#data/database.ts'
import { type Action, may, PERMISSIONS } from '#domain/entry/permissions.ts'
import { recordForbidden } from '../record/write.ts'
import type { SignedIn } from '../record/writer.ts'
import { Refusal } from '../refusal.ts'
import { asKnown, type Context, writerOf } from './context.ts'
import { remembered } from './finished-answers.ts'
import { type ErrorShape, errorShapeOf, STATUS } from './reasons.ts'

/** tRPC's own refusals have a code and no cause of ours; what a procedure threw is the cause. */
export function trpcErrorShape({ code, cause }: TRPCError): ErrorShape {
  if (cause instanceof Refusal || code === 'INTERNAL_SERVER_ERROR') return errorShapeOf(cause)
  return { reason: code === 'NOT_FOUND' ? 'unknown-endpoint' : 'bad-input', facts: {} }
}

/** A procedure whose answer is the same for everybody who may ask it. */
export interface Shared {
  readonly action: Action
  readonly shape: z.ZodType<Readonly<Record<string, unknown>>>
  readonly answer: (db: Db, input: Readonly<Record<string, unknown>>, today: string) => Promise<unknown>
}

const t = initTRPC
  .context<Context>()
  .meta<{ readonly shared?: Shared }>()
  .create({
    isDev: false, // else answers carry stack traces
    errorFormatter: ({ shape, error }) => {
      const { reason, facts } = trpcErrorShape(error)
      // tRPC answers with `httpStatus`.
      return { ...shape, message: reason, data: { httpStatus: STATUS[reason], reason, facts } }
    },
  })

export const router = t.router

/** Notices that were read and one's own account are of now on every page. */
const ABOUT_ONESELF = /^(notices|accounts)\./

/** For anybody, signed in or not. Nothing is written from a page that shows a past day. */
export const open = t.procedure.use(({ ctx, next, type, path }) => {
  if (type === 'mutation' && !ABOUT_ONESELF.test(path) && ctx.known !== undefined && ctx.known !== ctx.today)
    throw new Refusal('past-day')
  admit(ctx)
  return next()
})

/** Counts a call of whoever asks. Refuses 'too-many-requests'. */
export function admit(ctx: Context): void {
  const who = ctx.user?.id ?? ctx.address ?? ''
  ctx.limits?.check(who, 'calls', ctx.now)
  ctx.limits?.add(who, 'calls', ctx.now)
}

/** Who asks, when the permission matrix lets them do `action`. Refuses 'not-signed-in' and 'forbidden'. */
export function admitTo({ user }: Context, action: Action): SignedIn {
  if (!user) throw new Refusal('not-signed-in')
  if (!may(user, action)) throw new Refusal('forbidden')
  return user
}

/**
 * For whoever the permission matrix lets do `action`. A refusal leaves no trace: for pages everybody reads. Answers of the day the
 * request names, unless it is about what is to be done now (`now: true`).
 */
export const allowed = (action: Action, { now = false } = {}) =>
  open.use(async ({ ctx, next }) => {
    const user = admitTo(ctx, action)
    return next({ ctx: { ...(now ? ctx : await asKnown(ctx)), user } })
  })

/**
 * For the same people: an answer that follows from the store, the input and the day alone, and is the same for all of them. It is
 * kept as finished bytes, which are sent before tRPC is entered (shared-answers.ts). `answer` reads through the handle it is given.
 */
export const shared = <Shape extends z.ZodType<Readonly<Record<string, unknown>>>, T>(
  action: Action,
  shape: Shape,
  answer: (db: Db, input: z.output<Shape>, today: string) => Promise<T>,
) =>
  allowed(action)
    // Its input is always what the shape made of it.
    .meta({ shared: { action, shape, answer: answer as Shared['answer'] } })
    .input(shape)
    .query(({ ctx: { db, today }, input: parsed, path: of }) => {
      const input = parsed as z.output<Shape>
      return remembered(db, { of, input, today }, (handle) => answer(handle, input, today))
    })

/**
 * The same, but 'forbidden' is put on record: for what belongs to somebody. The service refuses other people's departments,
 * since only it knows whose an indicator is; deputies (`deputies: true`) pass on to it, because whom they stand in for is stored.
 * Answers of today, unless it can be asked as of the day the request names (`asOf: true`).
 */
export const reaching = (action: Action, { deputies = false, asOf = false } = {}) =>
  open.use(async ({ ctx, next, type, path }) => {
    if (!ctx.user) throw new Refusal('not-signed-in')
    const as = writerOf(ctx, ctx.user)
    if (PERMISSIONS[action][ctx.user.role] === 'nowhere' && !deputies) {
      if (ctx.ahead !== true) await recordForbidden(ctx.db, as, path)
      throw new Refusal('forbidden')
    }
    const result = await next({ ctx: { ...(asOf ? await asKnown(ctx) : ctx), user: ctx.user, as } })
    // Writes put their own refusals on record; those of queries are put here.
    const cause = result.ok ? null : result.error.cause
    if (type === 'query' && ctx.ahead !== true && cause instanceof Refusal && cause.reason === 'forbidden')
      await recordForbidden(ctx.db, as, path)
    return result
  })
