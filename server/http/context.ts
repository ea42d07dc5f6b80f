import type { Reason } from '#domain/entry/reasons.ts'
import type { SignedIn, Writer } from '../record/writer.ts'
import { knownOn } from '../record/known-on.ts'
import { Refusal } from '../refusal.ts'
import type { Db, StoreKind } from '#data/database.ts'
import type { EvidenceLimits, MachineSettings } from '../config.ts'
import type { WorkLimits } from './work-limits.ts'

export interface ServerFacts {
  readonly store: StoreKind
  readonly place: string
  readonly demonstration: boolean
  readonly practice: boolean
  readonly version: string
  /** whether it runs from an archive, where commands are called otherwise; left out: it does not */
  readonly packed?: boolean
  /** whether the words of questions without an answer are kept; left out: they are not */
  readonly keepsQuestions?: boolean
  /** left out where nobody serves files, e.g. in scripts: the defaults hold */
  readonly evidence?: EvidenceLimits
}

/** What every procedure gets. */
export interface Context {
  readonly db: Db
  readonly user: SignedIn | null
  readonly now: Date
  /** ISO day of `now` in Asia/Seoul: the server's calendar decides, whatever clock a browser has */
  readonly today: string
  /** 알려진 날: the day as of which the page is asked, as it was sent; absent = today */
  readonly known?: string | undefined
  /** asked before the page itself asks: what is refused now it asks again, and that is put on record */
  readonly ahead?: boolean | undefined
  readonly server: ServerFacts
  /** where the request comes from; null when unknown */
  readonly address: string | null
  /** key of the audit chain */
  readonly auditKey: string
  /** folder of the evidence and the secret; absent where nobody keeps files */
  readonly localFolder?: string | undefined
  /** what is watched of the machine; absent where nobody serves */
  readonly machine?: MachineSettings | undefined
  /** what was done in this minute; absent where nobody comes by a request */
  readonly limits?: WorkLimits | undefined
  /** the organisation's single sign-on; null or absent when none is configured */
  readonly singleSignOn?: SingleSignOn | null | undefined
}

/** Who writes, of a request whose user is known. */
export const writerOf = (ctx: Context, user: SignedIn): Writer => ({
  user,
  now: ctx.now,
  today: ctx.today,
  address: ctx.address,
  auditKey: ctx.auditKey,
  work: ctx.limits && {
    check: () => ctx.limits?.check(user.id, 'lines', ctx.now),
    add: () => ctx.limits?.add(user.id, 'lines', ctx.now),
  },
})

/** Why nobody was let in. */
export interface RefusedSignIn {
  readonly reason: Reason
  /** whose account it would have been, as far as that is known */
  readonly accountId: string | null
  readonly facts?: Refusal['facts']
  /** the user name that the organisation's provider gave; null = none */
  readonly offered?: string | null
}

/** The organisation's own sign-in, as the requests see it; server/accounts makes it. */
export interface HandledSignIn {
  readonly answer: Response
  /** why the answer's page does not let in */
  readonly refused: RefusedSignIn | null
}
export interface SingleSignOn {
  readonly label: string | null
  /** whether the provider answers; asked at most twice a minute */
  available(): Promise<boolean>
  /** '/sign-in/social' answers with the provider's address, '/callback/sso' with the way to a page of ours */
  handle(path: string, request: Request, body: unknown): Promise<HandledSignIn>
}

/**
 * The context of a question about the day the request names: its store as it was known then, and that day as today. Rights stay
 * those of now, since they were decided before. Refuses as `knownOn`.
 */
export async function asKnown<C extends Context>(ctx: C): Promise<C> {
  if (ctx.known === undefined) return ctx
  return { ...ctx, db: await knownOn(ctx.db, ctx.known, ctx.today), today: ctx.known }
}

/** The same for the frame around a page, which stands around the refusal of a day too. */
export const asKnownOrNow = <C extends Context>(ctx: C): Promise<C> =>
  asKnown(ctx).catch((error: unknown) => {
    if (error instanceof Refusal) return ctx
    throw error
  })
