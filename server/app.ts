import { constants } from 'node:zlib'
import compress from '@fastify/compress'
import rateLimit from '@fastify/rate-limit'
import { callTRPCProcedure, type inferRouterOutputs } from '@trpc/server'
import { fastifyRequestHandler, type FastifyTRPCPluginOptions, fastifyTRPCPlugin } from '@trpc/server/adapters/fastify'
import Fastify, { type FastifyReply, type FastifyRequest } from 'fastify'
import helmet from 'helmet'
import type { Store } from '#data/database.ts'
import type { AuthWhenNeeded } from './accounts/auth.ts'
import { mountAuth } from './accounts/mount.ts'
import { refuseOtherPerson } from './accounts/drawn-for.ts'
import { signedInUser } from './accounts/session.ts'
import type { SingleSignOn } from './http/context.ts'
import { answerShared, sharedProcedures } from './http/shared-answers.ts'
import type { Config } from './config.ts'
import { type Context, type ServerFacts } from './http/context.ts'
import { seoulDay } from '#domain/entry/due.ts'
import { askedAround, type Question } from '#domain/pages/first-questions.ts'
import { mountFiles } from './http/files.ts'
import { mountHealth } from './http/health.ts'
import { answerError, answerUnreadable, STATUS } from './http/reasons.ts'
import { logRequests } from './http/request-log.ts'
import { mountScreens } from './http/screens.ts'
import { guardRequests, type Pace } from './http/request-guard.ts'
import { trpcErrorShape } from './http/trpc.ts'
import { type Work, WorkLimits } from './http/work-limits.ts'
import { recordCounted } from './record/refusals.ts'
import { mountLive } from './live/live-route.ts'
import { type AppRouter, appRouter } from './router.ts'
import { log } from './log.ts'

type Frame = inferRouterOutputs<AppRouter>['accounts']['frame']
const MB = 1024 * 1024
/** Takes the changes of a whole file in one request; a file may have as many bytes. */
const OF_A_FILE = { path: 'workbooks.applyActuals', bodyLimit: 16 * MB } as const
const BACKGROUND = 'x-jipyo-background'
const KNOWN = 'x-jipyo-known'

const noSchema = (): never => {
  throw new Error('no route here has a schema of Fastify')
}

/** Links to files have no headers of ours: the day stands in their address. */
function dayInAddress(req: FastifyRequest): string | undefined {
  const { known } = req.query as Readonly<Record<string, unknown>>
  return req.method === 'GET' && req.url.startsWith('/files/') && typeof known === 'string' ? known : undefined
}

