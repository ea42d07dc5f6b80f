import type { Db } from '#data/database.ts'

const KEPT_DAYS = 800

/** Lets go of marks of notices that are long gone; for the daily clean-up. Returns how many. */
export async function forgetReadNotices(db: Db, now: Date): Promise<number> {
  const before = new Date(now.getTime() - KEPT_DAYS * 86_400_000).toISOString()
  const gone = await db.deleteFrom('notice_read').where('read_at', '<', before).executeTakeFirst()
  return Number(gone.numDeletedRows)
}
