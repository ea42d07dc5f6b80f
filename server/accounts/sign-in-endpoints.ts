import type { BetterAuthPlugin } from 'better-auth'
import { createAuthEndpoint } from 'better-auth/api'
import { parseCookies, setSessionCookie } from 'better-auth/cookies'
import { z } from 'zod'
import type { Db } from '#data/database.ts'
import { ROLES } from '#domain/entry/permissions.ts'
import { Refusal } from '../refusal.ts'
import { demonstrationName } from './demonstration.ts'
import { KNOWN_FOR, knownBrowser, rememberBrowser } from './known-browser.ts'
import { linkOf } from './one-time-link.ts'
import { verifyPassword } from './password.ts'
import { credentialById, credentialOf, USERNAME } from './person.ts'
import { claimFirst, setByLink } from './set-password.ts'
import { forgive, type Source, takeTry } from './sign-in-delay.ts'

/** How long to wait before the next try, if at all. */
const waiting = (seconds: number) => (seconds > 0 ? { seconds } : {})

const token = z.string().min(20).max(200)
const password = z.string().min(1).max(400)

/** What opening a session needs of better-auth's endpoint context. */
type Ctx = Parameters<typeof setSessionCookie>[0]

/**
 * The ways in: a user name with its password, the one-time links, and one click in the demonstration. All answer with a
 * session cookie or throw a Refusal. better-auth's own sign-in by user name is not used: it tells by its
 * time who has an account, and knows neither delays nor disabled accounts.
 */
export const signInEndpoints = ({
  db,
  demonstration,
  clock,
  auditKey,
}: {
  db: Db
  demonstration: boolean
  clock: () => Date
  auditKey: string
}) => {
  const at = (ctx: Ctx) => ({ now: clock(), address: ctx.headers?.get('x-jipyo-client-ip') ?? '', auditKey })
  const cookieOf = (ctx: Ctx) => ctx.context.createAuthCookie('known_browser', { maxAge: KNOWN_FOR })
  const sentCookie = (ctx: Ctx) => parseCookies(ctx.headers?.get('cookie') ?? '').get(cookieOf(ctx).name)
  const sourceOf = (ctx: Ctx, username: string): Source => {
    const id = knownBrowser(auditKey, sentCookie(ctx), username, clock())
    return id === null ? { kind: 'address', address: at(ctx).address } : { kind: 'known-browser', id }
  }
  /** Lets somebody in who gave a password, and remembers the browser. */
  const enterKnown = async (ctx: Ctx, userId: string) => {
    const { username } = (await credentialById(db, userId)) ?? {}
    const { name, attributes } = cookieOf(ctx)
    if (username) ctx.setCookie(name, rememberBrowser(auditKey, sentCookie(ctx), username, clock()), attributes)
    return enter(ctx, userId)
  }
  return {
    id: 'jipyo-sign-in',
    endpoints: {
      passwordSignIn: createAuthEndpoint(
        '/sign-in/username',
        { method: 'POST', body: z.object({ username: z.string().min(1).max(200), password }) },
        async (ctx) => {
          const { username } = ctx.body
          const source = sourceOf(ctx, username)
          const taken = await takeTry(db, auditKey, username, source, clock())
          if (!taken.open) throw new Refusal('sign-in-delayed', waiting(taken.seconds))
          const found = await credentialOf(db, username)
          const right = await verifyPassword(found?.hash ?? null, ctx.body.password)
          if (!found || !right) throw new Refusal('wrong-credentials', waiting(taken.wait))
          await forgive(db, auditKey, username, source)
          // Said only to whoever knows the password.
          if (found.disabledAt !== null) throw new Refusal('account-disabled')
          return enterKnown(ctx, found.id)
        },
      ),
      demonstrationSignIn: createAuthEndpoint(
        '/demonstration',
        { method: 'POST', body: z.object({ role: z.enum(ROLES) }) },
        async (ctx) => {
          if (!demonstration) throw new Refusal('demonstration-off')
          const user = await db
            .selectFrom('user')
            .select('id')
            .where('username', '=', demonstrationName(ctx.body.role))
            .executeTakeFirst()
          if (!user) throw new Refusal('demonstration-off')
          return enter(ctx, user.id)
        },
      ),
      lookAtLink: createAuthEndpoint('/link', { method: 'POST', body: z.object({ token }) }, async (ctx) => {
        const link = await linkOf(db, ctx.body.token, clock())
        if (!link) throw new Refusal('link-expired')
        return ctx.json({ purpose: link.purpose, name: link.owner?.name ?? null, username: link.owner?.username ?? null })
      }),
      claim: createAuthEndpoint(
        '/claim',
        {
          method: 'POST',
          body: z.object({
            token,
            name: z.string().trim().min(1).max(60),
            username: z.string().toLowerCase().regex(USERNAME),
            password,
          }),
        },
        async (ctx) => enterKnown(ctx, await claimFirst(db, ctx.body, at(ctx))),
      ),
      claimPassword: createAuthEndpoint('/claim/password', { method: 'POST', body: z.object({ token, password }) }, async (ctx) =>
        enterKnown(ctx, await setByLink(db, ctx.body, at(ctx))),
      ),
    },
  } satisfies BetterAuthPlugin
}

async function enter(ctx: Ctx, userId: string) {
  const user = await ctx.context.internalAdapter.findUserById(userId)
  if (!user) throw new Refusal('forbidden')
  const session = await ctx.context.internalAdapter.createSession(userId)
  await setSessionCookie(ctx, { session, user })
  return ctx.json({ ok: true })
}
