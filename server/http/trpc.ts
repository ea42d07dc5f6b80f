import { initTRPC, TRPCError } from '@trpc/server'
import { type Action, may } from '#domain/entry/permissions.ts'
import type { Reason } from '#domain/entry/reasons.ts'
import type { Context } from './context.ts'
import { Refusal } from '../refusal.ts'
import { databaseReason } from './database-reason.ts'

/** The one shape of an error the client gets: a reason from the closed list and the facts for its sentence. */
export interface ErrorShape {
  readonly reason: Reason
  readonly facts: Readonly<Record<string, string | number>>
}

const CODES: Partial<Record<Reason, TRPCError['code']>> = {
  'not-signed-in': 'UNAUTHORIZED',
  'session-expired': 'UNAUTHORIZED',
  forbidden: 'FORBIDDEN',
  'unknown-year': 'NOT_FOUND',
  'unknown-department': 'NOT_FOUND',
  'unknown-indicator': 'NOT_FOUND',
  'unknown-bureau': 'NOT_FOUND',
  'unknown-plan': 'NOT_FOUND',
  'unknown-activity': 'NOT_FOUND',
  'unknown-comment': 'NOT_FOUND',
  'unknown-import': 'NOT_FOUND',
  'bad-input': 'BAD_REQUEST',
  'version-conflict': 'CONFLICT',
  'request-reused': 'CONFLICT',
  'duplicate-activity': 'CONFLICT',
  'self-approval': 'FORBIDDEN',
  'sign-in-delayed': 'TOO_MANY_REQUESTS',
  'database-locked': 'SERVICE_UNAVAILABLE',
  'database-read-only': 'SERVICE_UNAVAILABLE',
  'database-full': 'SERVICE_UNAVAILABLE',
}

function shapeOf(error: TRPCError): ErrorShape {
  const cause = error.cause
  if (cause instanceof Refusal) return { reason: cause.reason, facts: cause.facts }
  if (error.code === 'BAD_REQUEST' || error.code === 'PARSE_ERROR') return { reason: 'bad-input', facts: {} }
  if (error.code === 'UNAUTHORIZED') return { reason: 'not-signed-in', facts: {} }
  return { reason: databaseReason(cause) ?? 'server-failed', facts: {} }
}

const t = initTRPC.context<Context>().create({
  isDev: false, // else answers carry stack traces
  errorFormatter: ({ shape, error }) => ({
    ...shape,
    message: shapeOf(error).reason,
    data: { ...shape.data, ...shapeOf(error) },
  }),
})

export const router = t.router

/** A thrown Refusal becomes the answer with its own status. */
const refusals = t.middleware(async ({ next }) => {
  const result = await next()
  if (!result.ok && result.error.cause instanceof Refusal) {
    const { cause } = result.error
    throw new TRPCError({ code: CODES[cause.reason] ?? 'BAD_REQUEST', message: cause.reason, cause })
  }
  return result
})

/** For anybody, signed in or not. */
export const open = t.procedure.use(refusals)

/** For whoever the permission matrix lets do `action` (in no particular department). */
export const allowed = (action: Action) =>
  open.use(({ ctx, next }) => {
    if (!ctx.user) throw new Refusal('not-signed-in')
    if (!may(ctx.user, action)) throw new Refusal('forbidden')
    return next({ ctx: { ...ctx, user: ctx.user } })
  })
