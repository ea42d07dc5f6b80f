import { QueryClientProvider } from '@tanstack/react-query'
import {
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  Outlet,
  retainSearchParams,
  type RouterHistory,
  RouterProvider,
} from '@tanstack/react-router'
import { createContext, use } from 'react'
import { firstQuestions } from '#domain/pages/first-questions.ts'
import { Frame } from './frame/Frame.tsx'
import { Landing, NotFound, PageError, PageLoading } from './frame/states.tsx'
import { part } from './missing-part.ts'
import { useKnownDay } from './known-day.ts'
import { askAhead, askingOn, TRPCProvider } from './trpc.ts'
import {
  accountsSearch,
  activitiesSearch,
  auditSearch,
  budgetSearch,
  calendarSearch,
  deadlinesSearch,
  departmentSearch,
  differencesSearch,
  entrySearch,
  governmentSearch,
  importsSearch,
  nextPlanSearch,
  noticesSearch,
  overviewSearch,
  periodsSearch,
  plansSearch,
  questionsSearch,
  reorganisationSearch,
  reviewSearch,
  scheduleSearch,
  schedulesSearch,
  servicesSearch,
  signInSearch,
} from './url-state.ts'

/** How a page asks: the browser's way, or that of the server while it draws, which has the answers of one request. */
const AskingContext = createContext(askingOn)

/** Each day is asked about by itself: another one is another page. */
function OnKnownDay() {
  const known = useKnownDay()
  const { trpcClient, queryClient } = use(AskingContext)(known)
  return (
    <QueryClientProvider key={known} client={queryClient}>
      <TRPCProvider trpcClient={trpcClient} queryClient={queryClient}>
        <Outlet />
      </TRPCProvider>
    </QueryClientProvider>
  )
}

const rootRoute = createRootRoute({ component: OnKnownDay, notFoundComponent: NotFound, errorComponent: PageError })

const signIn = createRoute({
  getParentRoute: () => rootRoute,
  path: 'sign-in',
  validateSearch: signInSearch,
  component: lazyRouteComponent(() => part(() => import('./pages/sign-in/SignIn.tsx')), 'SignIn'),
})
const claim = createRoute({
  getParentRoute: () => rootRoute,
  path: 'claim',
  component: lazyRouteComponent(() => part(() => import('./pages/sign-in/Claim.tsx')), 'Claim'),
})

/** A page is turned to once its first answers are there, or after so many ms: then its place is shown, waiting. */
const PATIENCE = 400
/**
 * What the page that is gone to asks first. React shows what a boundary has waited for 300 ms after its waiting was shown at the earliest,
 * so that a page whose answers take 80 would take 380.
 */
let ahead: Promise<unknown> | undefined

