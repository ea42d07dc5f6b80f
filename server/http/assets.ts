import { existsSync, readFileSync } from 'node:fs'
import { extname, join } from 'node:path'
import type { FastifyInstance } from 'fastify'
import { type Encoding, encodingTaken } from './packing.ts'

/** What the client is built into. */
const KINDS: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
}
/** As they were packed when they were built; what is packed by itself stands only as it is. */
const PACKED: Readonly<Record<Encoding, string>> = { br: '.br', gzip: '.gz' }

/** The bytes of the file; null where none is. */
export const bytesAt = (path: string): Buffer | null => (existsSync(path) ? readFileSync(path) : null)

/**
 * Serves the files of the built client in `folder`, each under a name of what it holds. Read in one go, by nobody else's thread: a page is not
 * seen before its fonts have come, and where browser and server share few cores, each hand from thread to thread waits for its turn.
 */
export function mountAssets(app: FastifyInstance, folder: string): void {
  app.get<{ Params: { name: string } }>('/assets/:name', (req, reply) => {
    const { name } = req.params
    const kind = KINDS[extname(name)]
    if (kind === undefined || !/^[\w.-]+$/.test(name)) return reply.callNotFound()
    const packing = encodingTaken(req.headers['accept-encoding'])
    const packed = packing === null ? null : bytesAt(join(folder, name + PACKED[packing]))
    const bytes = packed ?? bytesAt(join(folder, name))
    if (bytes === null) return reply.callNotFound()
    if (packing !== null && packed !== null) reply.header('content-encoding', packing)
    return reply
      .header('vary', 'accept-encoding')
      .header('cache-control', 'public, max-age=31536000, immutable')
      .type(kind)
      .send(bytes)
  })
}
