import { accountsRouter } from './accounts/accounts.router.ts'
import { activitiesRouter } from './activities/activities.router.ts'
import { auditRouter } from './audit/audit.router.ts'
import { budgetsRouter } from './budgets/budgets.router.ts'
import { calendarRouter } from './calendar/calendar.router.ts'
import { commentsRouter } from './comments/comments.router.ts'
import { deadlinesRouter } from './deadlines/deadlines.router.ts'
import { departmentsRouter } from './departments/departments.router.ts'
import { differencesRouter } from './differences/differences.router.ts'
import { editionsRouter } from './editions/editions.router.ts'
import { entryRouter } from './entry/entry.router.ts'
import { evidenceRouter } from './evidence/evidence.router.ts'
import { importsRouter } from './imports/imports.router.ts'
import { nextPlanRouter } from './next-plan/next-plan.router.ts'
import { noticesRouter } from './notices/notices.router.ts'
import { organisationRouter } from './organisation/organisation.router.ts'
import { periodsRouter } from './periods/periods.router.ts'
import { questionsRouter } from './questions/questions.router.ts'
import { reorganisationsRouter } from './reorganisations/reorganisations.router.ts'
import { reviewRouter } from './review/review.router.ts'
import { schedulesRouter } from './schedules/schedules.router.ts'
import { scorecardsRouter } from './scorecards/scorecards.router.ts'
import { servicesRouter } from './services/services.router.ts'
import { searchRouter } from './search/search.router.ts'
import { systemRouter } from './system/system.router.ts'
import { targetsRouter } from './targets/targets.router.ts'
import { workbooksRouter } from './workbooks/workbooks.router.ts'
import { router } from './http/trpc.ts'

/** The API's table of contents. */
export const appRouter = router({
  accounts: accountsRouter,
  scorecards: scorecardsRouter,
  departments: departmentsRouter,
  budgets: budgetsRouter,
  search: searchRouter,
  system: systemRouter,
  entry: entryRouter,
  nextPlan: nextPlanRouter,
  notices: noticesRouter,
  questions: questionsRouter,
  review: reviewRouter,
  periods: periodsRouter,
  organisation: organisationRouter,
  reorganisations: reorganisationsRouter,
  audit: auditRouter,
  evidence: evidenceRouter,
  calendar: calendarRouter,
  comments: commentsRouter,
  activities: activitiesRouter,
  schedules: schedulesRouter,
  services: servicesRouter,
  deadlines: deadlinesRouter,
  differences: differencesRouter,
  imports: importsRouter,
  editions: editionsRouter,
  targets: targetsRouter,
  workbooks: workbooksRouter,
})
export type AppRouter = typeof appRouter
