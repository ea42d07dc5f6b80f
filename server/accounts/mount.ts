import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { Store } from '#data/database.ts'
import { isReason } from '#domain/entry/reasons.ts'
import type { AuthWhenNeeded } from './auth.ts'
import type { HandledSignIn, RefusedSignIn, SingleSignOn } from '../http/context.ts'
import { answerError, errorShapeOf } from '../http/reasons.ts'
import { Refusal } from '../refusal.ts'
import { refuseOtherPerson } from './drawn-for.ts'
import { headersOf, signedInUser } from './session.ts'
import { isSignIn, isSignOut, signInRecorder } from './sign-in-audit.ts'

interface Deps {
  readonly publicUrl: string
  readonly store: Store
  readonly auth: AuthWhenNeeded
  readonly singleSignOn: SingleSignOn | null
  readonly auditKey: string
  readonly clock: () => Date
}

/** All of better-auth that can be reached from outside. A new version's endpoints stay shut until they are listed here. */
const OPEN: ReadonlySet<string> = new Set([
  'POST /sign-in/username',
  'POST /demonstration',
  'POST /link',
  'POST /claim',
  'POST /claim/password',
  'POST /sign-out',
])
const OPEN_FOR_SINGLE_SIGN_ON: ReadonlySet<string> = new Set(['POST /sign-in/social', 'GET /callback/sso'])

/** The endpoints below /api/auth. Sign-ins, refused ones too, and sign-outs are on record. */
export function mountAuth(app: FastifyInstance, deps: Deps): void {
  const { store, auth, singleSignOn, auditKey, clock } = deps
  const record = signInRecorder(store.db, auditKey)
  app.route({
    method: ['GET', 'POST'],
    url: '/api/auth/*',
    async handler(req, reply) {
      const url = new URL(req.url, deps.publicUrl)
      const path = url.pathname.replace('/api/auth', '')
      const endpoint = `${req.method} ${path}`
      const bySingleSignOn = singleSignOn !== null && OPEN_FOR_SINGLE_SIGN_ON.has(endpoint)
      if (!bySingleSignOn && !OPEN.has(endpoint)) throw new Refusal('unknown-endpoint')
      const request = requestOf(req, url)
      const at = clock()
      // Asked before: afterwards the session is gone.
      const user = isSignOut(path) ? await signedInUser(auth, store.db, req.headers, at) : null
      if (isSignOut(path)) await refuseOtherPerson(store.db, req, user)
      const { answer, refused, error } = await outcomeOf(async () =>
        bySingleSignOn ? singleSignOn.handle(path, request, req.body) : (await auth()).handler(request),
      )
      if (isSignIn(path) || isSignOut(path)) await record({ path, body: req.body, at, address: req.ip, user, refused }, answer)
      return answer === null ? answerError(error, req, reply) : reply.send(untilClosed(answer))
    },
  })
}

type Outcome =
  /** a page to go on to can be a refusal too: single sign-on says it in the address */
  | { readonly answer: Response; readonly refused: RefusedSignIn | null; readonly error?: undefined }
  | { readonly answer: null; readonly refused: RefusedSignIn; readonly error: unknown }

/** better-auth throws the refusals and failures of our own endpoints (`onAPIError`); its own refusals are answers. */
async function outcomeOf(handle: () => Promise<Response | HandledSignIn>): Promise<Outcome> {
  try {
    const handled = await handle()
    const { answer, refused } = handled instanceof Response ? { answer: handled, refused: null } : handled
    if (answer.status < 400) return { answer, refused }
    throw await refusalIn(answer)
  } catch (error) {
    const { reason, facts } = errorShapeOf(error)
    return { answer: null, refused: { reason, accountId: null, facts }, error }
  }
}

/** What an answer of better-auth's own means: its limit of tries, an input it cannot read. */
async function refusalIn(answer: Response): Promise<Refusal> {
  const body: unknown = await answer.json().catch(() => null)
  if (typeof body === 'object' && body !== null && 'code' in body && isReason(body.code)) return new Refusal(body.code)
  if (answer.status !== 429) return new Refusal(answer.status < 500 ? 'bad-input' : 'server-failed')
  const seconds = Number(answer.headers.get('x-retry-after') ?? 0)
  return new Refusal('too-many-requests', seconds > 0 ? { seconds } : {})
}

function requestOf(req: FastifyRequest, url: URL): Request {
  const headers = headersOf(req.headers)
  headers.set('x-jipyo-client-ip', req.ip)
  headers.delete('content-length')
  const init: RequestInit = { method: req.method, headers }
  if (req.body !== undefined && req.body !== null) init.body = textOf(req.body)
  return new Request(url, init)
}

/** Refuses 'bad-input': what is nested too deep can be read and not written. */
function textOf(body: unknown): string {
  try {
    return JSON.stringify(body)
  } catch {
    throw new Refusal('bad-input')
  }
}

/**
 * How long a session lasts is the server's to say, request by request; better-auth dates the cookie at the sign-in, so a
 * browser would let go of it half an hour later however busy its user is. Undated it goes when the browser is closed.
 */
function untilClosed(answer: Response): Response {
  const cookies = answer.headers.getSetCookie()
  if (cookies.length === 0) return answer
  const headers = new Headers(answer.headers)
  headers.delete('set-cookie')
  for (const cookie of cookies) {
    headers.append('set-cookie', cookie.includes('session_token=') ? cookie.replace(/; Max-Age=[1-9]\d*/i, '') : cookie)
  }
  return new Response(answer.body, { status: answer.status, statusText: answer.statusText, headers })
}
