import { QueryClientProvider } from '@tanstack/react-query'
import { createRootRoute, createRoute, createRouter, lazyRouteComponent, RouterProvider } from '@tanstack/react-router'
import { Frame } from './frame/Frame.tsx'
import { Landing } from './frame/Landing.tsx'
import { NotFound, PageError, PageLoading } from './frame/states.tsx'
import { queryClient, TRPCProvider, trpcClient } from './trpc.ts'
import { budgetSearch, departmentSearch, entrySearch, overviewSearch, reviewSearch, signInSearch } from './url-state.ts'

const rootRoute = createRootRoute({ notFoundComponent: NotFound, errorComponent: PageError })

const signIn = createRoute({
  getParentRoute: () => rootRoute, path: 'sign-in', validateSearch: signInSearch,
  component: lazyRouteComponent(() => import('./pages/sign-in/SignIn.tsx'), 'SignIn'),
})
const claim = createRoute({
  getParentRoute: () => rootRoute, path: 'claim', component: lazyRouteComponent(() => import('./pages/sign-in/Claim.tsx'), 'Claim'),
})

const frame = createRoute({ getParentRoute: () => rootRoute, id: 'frame', component: Frame })
const landing = createRoute({ getParentRoute: () => frame, path: '/', component: Landing })
const overview = createRoute({
  getParentRoute: () => frame, path: 'overview', validateSearch: overviewSearch,
  component: lazyRouteComponent(() => import('./pages/overview/Overview.tsx'), 'Overview'),
})
const department = createRoute({
  getParentRoute: () => frame, path: 'departments/$departmentId', validateSearch: departmentSearch,
  component: lazyRouteComponent(() => import('./pages/departments/Department.tsx'), 'Department'),
})
const budget = createRoute({
  getParentRoute: () => frame, path: 'budget', validateSearch: budgetSearch,
  component: lazyRouteComponent(() => import('./pages/budget/Budget.tsx'), 'Budget'),
})
const entry = createRoute({
  getParentRoute: () => frame, path: 'entry', validateSearch: entrySearch,
  component: lazyRouteComponent(() => import('./pages/entry/Entry.tsx'), 'Entry'),
})
const review = createRoute({
  getParentRoute: () => frame, path: 'review', validateSearch: reviewSearch,
  component: lazyRouteComponent(() => import('./pages/review/Review.tsx'), 'Review'),
})
const system = createRoute({
  getParentRoute: () => frame, path: 'system', component: lazyRouteComponent(() => import('./pages/system/System.tsx'), 'System'),
})

const router = createRouter({
  routeTree: rootRoute.addChildren([signIn, claim, frame.addChildren([landing, overview, department, budget, entry, review, system])]),
  defaultPreload: 'intent',
  defaultErrorComponent: PageError,
  defaultPendingComponent: PageLoading,
  scrollRestoration: true,
})
declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router
  }
}

export function App() {
  return (
    <QueryClientProvider client={queryClient}>
      <TRPCProvider trpcClient={trpcClient} queryClient={queryClient}>
        <RouterProvider router={router} />
      </TRPCProvider>
    </QueryClientProvider>
  )
}
