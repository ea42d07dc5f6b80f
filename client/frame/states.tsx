import { useQueryErrorResetBoundary, useSuspenseQuery } from '@tanstack/react-query'
import { type ErrorComponentProps, Link, Navigate, useMatches, useRouter } from '@tanstack/react-router'
import type { Reason } from '#domain/entry/reasons.ts'
import { YEAR_STATE_WORDS } from '#domain/plan/plan-of-year.ts'
import { useLanguage, useText } from '../language.tsx'
import { kit } from '../messages.ts'
import { useAlive } from '../taking-over.ts'
import { reasonOf, useTRPC } from '../trpc.ts'
import { EmptyState } from '../ui/EmptyState.tsx'
import { ErrorNotice } from '../ui/ErrorNotice.tsx'
import { PageFrame } from '../ui/PageFrame.tsx'
import { usePageTitle } from '../ui/page-title.ts'
import { Skeleton } from '../ui/Skeleton.tsx'
import { landingOf } from './landing.ts'
import { frameMessages } from './messages.ts'
import { useEffect, useState } from 'react'
import { loadAnewOnce, MissingPart } from '../missing-part.ts'
import { useFrame } from './use-frame.ts'

/** Any page's failure: signed out → the sign-in page and back; else what happened and what to do. */
export function PageError({ error, reset }: ErrorComponentProps) {
  const k = useText(kit)
  const router = useRouter()
  const queries = useQueryErrorResetBoundary()
  const reason = reasonOf(error)
  if (reason === 'not-signed-in' || reason === 'session-expired') return <ToSignIn reason={reason} />
  if (error instanceof MissingPart) return <PartMissing />
  return (
    <PageFrame title={k.errorTitle} documentTitle={k.errorTitle}>
      <ErrorNotice
        reason={reason}
        onRetry={() => {
          // Another person's page is drawn anew, for them.
          if (reason === 'other-person') return window.location.assign('/')
          queries.reset()
          reset()
          void router.invalidate()
        }}
      />
      {reason === 'unknown-year' && <KnownYears />}
      {reason === 'forbidden' && <Onward />}
    </PageFrame>
  )
}

/** From a page one may not see: to the first one that is one's own. */
export function Onward() {
  const t = useText(frameMessages)
  return <Link to="/">{t.home}</Link>
}

/** The years there are, to go on to. */
function KnownYears() {
  const t = useText(frameMessages)
  const language = useLanguage()
  const years = useFrame()?.years ?? []
  return (
    <nav aria-label={t.knownYears}>
      <p>{t.knownYears}</p>
      <ul>
        {years.map(({ year, state }) => (
          <li key={year}>
            <Link to="." search={(before: Record<string, unknown>) => ({ ...before, year })}>
              {year} {YEAR_STATE_WORDS[state][language]}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  )
}

/** The page is loaded anew, once; when that is of no use, why. */
function PartMissing() {
  const k = useText(kit)
  const [why, setWhy] = useState<'unreached' | 'missing' | null>(null)
  useEffect(() => void loadAnewOnce().then(setWhy), [])
  if (why === null) return <PageLoading />
  return (
    <PageFrame title={k.errorTitle} documentTitle={k.errorTitle}>
      <ErrorNotice
        reason={why === 'unreached' ? null : 'server-failed'}
        {...(why === 'missing' ? { title: k.partMissing } : {})}
        onRetry={() => window.location.reload()}
      />
    </PageFrame>
  )
}

/** Of a page whose address opens a panel, the panel's place too. */
const PANELS: Readonly<Record<string, string>> = {
  '/frame/departments/$departmentId': 'indicator',
  '/frame/activities': 'activity',
  '/frame/audit': 'entry',
  '/frame/accounts': 'account',
}

export function PageLoading() {
  const page = useMatches().at(-1)
  const search: Readonly<Record<string, unknown>> = page?.search ?? {}
  return (
    <div data-panel-coming={search[PANELS[page?.routeId ?? ''] ?? ''] === undefined ? undefined : ''}>
      <Skeleton height={720} lines={8} />
    </div>
  )
}

export function NotFound() {
  const t = useText(frameMessages)
  useAlive()
  usePageTitle(t.notFound)
  return (
    <main id="main" className="page-alone">
      <h1>{t.notFound}</h1>
      <EmptyState title={t.notFoundWhat} action={<Onward />} />
    </main>
  )
}

/** To the sign-in page and, from there, back here. Once: <Navigate> would go again at every render on the way out. */
export function ToSignIn({ reason }: { reason?: Reason }) {
  const router = useRouter()
  useEffect(() => {
    const { href, pathname } = router.state.location
    if (pathname !== '/sign-in') void router.navigate({ to: '/sign-in', search: { next: href, refused: reason }, replace: true })
  }, [router, reason])
  return null
}

/** The first page: open work, else the department, else the bureau. */
export function Landing() {
  const t = useText(frameMessages)
  const data = useFrame()
  if (!data?.plan) return <EmptyState title={t.noPlan}>{t.noPlanWhat}</EmptyState>
  return <ToLanding user={data.user} />
}

function ToLanding({ user }: { user: Parameters<typeof landingOf>[0] }) {
  const { notices } = useSuspenseQuery(useTRPC().notices.list.queryOptions()).data
  return <Navigate {...landingOf(user, notices)} replace />
}
