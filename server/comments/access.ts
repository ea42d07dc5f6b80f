import type { Db } from '#data/database.ts'
import { hasPeriod } from '#domain/entry/entry-text.ts'
import { type Action, may } from '#domain/entry/permissions.ts'
import type { ActingPerson } from '#domain/entry/submission.ts'
import type { SignedIn } from '../record/writer.ts'
import { actingPerson } from '../organisation/deputies.ts'
import { indicatorForEntry } from '../actuals/indicators.ts'
import { ownersOn } from '../organisation/owners.ts'
import { placedIn } from '../actuals/context.ts'
import { Refusal } from '../refusal.ts'

export interface Value {
  readonly indicatorId: number
  readonly year: number
  /** 0 = the year, whether entered or made of its periods */
  readonly month: number
}

/** Whoever sees the department's figures reads and writes; whoever enters or reviews there resolves. Deputies as those they stand in for. */
export const mayComment = (who: ActingPerson, action: Extract<Action, `comment.${string}`>, departmentId: number): boolean =>
  may(who, action, departmentId) || who.entersFor.includes(departmentId) || who.reviewsFor.includes(departmentId)

type CommentAction = Extract<Action, `comment.${string}`>

/**
 * As which unit the person writes about a value (rules §9): the one that has the indicator today, or that hands the value's period
 * over. Refuses 'unknown-indicator'.
 */
export async function writingUnit(db: Db, acting: ActingPerson, value: Value, today: string): Promise<number> {
  const row = await db.selectFrom('indicator').selectAll().where('id', '=', value.indicatorId).executeTakeFirst()
  if (row === undefined) throw new Refusal('unknown-indicator')
  return placedIn(row, value, { acting, owners: await ownersOn(db, today), today }).department_id
}

/** Refuses 'unknown-indicator' and 'forbidden'. */
export async function refuseStranger(
  db: Db,
  user: SignedIn,
  today: string,
  action: Exclude<CommentAction, 'comment.read'>,
  value: Value,
): Promise<void> {
  const acting = await actingPerson(db, user, today)
  if (!mayComment(acting, action, await writingUnit(db, acting, value, today))) throw new Refusal('forbidden')
}

/**
 * A value that can be written about, whatever its period's state: a comment changes no figure. Refuses 'unknown-indicator',
 * 'unknown-year', 'unknown-period'.
 */
export async function refuseNoValue(db: Db, { indicatorId, year, month }: Value, today: string): Promise<void> {
  const indicator = await indicatorForEntry(db, indicatorId, year, today)
  if (month !== 0 && !hasPeriod(indicator.frequency, month)) throw new Refusal('unknown-period')
}
