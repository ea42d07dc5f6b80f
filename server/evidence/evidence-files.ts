import type { FastifyRequest } from 'fastify'
import { z } from 'zod'
import type { Context } from '../http/context.ts'
import type { SignedIn } from '../record/writer.ts'
import { recordRefusal } from '../record/write.ts'
import { type Writer } from '../record/writer.ts'
import { writerOf } from '../http/reaching.ts'
import { sendFile } from '../http/file-transfer.ts'
import type { FileDoors } from '../http/file-routes.ts'
import { Refusal } from '../refusal.ts'
import { refuseStranger } from './access.ts'
import { addFile } from './add-file.ts'
import { fetchFile } from './fetch.ts'
import { sentFileName } from '../documents/file-name.ts'
import { vaultOf } from './vault.ts'

const number = (least: number, most: number) => z.coerce.number().int().min(least).max(most)
const cell = z.object({ indicatorId: number(1, 2 ** 31), year: number(1990, 2200), month: number(0, 12) })
const piece = z.object({ id: number(1, 2 ** 31) })
const asked = z.object({ request: z.string().regex(/^[\w-]{8,80}$/) })

/** PUT /files/evidence/<indicator>/<year>/<month>?request=… attaches the body; GET and HEAD /files/evidence/<id> give it back. */
export function evidenceFiles({ files, config, contextOf }: FileDoors): void {
  const signedIn = async (req: FastifyRequest): Promise<{ ctx: Context; user: SignedIn; as: Writer }> => {
    const ctx = await contextOf(req)
    if (ctx.user === null) throw new Refusal('not-signed-in')
    return { ctx, user: ctx.user, as: writerOf(ctx, ctx.user) }
  }

  files.put(
    '/evidence/:indicatorId/:year/:month',
    {
      bodyLimit: config.evidence.fileSize,
      // Before the body is read: who may not write here does not make the server take 20 MB.
      onRequest: async (req) => {
        const { ctx, user, as } = await signedIn(req)
        const { indicatorId } = read(cell, req.params)
        await recorded(ctx, as, 'evidence.add', () => refuseStranger(ctx.db, user, ctx.today, indicatorId))
        if (Number(req.headers['content-length'] ?? 0) > config.evidence.fileSize) {
          throw new Refusal('file-too-large', { megabytes: config.evidence.fileSize / 1024 / 1024 })
        }
      },
    },
    async (req) => {
      const { ctx, as } = await signedIn(req)
      const input = {
        ...read(cell, req.params),
        name: sentFileName(req.headers['x-file-name']),
        requestId: read(asked, req.query).request,
      }
      return addFile(ctx.db, { ...input, bytes: Buffer.isBuffer(req.body) ? req.body : Buffer.alloc(0) }, as, config)
    },
  )

  files.get('/evidence/:id', async (req, reply) => {
    const { ctx, user, as } = await signedIn(req)
    const { id } = read(piece, req.params)
    const file = await recorded(ctx, as, 'evidence.fetch', async () =>
      fetchFile(ctx.db, id, user, ctx.today, await vaultOf(ctx.db, config)),
    )
    return sendFile(reply, file)
  })
}

function read<T>(shape: z.ZodType<T>, given: unknown): T {
  const parsed = shape.safeParse(given)
  if (!parsed.success) throw new Refusal('bad-input')
  return parsed.data
}

/** A reach for another department's files is on record; what is merely gone or waiting is not. */
async function recorded<T>(ctx: Context, as: Writer, act: string, work: () => Promise<T>): Promise<T> {
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
