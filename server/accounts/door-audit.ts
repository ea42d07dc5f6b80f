import type { Db } from '#data/database.ts'
import { isReason, type Reason } from '#domain/reasons.ts'
import { type AuditActor, type AuditNote, recordAudit } from '../audit/audit.ts'

/** A request to /api/auth as the record sees it. */
export interface Knock {
  /** '/sign-in/username', without the base path */
  readonly path: string
  readonly body: unknown
  readonly at: Date
  readonly address: string
  /** who was signed in when it came; only asked for sign-outs */
  readonly user: AuditActor | null
}

export const isSignIn = (path: string) => path.startsWith('/sign-in/') || path === '/demonstration' || path === '/claim'
export const isSignOut = (path: string) => path === '/sign-out'

const MINUTE = 60_000

/**
 * Puts sign-ins, refused sign-ins and sign-outs on record, whichever door was used. The answer stands whatever becomes of
 * its entry. Somebody who keeps knocking against the limit fills one line a minute, not the disk.
 */
export function doorRecorder(db: Db, key: string): (knock: Knock, answer: Response) => Promise<void> {
  const limited = new Map<string, number>()
  const seenLately = (address: string, now: number) => {
    for (const [one, at] of limited) if (now - at >= MINUTE) limited.delete(one)
    if (limited.has(address)) return true
    limited.set(address, now)
    return false
  }
  return async (knock, answer) => {
    try {
      if (answer.status === 429 && seenLately(knock.address, knock.at.getTime())) return
      const note = await noteOf(db, knock, answer)
      if (note !== null) await recordAudit(db, key, note)
    } catch (error) {
      console.error('a sign-in or sign-out could not be recorded:', error)
    }
  }
}

async function noteOf(db: Db, { path, body, at, address, user }: Knock, answer: Response): Promise<AuditNote | null> {
  const common = { at, address, after: { door: path } }
  if (isSignOut(path)) return user === null || !answer.ok ? null : { ...common, actor: user, act: 'sign-out', subject: `account:${user.id}` }
  const actor = answer.ok ? await newcomer(db, answer) : await knownName(db, body)
  const subject = actor.id === null ? 'account:?' : `account:${actor.id}`
  if (answer.ok) return { ...common, actor, act: 'sign-in', subject }
  // A stranger is nobody yet, even at a known name's door: the name is the subject, not the doer.
  return { ...common, actor: { id: null, name: actor.name, role: null }, act: 'sign-in.refused', subject, reason: await reasonOf(answer) }
}

/** Whose session the answer's own cookie opens. */
async function newcomer(db: Db, answer: Response): Promise<AuditActor> {
  const cookie = answer.headers.getSetCookie().find((one) => one.includes('session_token='))
  const token = decodeURIComponent(/session_token=([^;]*)/.exec(cookie ?? '')?.[1] ?? '').split('.')[0] ?? ''
  const found = await db
    .selectFrom('session as s').innerJoin('user as u', 'u.id', 's.userId').select(['u.id', 'u.name', 'u.role'])
    .where('s.token', '=', token).executeTakeFirst()
  return found ?? { id: null, name: '?', role: null }
}

/** Only names there are: what else is typed into that field is, sooner or later, somebody's password. */
async function knownName(db: Db, body: unknown): Promise<AuditActor> {
  const typed = typeof body === 'object' && body !== null && 'username' in body && typeof body.username === 'string' ? body.username : ''
  const found = typed === '' ? undefined : await db
    .selectFrom('user').select(['id', 'name', 'role']).where('username', '=', typed.toLowerCase()).executeTakeFirst()
  return found ?? { id: null, name: '?', role: null }
}

async function reasonOf(answer: Response): Promise<Reason> {
  if (answer.status === 429) return 'too-many-requests'
  if (answer.status === 401) return 'wrong-credentials'
  const said: unknown = await answer.clone().json().catch(() => null)
  const code = typeof said === 'object' && said !== null && 'code' in said ? said.code : null
  return isReason(code) ? code : answer.status >= 500 ? 'server-failed' : 'bad-input'
}
