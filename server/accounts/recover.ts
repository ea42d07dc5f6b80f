import { randomBytes } from 'node:crypto'
import type { Db } from '#data/database.ts'
import { appendAudit, lockWriters } from '../record/record.ts'
import { assertKeyFits } from '../record/start-recording.ts'
import { keepLink } from './one-time-link.ts'

/**
 * A one-time link for an account's password, made on the server's own machine: the way back in when no administrator can
 * sign in any more. Enables a disabled account, since nobody else could. Null when there is no such account. Throws WrongSecret
 * when the key is not the server's: an entry sealed with another one would make the whole record look forged.
 */
export async function linkFromMachine(
  db: Db,
  auditKey: string,
  username: string,
  now: Date,
): Promise<{ readonly token: string } | null> {
  const token = randomBytes(32).toString('base64url')
  return db.transaction().execute(async (trx) => {
    await lockWriters(trx)
    await assertKeyFits(trx, auditKey)
    const account = await trx
      .selectFrom('user')
      .select(['id', 'version', 'disabledAt'])
      .where('username', '=', username.toLowerCase())
      .executeTakeFirst()
    if (!account) return null
    await trx
      .updateTable('user')
      .set({ disabledAt: null, version: account.version + 1 })
      .where('id', '=', account.id)
      .execute()
    const expiresAt = await keepLink(trx, token, account.id, now)
    // Whoever can run this can read the database too; that it was done stands on record all the same.
    await appendAudit(trx, auditKey, {
      at: now,
      actor: { id: null, name: '서버 명령', role: null },
      act: 'account.link',
      subject: `account:${account.id}`,
      before: account.disabledAt === null ? undefined : { disabledAt: account.disabledAt },
      after: { expiresAt },
    })
    return { token }
  })
}
