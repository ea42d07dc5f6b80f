import type { FastifyInstance } from 'fastify'
import type { Store } from '#data/database.ts'
import type { Role } from '#domain/entry/permissions.ts'
import { createAuth } from '#server/accounts/auth.ts'
import { settleDemonstration } from '#server/accounts/demonstration.ts'
import { createSingleSignOn } from '#server/accounts/single-sign-on.ts'
import { buildApp } from '#server/app.ts'
import { auditKey } from '#server/record/chain.ts'
import { startRecording } from '#server/record/start-recording.ts'
import { type Config, readConfig } from '#server/config.ts'
import type { Pace } from '#server/http/request-guard.ts'
import type { Work } from '#server/http/work-limits.ts'
import { appRouter } from './router.ts'

export const ORIGIN = 'http://localhost:3000'
const SECRET = 'a secret of the tests, of no use elsewhere'
export const AUDIT_KEY = auditKey(SECRET)

export interface Answer {
  readonly status: number
  /** what the procedure returned, unchecked */
  readonly data: unknown
  /** the reason it was refused for */
  readonly reason: string | null
}

export interface TestApp {
  readonly app: FastifyInstance
  readonly config: Config
  /** a session cookie of the demonstration's role */
  readonly signIn: (role: Role) => Promise<string>
  /** calls a procedure as the browser does: queries by GET, mutations by POST */
  readonly call: (path: string, input?: unknown, cookie?: string) => Promise<Answer>
}

/** The whole application over a store, recorded from then on, without a port. `ahead`: milliseconds the server's clock is ahead of the real one; `build`: what makes it. */
export async function testApp(
  store: Store,
  options: {
    demonstration?: boolean
    ahead?: () => number
    config?: Partial<Config>
    pace?: Pace
    limits?: Partial<Record<Work, number>>
    build?: typeof buildApp
  } = {},
): Promise<TestApp> {
  const { demonstration = true, ahead = () => 0, pace, limits, build = buildApp } = options
  const config = { ...readConfig({}), clientFolder: '/nowhere', ...options.config }
  await startRecording(store.db, AUDIT_KEY, new Date())
  await settleDemonstration(store.db, store.kind, demonstration, AUDIT_KEY)
  const clock = () => new Date(Date.now() + ahead())
  const auth = createAuth(store, config, SECRET, demonstration, clock)
  const singleSignOn = createSingleSignOn(store, config, SECRET, demonstration, clock)
  const facts = { store: store.kind, place: store.place, demonstration, practice: false, version: 'test' }
  const app = await build({
    config,
    store,
    auth: () => auth,
    singleSignOn,
    facts,
    auditKey: AUDIT_KEY,
    clock,
    ...(pace && { pace }),
    ...(limits && { limits }),
  })
  return {
    app,
    config,
    async signIn(role) {
      const answer = await app.inject({
        method: 'POST',
        url: '/api/auth/demonstration',
        payload: { role },
        headers: { host: 'localhost:3000', origin: ORIGIN },
      })
      return cookieOf(answer.headers['set-cookie'])
    },
    async call(path, input, cookie) {
      if (isMutation(path)) {
        const answer = await app.inject({
          method: 'POST',
          url: `/trpc/${path}`,
          payload: JSON.stringify(input ?? {}),
          headers: { host: 'localhost:3000', origin: ORIGIN, 'content-type': 'application/json', ...(cookie ? { cookie } : {}) },
        })
        return { status: answer.statusCode, ...readAnswer(answer.json()) }
      }
      const query = input === undefined ? '' : `?input=${encodeURIComponent(JSON.stringify(input))}`
      const answer = await app.inject({
        url: `/trpc/${path}${query}`,
        headers: { host: 'localhost:3000', ...(cookie ? { cookie } : {}) },
      })
      return { status: answer.statusCode, ...readAnswer(answer.json()) }
    },
  }
}

/** The `name=value` pairs of Set-Cookie headers, ready to be sent back. */
export function cookieOf(header: string | readonly string[] | undefined): string {
  return [header ?? []]
    .flat()
    .map((one) => one.split(';')[0] ?? '')
    .join('; ')
}

// tRPC's own list of what can be called and how: flat at run time, whatever its type says.
// oxlint-disable-next-line no-underscore-dangle
const PROCEDURES = appRouter._def.procedures as unknown as Readonly<Record<string, { readonly _def: { readonly type: string } }>>
// oxlint-disable-next-line no-underscore-dangle
const isMutation = (path: string) => PROCEDURES[path]?._def.type === 'mutation'

function readAnswer(body: unknown): Pick<Answer, 'data' | 'reason'> {
  const answer = body as { result?: { data?: unknown }; error?: { data?: { reason?: string } } }
  return { data: answer.result?.data ?? null, reason: answer.error?.data?.reason ?? null }
}
