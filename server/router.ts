import { lazy } from '@trpc/server'
import { router } from './http/trpc.ts'

/** The API's table of contents. Each feature is loaded when it is first asked: none is needed to start. */
export const appRouter = router({
  accounts: lazy(() => import('./accounts/accounts.router.ts').then((m) => m.accountsRouter)),
  scorecards: lazy(() => import('./scorecards/scorecards.router.ts').then((m) => m.scorecardsRouter)),
  departments: lazy(() => import('./departments/departments.router.ts').then((m) => m.departmentsRouter)),
  budgets: lazy(() => import('./budgets/budgets.router.ts').then((m) => m.budgetsRouter)),
  search: lazy(() => import('./search/search.router.ts').then((m) => m.searchRouter)),
  system: lazy(() => import('./system/system.router.ts').then((m) => m.systemRouter)),
  entry: lazy(() => import('./entry/entry.router.ts').then((m) => m.entryRouter)),
  nextPlan: lazy(() => import('./next-plan/next-plan.router.ts').then((m) => m.nextPlanRouter)),
  notices: lazy(() => import('./notices/notices.router.ts').then((m) => m.noticesRouter)),
  questions: lazy(() => import('./questions/questions.router.ts').then((m) => m.questionsRouter)),
  review: lazy(() => import('./review/review.router.ts').then((m) => m.reviewRouter)),
  periods: lazy(() => import('./periods/periods.router.ts').then((m) => m.periodsRouter)),
  organisation: lazy(() => import('./organisation/organisation.router.ts').then((m) => m.organisationRouter)),
  reorganisations: lazy(() => import('./reorganisations/reorganisations.router.ts').then((m) => m.reorganisationsRouter)),
  audit: lazy(() => import('./audit/audit.router.ts').then((m) => m.auditRouter)),
  evidence: lazy(() => import('./evidence/evidence.router.ts').then((m) => m.evidenceRouter)),
  calendar: lazy(() => import('./calendar/calendar.router.ts').then((m) => m.calendarRouter)),
  comments: lazy(() => import('./comments/comments.router.ts').then((m) => m.commentsRouter)),
  activities: lazy(() => import('./activities/activities.router.ts').then((m) => m.activitiesRouter)),
  schedules: lazy(() => import('./schedules/schedules.router.ts').then((m) => m.schedulesRouter)),
  services: lazy(() => import('./services/services.router.ts').then((m) => m.servicesRouter)),
  deadlines: lazy(() => import('./deadlines/deadlines.router.ts').then((m) => m.deadlinesRouter)),
  differences: lazy(() => import('./differences/differences.router.ts').then((m) => m.differencesRouter)),
  imports: lazy(() => import('./imports/imports.router.ts').then((m) => m.importsRouter)),
  editions: lazy(() => import('./editions/editions.router.ts').then((m) => m.editionsRouter)),
  targets: lazy(() => import('./targets/targets.router.ts').then((m) => m.targetsRouter)),
  workbooks: lazy(() => import('./workbooks/workbooks.router.ts').then((m) => m.workbooksRouter)),
})
export type AppRouter = typeof appRouter
