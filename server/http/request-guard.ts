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
 * 'demonstration-off' (a demonstration reached from elsewhere), 'other-address' (one of our pages, opened by another name of this
 * server, where nobody could sign in) and 'forbidden' (a page of another site). A page asked for by another name leads on to the right one.
 *
 * A page of another site must not be able to make a signed-in browser act or read: same-site hosts included (go.kr siblings),
 * so the cookie's SameSite is not enough. Data is never kept by a browser or a proxy unless its endpoint says so.
 */
export function guardRequests(
  app: FastifyInstance,
  config: Pick<Config, 'publicUrl' | 'port' | 'trustedProxies'>,
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
    if (reads && !DATA.test(req.url) && headers.accept?.includes('text/html') && isOtherName(req, config))
      return reply.header('cache-control', 'no-store').redirect(config.publicUrl + req.url)
    if (
      reads
        ? READ.test(req.url) && isForeign(headers, allowed, ['same-origin', 'none'])
        : isForeign(headers, allowed, ['same-origin'])
    )
      throw isOurs(headers) ? new Refusal('other-address', { address: config.publicUrl }) : new Refusal('forbidden')
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

/**
 * Whether a page is asked for by another name than PUBLIC_URL's. A proxy may put a name of its own into Host: only what it says
 * was typed counts then, or the page would lead to itself for ever.
 */
function isOtherName(
  { headers, raw }: FastifyRequest,
  { publicUrl, trustedProxies }: Pick<Config, 'publicUrl' | 'trustedProxies'>,
) {
  const proxied = trustedProxies.length > 0 || isForwarded(headers) || isOldHttp(raw)
  const typed = proxied ? headers['x-forwarded-host']?.toString().split(',')[0]?.trim() : headers.host
  if (typed === undefined || !isHost(typed)) return false
  const { hostname } = new URL(`http://${typed}`)
  return hostname !== new URL(publicUrl).hostname && !LOOPBACK_NAMES.has(hostname)
}

/** A request of a page that this very server gave out, by whichever name: the browser says so, or its origin is the host asked. */
function isOurs({ origin, host, 'sec-fetch-site': site }: IncomingHttpHeaders): boolean {
  if (origin === undefined || !URL.canParse(origin)) return false
  return site === undefined ? new URL(origin).host === host : site === 'same-origin'
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
  const name = (headers.host ?? '').replace(/:\d+$/, '')
  const from = headers.referer
  const foreignPage = from !== undefined && URL.canParse(from) && !LOOPBACK_NAMES.has(new URL(from).hostname)
  return isForwarded(headers) || isOldHttp(raw) || !LOOPBACK_NAMES.has(name) || (DATA.test(raw.url ?? '') && foreignPage)
}

const isForwarded = (headers: IncomingHttpHeaders) =>
  Object.keys(headers).some((name) => /^(forwarded|via|x-real-ip|x-forwarded-.*|x-original-.*)$/.test(name))
const isOldHttp = (raw: FastifyRequest['raw']) => raw.httpVersionMajor < 2 && raw.httpVersionMinor === 0

/** A host with an optional port, as an address has one. */
const isHost = (host: string | undefined) => host !== undefined && /^[\w.\-:[\]]+$/.test(host) && URL.canParse(`http://${host}/`)
