import { AsyncLocalStorage } from 'node:async_hooks'
import { betterAuth } from 'better-auth'
import { APIError } from 'better-auth/api'
import { verifyProviderIdToken } from 'better-auth/oauth2'
import { genericOAuth } from 'better-auth/plugins/generic-oauth'
import type { Store } from '#data/database.ts'
import { isReason, type Reason } from '#domain/entry/reasons.ts'
import { auditKey } from '../record/chain.ts'
import type { Config } from '../config.ts'
import type { HandledSignIn as Handled, SingleSignOn } from '../http/context.ts'
import { databaseReason } from '../http/database-reason.ts'
import { Refusal } from '../refusal.ts'
import { commonOptions } from './auth.ts'
import { askUserinfo, discover } from './discovery.ts'
import { personOf, usernameFrom } from './single-sign-on-person.ts'
import type { SingleSignOnSettings } from '../config.ts'
import { log } from '../log.ts'

const PATIENCE = 15_000
/** How long one look at the provider counts. */
const FRESH = 30_000

/** What came to light while one person came back from the provider. */
interface Seen {
  /** why nobody is let in, for the log; null = better-auth's own word has to do */
  cause: string | null
  facts: Readonly<Record<string, string>>
  /** the user name that the provider gave */
  offered: string | null
}
const seen = new AsyncLocalStorage<Seen>()
const see = (what: Partial<Seen>) => Object.assign(seen.getStore() ?? {}, what)

/**
 * The organisation's OpenID Connect provider as a way in; null when none is configured. It has an instance of better-auth of
 * its own, made when it is first needed: that asks the provider while it starts, and a provider that hangs must not keep
 * anybody from a password. The demonstration has no single sign-on.
 */
export function createSingleSignOn(
  store: Store,
  config: Config,
  secret: string,
  demonstration: boolean,
  clock: () => Date = () => new Date(),
): SingleSignOn | null {
  const settings = config.singleSignOn
  if (settings === null || demonstration) return null
  let looked: { readonly at: number; readonly found: ReturnType<typeof discover> } | null = null
  const look = () => {
    if (looked === null || Date.now() - looked.at > FRESH) looked = { at: Date.now(), found: discover(settings) }
    return looked.found
  }
  let made: ReturnType<typeof instance> | null = null
  const withProvider = async () => {
    const found = await look()
    if (found === null) return null
    made ??= instance(store, config, secret, settings, found.userinfo, clock)
    const { socialProviders } = await made.$context
    const provider = socialProviders.find((p) => p.id === 'sso')
    if (provider) {
      sayWhyTokensFail(provider)
      return made
    }
    made = null
    return null
  }
  return {
    label: settings.label,
    available: async () => (await look()) !== null,
    async handle(path, request, body) {
      const starting = path === '/sign-in/social'
      try {
        const auth = await inTime(withProvider())
        if (auth === null) throw new Refusal('single-sign-on-down')
        if (starting) return { answer: await inTime(auth.handler(beginning(request, body))), refused: null }
        const what: Seen = { cause: null, facts: {}, offered: null }
        return await seen.run(what, async () => returned(await inTime(auth.handler(request)), what))
      } catch (error) {
        if (!(error instanceof Refusal)) log.error({ err: error }, 'single sign-on failed')
        const reason = databaseReason(error) ?? 'single-sign-on-down'
        if (starting) throw new Refusal(reason)
        return toSignIn(reason)
      }
    },
  }
}

function instance(
  store: Store,
  config: Config,
  secret: string,
  settings: SingleSignOnSettings,
  userinfo: string | null,
  clock: () => Date,
) {
  const { clientId, clientSecret, discoveryUrl, usernameClaim, newcomers } = settings
  const key = auditKey(secret)
  return betterAuth({
    ...commonOptions(store, config, secret),
    // Tokens of the provider are of no use here once somebody is in.
    account: { updateAccountOnSignIn: false },
    onAPIError: { throw: true, errorURL: `${config.publicUrl}/sign-in` },
    plugins: [
      genericOAuth({
        config: [
          {
            providerId: 'sso',
            discoveryUrl,
            clientId,
            clientSecret,
            scopes: ['openid', 'profile'],
            pkce: true,
            disableSignUp: true,
            requireIdTokenVerification: true,
            getUserInfo: async ({ idToken, accessToken }) => {
              // better-auth has verified it by now, and asks for none that is missing.
              const claims = idToken === undefined ? null : claimsOf(idToken)
              const subject = claims?.['sub']
              if (claims === null || typeof subject !== 'string' || subject === '') {
                see({ cause: claims === null ? 'its answer holds no ID token' : 'its ID token names no subject' })
                return null
              }
              const enough = claims[usernameClaim] !== undefined || userinfo === null || accessToken === undefined
              const more = enough ? {} : await askUserinfo(userinfo, accessToken, subject)
              return { ...more, ...claims, sub: subject, emailVerified: false }
            },
            mapProfileToUser: async (claims) => {
              try {
                const name = typeof claims.name === 'string' ? claims.name : null
                const vouched = { subject: String(claims.sub), username: usernameFrom(claims[usernameClaim]), name }
                const person = await personOf(store.db, vouched, { now: clock(), auditKey: key, newcomers })
                // The address finds nobody: the subject is linked by now, and nobody is made here.
                return { email: person.email, emailVerified: false, name: person.name }
              } catch (error) {
                if (!(error instanceof Refusal)) throw error
                const claim = claims[usernameClaim]
                const offered = claim === undefined ? 'missing' : usernameFrom(claim) === null ? 'no user name' : 'a user name'
                see({
                  cause: error.reason,
                  facts: { OIDC_USERNAME_CLAIM: usernameClaim, offered },
                  offered: typeof claim === 'string' && claim !== '' ? claim.slice(0, 60) : null,
                })
                throw new APIError('FORBIDDEN', {
                  code: error.reason,
                  message: error.reason,
                  account: error.facts['account'] ?? null,
                })
              }
            },
          },
        ],
      }),
    ],
  })
}

