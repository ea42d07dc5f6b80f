import { createHash, createHmac, randomBytes } from 'node:crypto'
import type { Db } from '#data/database.ts'
import type { OneTimeLinkTable } from '#data/schema.ts'
import { appendAudit, lockWriters } from '../record/record.ts'

const VALID = 24 * 60 * 60 * 1000
const digest = (token: string) => createHash('sha256').update(token).digest('hex')

/** 'reset': lets the account's owner set a password, the first one too. */
type Purpose = OneTimeLinkTable['purpose']

/**
 * Makes the first administrator's link, valid for 24 hours; earlier unused ones end, so that of two servers that start at
 * once only the later one's is good. Returns its token, and whether it ended another.
 */
export async function makeFirstLink(
  db: Db,
  auditKey: string,
  now: Date,
): Promise<{ readonly token: string; readonly replaced: boolean }> {
  const token = randomBytes(32).toString('base64url')
  const replaced = await db.transaction().execute(async (trx) => {
    await lockWriters(trx)
    const { numDeletedRows } = await trx
      .deleteFrom('one_time_link')
      .where('purpose', '=', 'first-administrator')
      .where('used_at', 'is', null)
      .executeTakeFirst()
    const expiresAt = await keep(trx, token, 'first-administrator', null, now)
    const actor = { id: null, name: '서버 시작', role: null }
    await appendAudit(trx, auditKey, { at: now, actor, act: 'account.first-link', subject: 'account:?', after: { expiresAt } })
    return numDeletedRows > 0n
  })
  return { token, replaced }
}

/**
 * The token of the link that a request makes: made of the request's number, so that a repeated request is answered with
 * the same link although it is stored nowhere.
 */
export const tokenOf = (key: string, requestId: string): string =>
  createHmac('sha256', key).update(`one-time-link:${requestId}`).digest('base64url')

/** Keeps a link for one account in the caller's transaction; the account's earlier ones end. Returns when it ends. */
export async function keepLink(trx: Db, token: string, userId: string, now: Date): Promise<string> {
  await endLinks(trx, userId)
  return keep(trx, token, 'reset', userId, now)
}

export async function endLinks(trx: Db, userId: string): Promise<void> {
  await trx.deleteFrom('one_time_link').where('user_id', '=', userId).where('used_at', 'is', null).execute()
}

async function keep(trx: Db, token: string, purpose: Purpose, userId: string | null, now: Date): Promise<string> {
  const expires = new Date(now.getTime() + VALID).toISOString()
  await trx
    .insertInto('one_time_link')
    .values({ token_hash: digest(token), purpose, user_id: userId, expires_at: expires, used_at: null })
    .execute()
  return expires
}

export interface OpenLink {
  readonly purpose: Purpose
  /** whose password it sets; null for the first administrator, who has no account yet */
  readonly owner: { readonly id: string; readonly name: string; readonly username: string } | null
}

/** What an unused link that still holds is for; null for any other. */
export async function linkOf(db: Db, token: string, now: Date): Promise<OpenLink | null> {
  const found = await db
    .selectFrom('one_time_link as l')
    .leftJoin('user as u', 'u.id', 'l.user_id')
    .select(['l.purpose', 'u.id', 'u.name', 'u.username'])
    .where('l.token_hash', '=', digest(token))
    .where('l.used_at', 'is', null)
    .where('l.expires_at', '>', now.toISOString())
    .executeTakeFirst()
  if (!found) return null
  const { purpose, id, name, username } = found
  return { purpose, owner: id === null || name === null ? null : { id, name, username: username ?? '' } }
}

/** Uses a token up; false when it is unknown, expired or used. Two users of one link: only the first gets true. */
export async function useLink(db: Db, token: string, purpose: Purpose, now: Date): Promise<boolean> {
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
