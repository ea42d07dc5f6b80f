import type { FastifyRequest } from 'fastify'
import type { z } from 'zod'
import type { Context } from '../http/context.ts'
import type { SignedIn } from '../record/writer.ts'
import { writerOf } from '../http/reaching.ts'
import { recordRefusal } from '../record/write.ts'
import { type Writer } from '../record/writer.ts'
import type { FileDoors } from '../http/file-routes.ts'
import { Refusal } from '../refusal.ts'

export interface Asking {
  readonly ctx: Context
  readonly user: SignedIn
  readonly as: Writer
}

/** Who asks; refuses 'not-signed-in'. */
export async function asking(contextOf: FileDoors['contextOf'], req: FastifyRequest): Promise<Asking> {
  const ctx = await contextOf(req)
  if (ctx.user === null) throw new Refusal('not-signed-in')
  return { ctx, user: ctx.user, as: writerOf(ctx, ctx.user) }
}

export function read<T>(shape: z.ZodType<T>, given: unknown): T {
  const parsed = shape.safeParse(given)
  if (!parsed.success) throw new Refusal('bad-input')
  return parsed.data
}

/** A reach for what is not one's own is on record; what is merely wrong with a file is not. */
export async function recorded<T>({ ctx, as }: Asking, act: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    if (error instanceof Refusal && error.reason === 'forbidden') {
      const actor = { id: as.user.id, name: as.user.name, role: as.user.role }
      await recordRefusal(ctx.db, as.auditKey, {
        at: as.now,
        actor,
        act: `refused.${act}`,
        subject: act,
        reason: 'forbidden',
        address: as.address,
      })
    }
    throw error
  }
}

export const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
export const bodyOf = (req: FastifyRequest): Uint8Array => (Buffer.isBuffer(req.body) ? req.body : Buffer.alloc(0))