/** The whole product on one port: /trpc, /api/auth and the built client. */
export async function buildApp(deps: {
  config: Config
  store: Store
  auth: AuthWhenNeeded
  singleSignOn?: SingleSignOn | null
  facts: ServerFacts
  auditKey: string
  clock?: () => Date
  pace?: Pace
  limits?: Partial<Record<Work, number>>
  screensBuilt?: boolean
}) {
  const {
    config,
    store,
    auth,
    singleSignOn = null,
    facts,
    auditKey,
    clock = () => new Date(),
    pace,
    limits,
    screensBuilt = false,
  } = deps
  const app = Fastify({
    trustProxy: config.trustedProxies.length > 0 ? [...config.trustedProxies] : false,
    bodyLimit: MB,
    // A slow line may take its time while it moves: see http/request-guard.ts.
    requestTimeout: 0,
    keepAliveTimeout: 65_000,
    routerOptions: { maxParamLength: 5000 },
    forceCloseConnections: true,
    // A request without a host is refused by us, in the one shape.
    http: { requireHostHeader: false, headersTimeout: 30_000 },
    frameworkErrors: (error, req, reply) => void answerError(error, req, reply),
    clientErrorHandler: answerUnreadable,
    // What is sent is read with zod, and what is answered is written as it is: what would compile schemas is not even loaded.
    schemaController: { compilersFactory: { buildValidator: () => noSchema, buildSerializer: () => noSchema } },
  })
  app.setErrorHandler(answerError)
  const secure = helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'none'"],
        scriptSrc: ["'self'"],
        styleSrc: ["'self'"],
        fontSrc: ["'self'"],
        imgSrc: ["'self'", 'data:'],
        connectSrc: ["'self'"],
        manifestSrc: ["'self'"],
        baseUri: ["'none'"],
        formAction: ["'self'"],
        frameAncestors: ["'none'"],
      },
    },
    // For this name alone: its siblings may be other offices' servers.
    strictTransportSecurity: config.publicUrl.startsWith('https:') && { includeSubDomains: false },
  })
  // Made once: the plugin of Fastify makes it anew for each request.
  app.addHook('onRequest', (req, reply, done) =>
    secure(req.raw, reply.raw, () => {
      // Nobody else holds the window of who typed the address or comes from a page of ours, and to cut it off from them makes a browser begin
      // another process first: half of the time until the page is seen.
      if (['none', 'same-origin'].includes(String(req.headers['sec-fetch-site'])))
        reply.raw.removeHeader('cross-origin-opener-policy')
      done()
    }),
  )
  await app.register(rateLimit, { max: 6000, timeWindow: '1 minute' })
  await app.register(compress, {
    encodings: ['br', 'gzip'],
    threshold: 1024,
    globalDecompression: false,
    // What comes in pieces is sent in pieces.
    brotliOptions: { flush: constants.BROTLI_OPERATION_FLUSH },
    zlibOptions: { flush: constants.Z_SYNC_FLUSH },
  })
  logRequests(app)
  guardRequests(app, config, facts.demonstration, pace)
  mountAuth(app, { publicUrl: config.publicUrl, store, auth, singleSignOn, auditKey, clock })
  const workLimits = new WorkLimits(limits)
  const contextOf = async (req: FastifyRequest): Promise<Context> => {
    const now = clock()
    // What a page asks again because others wrote is not its user at work: it must not keep an idle session alive.
    const renew = req.headers[BACKGROUND] === undefined
    const user = await signedInUser(auth, store.db, req.headers, now, { renew })
    await refuseOtherPerson(store.db, req, user)
    const { fileSize, perValue } = config.evidence
    return {
      db: store.db,
      user,
      now,
      today: seoulDay(now),
      known: req.headers[KNOWN]?.toString() ?? dayInAddress(req),
      server: { ...facts, evidence: { fileSize, perValue } },
      address: req.ip,
      auditKey,
      localFolder: config.localFolder,
      machine: config,
      limits: workLimits,
      singleSignOn,
    }
  }
  // What is asked before tRPC is entered is not asked again there.
  const contexts = new WeakMap<FastifyRequest, Promise<Context>>()
  const contextOnce = (req: FastifyRequest) => {
    const context = contexts.get(req) ?? contextOf(req)
    contexts.set(req, context)
    return context
  }
  // tRPC's own list of what can be called.
  // oxlint-disable-next-line no-underscore-dangle
  const procedures = sharedProcedures(appRouter._def.procedures)
  await app.register(async (trpc) => {
    answerShared(trpc, procedures, contextOnce)
    const trpcOptions = {
      router: appRouter,
      maxBatchSize: 20,
      createContext: ({ req }) => contextOnce(req),
      onError({ path, error }) {
        if (STATUS[trpcErrorShape(error).reason] >= 500) log.error({ err: error.cause ?? error, asked: path }, 'a request failed')
      },
    } satisfies FastifyTRPCPluginOptions<AppRouter>['trpcOptions']
    await trpc.register(fastifyTRPCPlugin, { prefix: '/trpc', trpcOptions })
    await trpc.register(async (file) => {
      const { path, bodyLimit } = OF_A_FILE
      file.removeContentTypeParser('application/json')
      // As the plugin takes it: tRPC reads the text itself.
      file.addContentTypeParser('application/json', { parseAs: 'string' }, (_req, body, done) => done(null, body))
      const call = (req: FastifyRequest, res: FastifyReply) => fastifyRequestHandler({ ...trpcOptions, req, res, path })
      // Whom tRPC refuses without it, nobody takes so large a body from.
      const decide = async (req: FastifyRequest, res: FastifyReply) => {
        const known = await contextOnce(req).then(
          ({ user }) => user !== null,
          () => false,
        )
        if (known) return
        await call(req, res)
        return res
      }
      file.post(`/trpc/${path}`, { bodyLimit, onRequest: decide }, call)
    })
  })
  await mountFiles(app, { config, contextOf }, async () => (await import('./files.ts')).features)
  mountLive(app, {
    store,
    clock,
    who: (req) => signedInUser(auth, store.db, req.headers, clock(), { renew: false }),
  })
  mountHealth(app, store, facts.version)
  app.addHook('onClose', () => recordCounted(store.db, auditKey))
  mountScreens(app, { folder: config.clientFolder, built: screensBuilt }, async (req, { frame, asks, known }) => {
    const ctx: Context = { ...(await contextOf(req)), known, ahead: true }
    const answered = async (questions: readonly Question[]) => {
      const tried = await Promise.allSettled(
        questions.map(async ({ path, input }) => ({
          path,
          ...(input && { input }),
          data: await callTRPCProcedure({
            router: appRouter,
            path,
            type: 'query',
            ctx,
            getRawInput: () => Promise.resolve(input),
            signal: undefined,
            batchIndex: 0,
          }),
        })),
      )
      return tried.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []))
    }
    if (frame === null) return answered(asks)
    const around = await answered([frame])
    const [{ data } = { data: null }] = around as { readonly data: Frame }[]
    if (data === null) return around
    const { plan } = data
    return [
      ...around,
      ...(await answered([...asks, ...(plan ? askedAround({ bureauId: plan.bureau.id, year: plan.year }) : [])])),
    ]
  })
  return app
}
