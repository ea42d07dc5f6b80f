import { accountsRouter } from './accounts/accounts.router.ts'
import { auditRouter } from './audit/audit.router.ts'
import { budgetsRouter } from './budgets/budgets.router.ts'
import { departmentsRouter } from './departments/departments.router.ts'
import { entryRouter } from './entry/entry.router.ts'
import { reviewRouter } from './review/review.router.ts'
import { scorecardsRouter } from './scorecards/scorecards.router.ts'
import { searchRouter } from './search/search.router.ts'
import { systemRouter } from './system/system.router.ts'
import { router } from './trpc.ts'

/** The API's table of contents. */
export const appRouter = router({
  accounts: accountsRouter,
  scorecards: scorecardsRouter,
  departments: departmentsRouter,
  budgets: budgetsRouter,
  search: searchRouter,
  system: systemRouter,
  entry: entryRouter,
  review: reviewRouter,
  audit: auditRouter,
})
export type AppRouter = typeof appRouter
