import { sql } from 'kysely'
import type { Db } from '#data/database.ts'
import type { Role } from '#domain/entry/permissions.ts'

/** What a user name may look like; kept in small letters. */
export const USERNAME = /^[a-z0-9][a-z0-9._-]{1,39}$/

// Bound as a word of SQL: SQLite keeps flags as 0 and 1 and takes no booleans, PostgreSQL the other way round.
const flag = (on: boolean) => (on ? sql<boolean>`1 = 1` : sql<boolean>`1 = 0`)

export interface NewPerson {
  readonly id: string
  readonly name: string
  /** in small letters */
  readonly username: string
  readonly role: Role
  readonly demonstration: boolean
}

/** Adds a person without any way to sign in. */
export async function addPerson(trx: Db, { id, name, username, role, demonstration }: NewPerson, now: Date): Promise<void> {
  const at = now.toISOString()
  await trx
    .insertInto('user')
    .values({
      // better-auth wants an address; .invalid can never receive mail (RFC 2606).
      id,
      name,
      email: `${username}@accounts.invalid`,
      username,
      displayUsername: username,
      emailVerified: flag(false),
      createdAt: at,
      updatedAt: at,
      role,
      demonstration: flag(demonstration),
    })
    .execute()
}

/** Gives a person a way to sign in, or a new one of the same kind. `id` is the row's own. */
export async function setCredential(trx: Db, of: { id: string; userId: string; hash: string }, now: Date): Promise<void> {
  const at = now.toISOString()
  await trx
    .insertInto('account')
    .values({
      id: of.id,
      userId: of.userId,
      providerId: 'credential',
      accountId: of.userId,
      password: of.hash,
      createdAt: at,
      updatedAt: at,
    })
    .onConflict((oc) => oc.columns(['providerId', 'accountId']).doUpdateSet({ password: of.hash, updatedAt: at }))
    .execute()
}

export interface Credential {
  readonly id: string
  readonly name: string
  readonly username: string
  readonly disabledAt: string | null
  /** argon2id; null when no password was ever set */
  readonly hash: string | null
}

const credentials = (db: Db) =>
  db
    .selectFrom('user as u')
    .leftJoin('account as a', (join) => join.onRef('a.userId', '=', 'u.id').on('a.providerId', '=', 'credential'))
    .select(['u.id', 'u.name', 'u.username', 'u.disabledAt', 'a.password as hash'])

/** The person with this user name in whatever letters, and their password's hash. */
export async function credentialOf(db: Db, username: string): Promise<Credential | null> {
  const found = await credentials(db).where('u.username', '=', username.toLowerCase()).executeTakeFirst()
  return found ? { ...found, username: found.username ?? '' } : null
}

export async function credentialById(db: Db, userId: string): Promise<Credential | null> {
  const found = await credentials(db).where('u.id', '=', userId).executeTakeFirst()
  return found ? { ...found, username: found.username ?? '' } : null
}
