import type { Db } from '#data/database.ts'
import { may } from '#domain/entry/permissions.ts'
import type { ActingPerson } from '#domain/entry/submission.ts'
import type { SignedIn } from '../record/writer.ts'
import { actingPerson, unitForReading } from '../organisation/deputies.ts'
import { ownersOn } from '../organisation/owners.ts'
import { Refusal } from '../refusal.ts'

/** Whoever sees the department's figures, deputies for entering and for reviewing included. */
export const mayRead = (who: ActingPerson, departmentId: number): boolean =>
  may(who, 'evidence.read', departmentId) || who.entersFor.includes(departmentId) || who.reviewsFor.includes(departmentId)

/** Whoever enters the department's figures, and those who stand in for them. */
export const mayChange = (who: ActingPerson, departmentId: number): boolean =>
  may(who, 'evidence.write', departmentId) || who.entersFor.includes(departmentId)

/**
 * Whose an indicator is, as this person may know of it: of the units that had it one they work in, since what they wrote stays
 * open to them; else the one that has it today. Refuses 'unknown-indicator'.
 */
export async function departmentOf(db: Db, indicatorId: number, acting: ActingPerson, today: string): Promise<number> {
  const row = await db
    .selectFrom('indicator')
    .select(['lineage_id', 'department_id', 'plan_id'])
    .where('id', '=', indicatorId)
    .executeTakeFirst()
  if (row === undefined) throw new Refusal('unknown-indicator')
  return unitForReading(await ownersOn(db, today), row, acting)
}

/** Asked before a file's bytes are taken, so that a stranger cannot make the server read them. Refuses 'forbidden', 'unknown-indicator'. */
export async function refuseStranger(db: Db, user: SignedIn, today: string, indicatorId: number): Promise<void> {
  const acting = await actingPerson(db, user, today)
  if (!mayChange(acting, await departmentOf(db, indicatorId, acting, today))) throw new Refusal('forbidden')
}
