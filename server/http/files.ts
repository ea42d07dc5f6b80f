import { extensionOf, MEDIA_TYPES } from '#domain/entry/file-kind.ts'
import type { Readable } from 'node:stream'
import { create as contentDisposition } from 'content-disposition'
import type { FastifyInstance, FastifyReply, FastifyRequest, onRequestAsyncHookHandler } from 'fastify'
import type { z } from 'zod'
import type { Config } from '../config.ts'
import { cleanFileName, sentFileName } from '../documents/file-name.ts'
import { recordForbidden } from '../record/write.ts'
import type { SignedIn, Writer } from '../record/writer.ts'
import { Refusal } from '../refusal.ts'
import { type Context, writerOf } from './context.ts'
import { type Arrived, Incoming } from './incoming.ts'

/** Who sends a request to a file endpoint. */
export interface Requester {
  readonly ctx: Context
  readonly user: SignedIn
  readonly as: Writer
}

/** What a feature needs to add its endpoints for files. */
export interface FileRoutes {
  /** Adds an endpoint that gives a file out, and says to HEAD what it would give. */
  readonly files: { readonly get: (url: string, give: Give) => void }
  readonly config: Config
  /** Refuses 'not-signed-in'. */
  readonly requesterOf: (req: FastifyRequest) => Promise<Requester>
  /** Adds an endpoint that takes a file by PUT. Refuses 'not-signed-in' and 'too-many-requests' besides what is given. */
  readonly upload: (url: string, of: Upload) => void
}

type Give = (req: FastifyRequest, reply: FastifyReply) => Promise<unknown>

export interface Upload {
  /** bytes */
  readonly most: number
  /** what a larger one is refused with */
  readonly tooLarge: () => Refusal
  /** Throws when this person may not send a file here: before any of it is taken. */
  readonly permit: (who: Requester, req: FastifyRequest) => unknown
  /** Gets the bytes that were sent; what it returns is the answer. */
  readonly take: (who: Requester, req: FastifyRequest, bytes: Buffer) => Promise<unknown>
}

/**
 * Files go in and out beside tRPC, below /files: a body of application/octet-stream with its name in `x-file-name`
 * (percent-encoded), so that a foreign page cannot send one without asking first. Refusals have tRPC's reasons. `load`s the features at
 * the first request for a file.
 */
export async function mountFiles(
  app: FastifyInstance,
  { config, contextOf }: { readonly config: Config; readonly contextOf: (req: FastifyRequest) => Promise<Context> },
  load: () => Promise<readonly ((routes: FileRoutes) => void)[]>,
): Promise<void> {
  const requesterOf = async (req: FastifyRequest): Promise<Requester> => {
    const ctx = await contextOf(req)
    if (ctx.user === null) throw new Refusal('not-signed-in')
    return { ctx, user: ctx.user, as: writerOf(ctx, ctx.user) }
  }
  const incoming = new Incoming(config.localFolder)
  await incoming.sweep(new Date())
  let loading: Promise<Endpoints> | null = null
  const endpoints = () =>
    (loading ??= load().then((features) => {
      const gives = new Paths<Give>()
      const uploads = new Paths<Upload>()
      const files = { get: gives.add }
      for (const feature of features) feature({ files, config, requesterOf, upload: uploads.add })
      return { gives, uploads }
    }))
  await app.register(
    async (files) => {
      files.removeAllContentTypeParsers()
      files.addContentTypeParser('application/octet-stream', async (req: FastifyRequest, body: Readable) => {
        const { most, tooLarge } = (await endpoints()).uploads.of(req)
        return incoming.receive(body, most, tooLarge)
      })
      // All that can be decided is decided before the body is taken.
      const permit: onRequestAsyncHookHandler = async (req, reply) => {
        const of = (await endpoints()).uploads.of(req)
        const who = await requesterOf(req)
        await of.permit(who, req)
        if (Number(req.headers['content-length'] ?? 0) > of.most) throw of.tooLarge()
        const leave = incoming.admit(who.user.id)
        for (const event of ['finish', 'close']) reply.raw.once(event, leave)
      }
      files.get('/*', async (req, reply) => (await endpoints()).gives.of(req)(req, reply))
      files.put<{ Body: Arrived | undefined }>('/*', { onRequest: permit }, async (req) => {
        const of = (await endpoints()).uploads.of(req)
        if (req.body === undefined) return of.take(await requesterOf(req), req, Buffer.alloc(0))
        // Asked again: a slow file may outlast a session.
        return incoming.inTurn(req.body, async (bytes) => of.take(await requesterOf(req), req, bytes))
      })
    },
    { prefix: '/files' },
  )
}

interface Endpoints {
  readonly gives: Paths<Give>
  readonly uploads: Paths<Upload>
}

/** What stands at paths like '/evidence/:id'. Fastify's own table is closed once it listens; what these load is not needed before. */
class Paths<Of> {
  readonly #all: { readonly parts: readonly string[]; readonly of: Of }[] = []

  readonly add = (path: string, of: Of): void => void this.#all.push({ parts: path.slice(1).split('/'), of })

  /** What stands at the path of a request, which gets the parameters in it. Refuses 'unknown-endpoint'. */
  of(req: FastifyRequest): Of {
    // From the address itself: an escaped slash is none.
    const [path = ''] = req.url.slice('/files/'.length).split('?')
    const asked = path.split('/').map(decodeURIComponent)
    const found = this.#all.find(
      ({ parts }) => parts.length === asked.length && parts.every((part, at) => part.startsWith(':') || part === asked[at]),
    )
    if (found === undefined) throw new Refusal('unknown-endpoint')
    const named = found.parts.flatMap((part, at) => (part.startsWith(':') ? [[part.slice(1), asked[at] ?? '']] : []))
    req.params = Object.fromEntries(named)
    return found.of
  }
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

/** The sent file's name, safe to show and to save under; '' when none was sent. */
export const fileNameOf = (req: FastifyRequest): string => cleanFileName(sentFileName(req.headers['x-file-name']))

export const XLSX = MEDIA_TYPES.xlsx

export interface Download {
  readonly name: string
  readonly mediaType: string
  readonly bytes: Uint8Array | Readable
  /** the name for clients and archives that read ASCII only, in words; `plainNameOf` makes one of a sent file's */
  readonly plainName: string
}

/** A sent file's name in ASCII: what it has of that behind `word`, so that a name in Hangul stays a name. '협약서 2026.pdf' → 'evidence_2026.pdf' */
export function plainNameOf(name: string, word: string): string {
  if (/^[\w.-]+$/.test(name)) return name
  const extension = extensionOf(name)
  const tail = extension === '' ? '' : `.${extension}`
  const stem = name.slice(0, name.length - tail.length).match(/[A-Za-z0-9]+/g) ?? []
  return `${[word, ...stem].join('_')}${tail.replaceAll(/[^\w.]/g, '')}`
}

/** Sends bytes to be saved, never shown: a document must not run as a page of ours. */
export function sendFile(reply: FastifyReply, { name, mediaType, bytes, plainName }: Download) {
  return reply
    .header('content-type', mediaType)
    .header('content-disposition', contentDisposition(cleanFileName(name.toWellFormed()), { fallback: plainName }))
    .header('x-content-type-options', 'nosniff')
    .header('cache-control', 'private, no-store')
    .send(bytes instanceof Uint8Array ? Buffer.from(bytes) : bytes)
}
