import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'
import type { FastifyInstance } from 'fastify'
import { LRUCache } from 'lru-cache'

type Encoding = 'br' | 'gzip'
const SMALLEST = 1024
/** Characters of answers whose packed form is kept. A province's page is some millions. */
const MOST = 16_000_000

const pack: Record<Encoding, (text: string) => Promise<Buffer>> = {
  // 4 packs as well as gzip's best in less time; higher ones are for files packed once for ever.
  br: (text) =>
    promisify(brotliCompress)(text, {
      params: { [constants.BROTLI_PARAM_QUALITY]: 4, [constants.BROTLI_PARAM_SIZE_HINT]: text.length },
    }),
  gzip: promisify(gzip),
}

/**
 * Packs an answer of the API once and sends the packed form again whenever the very same text is the answer: packing costs more than all
 * else of a remembered answer. Kept by the text itself, so nothing can be sent for another. Before the general compression, which leaves alone what
 * is packed.
 */
export function compressOnce(app: FastifyInstance, prefix: string): void {
  const kept = new LRUCache<string, Promise<Buffer>>({ maxSize: MOST, sizeCalculation: (_, key) => key.length })
  const packed = (encoding: Encoding, text: string) => {
    const key = `${encoding}${text}`
    const known = kept.get(key)
    if (known !== undefined) return known
    const made = pack[encoding](text)
    kept.set(key, made)
    return made
  }
  app.addHook('onSend', async (req, reply, payload: unknown) => {
    if (req.method !== 'GET' || !req.url.startsWith(prefix) || req.headers['trpc-accept'] !== undefined) return payload
    const accepted = req.headers['accept-encoding'] ?? ''
    const encoding = /\bbr\b/.test(accepted) ? 'br' : /\bgzip\b/.test(accepted) ? 'gzip' : null
    if (encoding === null || !(payload instanceof Response) || payload.status !== 200) return payload
    const text = await payload.text()
    for (const [name, value] of payload.headers) reply.header(name, value)
    if (text.length < SMALLEST) return text
    const bytes = await packed(encoding, text)
    reply.header('content-encoding', encoding).header('vary', 'trpc-accept, accept, accept-encoding')
    return bytes
  })
}
