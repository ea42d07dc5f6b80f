import { createHash, randomBytes } from 'node:crypto'
import type { Db } from '#data/database.ts'
import type { OneTimeLinkTable } from '#data/schema.ts'

const VALID = 24 * 60 * 60 * 1000
const digest = (token: string) => createHash('sha256').update(token).digest('hex')

/** Makes a link's token for `purpose`, valid for 24 hours; earlier unused ones of the same purpose end. Returns the token. */
export async function makeLink(db: Db, purpose: OneTimeLinkTable['purpose'], now: Date): Promise<string> {
  const token = randomBytes(32).toString('base64url')
  await db.transaction().execute(async (trx) => {
    await trx.deleteFrom('one_time_link').where('purpose', '=', purpose).where('used_at', 'is', null).execute()
    await trx
      .insertInto('one_time_link')
      .values({ token_hash: digest(token), purpose, user_id: null, expires_at: new Date(now.getTime() + VALID).toISOString(), used_at: null })
      .execute()
  })
  return token
}

/** Uses a token up; false when it is unknown, expired or used. Two users of one link: only the first gets true. */
export async function useLink(db: Db, token: string, purpose: OneTimeLinkTable['purpose'], now: Date): Promise<boolean> {
  const used = await db
    .updateTable('one_time_link')
    .set({ used_at: now.toISOString() })
    .where('token_hash', '=', digest(token))
    .where('purpose', '=', purpose)
    .where('used_at', 'is', null)
    .where('expires_at', '>', now.toISOString())
    .executeTakeFirst()
  return used.numUpdatedRows === 1n
}
