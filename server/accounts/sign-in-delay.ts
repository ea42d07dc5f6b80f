import { createHmac } from 'node:crypto'
import type { Db } from '#data/database.ts'

/** Wrong passwords that cost nothing: from one place, and for a name from everywhere. */
const FREE_TRIES = 5
const FREE_EVERYWHERE = 20
const LONGEST = 15 * 60
const DAY = 24 * 60 * 60 * 1000

/** Seconds to wait after so many wrong passwords in a row: 0 up to the fourth, then 1, 2, 4 … 512, at most 15 minutes. Never for good. */
export const waitAfter = (failures: number, free = FREE_TRIES): number =>
  failures < free ? 0 : Math.min(2 ** (failures - free), LONGEST)

/** Where a try at a name's password comes from. */
export type Source =
  | { readonly kind: 'address'; readonly address: string }
  /** a browser in which this person signed in before */
  | { readonly kind: 'known-browser'; readonly id: string }
  /** one's own session, to change the password */
  | { readonly kind: 'session' }

// A row's key: half of it says whose name, half from where. Neither can be read back.
const half = (key: string, text: string) => createHmac('sha256', key).update(`sign-in-delay:${text}`).digest('hex').slice(0, 32)
const nameHalf = (key: string, username: string) => half(key, `name:${username.toLowerCase()}`)
const sourceText = (source: Source) =>
  source.kind === 'address' ? `address:${source.address}` : source.kind === 'session' ? 'session' : `browser:${source.id}`

interface Counter {
  readonly name_hash: string
  readonly free: number
}

/** A stranger is slowed down by the address and, for the name, wherever else it is tried; a known browser by itself alone. */
function countersOf(key: string, username: string, source: Source): readonly Counter[] {
  const name = nameHalf(key, username)
  const own = { name_hash: name + half(key, sourceText(source)), free: FREE_TRIES }
  const everywhere = { name_hash: name + half(key, 'everywhere'), free: FREE_EVERYWHERE }
  return source.kind === 'address' ? [own, everywhere] : [own]
}

const secondsUntil = (openAt: string, now: Date) => Math.max(0, Math.ceil((Date.parse(openAt) - now.getTime()) / 1000))

export type Try =
  /** the password may be looked at; `wait`: seconds before the next try should it be wrong */
  { readonly open: true; readonly wait: number } | { readonly open: false; readonly seconds: number }

/**
 * Takes one try at a name's password, counting it as wrong before it is looked at: of any number that come at once, only
 * as many are let through as would be one after the other. A name nobody has is slowed down the same way. A try that is
 * not let through is not counted, so nobody is kept waiting longer than 15 minutes by knocking, and nobody keeps others waiting
 * at their own browser.
 */
export async function takeTry(db: Db, key: string, username: string, source: Source, now: Date): Promise<Try> {
  const counters = countersOf(key, username, source)
  return db.transaction().execute(async (trx) => {
    const found: { counter: Counter; failures: number }[] = []
    let closed = 0
    for (const counter of counters) {
      const row = await lockedRow(trx, counter.name_hash, now)
      closed = Math.max(closed, await secondsClosed(trx, row, now))
      found.push({ counter, failures: now.getTime() - Date.parse(row.failed_at) > DAY ? 0 : row.failures })
    }
    if (closed > 0) return { open: false, seconds: closed }
    let wait = 0
    for (const { counter, failures } of found) {
      const next = waitAfter(failures + 1, counter.free)
      await trx
        .updateTable('sign_in_delay')
        .set({ failures: failures + 1, ...openingAfter(next, now) })
        .where('name_hash', '=', counter.name_hash)
        .execute()
      wait = Math.max(wait, next)
    }
    return { open: true, wait }
  })
}

const openingAfter = (seconds: number, now: Date) => ({
  failed_at: now.toISOString(),
  open_at: new Date(now.getTime() + seconds * 1000).toISOString(),
})

async function lockedRow(trx: Db, name_hash: string, now: Date) {
  await trx
    .insertInto('sign_in_delay')
    .values({ name_hash, failures: 0, ...openingAfter(0, now) })
    .onConflict((oc) => oc.column('name_hash').doNothing())
    .execute()
  // Changes nothing and locks the row: on PostgreSQL a mere look would not.
  return trx
    .updateTable('sign_in_delay')
    .set((eb) => ({ failures: eb.ref('failures') }))
    .where('name_hash', '=', name_hash)
    .returning(['name_hash', 'failures', 'failed_at', 'open_at'])
    .executeTakeFirstOrThrow()
}

/** Seconds until the row lets a try through. A longer wait than there is was written by a clock that was ahead: it starts again from now. */
async function secondsClosed(trx: Db, row: { name_hash: string; open_at: string }, now: Date): Promise<number> {
  const seconds = secondsUntil(row.open_at, now)
  if (seconds <= LONGEST) return seconds
  await trx.updateTable('sign_in_delay').set(openingAfter(LONGEST, now)).where('name_hash', '=', row.name_hash).execute()
  return LONGEST
}

/** Forgets the wrong passwords that the right one makes up for: of this place, and of the name everywhere. */
export async function forgive(db: Db, key: string, username: string, source: Source): Promise<void> {
  const hashes = countersOf(key, username, source).map((one) => one.name_hash)
  await db.deleteFrom('sign_in_delay').where('name_hash', 'in', hashes).execute()
}

/** Forgets all of a name's, from wherever: when a link sets a new password. */
export async function forgiveEverywhere(db: Db, key: string, username: string): Promise<void> {
  await db
    .deleteFrom('sign_in_delay')
    .where('name_hash', 'like', `${nameHalf(key, username)}%`)
    .execute()
}

/** Seconds each of these names still has to wait somewhere, for those who do. */
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
  const longest = new Map<string, number>()
  for (const { name_hash, open_at } of rows) {
    const name = name_hash.slice(0, 32)
    longest.set(name, Math.max(longest.get(name) ?? 0, Math.min(secondsUntil(open_at, now), LONGEST)))
  }
  return new Map(
    usernames.flatMap((name) => {
      const seconds = longest.get(nameHalf(key, name))
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
