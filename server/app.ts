import { existsSync } from 'node:fs'
import compress from '@fastify/compress'
import helmet from '@fastify/helmet'
import rateLimit from '@fastify/rate-limit'
import fastifyStatic from '@fastify/static'
import { type FastifyTRPCPluginOptions, fastifyTRPCPlugin } from '@trpc/server/adapters/fastify'
import { fromNodeHeaders } from 'better-auth/node'
import Fastify, { type FastifyInstance, type FastifyRequest } from 'fastify'
import type { Store } from '#data/database.ts'
import type { Auth } from './accounts/auth.ts'
import { doorRecorder, isSignIn, isSignOut } from './accounts/door-audit.ts'
import { signedInUser } from './accounts/session.ts'
import type { Config } from './config.ts'
import { type Context, type ServerFacts, seoulDay } from './context.ts'
import { mountFiles } from './files.ts'
import { type AppRouter, appRouter } from './router.ts'

const LOOPBACK_NAMES = new Set(['localhost', '127.0.0.1', '[::1]'])

/** The whole product on one port: /trpc, /api/auth and the built client. */
export async function buildApp(deps: { config: Config; store: Store; auth: Auth; facts: ServerFacts; auditKey: string; clock?: () => Date }) {
  const { config, store, auth, facts, auditKey, clock = () => new Date() } = deps
  const app = Fastify({
    trustProxy: config.trustedProxies.length > 0 ? [...config.trustedProxies] : false,
    bodyLimit: 1024 * 1024,
    requestTimeout: 30_000,
    keepAliveTimeout: 65_000,
    routerOptions: { maxParamLength: 5000 },
    forceCloseConnections: true,
  })
  await app.register(helmet, {
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'none'"], scriptSrc: ["'self'"], styleSrc: ["'self'"], fontSrc: ["'self'"], imgSrc: ["'self'", 'data:'],
        connectSrc: ["'self'"], manifestSrc: ["'self'"], baseUri: ["'none'"], formAction: ["'self'"], frameAncestors: ["'none'"],
      },
    },
    strictTransportSecurity: config.publicUrl.startsWith('https:'),
  })
  await app.register(rateLimit, { max: 6000, timeWindow: '1 minute' })
  await app.register(compress, { encodings: ['br', 'gzip'], threshold: 1024 })
  guardOrigin(app, config, facts)
  mountAuth(app, { config, store, auth, auditKey, clock })
  const contextOf = async (req: FastifyRequest): Promise<Context> => {
    const now = clock()
    const user = await signedInUser(auth, store.db, fromNodeHeaders(req.headers), now)
    return { db: store.db, user, now, today: seoulDay(now), server: facts, address: req.ip, auditKey }
  }
  await app.register(fastifyTRPCPlugin, {
    prefix: '/trpc',
    trpcOptions: {
      router: appRouter,
      maxBatchSize: 20,
      createContext: ({ req }) => contextOf(req),
      onError({ path, error }) {
        if (error.code === 'INTERNAL_SERVER_ERROR') console.error(`${path ?? '?'}:`, error.cause ?? error)
      },
    } satisfies FastifyTRPCPluginOptions<AppRouter>['trpcOptions'],
  })
  await mountFiles(app, { config, contextOf })
  app.get('/health', async () => ({ ok: true, version: facts.version }))
  if (existsSync(config.clientFolder)) await mountClient(app, config.clientFolder)
  return app
}


/**
 * A page of another site must not be able to make a signed-in browser act: same-site hosts included (go.kr siblings),
 * so the cookie's SameSite is not enough. And a demonstration answers only to loopback names, against DNS rebinding.
 */
function guardOrigin(app: FastifyInstance, config: Config, facts: ServerFacts) {
  const allowed = new Set([config.publicUrl, `http://127.0.0.1:${config.port}`, `http://localhost:${config.port}`])
  app.addHook('onRequest', async (req, reply) => {
    const hostname = (req.headers.host ?? '').replace(/:\d+$/, '')
    if (facts.demonstration && !LOOPBACK_NAMES.has(hostname)) return reply.code(403).send({ reason: 'demonstration-off' })
    if (req.method === 'GET' || req.method === 'HEAD') return
    const { origin } = req.headers
    const site = req.headers['sec-fetch-site']
    const foreign = (origin !== undefined && !allowed.has(origin)) || (site !== undefined && site !== 'same-origin')
    // Both make a foreign page's browser ask first, which a form's types would not.
    const type = req.headers['content-type'] ?? ''
    const asked = type.startsWith('application/json') || (type === 'application/octet-stream' && req.url.startsWith('/files/'))
    if (foreign || !asked) return reply.code(403).send({ reason: 'forbidden' })
  })
}

function mountAuth(app: FastifyInstance, deps: { config: Config; store: Store; auth: Auth; auditKey: string; clock: () => Date }) {
  const { config, store, auth, auditKey, clock } = deps
  const record = doorRecorder(store.db, auditKey)
  app.route({
    method: ['GET', 'POST'],
    url: '/api/auth/*',
    async handler(req, reply) {
      const headers = fromNodeHeaders(req.headers)
      headers.set('x-jipyo-client-ip', clientAddress(req))
      headers.delete('content-length')
      const init: RequestInit = { method: req.method, headers }
      if (req.body !== undefined && req.body !== null) init.body = JSON.stringify(req.body)
      const url = new URL(req.url, config.publicUrl)
      const path = url.pathname.replace('/api/auth', '')
      const at = clock()
      // Asked before: afterwards the session is gone.
      const user = isSignOut(path) ? await signedInUser(auth, store.db, headers, at) : null
      const answer = await auth.handler(new Request(url, init))
      if (isSignIn(path) || isSignOut(path)) await record({ path, body: req.body, at, address: clientAddress(req), user }, answer)
      return reply.send(answer)
    },
  })
}
const clientAddress = (req: FastifyRequest) => req.ip

async function mountClient(app: FastifyInstance, folder: string) {
  await app.register(fastifyStatic, {
    root: folder,
    preCompressed: true,
    cacheControl: false,
    setHeaders(reply, path) {
      reply.header('cache-control', path.includes('/assets/') ? 'public, max-age=31536000, immutable' : 'no-cache')
    },
  })
  app.setNotFoundHandler((req, reply) => {
    const page = req.method === 'GET' && !/^\/(trpc|api|files|assets)\//.test(req.url) && req.headers.accept?.includes('text/html')
    return page ? reply.sendFile('index.html') : reply.code(404).send({ reason: 'bad-input' })
  })
}
