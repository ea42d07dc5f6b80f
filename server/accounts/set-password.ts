import { randomUUID } from 'node:crypto'
import type { Db } from '#data/database.ts'
import { passwordProblem } from '#domain/entry/password.ts'
import { appendAudit, lockWriters } from '../record/record.ts'
import { Refusal } from '../refusal.ts'
import { hasUsername } from './directory.ts'
import { linkOf, useLink } from './one-time-link.ts'
import { hashPassword } from './password.ts'
import { addPerson, setCredential } from './person.ts'
import { forgiveEverywhere } from './sign-in-delay.ts'

interface At {
  readonly now: Date
  readonly address: string
  readonly auditKey: string
}

/**
 * The first administrator's account, from the link that the server printed. Refuses 'link-expired', 'username-taken' and
 * passwords that will not do; the link is used up only when the account stands. Returns its id.
 */
export async function claimFirst(
  db: Db,
  given: { token: string; name: string; username: string; password: string },
  at: At,
): Promise<string> {
  const { token, name, password } = given
  const username = given.username.toLowerCase()
  const problem = passwordProblem(password, username)
  if (problem) throw new Refusal(problem)
  // Before the transaction: hashing takes long, and everybody's writes would wait.
  const hash = await hashPassword(password)
  const id = randomUUID()
  return db.transaction().execute(async (trx) => {
    await lockWriters(trx)
    if (!(await useLink(trx, token, 'first-administrator', at.now))) throw new Refusal('link-expired')
    if (await hasUsername(trx, username)) throw new Refusal('username-taken')
    await addPerson(trx, { id, name, username, role: 'administrator', demonstration: false }, at.now)
    await setCredential(trx, { id: randomUUID(), userId: id, hash }, at.now)
    await appendAudit(trx, at.auditKey, {
      at: at.now,
      actor: { id, name, role: 'administrator' },
      act: 'account.claim',
      subject: `account:${id}`,
      address: at.address,
      after: { name, username, role: 'administrator' },
    })
    return id
  })
}

/**
 * Sets an account's password by its one-time link. Ends its sessions and its waiting time, and the old password with them.
 * Refuses 'link-expired', 'account-disabled' and passwords that will not do. Returns the account's id.
 */
export async function setByLink(db: Db, given: { token: string; password: string }, at: At): Promise<string> {
  const link = await linkOf(db, given.token, at.now)
  if (!link?.owner) throw new Refusal('link-expired')
  const { id, name, username } = link.owner
  const problem = passwordProblem(given.password, username)
  if (problem) throw new Refusal(problem)
  const hash = await hashPassword(given.password)
  return db.transaction().execute(async (trx) => {
    await lockWriters(trx)
    if (!(await useLink(trx, given.token, 'reset', at.now))) throw new Refusal('link-expired')
    const { role, disabledAt } = await trx
      .selectFrom('user')
      .select(['role', 'disabledAt'])
      .where('id', '=', id)
      .executeTakeFirstOrThrow()
    if (disabledAt !== null) throw new Refusal('account-disabled')
    await setCredential(trx, { id: randomUUID(), userId: id, hash }, at.now)
    await trx.deleteFrom('session').where('userId', '=', id).execute()
    await forgiveEverywhere(trx, at.auditKey, username)
    const actor = { id, name, role }
    await appendAudit(trx, at.auditKey, {
      at: at.now,
      actor,
      act: 'account.set-password',
      subject: `account:${id}`,
      address: at.address,
    })
    return id
  })
}
