import type { Db } from '#data/database.ts'
import { seoulDay } from '#domain/entry/due.ts'
import { type Role, ROLES } from '#domain/entry/permissions.ts'
import { ABSOLUTE } from './limits.ts'
import { demonstrationName } from './demonstration.ts'
import { waitsOf } from './sign-in-delay.ts'
import { worksOn } from '../organisation/people.ts'
import { unitsOn } from '../organisation/units.ts'

/** active · waiting: no password set yet · disabled */
export type AccountState = 'active' | 'waiting' | 'disabled'

export interface AccountRow {
  readonly id: string
  /** a change must name it */
  readonly version: number
  readonly name: string
  readonly username: string
  readonly role: Role
  readonly departmentIds: readonly number[]
  readonly standing: AccountState
  readonly lastSignInAt: string | null
  /** how many run now */
  readonly sessions: number
  /** seconds until a password is looked at again; 0 = at once */
  readonly wait: number
  /** when the unused one-time link ends; null = there is none */
  readonly linkUntil: string | null
  readonly password: boolean
  readonly singleSignOn: boolean
  /** one of the demonstration's four, which nobody changes */
  readonly builtIn: boolean
}

const BUILT_IN: ReadonlySet<string> = new Set(ROLES.map(demonstrationName))
export const isBuiltIn = (username: string | null) => username !== null && BUILT_IN.has(username)
export const hasUsername = async (db: Db, username: string) =>
  (await db.selectFrom('user').select('id').where('username', '=', username).executeTakeFirst()) !== undefined

/** Since when and until when a session counts as running. */
export const runningAt = (now: Date) => ({ after: now.toISOString(), since: new Date(now.getTime() - ABSOLUTE).toISOString() })

/** Everybody with an account, by name; the administrator's list. */
export async function directory(db: Db, auditKey: string, now: Date): Promise<readonly AccountRow[]> {
  const users = await db
    .selectFrom('user')
    .select(['id', 'version', 'name', 'username', 'role', 'disabledAt', 'lastSignInAt'])
    .orderBy('name')
    .orderBy('id')
    .execute()
  const { after, since } = runningAt(now)
  const sessions = new Map(
    (
      await db
        .selectFrom('session')
        .select((eb) => ['userId', eb.fn.countAll<number>().as('n')])
        .where('expiresAt', '>', after)
        .where('createdAt', '>', since)
        .groupBy('userId')
        .execute()
    ).map((s) => [s.userId, s.n]),
  )
  const ways = await db.selectFrom('account').select(['userId', 'providerId']).execute()
  const passwords = new Set(ways.filter((w) => w.providerId === 'credential').map((w) => w.userId))
  const subjects = new Set(ways.filter((w) => w.providerId === 'sso').map((w) => w.userId))
  const links = new Map(
    (
      await db
        .selectFrom('one_time_link')
        .select(['user_id', 'expires_at'])
        .where('used_at', 'is', null)
        .where('expires_at', '>', now.toISOString())
        .execute()
    ).map((l) => [l.user_id, l.expires_at]),
  )
  const departments = Map.groupBy(
    await db
      .selectFrom('user_department as d')
      .selectAll()
      .where(worksOn(seoulDay(now)))
      .orderBy('d.unit_id')
      .execute(),
    (d) => d.user_id,
  )
  const waits = await waitsOf(
    db,
    auditKey,
    users.map((u) => u.username ?? ''),
    now,
  )
  return users.flatMap((u) => {
    const role = ROLES.find((known) => known === u.role)
    if (role === undefined) return []
    const builtIn = isBuiltIn(u.username)
    const password = passwords.has(u.id)
    const singleSignOn = subjects.has(u.id)
    return [
      {
        id: u.id,
        version: u.version,
        name: u.name,
        username: u.username ?? '',
        role,
        departmentIds: (departments.get(u.id) ?? []).map((d) => d.unit_id),
        standing:
          u.disabledAt !== null
            ? ('disabled' as const)
            : builtIn || password || singleSignOn
              ? ('active' as const)
              : ('waiting' as const),
        lastSignInAt: u.lastSignInAt,
        sessions: sessions.get(u.id) ?? 0,
        wait: waits.get(u.username ?? '') ?? 0,
        linkUntil: links.get(u.id) ?? null,
        password,
        singleSignOn,
        builtIn,
      },
    ]
  })
}

export interface DepartmentChoice {
  readonly id: number
  readonly name: string
  /** the bureau it stands under, to tell two of one name apart */
  readonly bureau: string | null
}

/** Departments as they are called on `today`, in the organisation's order. */
export async function departmentChoices(db: Db, today: string): Promise<readonly DepartmentChoice[]> {
  const units = await unitsOn(db, today)
    .select(['u.id', 'u.kind', 'n.name', 'n.parent_id as parentId', 'n.sort_order as sortOrder'])
    .orderBy('n.sort_order')
    .orderBy('u.id')
    .execute()
  const place = new Map(units.map((u) => [u.id, u]))
  return units
    .filter((u) => u.kind === 'department')
    .map((u) => ({
      id: u.id,
      name: u.name,
      bureau: place.get(u.parentId ?? -1)?.name ?? null,
      at: place.get(u.parentId ?? -1)?.sortOrder ?? 0,
    }))
    .toSorted((a, b) => a.at - b.at)
    .map(({ id, name, bureau }) => ({ id, name, bureau }))
}
