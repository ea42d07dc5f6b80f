import { fromNodeHeaders } from 'better-auth/node'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { Store } from '#data/database.ts'
import type { Auth } from './auth.ts'
import { doorRecorder, isSignIn, isSignOut } from './door-audit.ts'
import { signedInUser } from './session.ts'
import type { SingleSignOn } from '../http/context.ts'

interface Deps {
  readonly publicUrl: string
  readonly store: Store
  readonly auth: Auth
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

/** The doors below /api/auth, each knock at one of them on record. */
export function mountAuth(app: FastifyInstance, deps: Deps): void {
  const { store, auth, singleSignOn, auditKey, clock } = deps
  const record = doorRecorder(store.db, auditKey)
  app.route({
    method: ['GET', 'POST'],
    url: '/api/auth/*',
    async handler(req, reply) {
      const url = new URL(req.url, deps.publicUrl)
      const path = url.pathname.replace('/api/auth', '')
      const door = `${req.method} ${path}`
      const shared = singleSignOn !== null && OPEN_FOR_SINGLE_SIGN_ON.has(door)
      if (!shared && !OPEN.has(door)) return reply.code(404).send({ reason: 'bad-input' })
      const request = requestOf(req, url)
      const at = clock()
      // Asked before: afterwards the session is gone.
      const user = isSignOut(path) ? await signedInUser(auth, store.db, request.headers, at) : null
      const { answer, refused = null } = shared
        ? await singleSignOn.handle(path, request, req.body)
        : { answer: await auth.handler(request) }
      if (isSignIn(path) || isSignOut(path)) await record({ path, body: req.body, at, address: req.ip, user, refused }, answer)
      return reply.send(untilClosed(answer))
    },
  })
}

function requestOf(req: FastifyRequest, url: URL): Request {
  const headers = fromNodeHeaders(req.headers)
  headers.set('x-jipyo-client-ip', req.ip)
  headers.delete('content-length')
  const init: RequestInit = { method: req.method, headers }
  if (req.body !== undefined && req.body !== null) init.body = JSON.stringify(req.body)
  return new Request(url, init)
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
