import type { Db } from '#data/database.ts'
import type { RefusedSignIn } from '../http/context.ts'
import { STATUS } from '../http/reasons.ts'
import { type AuditActor, type AuditNote, appendAudit, lockWriters } from '../record/record.ts'
import { recordRefusal } from '../record/refusals.ts'
import { log } from '../log.ts'

/** A request to sign in or out as the record sees it. */
export interface SignInRequest {
  /** '/sign-in/username', without the base path */
  readonly path: string
  readonly body: unknown
  readonly at: Date
  readonly address: string
  /** who was signed in when it came; only asked for sign-outs */
  readonly user: AuditActor | null
  readonly refused: RefusedSignIn | null
}

const SIGN_INS: ReadonlySet<string> = new Set([
  '/sign-in/username',
  '/demonstration',
  '/claim',
  '/claim/password',
  '/callback/sso',
])
export const isSignIn = (path: string) => SIGN_INS.has(path)
export const isSignOut = (path: string) => path === '/sign-out'

const NOBODY: AuditActor = { id: null, name: '?', role: null }

/**
 * Puts sign-ins, refused sign-ins and sign-outs on record, whichever way was taken. The answer stands whatever becomes of
 * its entry. Somebody who keeps trying against a limit or a delay fills two lines a minute, the second with how often, and
 * not the disk.
 */
export function signInRecorder(db: Db, key: string): (request: SignInRequest, answer: Response | null) => Promise<void> {
  return async (request, answer) => {
    try {
      const note = await noteOf(db, request, answer)
      if (note === null) return
      // A wrong password is a line of its own: the delay keeps them few.
      if (request.refused !== null && STATUS[request.refused.reason] === 429) {
        await recordRefusal(db, key, note)
        return
      }
      await db.transaction().execute(async (trx) => {
        await lockWriters(trx)
        if (note.act === 'sign-in' && note.actor.id !== null) {
          await trx.updateTable('user').set({ lastSignInAt: request.at.toISOString() }).where('id', '=', note.actor.id).execute()
        }
        await appendAudit(trx, key, note)
      })
    } catch (error) {
      log.error({ err: error }, 'a sign-in or sign-out could not be recorded')
    }
  }
}

async function noteOf(
  db: Db,
  { path, body, at, address, user, refused }: SignInRequest,
  answer: Response | null,
): Promise<AuditNote | null> {
  const common = { at, address, after: { door: path } }
  if (isSignOut(path))
    return user === null || answer?.ok !== true
      ? null
      : { ...common, actor: user, act: 'sign-out', subject: `account:${user.id}` }
  const subjectOf = ({ id }: AuditActor) => `account:${id ?? '?'}`
  if (refused === null) {
    const actor = answer === null ? NOBODY : await newcomer(db, answer)
    return { ...common, actor, act: 'sign-in', subject: subjectOf(actor) }
  }
  // Against the limit of an address it does not matter whose name was typed.
  const actor = refused.reason === 'too-many-requests' ? NOBODY : await knownName(db, body, refused.accountId)
  const waitSeconds = refused.facts?.['seconds']
  // A stranger is nobody yet, even with a known name: the name is the subject, not the actor.
  return {
    ...common,
    after: {
      ...common.after,
      ...(waitSeconds === undefined ? {} : { waitSeconds }),
      // The provider's word and not what somebody typed: whom an account is to be made for.
      ...(refused.offered != null && { username: refused.offered }),
    },
    actor: { ...NOBODY, name: actor.name },
    act: 'sign-in.refused',
    subject: subjectOf(actor),
    reason: refused.reason,
  }
}

/** Whose session the answer's own cookie opens. */
async function newcomer(db: Db, answer: Response): Promise<AuditActor> {
  const cookie = answer.headers.getSetCookie().find((one) => one.includes('session_token='))
  const token = decodeURIComponent(/session_token=([^;]*)/.exec(cookie ?? '')?.[1] ?? '').split('.')[0] ?? ''
  const found = await db
    .selectFrom('session as s')
    .innerJoin('user as u', 'u.id', 's.userId')
    .select(['u.id', 'u.name', 'u.role'])
    .where('s.token', '=', token)
    .executeTakeFirst()
  return found ?? NOBODY
}

/** Only names there are: what else is typed into that field is, sooner or later, somebody's password. */
async function knownName(db: Db, body: unknown, accountId: string | null): Promise<AuditActor> {
  const typed =
    typeof body === 'object' && body !== null && 'username' in body && typeof body.username === 'string' ? body.username : ''
  if (typed === '' && accountId === null) return NOBODY
  const found = await db
    .selectFrom('user')
    .select(['id', 'name', 'role'])
    .where((eb) => (accountId === null ? eb('username', '=', typed.toLowerCase()) : eb('id', '=', accountId)))
    .executeTakeFirst()
  return found ?? NOBODY
}
