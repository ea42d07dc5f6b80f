import { createHmac } from 'node:crypto'
import type { Db } from '#data/database.ts'

/** Wrong passwords that cost nothing. */
const FREE_TRIES = 5
const LONGEST = 15 * 60
const DAY = 24 * 60 * 60 * 1000

/** Seconds to wait after so many wrong passwords in a row: 0 up to the fourth, then 1, 2, 4 … 512, at most 15 minutes. Never for good. */
export const waitAfter = (failures: number): number =>
  failures < FREE_TRIES ? 0 : Math.min(2 ** (failures - FREE_TRIES), LONGEST)

const hashOf = (key: string, username: string) =>
  createHmac('sha256', key).update(`sign-in-delay:${username.toLowerCase()}`).digest('hex')
const secondsUntil = (openAt: string, now: Date) => Math.max(0, Math.ceil((Date.parse(openAt) - now.getTime()) / 1000))

export type Try =
  /** the password may be looked at; `wait`: seconds before the next try should it be wrong */
  { readonly open: true; readonly wait: number } | { readonly open: false; readonly seconds: number }

/**
 * Takes one try at a name's password, counting it as wrong before it is looked at: of any number that come at once, only
 * as many are let through as would be one after the other. A name nobody has is slowed down the same way. A try that is
 * not let through is not counted, so nobody is kept waiting longer than 15 minutes by knocking.
 */
export async function takeTry(db: Db, key: string, username: string, now: Date): Promise<Try> {
  const name_hash = hashOf(key, username)
  return db.transaction().execute(async (trx) => {
    const never = { name_hash, failures: 0, failed_at: now.toISOString(), open_at: now.toISOString() }
    await trx
      .insertInto('sign_in_delay')
      .values(never)
      .onConflict((oc) => oc.column('name_hash').doNothing())
      .execute()
    // Changes nothing and locks the row: on PostgreSQL a mere look would not.
    const row = await trx
      .updateTable('sign_in_delay')
      .set((eb) => ({ failures: eb.ref('failures') }))
      .where('name_hash', '=', name_hash)
      .returning(['failures', 'failed_at', 'open_at'])
      .executeTakeFirstOrThrow()
    const seconds = secondsUntil(row.open_at, now)
    if (seconds > 0) return { open: false, seconds }
    const failures = (now.getTime() - Date.parse(row.failed_at) > DAY ? 0 : row.failures) + 1
    const wait = waitAfter(failures)
    await trx
      .updateTable('sign_in_delay')
      .set({ failures, failed_at: now.toISOString(), open_at: new Date(now.getTime() + wait * 1000).toISOString() })
      .where('name_hash', '=', name_hash)
      .execute()
    return { open: true, wait }
  })
}

/** Forgets a name's wrong passwords: after the right one, and when a link sets a new one. */
export async function forgive(db: Db, key: string, username: string): Promise<void> {
  await db.deleteFrom('sign_in_delay').where('name_hash', '=', hashOf(key, username)).execute()
}

/** Seconds each of these names still has to wait, for those who do. */
export async function waitsOf(
  db: Db,
  key: string,
  usernames: readonly string[],
  now: Date,
): Promise<ReadonlyMap<string, number>> {
  const rows = await db
    .selectFrom('sign_in_delay')
    .select(['name_hash', 'open_at'])
    .where('open_at', '>', now.toISOString())
    .execute()
  const open = new Map(rows.map((row) => [row.name_hash, secondsUntil(row.open_at, now)]))
  return new Map(
    usernames.flatMap((name) => {
      const seconds = open.get(hashOf(key, name))
      return seconds === undefined ? [] : [[name, seconds] as const]
    }),
  )
}

/** Lets go of what no longer counts; for the daily clean-up. */
export async function forgetDelays(db: Db, now: Date): Promise<void> {
  await db
    .deleteFrom('sign_in_delay')
    .where('failed_at', '<', new Date(now.getTime() - DAY).toISOString())
    .execute()
}
