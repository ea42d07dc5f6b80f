import { randomUUID } from 'node:crypto'
import type { Db } from '#data/database.ts'
import { type Role, ROLES } from '#domain/entry/permissions.ts'
import { worksOn } from '../organisation/people.ts'
import { type Audit, write } from '../record/write.ts'
import { type Writer } from '../record/writer.ts'
import { Refusal } from '../refusal.ts'
import { hasUsername, isBuiltIn } from './directory.ts'
import { endLinks, keepLink, tokenOf } from './one-time-link.ts'
import { addPerson } from './person.ts'

interface Scope {
  readonly name: string
  readonly role: Role
  /** for heads and evaluators; the others have the whole government */
  readonly departmentIds: readonly number[]
}
interface Named {
  readonly userId: string
  /** the version seen */
  readonly version: number
  readonly requestId: string
}
/** A one-time link's secret part, to be put after '#', and when it ends. Shown once, stored nowhere. */
export interface Link {
  readonly userId: string
  readonly token: string
  readonly expiresAt: string
}

/** Makes an account and the link with which its owner sets the password. Refuses 'username-taken' and 'unknown-department'. */
export async function createAccount(
  db: Db,
  as: Writer,
  input: Scope & { readonly username: string; readonly requestId: string },
): Promise<Link> {
  const token = tokenOf(as.auditKey, input.requestId)
  const made = await write(db, as, { act: 'account.create', subject: 'account:?', input }, async (trx, audit) => {
    const { name, username, role } = input
    if (isBuiltIn(username) || (await hasUsername(trx, username))) throw new Refusal('username-taken')
    const userId = randomUUID()
    // In the demonstration nobody can tell who sits there: what is made in it ends with it.
    await addPerson(trx, { id: userId, name, username, role, demonstration: as.user.demonstration }, as.now)
    const departmentIds = await setDepartments(trx, userId, input, as.today)
    const expiresAt = await keepLink(trx, token, userId, as.now)
    await audit({ subject: `account:${userId}`, after: { name, username, role, departmentIds } })
    return { userId, expiresAt }
  })
  return { ...made, token }
}

/** Name, role and departments, in force from the person's next request on. The last administrator stays one. */
export async function changeAccount(db: Db, as: Writer, input: Named & Scope): Promise<{ version: number }> {
  return change(db, as, 'account.change', input, async (trx, audit, account) => {
    if (account.role === 'administrator' && input.role !== 'administrator') await keepAnAdministrator(trx, account.id)
    const before = await trx
      .selectFrom('user_department as d')
      .select('d.unit_id')
      .where('d.user_id', '=', account.id)
      .where(worksOn(as.today))
      .orderBy('d.unit_id')
      .execute()
    await trx
      .updateTable('user')
      .set({ name: input.name, role: input.role, updatedAt: as.now.toISOString() })
      .where('id', '=', account.id)
      .execute()
    const departmentIds = await setDepartments(trx, account.id, input, as.today)
    await audit({
      before: { name: account.name, role: account.role, departmentIds: before.map((d) => d.unit_id) },
      after: { name: input.name, role: input.role, departmentIds },
    })
  })
}

/** Nobody signs in with it any more; its sessions and links end at once. The last administrator cannot be disabled. */
export async function disableAccount(db: Db, as: Writer, input: Named): Promise<{ version: number }> {
  return change(db, as, 'account.disable', input, async (trx, audit, account) => {
    if (account.disabledAt !== null) return
    if (account.role === 'administrator') await keepAnAdministrator(trx, account.id)
    await trx.updateTable('user').set({ disabledAt: as.now.toISOString() }).where('id', '=', account.id).execute()
    const ended = await trx.deleteFrom('session').where('userId', '=', account.id).executeTakeFirst()
    await endLinks(trx, account.id)
    await audit({ after: { endedSessions: Number(ended.numDeletedRows) } })
  })
}

export async function enableAccount(db: Db, as: Writer, input: Named): Promise<{ version: number }> {
  return change(db, as, 'account.enable', input, async (trx, audit, account) => {
    if (account.disabledAt === null) return
    await trx.updateTable('user').set({ disabledAt: null }).where('id', '=', account.id).execute()
    await audit({ before: { disabledAt: account.disabledAt } })
  })
}

/**
 * A link with which the owner sets a new password. The old one stays good until then: whoever must be kept out now is
 * disabled instead. Refuses 'account-disabled'.
 */
export async function linkForPassword(db: Db, as: Writer, input: Named): Promise<Link> {
  const token = tokenOf(as.auditKey, input.requestId)
  const made = await change(db, as, 'account.link', input, async (trx, audit, account) => {
    if (account.disabledAt !== null) throw new Refusal('account-disabled')
    const expiresAt = await keepLink(trx, token, account.id, as.now)
    await audit({ after: { expiresAt } })
    return { userId: account.id, expiresAt }
  })
  return { userId: made.userId, expiresAt: made.expiresAt, token }
}

