import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { log } from '../log.ts'

/** Milliseconds from which on a request is worth a line although it was answered. */
const SLOW = 1000

/**
 * A line for each request that was refused or slow: method, what was asked, status, milliseconds. Never what was sent. One that failed
 * through us has its line with the error, where that is known.
 */
export function logRequests(app: FastifyInstance, slowFrom = SLOW): void {
  app.addHook('onResponse', async (req, reply) => {
    // A live channel is open for hours.
    const slow = reply.elapsedTime > slowFrom && !req.url.startsWith('/live')
    if (slow) log.warn(factsOf(req, reply), 'a request was slow')
    else if (reply.statusCode >= 400 && reply.statusCode < 500) log.info(factsOf(req, reply), 'a request was refused')
  })
}

/** What any address may be of names none. */
const named = (route: string | undefined) => (route === '/*' ? undefined : route)

const factsOf = (req: FastifyRequest, reply: FastifyReply) => ({
  method: req.method,
  asked:
    /^\/trpc\/([\w.,]{1,200})/.exec(req.url)?.[1] ??
    (req.routeOptions.url === '/files/*' ? /^[\w./-]{1,200}/.exec(req.url)?.[0] : named(req.routeOptions.url)) ??
    'unknown',
  status: reply.statusCode,
  ms: Math.round(reply.elapsedTime),
})
