import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'
import type { FastifyInstance } from 'fastify'

type Encoding = 'br' | 'gzip'
const SMALLEST = 1024
/** Characters of answers whose packed form is kept; the longest unused is let go first. */
const MOST = 4_000_000

const pack: Record<Encoding, (said: string) => Promise<Buffer>> = {
  // 4 packs as well as gzip's best in less time; higher ones are for files packed once for ever.
  br: (said) =>
    promisify(brotliCompress)(said, {
      params: { [constants.BROTLI_PARAM_QUALITY]: 4, [constants.BROTLI_PARAM_SIZE_HINT]: said.length },
    }),
  gzip: promisify(gzip),
}

/**
 * Packs an answer of the API once and sends the packed form again whenever the very same text is the answer: packing costs more than all
 * else of a remembered answer. Kept by the text itself, so nothing can be sent for another. Before the general compression, which leaves alone what
 * is packed.
 */
export function compressOnce(app: FastifyInstance, prefix: string): void {
  const kept = new Map<string, Promise<Buffer>>()
  let size = 0
  const packed = (encoding: Encoding, said: string) => {
    const key = `${encoding}${said}`
    const known = kept.get(key)
    const made = known ?? pack[encoding](said)
    kept.delete(key)
    kept.set(key, made)
    if (known !== undefined) return known
    size += key.length
    for (const oldest of kept.keys()) {
      if (size <= MOST || oldest === key) break
      kept.delete(oldest)
      size -= oldest.length
    }
    return made
  }
  app.addHook('onSend', async (req, reply, payload: unknown) => {
    if (req.method !== 'GET' || !req.url.startsWith(prefix) || req.headers['trpc-accept'] !== undefined) return payload
    const accepted = req.headers['accept-encoding'] ?? ''
    const encoding = /\bbr\b/.test(accepted) ? 'br' : /\bgzip\b/.test(accepted) ? 'gzip' : null
    if (encoding === null || !(payload instanceof Response) || payload.status !== 200) return payload
    const said = await payload.text()
    for (const [name, value] of payload.headers) reply.header(name, value)
    if (said.length < SMALLEST) return said
    const bytes = await packed(encoding, said)
    reply.header('content-encoding', encoding).header('vary', 'trpc-accept, accept, accept-encoding')
    return bytes
  })
}
