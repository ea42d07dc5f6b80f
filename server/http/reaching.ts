import { type Action, PERMISSIONS } from '#domain/entry/permissions.ts'
import type { Db } from '#data/database.ts'
import type { Context } from './context.ts'
import { Refusal } from '../refusal.ts'
import { open } from './trpc.ts'
import { recordRefusal } from '../record/write.ts'
import { type Writer } from '../record/writer.ts'

/**
 * For whoever the matrix lets do `action` somewhere. The service refuses other people's departments, since only it knows
 * whose an indicator is; deputies (`deputies: true`) pass on to it, because whom they stand in for is stored.
 */
export const reaching = (action: Action, { deputies = false } = {}) =>
  open.use(async ({ ctx, next, type, path }) => {
    if (!ctx.user) throw new Refusal('not-signed-in')
    const as = writerOf(ctx, ctx.user)
    if (PERMISSIONS[action][ctx.user.role] === 'nowhere' && !deputies) {
      await recordForbidden(ctx.db, as, path)
      throw new Refusal('forbidden')
    }
    const result = await next({ ctx: { ...ctx, user: ctx.user, as } })
    // Writes put their own refusals on record; a look at what is not one's own is put here.
    const cause = result.ok ? null : result.error.cause
    if (type === 'query' && cause instanceof Refusal && cause.reason === 'forbidden') await recordForbidden(ctx.db, as, path)
    return result
  })

async function recordForbidden(db: Db, as: Writer, path: string) {
  const actor = { id: as.user.id, name: as.user.name, role: as.user.role }
  await recordRefusal(db, as.auditKey, {
    at: as.now,
    actor,
    act: `refused.${path}`,
    subject: path,
    reason: 'forbidden',
    address: as.address,
  })
}

export function writerOf(ctx: Context, user: NonNullable<Context['user']>): Writer {
  return { user, now: ctx.now, today: ctx.today, address: ctx.address, auditKey: ctx.auditKey }
}
