import type { Db } from '#data/database.ts'
import { isReason, type Reason } from '#domain/entry/reasons.ts'
import { type AuditActor, type AuditNote, appendAudit, lockWriters } from '../record/record.ts'

/** A request to /api/auth as the record sees it. */
export interface Knock {
  /** '/sign-in/username', without the base path */
  readonly path: string
  readonly body: unknown
  readonly at: Date
  readonly address: string
  /** who was signed in when it came; only asked for sign-outs */
  readonly user: AuditActor | null
  /** why the single sign-on did not let in, and whom as far as that is known; its answer is a page, not a reason */
  readonly refused?: { readonly reason: Reason; readonly accountId: string | null } | null
}

const DOORS: ReadonlySet<string> = new Set(['/sign-in/username', '/demonstration', '/claim', '/claim/password', '/callback/sso'])
export const isSignIn = (path: string) => DOORS.has(path)
export const isSignOut = (path: string) => path === '/sign-out'

const MINUTE = 60_000

/**
 * Puts sign-ins, refused sign-ins and sign-outs on record, whichever door was used. The answer stands whatever becomes of
 * its entry. Somebody who keeps knocking against a limit or a delay fills one line a minute, not the disk.
 */
export function doorRecorder(db: Db, key: string): (knock: Knock, answer: Response) => Promise<void> {
  const limited = new Map<string, number>()
  const seenLately = (what: string, now: number) => {
    for (const [one, at] of limited) if (now - at >= MINUTE) limited.delete(one)
    if (limited.has(what)) return true
    limited.set(what, now)
    return false
  }
  return async (knock, answer) => {
    try {
      const note = await noteOf(db, knock, answer)
      if (note === null) return
      // A delay is the account's, a limit the address's.
      const whose = note.reason === 'sign-in-delayed' && note.subject !== 'account:?' ? note.subject : knock.address
      if (answer.status === 429 && seenLately(`${note.reason} ${whose}`, knock.at.getTime())) return
      await db.transaction().execute(async (trx) => {
        await lockWriters(trx)
        if (note.act === 'sign-in' && note.actor.id !== null) {
          await trx.updateTable('user').set({ lastSignInAt: knock.at.toISOString() }).where('id', '=', note.actor.id).execute()
        }
        await appendAudit(trx, key, note)
      })
    } catch (error) {
      console.error('a sign-in or sign-out could not be recorded:', error)
    }
  }
}

async function noteOf(
  db: Db,
  { path, body, at, address, user, refused = null }: Knock,
  answer: Response,
): Promise<AuditNote | null> {
  const common = { at, address, after: { door: path } }
  if (isSignOut(path))
    return user === null || !answer.ok ? null : { ...common, actor: user, act: 'sign-out', subject: `account:${user.id}` }
  const opened = refused === null && answer.status < 400
  const actor = opened ? await newcomer(db, answer) : await knownName(db, body, refused?.accountId ?? null)
  const subject = actor.id === null ? 'account:?' : `account:${actor.id}`
  if (opened) return { ...common, actor, act: 'sign-in', subject }
  const said = refused ?? (await toldBy(answer))
  const after = 'seconds' in said && said.seconds !== null ? { door: path, waitSeconds: said.seconds } : { door: path }
  // A stranger is nobody yet, even at a known name's door: the name is the subject, not the doer.
  return {
    ...common,
    after,
    actor: { id: null, name: actor.name, role: null },
    act: 'sign-in.refused',
    subject,
    reason: said.reason,
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
  return found ?? { id: null, name: '?', role: null }
}

/** Only names there are: what else is typed into that field is, sooner or later, somebody's password. */
async function knownName(db: Db, body: unknown, accountId: string | null): Promise<AuditActor> {
  const typed =
    typeof body === 'object' && body !== null && 'username' in body && typeof body.username === 'string' ? body.username : ''
  if (typed === '' && accountId === null) return { id: null, name: '?', role: null }
  const found = await db
    .selectFrom('user')
    .select(['id', 'name', 'role'])
    .where((eb) => (accountId === null ? eb('username', '=', typed.toLowerCase()) : eb('id', '=', accountId)))
    .executeTakeFirst()
  return found ?? { id: null, name: '?', role: null }
}

async function toldBy(answer: Response): Promise<{ readonly reason: Reason; readonly seconds: number | null }> {
  const said: unknown = await answer
    .clone()
    .json()
    .catch(() => null)
  const told = typeof said === 'object' && said !== null ? said : {}
  const seconds = 'seconds' in told && typeof told.seconds === 'number' ? told.seconds : null
  if ('code' in told && isReason(told.code)) return { reason: told.code, seconds }
  if (answer.status === 429) return { reason: 'too-many-requests', seconds }
  if (answer.status === 401) return { reason: 'wrong-credentials', seconds }
  return { reason: answer.status >= 500 ? 'server-failed' : 'bad-input', seconds }
}
