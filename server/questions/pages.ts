import type { Db } from '#data/database.ts'
import { budgetPage } from '../budgets/budget.ts'
import { departmentPage } from '../departments/department.ts'
import { remembered } from '../http/finished-answers.ts'
import type { Structure } from '../plans/structure.ts'
import { overview } from '../scorecards/overview.ts'

/**
 * The answers of the pages, the very ones that a reader of the page gets: a figure said here is the figure that stands there. They
 * are remembered under the pages' own keys.
 */
interface At {
  readonly year: number
  readonly structure?: Structure | undefined
}

export const departmentOf = (db: Db, departmentId: number, { year, structure }: At, today: string) =>
  remembered(db, ['department', departmentId, year, structure, today], () =>
    departmentPage(db, { departmentId, year, structure }, today),
  )
export const overviewOf = (db: Db, bureauId: number, { year, structure }: At, today: string) =>
  remembered(db, ['overview', year, bureauId, structure, today], () => overview(db, { bureauId, year, structure }, today))
export const budgetOf = (db: Db, bureauId: number, { year, structure }: At, today: string) =>
  remembered(db, ['budget', bureauId, year, structure, today], () => budgetPage(db, { bureauId, year, structure }, today))
