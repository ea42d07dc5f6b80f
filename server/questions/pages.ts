import type { Db } from '#data/database.ts'
import { budgetPage } from '../budgets/budget.ts'
import { departmentPage } from '../departments/department.ts'
import { remembered } from '../http/finished-answers.ts'
import type { Structure } from '../plans/structure.ts'
import { overview } from '../scorecards/overview.ts'

/**
 * The answers of the pages, the very ones that a reader of the page gets: a figure said here is the figure that stands there. They
 * are remembered as the answers of the pages' own procedures.
 */
interface At {
  readonly year: number
  readonly structure?: Structure | undefined
}

export const departmentOf = (db: Db, departmentId: number, { year, structure }: At, today: string) => {
  const input = { departmentId, year, structure }
  return remembered(db, { of: 'departments.page', input, today }, (handle) => departmentPage(handle, input, today))
}
export const overviewOf = (db: Db, bureauId: number, { year, structure }: At, today: string) => {
  const input = { bureauId, year, structure }
  return remembered(db, { of: 'scorecards.overview', input, today }, (handle) => overview(handle, input, today))
}
export const budgetOf = (db: Db, bureauId: number, { year, structure }: At, today: string) => {
  const input = { bureauId, year, structure }
  return remembered(db, { of: 'budgets.page', input, today }, (handle) => budgetPage(handle, input, today))
}
