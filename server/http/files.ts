import { MEDIA_TYPES } from '#domain/entry/file-kind.ts'
import type { Readable } from 'node:stream'
import { create as contentDisposition } from 'content-disposition'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { z } from 'zod'
import type { Config } from '../config.ts'
import { cleanFileName, sentFileName } from '../documents/file-name.ts'
import { recordForbidden } from '../record/write.ts'
import type { SignedIn, Writer } from '../record/writer.ts'
import { Refusal } from '../refusal.ts'
import { type Context, writerOf } from './context.ts'

/** Who sends a request to a file endpoint. */
export interface Requester {
  readonly ctx: Context
  readonly user: SignedIn
  readonly as: Writer
}

/** What a feature needs to add its endpoints for files. */
export interface FileRoutes {
  readonly files: FastifyInstance
  readonly config: Config
  /** Refuses 'not-signed-in'. */
  readonly requesterOf: (req: FastifyRequest) => Promise<Requester>
}

/**
 * Files go in and out beside tRPC, below /files: a body of application/octet-stream with its name in `x-file-name`
 * (percent-encoded), so that a foreign page cannot send one without asking first. Refusals have tRPC's reasons.
 */
export async function mountFiles(
  app: FastifyInstance,
  { config, contextOf }: { readonly config: Config; readonly contextOf: (req: FastifyRequest) => Promise<Context> },
  features: readonly ((routes: FileRoutes) => void)[],
): Promise<void> {
  const requesterOf = async (req: FastifyRequest): Promise<Requester> => {
    const ctx = await contextOf(req)
    if (ctx.user === null) throw new Refusal('not-signed-in')
    return { ctx, user: ctx.user, as: writerOf(ctx, ctx.user) }
  }
  await app.register(
    async (files) => {
      files.addContentTypeParser('application/octet-stream', { parseAs: 'buffer' }, (_req, body, done) => done(null, body))
      for (const feature of features) feature({ files, config, requesterOf })
    },
    { prefix: '/files' },
  )
}

/** Parameters or query of a request; refuses 'bad-input'. */
export function parsed<T>(shape: z.ZodType<T>, given: unknown): T {
  const result = shape.safeParse(given)
  if (!result.success) throw new Refusal('bad-input')
  return result.data
}

/** Puts a 'forbidden' of `work` on record, as `reaching` does for queries; what is merely gone or wrong with a file is not. */
export async function forbiddenOnRecord<T>(
  { ctx, as }: Requester,
  act: string,
  work: () => T | Promise<T>,
  subject = act,
): Promise<T> {
  try {
    return await work()
  } catch (error) {
    if (error instanceof Refusal && error.reason === 'forbidden') await recordForbidden(ctx.db, as, act, subject)
    throw error
  }
}

/** The bytes sent; none when the body is of another kind. */
export const bodyOf = (req: FastifyRequest): Buffer => (Buffer.isBuffer(req.body) ? req.body : Buffer.alloc(0))

/** The sent file's name, safe to show and to save under; '' when none was sent. */
export const fileNameOf = (req: FastifyRequest): string => cleanFileName(sentFileName(req.headers['x-file-name']))

export const XLSX = MEDIA_TYPES.xlsx

export interface Download {
  readonly name: string
  readonly mediaType: string
  readonly bytes: Uint8Array | Readable
  /** the name for clients that read ASCII only */
  readonly plainName?: string
}

/** Sends bytes to be saved, never shown: a document must not run as a page of ours. */
export function sendFile(reply: FastifyReply, { name, mediaType, bytes, plainName }: Download) {
  const fallback = plainName ?? name.replaceAll(/[^\w.-]+/g, '_')
  return reply
    .header('content-type', mediaType)
    .header('content-disposition', contentDisposition(name.toWellFormed(), { fallback }))
    .header('x-content-type-options', 'nosniff')
    .header('cache-control', 'private, no-store')
    .send(bytes instanceof Uint8Array ? Buffer.from(bytes) : bytes)
}