// Whichever page is gone to, it is of the same day and bureau, and in the same structure.
const frame = createRoute({
  getParentRoute: () => rootRoute,
  id: 'frame',
  component: Frame,
  beforeLoad: async ({ preload }) => {
    if (!preload) await ahead
  },
  search: {
    middlewares: [
      retainSearchParams<{ structure?: unknown; known?: unknown; bureau?: unknown }>(['structure', 'known', 'bureau']),
    ],
  },
})
const landing = createRoute({ getParentRoute: () => frame, path: '/', component: Landing })
const overview = createRoute({
  getParentRoute: () => frame,
  path: 'overview',
  validateSearch: overviewSearch,
  component: lazyRouteComponent(() => part(() => import('./pages/overview/Overview.tsx')), 'Overview'),
})
const government = createRoute({
  getParentRoute: () => frame,
  path: 'government',
  validateSearch: governmentSearch,
  component: lazyRouteComponent(() => part(() => import('./pages/government/Government.tsx')), 'Government'),
})
const department = createRoute({
  getParentRoute: () => frame,
  path: 'departments/$departmentId',
  validateSearch: departmentSearch,
  component: lazyRouteComponent(() => part(() => import('./pages/departments/Department.tsx')), 'Department'),
})
const budget = createRoute({
  getParentRoute: () => frame,
  path: 'budget',
  validateSearch: budgetSearch,
  component: lazyRouteComponent(() => part(() => import('./pages/budget/Budget.tsx')), 'Budget'),
})
const entry = createRoute({
  getParentRoute: () => frame,
  path: 'entry',
  validateSearch: entrySearch,
  component: lazyRouteComponent(() => part(() => import('./pages/entry/Entry.tsx')), 'Entry'),
})
const review = createRoute({
  getParentRoute: () => frame,
  path: 'review',
  validateSearch: reviewSearch,
  component: lazyRouteComponent(() => part(() => import('./pages/review/Review.tsx')), 'Review'),
})
const activities = createRoute({
  getParentRoute: () => frame,
  path: 'activities',
  validateSearch: activitiesSearch,
  component: lazyRouteComponent(() => part(() => import('./pages/activities/Activities.tsx')), 'Activities'),
})
const schedules = createRoute({
  getParentRoute: () => frame,
  path: 'schedules',
  validateSearch: schedulesSearch,
  component: lazyRouteComponent(() => part(() => import('./pages/schedules/Schedules.tsx')), 'Schedules'),
})
const schedule = createRoute({
  getParentRoute: () => frame,
  path: 'schedules/$scheduleId',
  validateSearch: scheduleSearch,
  component: lazyRouteComponent(() => part(() => import('./pages/schedules/Schedule.tsx')), 'Schedule'),
})
const services = createRoute({
  getParentRoute: () => frame,
  path: 'services',
  validateSearch: servicesSearch,
  component: lazyRouteComponent(() => part(() => import('./pages/services/Services.tsx')), 'Services'),
})
const deadlines = createRoute({
  getParentRoute: () => frame,
  path: 'deadlines',
  validateSearch: deadlinesSearch,
  component: lazyRouteComponent(() => part(() => import('./pages/deadlines/Deadlines.tsx')), 'Deadlines'),
})
const differences = createRoute({
  getParentRoute: () => frame,
  path: 'differences',
  validateSearch: differencesSearch,
  component: lazyRouteComponent(() => part(() => import('./pages/differences/Differences.tsx')), 'Differences'),
})
const questions = createRoute({
  getParentRoute: () => frame,
  path: 'ask',
  validateSearch: questionsSearch,
  component: lazyRouteComponent(() => part(() => import('./pages/questions/Questions.tsx')), 'Questions'),
})
const audit = createRoute({
  getParentRoute: () => frame,
  path: 'audit',
  validateSearch: auditSearch,
  component: lazyRouteComponent(() => part(() => import('./pages/audit/Audit.tsx')), 'Audit'),
})
const periods = createRoute({
  getParentRoute: () => frame,
  path: 'periods',
  validateSearch: periodsSearch,
  component: lazyRouteComponent(() => part(() => import('./pages/periods/Periods.tsx')), 'Periods'),
})
const accounts = createRoute({
  getParentRoute: () => frame,
  path: 'accounts',
  validateSearch: accountsSearch,
  component: lazyRouteComponent(() => part(() => import('./pages/accounts/Accounts.tsx')), 'Accounts'),
})
const imports = createRoute({
  getParentRoute: () => frame,
  path: 'imports',
  validateSearch: importsSearch,
  component: lazyRouteComponent(() => part(() => import('./pages/imports/Imports.tsx')), 'Imports'),
})
const calendar = createRoute({
  getParentRoute: () => frame,
  path: 'calendar',
  validateSearch: calendarSearch,
  component: lazyRouteComponent(() => part(() => import('./pages/calendar/Calendar.tsx')), 'Calendar'),
})
const notices = createRoute({
  getParentRoute: () => frame,
  path: 'notices',
  validateSearch: noticesSearch,
  component: lazyRouteComponent(() => part(() => import('./pages/notices/Notices.tsx')), 'Notices'),
})
const nextPlan = createRoute({
  getParentRoute: () => frame,
  path: 'next-plan',
  validateSearch: nextPlanSearch,
  component: lazyRouteComponent(() => part(() => import('./pages/next-plan/NextPlan.tsx')), 'NextPlan'),
})
const plans = createRoute({
  getParentRoute: () => frame,
  path: 'plans',
  validateSearch: plansSearch,
  component: lazyRouteComponent(() => part(() => import('./pages/plans/Plans.tsx')), 'Plans'),
})
const reorganisation = createRoute({
  getParentRoute: () => frame,
  path: 'reorganisation',
  validateSearch: reorganisationSearch,
  component: lazyRouteComponent(() => part(() => import('./pages/reorganisation/Reorganisation.tsx')), 'Reorganisation'),
})
const system = createRoute({
  getParentRoute: () => frame,
  path: 'system',
  component: lazyRouteComponent(() => part(() => import('./pages/system/System.tsx')), 'System'),
})

const routeTree = rootRoute.addChildren([
  signIn,
  claim,
  frame.addChildren([
    landing,
    overview,
    government,
    department,
    budget,
    entry,
    review,
    activities,
    services,
    schedules,
    schedule,
    deadlines,
    differences,
    questions,
    periods,
    reorganisation,
    accounts,
    audit,
    imports,
    calendar,
    nextPlan,
    notices,
    plans,
    system,
  ]),
])

/** `history`: of an address that the server draws; the browser has its own. */
export function makeRouter(history?: RouterHistory) {
  const router = createRouter({
    routeTree,
    ...(history && { history }),
    defaultPreload: 'intent',
    defaultErrorComponent: PageError,
    defaultPendingComponent: PageLoading,
    // On the server it would be a script in the page.
    scrollRestoration: history === undefined,
  })
  // The same boundaries as on the server: a page is taken over only where it has them.
  router.ssr = { manifest: undefined }
  /** The part of the page and what it asks come at the same time. */
  router.subscribe('onBeforeNavigate', ({ fromLocation, toLocation }) => {
    ahead = undefined
    const { pathname, searchStr } = toLocation
    if (fromLocation === undefined || fromLocation.pathname === pathname) return
    const { known, frame: around, asks } = firstQuestions(pathname, searchStr)
    const answers = askAhead(known, around === null ? asks : [around, ...asks])
    ahead = Promise.race([answers, new Promise((done) => setTimeout(done, PATIENCE))])
    // One that does not come is said by the page itself.
    for (const { routeId } of router.matchRoutes(toLocation))
      void router.loadRouteChunk(router.routesById[routeId as keyof typeof router.routesById])?.catch(() => undefined)
  })
  return router
}
type PageRouter = ReturnType<typeof makeRouter>
declare module '@tanstack/react-router' {
  interface Register {
    router: PageRouter
  }
}

export function App({ router, asking = askingOn }: { readonly router: PageRouter; readonly asking?: typeof askingOn }) {
  return (
    <AskingContext value={asking}>
      <RouterProvider router={router} />
    </AskingContext>
  )
}
