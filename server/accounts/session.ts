import { createHmac, timingSafeEqual } from 'node:crypto'
import type { IncomingHttpHeaders } from 'node:http'
import type { Db } from '#data/database.ts'
import { ROLES } from '#domain/entry/permissions.ts'
import { seoulDay } from '#domain/entry/due.ts'
import { compiledOnce } from '../../data/compiled-once.ts'
import { worksOn } from '../organisation/people.ts'
import type { SignedIn } from '../record/writer.ts'
import type { AuthWhenNeeded } from './auth.ts'
import { ABSOLUTE } from './limits.ts'

interface Found {
  readonly sessionId: string
  readonly createdAt: string | Date
  readonly user: {
    readonly id: string
    readonly name: string
    readonly username: string | null
    readonly role: string
    readonly demonstration: boolean
  }
  readonly disabledAt: string | null
  readonly departmentIds: readonly number[]
}

/**
 * Who asks: null without a valid session. Role, departments and whether the account is disabled are read each
 * time, so a change holds from the next request on, and one with a day from 00:00 of it in Seoul. A session older than the absolute limit is ended here, however busy it was. `renew: false` for what a page
 * asks without its user: it does not count as use, so that an idle session ends.
 */
export async function signedInUser(
  auth: AuthWhenNeeded,
  db: Db,
  headers: IncomingHttpHeaders,
  now: Date,
  { renew = true } = {},
): Promise<SignedIn | null> {
  const cookies = headers.cookie
  if (!cookies) return null
  const today = seoulDay(now)
  const found = (await runningSession(auth, db, cookies, renew, today)) ?? (await anySession(auth, db, headers, renew, today))
  if (!found) return null
  // Disabling ends the sessions there are; one that was being opened just then ends here.
  const ends = new Date(found.createdAt).getTime() + ABSOLUTE
  if (found.disabledAt !== null || now.getTime() > ends) {
    await db.deleteFrom('session').where('id', '=', found.sessionId).execute()
    return null
  }
  const { user, departmentIds } = found
  const role = ROLES.find((known) => known === user.role)
  if (!role) return null
  const { id, name, username, demonstration } = user
  return {
    id,
    name,
    username: username ?? '',
    role,
    departmentIds,
    demonstration,
    sessionId: found.sessionId,
    sessionEndsAt: new Date(ends).toISOString(),
  }
}

/** As better-auth sees it, which also renews and ends sessions. */
async function anySession(
  auth: AuthWhenNeeded,
  db: Db,
  headers: IncomingHttpHeaders,
  renew: boolean,
  today: string,
): Promise<Found | null> {
  const found = await (await auth()).api.getSession({ headers: headersOf(headers), query: { disableRefresh: !renew } })
  if (!found) return null
  const { user, session } = found
  const { disabledAt } = await db.selectFrom('user').select('disabledAt').where('id', '=', user.id).executeTakeFirstOrThrow()
  return {
    sessionId: session.id,
    createdAt: session.createdAt,
    departmentIds: await departmentsWorkedIn(db, user.id, today),
    disabledAt,
    user: { id: user.id, name: user.name, username: user.username ?? null, role: user.role, demonstration: user.demonstration },
  }
}

const byToken = compiledOnce((db, { token, today }: { token: string; today: string }) =>
  db
    .selectFrom('session as s')
    .innerJoin('user as u', 'u.id', 's.userId')
    .leftJoin('user_department as d', (join) => join.onRef('d.user_id', '=', 'u.id').on(worksOn(today)))
    .where('s.token', '=', token)
    .select(['s.id as sessionId', 's.createdAt', 's.expiresAt', 'd.unit_id as unitId'])
    .select(['u.id', 'u.name', 'u.username', 'u.role', 'u.demonstration', 'u.disabledAt'])
    .orderBy('d.unit_id'),
)

/**
 * The plain case in one query instead of better-auth's three with its adapters: a rightly signed cookie of a session that
 * runs and is not due to be renewed. It only ever says yes; null means "ask better-auth", whose word is the last.
 */
async function runningSession(
  auth: AuthWhenNeeded,
  db: Db,
  cookies: string,
  renew: boolean,
  today: string,
): Promise<Found | null> {
  const { authCookies, secret, sessionConfig } = await (await auth()).$context
  const { name: cookieName } = authCookies.sessionToken
  // Sent twice, which of the two counts is better-auth's to say.
  if (cookies.split(`${cookieName}=`).length !== 2) return null
  const token = signedValue(cookieNamed(cookies, cookieName), secret)
  if (token === null) return null
  const rows = await byToken(db, { token, today })
  const [first] = rows
  if (!first) return null
  const expires = new Date(first.expiresAt).getTime()
  const renewFrom = expires - (sessionConfig.expiresIn - sessionConfig.updateAge) * 1000
  // better-auth's clock, which is the machine's. Written so that an unreadable date is a no.
  if (!(Date.now() < expires && (!renew || Date.now() < renewFrom))) return null
  const { id, name, username, role, demonstration } = first
  return {
    sessionId: first.sessionId,
    createdAt: first.createdAt,
    disabledAt: first.disabledAt,
    departmentIds: rows.flatMap(({ unitId }) => (unitId === null ? [] : [unitId])),
    user: { id, name, username, role, demonstration: Boolean(demonstration) },
  }
}

/** undefined where it is not there or cannot be read. */
function cookieNamed(cookies: string, name: string): string | undefined {
  const [, ...found] =
    cookies
      .split(';')
      .find((one) => one.trim().startsWith(`${name}=`))
      ?.split('=') ?? []
  try {
    return found.length === 0 ? undefined : decodeURIComponent(found.join('=').trim())
  } catch {
    return undefined
  }
}

/** What Node received, as the web's headers. */
export function headersOf(received: IncomingHttpHeaders): Headers {
  const headers = new Headers()
  for (const [name, value] of Object.entries(received)) for (const one of [value ?? []].flat()) headers.append(name, one)
  return headers
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

/** The person an account in use is, as a session of theirs would say; null when there is none. For who acts from the machine itself. */
export async function accountNamed(db: Db, username: string, today: string): Promise<SignedIn | null> {
  const row = await db
    .selectFrom('user')
    .select(['id', 'name', 'role', 'demonstration'])
    .where('username', '=', username)
    .where('disabledAt', 'is', null)
    .executeTakeFirst()
  const role = ROLES.find((known) => known === row?.role)
  if (row === undefined || role === undefined) return null
  const departmentIds = await departmentsWorkedIn(db, row.id, today)
  return { id: row.id, name: row.name, username, role, departmentIds, demonstration: Boolean(row.demonstration) }
}

async function departmentsWorkedIn(db: Db, userId: string, today: string): Promise<readonly number[]> {
  const rows = await db
    .selectFrom('user_department as d')
    .select('d.unit_id')
    .where('d.user_id', '=', userId)
    .where(worksOn(today))
    .orderBy('d.unit_id')
    .execute()
  return rows.map((row) => row.unit_id)
}
