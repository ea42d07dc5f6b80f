import type { Db } from '#data/database.ts'
import { may } from '#domain/entry/permissions.ts'
import type { ActingPerson } from '#domain/entry/submission.ts'
import type { SignedIn } from '../record/writer.ts'
import { actingPerson } from '../organisation/deputies.ts'
import { Refusal } from '../refusal.ts'

/** Whoever sees the department's figures, deputies for entering and for reviewing included. */
export const mayRead = (who: ActingPerson, departmentId: number): boolean =>
  may(who, 'evidence.read', departmentId) || who.entersFor.includes(departmentId) || who.reviewsFor.includes(departmentId)

/** Whoever enters the department's figures, and those who stand in for them. */
export const mayChange = (who: ActingPerson, departmentId: number): boolean =>
  may(who, 'evidence.write', departmentId) || who.entersFor.includes(departmentId)

/** Whose an indicator is. Refuses 'unknown-indicator'. */
export async function departmentOf(db: Db, indicatorId: number): Promise<number> {
  const row = await db.selectFrom('indicator').select('department_id').where('id', '=', indicatorId).executeTakeFirst()
  if (row === undefined) throw new Refusal('unknown-indicator')
  return row.department_id
}

/** Asked before a file's bytes are taken, so that a stranger cannot make the server read them. Refuses 'forbidden', 'unknown-indicator'. */
export async function refuseStranger(db: Db, user: SignedIn, today: string, indicatorId: number): Promise<void> {
  if (!mayChange(await actingPerson(db, user, today), await departmentOf(db, indicatorId))) throw new Refusal('forbidden')
}
