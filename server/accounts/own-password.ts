import { randomUUID } from 'node:crypto'
import type { Db } from '#data/database.ts'
import { passwordProblem } from '#domain/entry/password.ts'
import { appendAudit, lockWriters } from '../record/record.ts'
import { recordRefusal } from '../record/refusals.ts'
import { type Writer } from '../record/writer.ts'
import { Refusal } from '../refusal.ts'
import { hashPassword, verifyPassword } from './password.ts'
import { credentialById, setCredential } from './person.ts'
import { forgive, takeTry } from './sign-in-delay.ts'

/**
 * Changes one's own password with the current one; all one's other sessions end. Not by write(): that keeps a plain hash
 * of what was asked, which for a password is too easy to guess back. Wrong current passwords count as at the sign-in.
 */
export async function changePassword(db: Db, as: Writer, given: { current: string; next: string }): Promise<{ ended: number }> {
  const note = {
    at: as.now,
    actor: { id: as.user.id, name: as.user.name, role: as.user.role },
    subject: `account:${as.user.id}`,
    address: as.address,
  }
  try {
    const { hash: stored, username } = await rightPassword(db, as, given.current)
    const problem = passwordProblem(given.next, username)
    if (problem) throw new Refusal(problem)
    if (given.next.normalize('NFC') === given.current.normalize('NFC')) throw new Refusal('password-same')
    const hash = await hashPassword(given.next)
    return await db.transaction().execute(async (trx) => {
      await lockWriters(trx)
      // Somebody else's link may have set another one since it was looked at.
      if ((await credentialById(trx, as.user.id))?.hash !== stored) throw new Refusal('wrong-password')
      await setCredential(trx, { id: randomUUID(), userId: as.user.id, hash }, as.now)
      const ended = await trx
        .deleteFrom('session')
        .where('userId', '=', as.user.id)
        .where('id', '<>', as.user.sessionId ?? '')
        .executeTakeFirst()
      await trx.deleteFrom('one_time_link').where('user_id', '=', as.user.id).where('used_at', 'is', null).execute()
      await appendAudit(trx, as.auditKey, { ...note, act: 'account.change-password' })
      return { ended: Number(ended.numDeletedRows) }
    })
  } catch (error) {
    if (error instanceof Refusal)
      await recordRefusal(db, as.auditKey, { ...note, act: 'refused.account.change-password', reason: error.reason })
    throw error
  }
}

async function rightPassword(db: Db, as: Writer, typed: string) {
  const found = await credentialById(db, as.user.id)
  if (!found?.hash) throw new Refusal('no-password')
  const taken = await takeTry(db, as.auditKey, found.username, { kind: 'session' }, as.now)
  if (!taken.open) throw new Refusal('sign-in-delayed', { seconds: taken.seconds })
  if (!(await verifyPassword(found.hash, typed))) throw new Refusal('wrong-password', { seconds: taken.wait })
  await forgive(db, as.auditKey, found.username, { kind: 'session' })
  return found
}
