import type { Db } from '#data/database.ts'
import { PERMISSIONS } from '#domain/entry/permissions.ts'
import type { ActingPerson } from '#domain/entry/submission.ts'
import { ownersOn } from '../organisation/owners.ts'
import type { SignedIn } from '../record/writer.ts'
import { type DueCell, dueCells } from '../deadlines/cells.ts'
import { departmentsOf } from '../actuals/context.ts'
import { actingPerson } from '../organisation/deputies.ts'
import { plansOf } from '../actuals/indicators.ts'
import type { YearPlan } from '../plans/plan.ts'

/** Whose figures are a person's business on a day, and how far they are. */
export interface Mine {
  readonly user: SignedIn
  readonly now: Date
  /** ISO day in Asia/Seoul */
  readonly today: string
  readonly acting: ActingPerson
  readonly enters: readonly number[]
  readonly reviews: readonly number[]
  /** both together */
  readonly departments: readonly number[]
  /** one a bureau and year begun */
  readonly plans: readonly YearPlan[]
  readonly cells: readonly DueCell[]
  /** of a department of the plans, '' when it is none */
  readonly nameOf: (departmentId: number) => string
}

export async function mineOf(db: Db, user: SignedIn, now: Date, today: string): Promise<Mine> {
  const acting = await actingPerson(db, user, today)
  const enters = PERMISSIONS['entry.write'][user.role] === 'nowhere' ? acting.entersFor : departmentsOf(acting, 'enter')
  const reviews = PERMISSIONS['entry.review'][user.role] === 'nowhere' ? acting.reviewsFor : departmentsOf(acting, 'review')
  const departments = [...new Set([...enters, ...reviews])]
  const owners = await ownersOn(db, today)
  const plans = await plansOf(db, departments, 'begun', today, owners)
  const cells = await dueCells(db, { plans, departmentIds: departments, owners }, today)
  const names = new Map(plans.flatMap((p) => p.departments).map((d) => [d.id, d.name]))
  return { user, now, today, acting, enters, reviews, departments, plans, cells, nameOf: (id) => names.get(id) ?? '' }
}
