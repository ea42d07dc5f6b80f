import { CatchBoundary, Link, Outlet, useMatches, useNavigate } from '@tanstack/react-router'
import { lazy, Suspense, useCallback, useState } from 'react'
import { may } from '#domain/permissions.ts'
import { Korean, useLanguage, useText } from '../language.tsx'
import { shell } from '../messages.ts'
import { type Outputs, queryClient } from '../trpc.ts'
import { AppShell, type NavItem, type NavLinkProps } from '../ui/AppShell.tsx'
import { Banner } from '../ui/Banner.tsx'
import { Crumbs } from '../ui/Crumbs.tsx'
import { Segmented } from '../ui/Segmented.tsx'
import { UserMenu } from '../ui/UserMenu.tsx'
import { PageError, PageLoading } from './states.tsx'
import { frameMessages } from './messages.ts'
import { SessionWarning } from './SessionWarning.tsx'
import { ToSignIn } from './ToSignIn.tsx'
import { useFrame } from './use-frame.ts'

const Palette = lazy(() => import('../pages/search/Palette.tsx'))
type FrameData = NonNullable<Outputs['accounts']['frame']>

/** Around every page: navigation, year, search, who I am. */
export function Frame() {
  return (
    <CatchBoundary getResetKey={() => 'frame'} errorComponent={PageError}>
      <Suspense fallback={<PageLoading />}>
        <Framed />
      </Suspense>
    </CatchBoundary>
  )
}

function Framed() {
  const data = useFrame()
  return data === null ? <ToSignIn /> : <SignedIn data={data} />
}

function SignedIn({ data }: { data: FrameData }) {
  const t = useText(frameMessages)
  const navigate = useNavigate()
  const [searching, setSearching] = useState(false)
  const openSearch = useCallback(() => setSearching(true), [])
  const where = usePlace()
  const signOut = async () => {
    await fetch('/api/auth/sign-out', { method: 'POST', headers: { 'content-type': 'application/json' }, body: '{}' })
    queryClient.clear()
    await navigate({ to: '/sign-in' })
  }
  const nav: NavItem[][] = [
    [
      { id: 'overview', label: t.overview, current: where.page === 'overview' },
      ...(data.plan?.departments ?? []).map((d) => ({
        id: `department-${d.id}`, label: <Korean>{d.shortName}</Korean>, current: where.page === 'department' && where.departmentId === d.id,
      })),
    ],
    [{ id: 'budget', label: t.budget, current: where.page === 'budget' }],
  ]
  if (may(data.user, 'system.read')) nav.push([{ id: 'system', label: t.system, current: where.page === 'system' }])
  return (
    <>
      <AppShell
        nav={nav}
        link={navLink(where.year)}
        breadcrumb={<Breadcrumb data={data} where={where} />}
        yearSwitch={where.page === 'overview' || where.page === 'department' ? <YearSwitch data={data} year={where.year} /> : undefined}
        onSearch={openSearch}
        user={<UserMenu name={data.user.name} role={t[data.user.role]} onSignOut={() => void signOut()} />}
        banner={<Banners data={data} />}
      >
        <SessionWarning idleMinutes={data.server.idleMinutes} />
        <CatchBoundary getResetKey={() => JSON.stringify(where)} errorComponent={PageError}>
          <Suspense fallback={<PageLoading />}>
            <Outlet />
          </Suspense>
        </CatchBoundary>
      </AppShell>
      {searching && (
        <Suspense>
          <Palette onClose={() => setSearching(false)} />
        </Suspense>
      )}
    </>
  )
}

interface Place {
  readonly page: 'overview' | 'department' | 'budget' | 'system' | null
  readonly departmentId: number | null
  readonly year: number | undefined
}

function usePlace(): Place {
  const last = useMatches().at(-1)
  const search: Readonly<Record<string, unknown>> = last?.search ?? {}
  const year = typeof search['year'] === 'number' ? search['year'] : undefined
  switch (last?.routeId) {
    case '/frame/overview':
      return { page: 'overview', departmentId: null, year }
    case '/frame/departments/$departmentId':
      return { page: 'department', departmentId: Number(last.params.departmentId), year }
    case '/frame/budget':
      return { page: 'budget', departmentId: null, year }
    case '/frame/system':
      return { page: 'system', departmentId: null, year }
    default:
      return { page: null, departmentId: null, year }
  }
}

/** The year stays when going from page to page. */
const navLink = (year: number | undefined) => (item: NavItem, props: NavLinkProps) => {
  const search = year === undefined ? {} : { year }
  if (item.id === 'overview') return <Link to="/overview" search={search} {...props} />
  if (item.id === 'budget') return <Link to="/budget" {...props} />
  if (item.id === 'system') return <Link to="/system" {...props} />
  return <Link to="/departments/$departmentId" params={{ departmentId: item.id.replace('department-', '') }} search={search} {...props} />
}

function Breadcrumb({ data, where }: { data: FrameData; where: Place }) {
  const plan = data.plan
  const department = plan?.departments.find((d) => d.id === where.departmentId)
  const items = [
    ...(plan?.government ? [{ id: 'government', content: <Korean>{plan.government.name}</Korean> }] : []),
    ...(plan ? [{ id: 'bureau', content: <Link to="/overview"><Korean>{plan.bureau.name}</Korean></Link> }] : []),
    ...(department ? [{ id: 'department', content: <Korean>{department.name}</Korean> }] : []),
  ]
  return <Crumbs items={items} />
}

function YearSwitch({ data, year }: { data: FrameData; year: number | undefined }) {
  const t = useText(shell)
  const f = useText(frameMessages)
  const navigate = useNavigate()
  const plan = data.plan
  if (!plan) return null
  const shown = year ?? data.landingYear ?? plan.settledYear
  // The years that can have results; later ones are targets only and are on every page anyway.
  const years = plan.years.filter((y) => y <= plan.fiscalYear)
  const label = (y: number) => (y <= plan.settledYear ? f.actualOf(y) : y === plan.fiscalYear ? f.planOf(y) : String(y))
  return (
    <Segmented
      label={t.year} value={shown} options={years.map((y) => ({ value: y, label: label(y) }))}
      onChange={(y) => void navigate({ to: '.', search: (before: Record<string, unknown>) => ({ ...before, year: y }) })}
    />
  )
}

function Banners({ data }: { data: FrameData }) {
  const t = useText(frameMessages)
  const s = useText(shell)
  const english = useLanguage() === 'en'
  const { demonstration, practice } = data.server
  if (!demonstration && !practice && !english) return null
  return (
    <>
      {practice && <Banner kind="warn">{t.practice}</Banner>}
      {demonstration && <Banner action={<Link to="/sign-in">{t.changeRole}</Link>}>{t.demonstration}</Banner>}
      {english && <Banner>{s.englishNote}</Banner>}
    </>
  )
}
