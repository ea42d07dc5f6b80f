import { createHmac, timingSafeEqual } from 'node:crypto'
import { parseCookies } from 'better-auth/cookies'
import type { Db } from '#data/database.ts'
import { ROLES } from '#domain/permissions.ts'
import { compiledOnce } from '../compiled-once.ts'
import type { SignedIn } from '../context.ts'
import { ABSOLUTE, type Auth } from './auth.ts'

interface Found {
  readonly sessionId: string
  readonly createdAt: string | Date
  readonly user: { readonly id: string; readonly name: string; readonly username: string | null; readonly role: string; readonly demonstration: boolean }
  readonly departmentIds: readonly number[]
}

/**
 * Who asks: null without a valid session. Role and departments are read each time, so a change holds from the next
 * request on. A session older than the absolute limit is ended here, however busy it was.
 */
export async function signedInUser(auth: Auth, db: Db, headers: Headers, now: Date): Promise<SignedIn | null> {
  const cookies = headers.get('cookie')
  if (!cookies) return null
  const found = (await runningSession(auth, db, cookies)) ?? (await anySession(auth, db, headers))
  if (!found) return null
  if (now.getTime() - new Date(found.createdAt).getTime() > ABSOLUTE) {
    await db.deleteFrom('session').where('id', '=', found.sessionId).execute()
    return null
  }
  const { user, departmentIds } = found
  const role = ROLES.find((known) => known === user.role)
  if (!role) return null
  return { id: user.id, name: user.name, username: user.username ?? '', role, departmentIds, demonstration: user.demonstration }
}

/** As better-auth sees it, which also renews and ends sessions. */
async function anySession(auth: Auth, db: Db, headers: Headers): Promise<Found | null> {
  const found = await auth.api.getSession({ headers })
  if (!found) return null
  const { user, session } = found
  const departments = await db.selectFrom('user_department').select('unit_id').where('user_id', '=', user.id).orderBy('unit_id').execute()
  return {
    sessionId: session.id, createdAt: session.createdAt, departmentIds: departments.map((d) => d.unit_id),
    user: { id: user.id, name: user.name, username: user.username ?? null, role: user.role, demonstration: user.demonstration },
  }
}

const byToken = compiledOnce((db, { token }: { token: string }) =>
  db
    .selectFrom('session as s')
    .innerJoin('user as u', 'u.id', 's.userId')
    .leftJoin('user_department as d', 'd.user_id', 'u.id')
    .where('s.token', '=', token)
    .select(['s.id as sessionId', 's.createdAt', 's.expiresAt', 'u.id', 'u.name', 'u.username', 'u.role', 'u.demonstration', 'd.unit_id as unitId'])
    .orderBy('d.unit_id'),
)

/**
 * The plain case in one query instead of better-auth's three with its adapters: a rightly signed cookie of a session that
 * runs and is not due to be renewed. It only ever says yes; null means "ask better-auth", whose word is the last.
 */
async function runningSession(auth: Auth, db: Db, cookies: string): Promise<Found | null> {
  const { authCookies, secret, sessionConfig } = await auth.$context
  const { name: cookieName } = authCookies.sessionToken
  // Sent twice, which of the two counts is better-auth's to say.
  if (cookies.split(`${cookieName}=`).length !== 2) return null
  const token = signedValue(parseCookies(cookies).get(cookieName), secret)
  if (token === null) return null
  const rows = await byToken(db, { token })
  const [first] = rows
  if (!first) return null
  const expires = new Date(first.expiresAt).getTime()
  const renewFrom = expires - (sessionConfig.expiresIn - sessionConfig.updateAge) * 1000
  // better-auth's clock, which is the machine's. Written so that an unreadable date is a no.
  if (!(Date.now() < expires && Date.now() < renewFrom)) return null
  const { id, name, username, role, demonstration } = first
  return {
    sessionId: first.sessionId, createdAt: first.createdAt,
    departmentIds: rows.flatMap(({ unitId }) => (unitId === null ? [] : [unitId])),
    user: { id, name, username, role, demonstration: Boolean(demonstration) },
  }
}

/** The value of a cookie as better-auth signs it, 'value.base64(HMAC-SHA-256)'; null when the signature is not right. */
function signedValue(cookie: string | undefined, secret: string): string | null {
  const dot = cookie?.lastIndexOf('.') ?? -1
  if (cookie === undefined || dot < 1) return null
  const value = cookie.slice(0, dot)
  const given = Buffer.from(cookie.slice(dot + 1))
  const right = Buffer.from(createHmac('sha256', secret).update(value).digest('base64'))
  return given.length === right.length && timingSafeEqual(given, right) ? value : null
}
