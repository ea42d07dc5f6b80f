import type { IncomingHttpHeaders } from 'node:http'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { Config } from '../config.ts'
import { Refusal } from '../refusal.ts'

const LOOPBACK_NAMES = new Set(['localhost', '127.0.0.1', '[::1]'])

/** Where data is: everything but the pages and what they are made of. */
const DATA = /^\/(trpc|api|files|live)(\/|\?|$)/
/** Data that is read by GET. The single sign-on comes back by a GET from another site, and proves itself otherwise. */
const READ = /^\/(trpc|files|live)(\/|\?|$)/

/** For whoever reaches a demonstration from another machine, most likely the person who set up the proxy. */
const DEMONSTRATION_IS_LOCAL =
  '시연 모드는 이 서버가 있는 컴퓨터에서만 열립니다. 프록시를 거쳐 쓰려면 SIGN_IN=accounts, PUBLIC_URL=https://…(사람들이 여는 주소), ' +
  'TRUSTED_PROXIES=프록시 주소를 정하고 서버를 다시 시작하십시오.\n' +
  '(The demonstration answers only on its own machine. Behind a proxy set SIGN_IN=accounts, PUBLIC_URL and TRUSTED_PROXIES, and start again.)\n'

/**
 * Looks at every request before anything else does. Refuses 'bad-input' (a host no address can have, a packed body),
 * 'demonstration-off' (a demonstration reached from elsewhere) and 'forbidden' (a page of another site).
 *
 * A page of another site must not be able to make a signed-in browser act or read: same-site hosts included (go.kr siblings),
 * so the cookie's SameSite is not enough. Data is never kept by a browser or a proxy unless its endpoint says so.
 */
export function guardRequests(
  app: FastifyInstance,
  config: Pick<Config, 'publicUrl' | 'port'>,
  demonstration: boolean,
  pace: Pace = PACE,
): void {
  const allowed = new Set([config.publicUrl, `http://127.0.0.1:${config.port}`, `http://localhost:${config.port}`])
  app.addHook('onRequest', async (req, reply) => {
    const { headers } = req
    if (DATA.test(req.url)) reply.header('cache-control', 'no-store')
    if (demonstration && isFromElsewhere(req)) {
      if (!headers.accept?.includes('text/html')) throw new Refusal('demonstration-off')
      return reply.code(403).header('cache-control', 'no-store').type('text/plain; charset=utf-8').send(DEMONSTRATION_IS_LOCAL)
    }
    if (!isHost(headers.host)) throw new Refusal('bad-input')
    // A small packed body unpacks to any size; nobody sends one here.
    if ((headers['content-encoding'] ?? 'identity') !== 'identity') throw new Refusal('bad-input')
    const reads = req.method === 'GET' || req.method === 'HEAD'
    if (!reads) watchBody(req, pace)
    if (
      reads
        ? READ.test(req.url) && isForeign(headers, allowed, ['same-origin', 'none'])
        : isForeign(headers, allowed, ['same-origin'])
    )
      throw new Refusal('forbidden')
    if (reads) return
    // Both make a foreign page's browser ask first, which a form's types would not.
    const type = headers['content-type'] ?? ''
    const asksFirst =
      type.startsWith('application/json') || (type === 'application/octet-stream' && req.url.startsWith('/files/'))
    if (!asksFirst) throw new Refusal('forbidden')
  })
}

/** How long a body may take, in milliseconds. */
export interface Pace {
  /** in each such span some of it must come */
  readonly standstill: number
  /** all of one that is no file */
  readonly whole: number
}
const PACE: Pace = { standstill: 30_000, whole: 120_000 }
/** Bytes in that span. Fewer is somebody who only holds a connection. */
const LEAST = 1024

/** Lets a slow line take its time while it moves, and ends a connection that stands still in the middle of a body. */
function watchBody({ raw, url }: FastifyRequest, { standstill, whole }: Pace): void {
  const { socket } = raw
  const from = performance.now()
  let read = socket.bytesRead
  const timer = setInterval(() => {
    const late = !url.startsWith('/files/') && performance.now() - from > whole
    if (!raw.complete && (late || socket.bytesRead - read < LEAST)) raw.destroy()
    if (raw.complete || raw.destroyed) clearInterval(timer)
    read = socket.bytesRead
  }, standstill).unref()
  raw.once('close', () => clearInterval(timer))
}

/** `sites`: what Sec-Fetch-Site may say. 'none' is what a person opens from the address bar or a bookmark. */
function isForeign(headers: IncomingHttpHeaders, allowed: ReadonlySet<string>, sites: readonly string[]): boolean {
  const site = headers['sec-fetch-site']
  const fromSite = typeof site === 'string' && !sites.includes(site)
  return fromSite || (headers.origin !== undefined && !allowed.has(headers.origin))
}

/**
 * Whether a request comes through a proxy, from another machine's page or by a foreign name (DNS rebinding). A proxy that is set up
 * plainly sends none of the forwarding headers; nginx then speaks HTTP/1.0, which no browser does.
 */
function isFromElsewhere({ headers, raw }: FastifyRequest): boolean {
  const forwarded = Object.keys(headers).some((name) => /^(forwarded|via|x-real-ip|x-forwarded-.*|x-original-.*)$/.test(name))
  const name = (headers.host ?? '').replace(/:\d+$/, '')
  const from = headers.referer
  const foreignPage = from !== undefined && URL.canParse(from) && !LOOPBACK_NAMES.has(new URL(from).hostname)
  return (
    forwarded ||
    (raw.httpVersionMajor < 2 && raw.httpVersionMinor === 0) ||
    !LOOPBACK_NAMES.has(name) ||
    (DATA.test(raw.url ?? '') && foreignPage)
  )
}

/** A host with an optional port, as an address has one. */
const isHost = (host: string | undefined) => host !== undefined && /^[\w.\-:[\]]+$/.test(host) && URL.canParse(`http://${host}/`)
