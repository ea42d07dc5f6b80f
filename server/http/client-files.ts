import { existsSync, readdirSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { extname, join } from 'node:path'
import type { FastifyInstance } from 'fastify'
import { encodingOf } from './packing.ts'

const TYPES: Readonly<Record<string, string>> = {
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
}
/** How the build names what it packed, beside the file. */
const ENDINGS = { br: '.br', gzip: '.gz' } as const

/** Gives out the files of the client built in `folder`, packed as the build did. Their names say what is in them: each is asked for once. */
export function mountClientFiles(app: FastifyInstance, folder: string): void {
  const place = join(folder, 'assets')
  const there = new Set(existsSync(place) ? readdirSync(place) : [])
  app.get<{ Params: { name: string } }>('/assets/:name', async (req, reply) => {
    const { name } = req.params
    const type = TYPES[extname(name)]
    if (type === undefined || !there.has(name)) return reply.callNotFound()
    const encoding = encodingOf(req.headers['accept-encoding'], Number.POSITIVE_INFINITY)
    const packed = encoding === null ? name : name + ENDINGS[encoding]
    const file = there.has(packed) ? packed : name
    // One that another build has taken away meanwhile is as unknown as any other.
    const bytes = await readFile(join(place, file)).catch(() => null)
    if (bytes === null) return reply.callNotFound()
    if (encoding !== null && file !== name) reply.header('content-encoding', encoding)
    return reply
      .header('vary', 'accept-encoding')
      .header('cache-control', 'public, max-age=31536000, immutable')
      .type(type)
      .send(bytes)
  })
}
