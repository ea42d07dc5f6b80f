import { z } from 'zod'
import type { Db } from '#data/database.ts'
import { may, ROLES } from '#domain/entry/permissions.ts'
import { id, requestId, structure, year } from '../http/shapes.ts'
import { asKnownOrNow } from '../http/context.ts'
import { remembered } from '../http/finished-answers.ts'
import { reaching } from '../http/trpc.ts'
import { headSeq } from '../record/tail.ts'
import { landingOf, yearStates } from '../plans/plan.ts'
import { framePlan } from '../plans/shown-plan.ts'
import { holdsServices } from '../services/whose.ts'
import { open, router } from '../http/trpc.ts'
import { departmentChoices, directory } from './directory.ts'
import { IDLE_MINUTES } from './limits.ts'
import { changeAccount, createAccount, disableAccount, enableAccount, linkForPassword, unlinkSubject } from './manage.ts'
import { changePassword } from './own-password.ts'
import { USERNAME } from './person.ts'
import { endSessions, sessionsOf } from './sessions.ts'

const userId = z.string().min(1).max(100)
const sessionId = z.string().min(1).max(100).nullable()
const named = z.strictObject({ userId, version: z.number().int().positive(), requestId })
const scope = { name: z.string().trim().min(1).max(60), role: z.enum(ROLES), departmentIds: z.array(id).max(200) }
const password = z.string().min(1).max(400)

const manage = reaching('account.manage')
const own = reaching('account.own')

/** What stands around a page, whoever looks at it. */
async function aroundPage(db: Db, asked: Omit<Parameters<typeof framePlan>[1], 'today'>, today: string) {
  const shown = await framePlan(db, { ...asked, today })
  const landing = shown && (await landingOf(db, shown.plan.bureau.id, today))
  return {
    bureaus: shown?.bureaus ?? [],
    plan: shown?.plan ?? null,
    /** which pages of other documents have anything for this bureau */
    holds: { services: shown !== null && (await holdsServices(db, shown.plan.departments, today)) },
    landingYear: landing?.year ?? null,
    /** the years a person may turn to, each with how far it is */
    years: landing === null ? [] : await yearStates(db, landing.bureauId, today),
  }
}

export const accountsRouter = router({
  /** For the sign-in page: which ways to sign in there are. Tells nothing else. */
  signInMethods: open.query(({ ctx }) => ({
    demonstration: ctx.server.demonstration,
    practice: ctx.server.practice,
    signedIn: ctx.user !== null,
    singleSignOn: ctx.singleSignOn ? { label: ctx.singleSignOn.label } : null,
  })),
  /** Whether the single sign-on answers now; apart from `signInMethods`, so that the page need not wait for another machine. */
  singleSignOn: open.query(async ({ ctx }) => ({ available: ctx.singleSignOn ? await ctx.singleSignOn.available() : false })),
  /** Who I am and what I may choose from: all the frame around a page needs. Null for strangers: arriving is no error. */
  frame: open
    .input(z.object({ bureauId: id.optional(), departmentId: id.optional(), year: year.optional(), structure }))
    .query(async ({ ctx, input }) => {
      if (!ctx.user || !may(ctx.user, 'plan.read')) return null
      // First of all: what the page reads is at least as new, so the live channel goes on from here without a gap.
      const seq = await headSeq(ctx.db)
      const { db, today } = await asKnownOrNow(ctx)
      const around = await remembered(db, { of: 'frame', input, today }, (handle) => aroundPage(handle, input, today))
      const { id: myId, name, username, role, departmentIds, demonstration } = ctx.user
      return {
        user: { id: myId, name, username, role, departmentIds, demonstration },
        server: {
          demonstration: ctx.server.demonstration,
          practice: ctx.server.practice,
          version: ctx.server.version,
          idleMinutes: IDLE_MINUTES,
        },
        /** ms until this person has to sign in again, however busy; null where nobody came by a session */
        sessionLeft: ctx.user.sessionEndsAt === undefined ? null : Date.parse(ctx.user.sessionEndsAt) - ctx.now.getTime(),
        ...around,
        /** the day the pages are of: a past one where the address names it */
        today,
        /** the server's day, whatever day the pages are of */
        now: ctx.today,
        seq,
      }
    }),

  /** Everybody's account and the departments there are. Times count from `now`, the server's. */
  list: manage.query(async ({ ctx }) => ({
    accounts: await directory(ctx.db, ctx.auditKey, ctx.now),
    departments: await departmentChoices(ctx.db, ctx.today),
    now: ctx.now.toISOString(),
    singleSignOn: Boolean(ctx.singleSignOn),
  })),
  create: manage
    .input(z.strictObject({ ...scope, username: z.string().trim().toLowerCase().regex(USERNAME), requestId }))
    .mutation(({ ctx, input }) => createAccount(ctx.db, ctx.as, input)),
  change: manage
    .input(z.strictObject({ ...named.shape, ...scope }))
    .mutation(({ ctx, input }) => changeAccount(ctx.db, ctx.as, input)),
  disable: manage.input(named).mutation(({ ctx, input }) => disableAccount(ctx.db, ctx.as, input)),
  enable: manage.input(named).mutation(({ ctx, input }) => enableAccount(ctx.db, ctx.as, input)),
  link: manage.input(named).mutation(({ ctx, input }) => linkForPassword(ctx.db, ctx.as, input)),
  unlink: manage.input(named).mutation(({ ctx, input }) => unlinkSubject(ctx.db, ctx.as, input)),
  sessions: manage
    .input(z.strictObject({ userId }))
    .query(({ ctx, input }) => sessionsOf(ctx.db, input.userId, ctx.now, ctx.user.sessionId)),
  endSessions: manage
    .input(z.strictObject({ userId, sessionId, requestId }))
    .mutation(({ ctx, input }) => endSessions(ctx.db, ctx.as, input)),

  /** 내 계정: one's own sessions, and whether there is a password to change. */
  mine: own.query(async ({ ctx }) => {
    const ways = await ctx.db.selectFrom('account').select('providerId').where('userId', '=', ctx.user.id).execute()
    return {
      sessions: await sessionsOf(ctx.db, ctx.user.id, ctx.now, ctx.user.sessionId),
      password: ways.some((w) => w.providerId === 'credential'),
    }
  }),
  endMine: own
    .input(z.strictObject({ sessionId, requestId }))
    .mutation(({ ctx, input }) => endSessions(ctx.db, ctx.as, { ...input, userId: ctx.user.id })),
  changePassword: own
    .input(z.strictObject({ current: password, next: password }))
    .mutation(({ ctx, input }) => changePassword(ctx.db, ctx.as, input)),
})
