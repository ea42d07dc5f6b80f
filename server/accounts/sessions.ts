import type { Db } from '#data/database.ts'
import { write } from '../record/write.ts'
import { type Writer } from '../record/writer.ts'
import { Refusal } from '../refusal.ts'
import { type Device, deviceOf } from './device.ts'
import { runningAt } from './directory.ts'

export interface SessionRow {
  readonly id: string
  /** when the person signed in, and last used it to the minute */
  readonly since: string
  readonly lastUsed: string
  readonly address: string | null
  readonly device: Device
  /** the one that asks */
  readonly own: boolean
}

/** Sessions of an account that run now, the last used first. */
export async function sessionsOf(db: Db, userId: string, now: Date, own: string | undefined): Promise<readonly SessionRow[]> {
  const { after, since } = runningAt(now)
  const rows = await db
    .selectFrom('session')
    .select(['id', 'createdAt', 'updatedAt', 'ipAddress', 'userAgent'])
    .where('userId', '=', userId)
    .where('expiresAt', '>', after)
    .where('createdAt', '>', since)
    .orderBy('updatedAt', 'desc')
    .orderBy('id')
    .execute()
  return rows.map((row) => ({
    id: row.id,
    since: new Date(row.createdAt).toISOString(),
    lastUsed: new Date(row.updatedAt).toISOString(),
    address: row.ipAddress === '' ? null : row.ipAddress,
    device: deviceOf(row.userAgent ?? ''),
    own: row.id === own,
  }))
}

interface Ending {
  readonly userId: string
  /** one of them; null = all, but not the one that asks */
  readonly sessionId: string | null
  readonly requestId: string
}

/**
 * Ends one session of an account or all of them, at once. A session that has ended already is no error; one of another
 * account is refused. Returns how many ended.
 */
export async function endSessions(db: Db, as: Writer, input: Ending): Promise<{ ended: number }> {
  return write(db, as, { act: 'session.end', subject: `account:${input.userId}`, input }, async (trx, audit) => {
    const { userId, sessionId } = input
    if (sessionId !== null) {
      const found = await trx.selectFrom('session').select('userId').where('id', '=', sessionId).executeTakeFirst()
      if (found && found.userId !== userId) throw new Refusal('forbidden')
    }
    const gone = await trx
      .deleteFrom('session')
      .where('userId', '=', userId)
      .$if(sessionId !== null, (q) => q.where('id', '=', sessionId ?? ''))
      .$if(sessionId === null, (q) => q.where('id', '<>', as.user.sessionId ?? ''))
      .returning(['id', 'ipAddress'])
      .execute()
    if (gone.length > 0) await audit({ after: { ended: gone.length, addresses: [...new Set(gone.map((g) => g.ipAddress))] } })
    return { ended: gone.length }
  })
}
