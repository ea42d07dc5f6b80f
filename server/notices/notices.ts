import type { Db } from '#data/database.ts'
import type { SignedIn } from '../record/writer.ts'
import type { MachineSettings } from '../config.ts'
import { commentNotices } from './comments.ts'
import { may } from '#domain/entry/permissions.ts'
import { listsWaiting } from '../budgets/movements.ts'
import { draftNotices } from './drafts.ts'
import { dueNotices, listNotices } from './due.ts'
import { accountNotices, deputyNotices, periodNotices, reminderNotices } from './events.ts'
import { followUpNotices, stepNotices } from './late.ts'
import { mineOf } from './mine.ts'
import { machineNotices } from './machine.ts'
import type { Found, Notice } from './notice.ts'
import { overdueNotices } from './overdue.ts'
import { paperNotices } from './papers.ts'
import { targetNotices } from './targets.ts'
import { bureauOf, bureausWithPlan } from '../plans/plan.ts'
import { confirmedNotices, reopenedNotices, returnedNotices, waitingNotices } from './values.ts'

export interface Notices {
  /** newest first */
  readonly notices: readonly Notice[]
  readonly unread: number
  /** whose figures the notices are about, for the live channel */
  readonly departments: readonly number[]
}

const MOST = 100

/**
 * What a person should know, worked out from what is stored each time: no notice can be late, lost or doubled, and one
 * whose matter is done is gone. The server's day in Asia/Seoul decides on deadlines.
 */
export async function noticesFor(db: Db, user: SignedIn, now: Date, today: string, machine?: MachineSettings): Promise<Notices> {
  const { found, departments, scope } = await findNotices(db, user, now, today, machine)
  const rows =
    found.length === 0
      ? []
      : await db
          .selectFrom('notice_read')
          .select('notice')
          .where('user_id', '=', user.id)
          .where(
            'notice',
            'in',
            found.map((n) => n.key),
          )
          .execute()
  const mark = await db.selectFrom('notice_mark').selectAll().where('user_id', '=', user.id).executeTakeFirst()
  const until = mark?.scope === scope ? mark.read_until : ''
  const read = new Set(rows.map((r) => r.notice))
  const bureauOfEach = await bureausOf(db, found, today)
  const notices = found.map((n): Notice => ({ ...n, read: read.has(n.key) || n.at <= until, inBureau: bureauOfEach(n) }))
  return { notices, unread: notices.filter((n) => !n.read).length, departments }
}

/** Into which bureau each leads: named only where there are several, as in every other link. */
async function bureausOf(db: Db, found: readonly Found[], today: string): Promise<(notice: Found) => number | null> {
  const departments = new Set(found.flatMap((n) => ('departmentId' in n ? [n.departmentId] : [])))
  if (departments.size === 0 || (await bureausWithPlan(db, today)).length < 2) return () => null
  const bureaus = new Map<number, number | undefined>()
  for (const id of departments) bureaus.set(id, await bureauOf(db, id, today))
  return (n) => ('departmentId' in n ? (bureaus.get(n.departmentId) ?? null) : null)
}

async function findNotices(
  db: Db,
  user: SignedIn,
  now: Date,
  today: string,
  machine: MachineSettings | undefined,
): Promise<{ found: Found[]; departments: readonly number[]; scope: string }> {
  const mine = await mineOf(db, user, now, today)
  const said = await commentNotices(db, mine)
  const overdue = await overdueNotices(db, mine)
  const found = [
    ...said.found,
    ...overdue.found,
    ...(await returnedNotices(db, mine)),
    ...(await waitingNotices(db, mine)),
    ...(await reopenedNotices(db, mine)),
    ...dueNotices(mine),
    ...(may(user, 'budget.enter') ? listNotices(await listsWaiting(db, today), today) : []),
    ...(machine !== undefined && may(user, 'system.read') ? await machineNotices(db, machine, now) : []),
    ...(await periodNotices(db, mine)),
    ...(await deputyNotices(db, mine)),
    ...(await accountNotices(db, mine)),
    ...(await reminderNotices(db, mine)),
    ...(await targetNotices(db, mine)),
    ...(await draftNotices(db, mine)),
    ...(await confirmedNotices(db, mine)),
    ...(await stepNotices(db, mine)),
    ...(await followUpNotices(db, mine)),
    ...(await paperNotices(db, mine)),
  ]
  const numbers = (of: readonly number[]) => of.toSorted((a, b) => a - b).join()
  return {
    scope: `${user.role} ${numbers(mine.enters)} ${numbers(mine.reviews)}`,
    found: found.toSorted((a, b) => b.at.localeCompare(a.at) || a.key.localeCompare(b.key)).slice(0, MOST),
    departments: [...new Set([...mine.departments, ...said.departments, ...overdue.departments])],
  }
}

/** Marks notices as read, of one's own only: other names are passed over. A second time changes nothing. */
export async function readNotices(
  db: Db,
  user: SignedIn,
  keys: readonly string[],
  now: Date,
  today: string,
  machine?: MachineSettings,
): Promise<Notices> {
  const { found } = await findNotices(db, user, now, today, machine)
  const mine = found.filter((n) => keys.includes(n.key))
  if (mine.length > 0) {
    await db
      .insertInto('notice_read')
      .values(mine.map((n) => ({ user_id: user.id, notice: n.key, read_at: now.toISOString() })))
      .onConflict((oc) => oc.doNothing())
      .execute()
  }
  return noticesFor(db, user, now, today, machine)
}

/**
 * Marks all as read that a page showed: one row a person. `until`: the newest of them, ISO; what
 * has come meanwhile stays unread.
 */
export async function readAllNotices(
  db: Db,
  user: SignedIn,
  until: string,
  now: Date,
  today: string,
  machine?: MachineSettings,
): Promise<Notices> {
  const { scope } = await findNotices(db, user, now, today, machine)
  const most = now.toISOString()
  const asked = until < most ? until : most
  await db.transaction().execute(async (trx) => {
    const before = await trx.selectFrom('notice_mark').selectAll().where('user_id', '=', user.id).executeTakeFirst()
    // A page that was opened earlier takes nothing back.
    const read_until = before?.scope === scope && before.read_until > asked ? before.read_until : asked
    await trx
      .insertInto('notice_mark')
      .values({ user_id: user.id, read_until, scope })
      .onConflict((oc) => oc.column('user_id').doUpdateSet({ read_until, scope }))
      .execute()
  })
  return noticesFor(db, user, now, today, machine)
}