/** Lets go of the provider's subject, so that another one may take the account; needed when the provider gives a person a new one. */
export async function unlinkSubject(db: Db, as: Writer, input: Named): Promise<{ version: number }> {
  return change(db, as, 'account.unlink', input, async (trx, audit, account) => {
    if (account.role === 'administrator' && !(await hasPassword(trx, account.id))) await keepAnAdministrator(trx, account.id)
    const gone = await trx
      .deleteFrom('account')
      .where('userId', '=', account.id)
      .where('providerId', '=', 'sso')
      .returning('accountId')
      .execute()
    await trx.deleteFrom('session').where('userId', '=', account.id).execute()
    await audit({ before: { subjects: gone.map((g) => g.accountId) } })
  })
}

type Account = { readonly id: string; readonly name: string; readonly role: string; readonly disabledAt: string | null }

/** One change of an account somebody looked at: refuses 'unknown-user', 'version-conflict', and the demonstration's own four. */
async function change<T extends object | void>(
  db: Db,
  as: Writer,
  act: string,
  input: Named,
  body: (trx: Db, audit: Audit, account: Account) => Promise<T>,
): Promise<T & { version: number }> {
  return write(db, as, { act, subject: `account:${input.userId}`, input }, async (trx, audit) => {
    const account = await trx
      .selectFrom('user')
      .select(['id', 'name', 'username', 'role', 'disabledAt', 'version'])
      .where('id', '=', input.userId)
      .executeTakeFirst()
    if (!account) throw new Refusal('unknown-user')
    if (account.version !== input.version) throw new Refusal('version-conflict')
    if (isBuiltIn(account.username)) throw new Refusal('demonstration-account')
    const result = await body(trx, audit, account)
    const version = account.version + 1
    await trx.updateTable('user').set({ version }).where('id', '=', account.id).execute()
    return { ...result, version }
  })
}

/**
 * Their departments from `today` on. One that is kept keeps its days, and what a reorganisation to come gives stays to come; one
 * that is left ends today, and with it what it would have become.
 */
async function setDepartments(
  trx: Db,
  userId: string,
  { role, departmentIds }: Pick<Scope, 'role' | 'departmentIds'>,
  today: string,
): Promise<readonly number[]> {
  const wanted = role === 'head' || role === 'evaluator' ? [...new Set(departmentIds)].toSorted((a, b) => a - b) : []
  const had = await trx.selectFrom('user_department').selectAll().where('user_id', '=', userId).execute()
  const inForce = had.filter((d) => (d.from_on ?? '') <= today && (d.to_on === null || d.to_on > today))
  const left = inForce.filter((d) => !wanted.includes(d.unit_id))
  const leavesEnding = wanted.length === 0 || left.some((d) => d.to_on !== null)
  for (const row of had) {
    const { unit_id, from_on } = row
    const isComing = from_on !== null && from_on > today
    const at = { user_id: userId, unit_id }
    if (left.includes(row) && (from_on === null || from_on < today))
      await trx
        .updateTable('user_department')
        .set({ to_on: today })
        .where((eb) => eb.and(at))
        .execute()
    else if (left.includes(row) || (isComing && leavesEnding && !wanted.includes(unit_id)))
      await trx
        .deleteFrom('user_department')
        .where((eb) => eb.and(at))
        .execute()
    else if (wanted.includes(unit_id) && !inForce.includes(row))
      await trx
        .updateTable('user_department')
        .set({ from_on: today, to_on: null })
        .where((eb) => eb.and(at))
        .execute()
  }
  if (wanted.length === 0) return wanted
  const found = await trx
    .selectFrom('organisation_unit')
    .select('id')
    .where('kind', '=', 'department')
    .where('id', 'in', wanted)
    .execute()
  if (found.length < wanted.length) throw new Refusal('unknown-department')
  const added = wanted.filter((unit) => !had.some((d) => d.unit_id === unit))
  if (added.length > 0)
    await trx
      .insertInto('user_department')
      .values(added.map((unit_id) => ({ user_id: userId, unit_id, from_on: today })))
      .execute()
  return wanted
}

const hasPassword = async (trx: Db, userId: string) =>
  (await trx
    .selectFrom('account')
    .select('id')
    .where('userId', '=', userId)
    .where('providerId', '=', 'credential')
    .executeTakeFirst()) !== undefined

/** Refuses when nobody else could administer: one who was made but has never set a password cannot. */
async function keepAnAdministrator(trx: Db, without: string) {
  const others = await trx
    .selectFrom('user as u')
    .select((eb) => [
      'u.id',
      'u.username',
      eb.exists(eb.selectFrom('account as a').select('a.id').whereRef('a.userId', '=', 'u.id')).as('way'),
    ])
    .where('u.role', '=', 'administrator' satisfies (typeof ROLES)[number])
    .where('u.disabledAt', 'is', null)
    .where('u.id', '<>', without)
    .execute()
  if (!others.some((o) => Boolean(o.way) || isBuiltIn(o.username))) throw new Refusal('last-administrator')
}
