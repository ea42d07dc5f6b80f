import { pipeline, Readable } from 'node:stream'
import { promisify } from 'node:util'
import {
  brotliCompress,
  brotliCompressSync,
  constants,
  createBrotliCompress,
  createGzip,
  gzip,
  gzipSync,
  type BrotliOptions,
} from 'node:zlib'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'

export type Encoding = 'br' | 'gzip'

/** Levels of packing. Quick costs a fifth and is a fifth larger: for what may be another answer before anybody asks again. */
const LEVELS = { quick: { br: 1, gzip: 1 }, well: { br: 4, gzip: 6 } } as const
/** Below it packing quickly takes less time than handing it to a thread. */
const SMALL = 65_536
/** Smaller answers, in bytes, fit into one packet anyway. */
const SMALLEST = 1024

const brotli = (quality: number, size?: number): BrotliOptions => ({
  params: {
    [constants.BROTLI_PARAM_QUALITY]: quality,
    ...(size !== undefined && { [constants.BROTLI_PARAM_SIZE_HINT]: size }),
  },
})

export async function pack(bytes: Buffer, encoding: Encoding, how: keyof typeof LEVELS): Promise<Buffer> {
  const level = LEVELS[how][encoding]
  const small = how === 'quick' && bytes.length < SMALL
  // In one piece: each further one is a journey to a thread of its own.
  const chunkSize = Math.max(16_384, bytes.length >> 2)
  if (encoding === 'gzip') return small ? gzipSync(bytes, { level }) : promisify(gzip)(bytes, { level, chunkSize })
  const options = brotli(level, bytes.length)
  return small ? brotliCompressSync(bytes, options) : promisify(brotliCompress)(bytes, { ...options, chunkSize })
}

/** How an answer of so many bytes is packed for whoever takes `accepted`; null = not at all. */
export function encodingOf(accepted: string | undefined, size: number): Encoding | null {
  if (accepted === undefined || size < SMALLEST) return null
  const takes = (encoding: Encoding) =>
    accepted.split(',').some((one) => {
      const [name, quality] = one.trim().split(/\s*;\s*q=/)
      return name === encoding && Number(quality ?? 1) > 0
    })
  return takes('br') ? 'br' : takes('gzip') ? 'gzip' : null
}

const PACKED_TYPES = /^text\/(?!event-stream)|[/+](json|xml)\b/

/** Packs what is sent as text and is not packed yet. What tRPC and better-auth answer in one piece is sent in one. */
export function packAnswers(app: FastifyInstance): void {
  app.addHook('onSend', async (req, reply, payload) =>
    payload === null || payload === undefined || reply.hasHeader('content-encoding') ? payload : packed(req, reply, payload),
  )
}

async function packed(req: FastifyRequest, reply: FastifyReply, payload: unknown): Promise<unknown> {
  const body = payload instanceof Response ? await bodyOf(payload, reply) : payload
  const stream = body instanceof Readable ? body : null
  const whole = typeof body === 'string' || Buffer.isBuffer(body) ? body : null
  const size = whole === null ? Number.POSITIVE_INFINITY : Buffer.byteLength(whole)
  const encoding = encodingOf(req.headers['accept-encoding'], size)
  if (encoding === null || (whole === null && stream === null) || req.method === 'HEAD' || reply.statusCode === 206) return body
  if (!PACKED_TYPES.test(String(reply.getHeader('content-type') ?? 'application/json'))) return body
  reply.header('content-encoding', encoding).header('vary', varyOf(reply)).removeHeader('content-length')
  if (whole !== null) return pack(Buffer.from(whole), encoding, 'quick')
  const packing = encoding === 'br' ? createBrotliCompress(brotli(LEVELS.well.br)) : createGzip()
  // Whoever reads the packed stream meets the failure of the other.
  return stream && pipeline(stream, packing, () => undefined)
}

async function bodyOf(answer: Response, reply: FastifyReply): Promise<Buffer | null> {
  reply.code(answer.status)
  // 'set-cookie' comes once for each, and the header is added to.
  for (const [name, value] of answer.headers) reply.header(name, value)
  return answer.body === null ? null : Buffer.from(await answer.arrayBuffer())
}

function varyOf(reply: FastifyReply): string {
  const vary = String(reply.getHeader('vary') ?? '')
  return vary === '' ? 'accept-encoding' : /\baccept-encoding\b/i.test(vary) ? vary : `${vary}, accept-encoding`
}
