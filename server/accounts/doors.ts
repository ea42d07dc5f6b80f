import type { BetterAuthPlugin } from 'better-auth'
import { APIError, createAuthEndpoint } from 'better-auth/api'
import { setSessionCookie } from 'better-auth/cookies'
import { z } from 'zod'
import type { Db } from '#data/database.ts'
import type { Reason } from '#domain/reasons.ts'
import { demonstrationName } from './demonstration.ts'
import { useLink } from './one-time-link.ts'

const refuse = (status: 'FORBIDDEN' | 'BAD_REQUEST' | 'NOT_FOUND', reason: Reason) => new APIError(status, { code: reason, message: reason })

/**
 * The two ways in beside a password: one click in the demonstration mode, and the one-time link that makes the first
 * administrator. Both answer with a session cookie; refusals carry a Reason as `code`.
 */
export const doors = (db: Db, demonstration: boolean) =>
  ({
    id: 'jipyo-doors',
    endpoints: {
      demonstrationSignIn: createAuthEndpoint(
        '/demonstration',
        { method: 'POST', body: z.object({ role: z.enum(['executive', 'head', 'evaluator', 'administrator']) }) },
        async (ctx) => {
          // A forwarded request comes from another machine through a proxy: the demonstration is for this one only.
          if (!demonstration || ctx.headers?.get('x-forwarded-for')) throw refuse('FORBIDDEN', 'demonstration-off')
          const user = await db.selectFrom('user').select('id').where('username', '=', demonstrationName(ctx.body.role)).executeTakeFirst()
          const found = user && (await ctx.context.internalAdapter.findUserById(user.id))
          if (!found) throw refuse('NOT_FOUND', 'demonstration-off')
          const session = await ctx.context.internalAdapter.createSession(found.id)
          await setSessionCookie(ctx, { session, user: found })
          return ctx.json({ ok: true })
        },
      ),
      claim: createAuthEndpoint(
        '/claim',
        {
          method: 'POST',
          body: z.object({
            token: z.string().min(20).max(200),
            name: z.string().trim().min(1).max(60),
            username: z.string().regex(/^[a-z0-9._-]{2,40}$/i),
            password: z.string().min(12).max(128),
          }),
        },
        async (ctx) => {
          const { token, name, username, password } = ctx.body
          const now = new Date()
          if (!(await useLink(db, token, 'first-administrator', now))) throw refuse('FORBIDDEN', 'link-expired')
          const user = await ctx.context.internalAdapter.createUser({
            name,
            // better-auth wants an address; .invalid can never receive mail (RFC 2606).
            email: `${username.toLowerCase()}@accounts.invalid`,
            emailVerified: false,
            username: username.toLowerCase(),
            displayUsername: username,
            role: 'administrator',
            demonstration: false,
          }, { method: 'email-password' })
          await ctx.context.internalAdapter.linkAccount({
            userId: user.id,
            providerId: 'credential',
            accountId: user.id,
            password: await ctx.context.password.hash(password),
          })
          const session = await ctx.context.internalAdapter.createSession(user.id)
          await setSessionCookie(ctx, { session, user })
          return ctx.json({ ok: true })
        },
      ),
    },
  }) satisfies BetterAuthPlugin