/** Of what the browser sends only the page to go to is taken: better-auth would take tokens, scopes and parameters too. */
function beginning(request: Request, body: unknown): Request {
  const next = typeof body === 'object' && body !== null && 'next' in body && typeof body.next === 'string' ? body.next : '/'
  const callbackURL = /^\/(?![/\\])[\w\-./?=&%+@]*$/.test(next) ? next : '/'
  const asked = { provider: 'sso', callbackURL, errorCallbackURL: '/sign-in', disableRedirect: true }
  return new Request(request.url, { method: 'POST', headers: request.headers, body: JSON.stringify(asked) })
}

/** Back from the provider: in, or to the sign-in page with the reason. */
async function returned(answer: Response, what: Seen): Promise<Handled> {
  const to = answer.headers.get('location')
  const opened = answer.headers.getSetCookie().some((one) => /session_token=[^;]/.test(one))
  if (opened && to !== null) return { answer, refused: null }
  const said: unknown =
    to === null
      ? await answer
          .clone()
          .json()
          .catch(() => null)
      : null
  const code =
    typeof said === 'object' && said !== null && 'code' in said && isReason(said.code) ? said.code : 'single-sign-on-failed'
  const account =
    typeof said === 'object' && said !== null && 'account' in said && typeof said.account === 'string' ? said.account : null
  const own = to === null ? null : new URL(to, 'http://localhost').searchParams.get('error')
  log.info({ cause: what.cause ?? own ?? code, ...what.facts }, 'single sign-on: nobody was let in')
  return toSignIn(code, { accountId: account, offered: what.offered })
}

const toSignIn = (
  reason: Reason,
  { accountId = null, offered = null }: { accountId?: string | null; offered?: string | null } = {},
): Handled => ({
  answer: new Response(null, { status: 302, headers: { location: `/sign-in?refused=${reason}` } }),
  refused: { reason, accountId, offered },
})

type Provider = Parameters<typeof verifyProviderIdToken>[0]

/** better-auth refuses a token without a word of why. It goes on deciding; what differs is named beside it. */
function sayWhyTokensFail(provider: Provider) {
  const expected = provider.idToken
  if (expected === undefined || 'verify' in expected) return
  const { issuer, audience } = expected
  provider.idToken = {
    verify: async (token, nonce) => {
      const sound = await verifyProviderIdToken({ ...provider, idToken: expected }, token, nonce)
      if (!sound) see(whatDiffers(claimsOf(token) ?? {}, { issuer: [issuer].flat(), audience: [audience].flat(), nonce }))
      return sound
    },
  }
}

interface Expected {
  readonly issuer: readonly unknown[]
  readonly audience: readonly unknown[]
  readonly nonce: string | undefined
}
function whatDiffers({ iss, aud, exp, nonce }: Readonly<Record<string, unknown>>, expected: Expected): Partial<Seen> {
  if (!expected.issuer.includes(iss))
    return { cause: 'its ID token names another issuer', facts: { OIDC_ISSUER: String(expected.issuer[0]), its: String(iss) } }
  if (![aud].flat().some((one) => expected.audience.includes(one)))
    return {
      cause: 'its ID token is for another client',
      facts: { OIDC_CLIENT_ID: String(expected.audience[0]), its: String(aud) },
    }
  if (typeof exp !== 'number' || exp * 1000 < Date.now())
    return { cause: 'its ID token has expired: compare the clocks of both machines' }
  if (nonce !== expected.nonce) return { cause: 'its ID token is of another sign-in' }
  return { cause: 'the signature of its ID token cannot be verified' }
}

function claimsOf(idToken: string): Readonly<Record<string, unknown>> | null {
  try {
    const claims: unknown = JSON.parse(Buffer.from(idToken.split('.')[1] ?? '', 'base64url').toString('utf8'))
    return typeof claims === 'object' && claims !== null ? (claims as Readonly<Record<string, unknown>>) : null
  } catch {
    return null
  }
}

function inTime<T>(of: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error('the provider did not answer in time')), PATIENCE)
  })
  return Promise.race([of, late]).finally(() => clearTimeout(timer))
}
