import { readFileSync } from 'node:fs'
import { extname, join } from 'node:path'
import { negotiate } from '@fastify/accept-negotiator'
import type { FastifyInstance } from 'fastify'

/** What the client is built into. */
const KINDS: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
}
/** As they were packed when they were built; what is packed by itself stands only as it is. */
const PACKED = { br: '.br', gzip: '.gz' } as const
const PACKINGS = Object.keys(PACKED) as (keyof typeof PACKED)[]

/** The bytes of the file; null where none is. */
export function bytesAt(path: string): Buffer | null {
  try {
    return readFileSync(path)
  } catch {
    return null
  }
}

/**
 * Serves the files of the built client in `folder`, each under a name of what it holds. Read in one go, by nobody else's thread: a page is not
 * seen before five of them have come, and where browser and server share few cores, each hand from thread to thread waits for its turn.
 */
export function mountAssets(app: FastifyInstance, folder: string): void {
  app.get<{ Params: { name: string } }>('/assets/:name', (req, reply) => {
    const { name } = req.params
    const kind = KINDS[extname(name)]
    if (kind === undefined || !/^[\w.-]+$/.test(name)) return reply.callNotFound()
    const packing = negotiate(req.headers['accept-encoding'] ?? '', PACKINGS)
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
