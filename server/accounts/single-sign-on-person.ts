import { randomUUID } from 'node:crypto'
import type { Db } from '#data/database.ts'
import type { Role } from '#domain/entry/permissions.ts'
import { appendAudit, lockWriters } from '../record/record.ts'
import { Refusal } from '../refusal.ts'
import { hasUsername } from './directory.ts'
import { addPerson, USERNAME } from './person.ts'

/** Whom the provider vouches for. */
export interface Vouched {
  /** the provider's `sub`: the same for one person for ever */
  readonly subject: string
  /** null when the claim is missing or is no user name */
  readonly username: string | null
  readonly name: string | null
}
interface At {
  readonly now: Date
  readonly auditKey: string
  /** role of accounts made here; null = none are made */
  readonly newcomers: Role | null
}

interface Person {
  readonly id: string
  readonly email: string
  readonly name: string
}

/**
 * The account of a person the provider vouches for: the one linked to the subject; at the first time the one of that user
 * name, which is linked then; else a new one where that is configured. Refuses 'account-disabled', 'no-account', and
 * 'account-linked' when the name's account belongs to another subject, with facts `account`.
 */
export async function personOf(db: Db, { subject, username, name }: Vouched, { now, auditKey, newcomers }: At): Promise<Person> {
  return db.transaction().execute(async (trx) => {
    await lockWriters(trx)
    const people = trx
      .selectFrom('user as u')
      .select(['u.id', 'u.email', 'u.name', 'u.role', 'u.disabledAt', 'u.username', 'u.demonstration'])
    const linked = await people
      .innerJoin('account as a', 'a.userId', 'u.id')
      .where('a.providerId', '=', 'sso')
      .where('a.accountId', '=', subject)
      .executeTakeFirst()
    const named = linked ?? (username === null ? undefined : await people.where('u.username', '=', username).executeTakeFirst())
    if (!named || named.demonstration) {
      if (newcomers === null || username === null || named) throw new Refusal('no-account')
      return newcomer(trx, { subject, username, name: name ?? username, role: newcomers }, { now, auditKey })
    }
    if (named.disabledAt !== null) throw new Refusal('account-disabled', { account: named.id })
    if (linked) return named
    const other = await trx
      .selectFrom('account')
      .select('id')
      .where('userId', '=', named.id)
      .where('providerId', '=', 'sso')
      .executeTakeFirst()
    if (other) throw new Refusal('account-linked', { account: named.id })
    await link(trx, named.id, subject, now)
    const actor = { id: named.id, name: named.name, role: named.role }
    await appendAudit(trx, auditKey, {
      at: now,
      actor,
      act: 'account.single-sign-on',
      subject: `account:${named.id}`,
      after: { subject },
    })
    return named
  })
}

type Newcomer = { readonly subject: string; readonly username: string; readonly name: string; readonly role: Role }
async function newcomer(trx: Db, made: Newcomer, { now, auditKey }: Pick<At, 'now' | 'auditKey'>): Promise<Person> {
  const { subject, username, role } = made
  if (await hasUsername(trx, username)) throw new Refusal('no-account')
  const id = randomUUID()
  const name = made.name.trim().slice(0, 60) || username
  await addPerson(trx, { id, name, username, role, demonstration: false }, now)
  await link(trx, id, subject, now)
  await appendAudit(trx, auditKey, {
    at: now,
    actor: { id, name, role },
    act: 'account.create',
    subject: `account:${id}`,
    after: { name, username, role, departmentIds: [], subject },
  })
  return { id, name, email: `${username}@accounts.invalid` }
}

async function link(trx: Db, userId: string, subject: string, now: Date) {
  const at = now.toISOString()
  await trx
    .insertInto('account')
    .values({ id: randomUUID(), userId, providerId: 'sso', accountId: subject, password: null, createdAt: at, updatedAt: at })
    .execute()
}

/** A claim's value as a user name; null when it is none. */
export function usernameFrom(claim: unknown): string | null {
  if (typeof claim !== 'string') return null
  const name = claim.trim().toLowerCase()
  return USERNAME.test(name) ? name : null
}
