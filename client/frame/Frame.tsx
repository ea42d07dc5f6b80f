import { useQuery } from '@tanstack/react-query'
import { CatchBoundary, Link, Outlet, useNavigate } from '@tanstack/react-router'
import { lazy, Suspense, useCallback, useEffect, useRef, useState } from 'react'
import { formatDate } from '../format.ts'
import { Korean, useLanguage, useText } from '../language.tsx'
import { showHelp, useHelp } from '../shared/keys.ts'
import { useLive } from '../shared/live/use-live.ts'
import { shell } from '../messages.ts'
import { part } from '../missing-part.ts'
import { forgetPerson, personHeader } from '../session.ts'
import { type Outputs, forgetAnswers, trpcClient, useTRPC } from '../trpc.ts'
import { AppShell, type NavFold, type NavItem, type NavLinkProps } from '../ui/AppShell.tsx'
import { Banner } from '../ui/Banner.tsx'
import { Crumbs } from '../ui/Crumbs.tsx'
import { UserMenu } from '../ui/UserMenu.tsx'
import { Opened } from '../ui/Opened.tsx'
import { Bell } from './Bell.tsx'
import { LiveStatus, SessionNotice, StorageNotice } from './Connection.tsx'
import { PageError, PageLoading, ToSignIn } from './states.tsx'
import { KnownDay, KnownDayBanner, KnownDayOnPaper } from './KnownDay.tsx'
import { frameMessages } from './messages.ts'
import { pagesOf, reaching } from './pages.ts'
import { type Place, plainPage, useFrame, usePlace } from './use-frame.ts'
import { DraftStrip, YearSwitch } from './YearSwitch.tsx'

const Help = lazy(() => part(() => import('./Help.tsx')))
const MyAccount = lazy(() => part(() => import('./MyAccount.tsx')))
const loadPalette = () => part(() => import('./palette/Palette.tsx'))
const Palette = lazy(loadPalette)
/** Loaded when the first of its keys is down, it is there for the letters that follow them. A failure is said when it is opened. */
const preparePalette = () => void loadPalette().catch(() => undefined)
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
  const [atAccount, setAtAccount] = useState(false)
  const help = useHelp()
  useHelpKey()
  const where = usePlace()
  const live = useLive(data.user.id, data.seq)
  const pageKey = [where.page ?? '', where.page === 'department' ? where.departmentId : where.scheduleId].join(' ')
  useHeadingFocus(where.page === null ? null : pageKey)
  // Named in links only where there is a choice, so that addresses stay short.
  const bureauId = data.bureaus.length > 1 ? data.plan?.bureau.id : undefined
  useNamedBureau(data, where)
  const signOut = async () => {
    const headers = { 'content-type': 'application/json', ...personHeader() }
    const answer = await fetch('/api/auth/sign-out', { method: 'POST', headers, body: '{}' }).catch(() => null)
    // Nothing is said to have ended that did not: still reachable, or another person's by now.
    if (answer?.ok !== true) return void trpcClient.accounts.frame.query({}).catch(() => undefined)
    forgetPerson({ signedOut: true })
    forgetAnswers()
    await navigate({ to: '/sign-in' })
  }
  const shownYear = where.year ?? yearUnasked(where.page, data)
  const s = useText(shell)
  // Several bureaus are looked at together; of one there is nothing more to see.
  const government = data.bureaus.length > 1 ? s.government(data.plan?.government?.name ?? '') : null
  const departments = (data.plan?.departments ?? []).map((d) => ({
    id: `department-${d.id}`,
    label: <Korean>{d.shortName}</Korean>,
    current: where.page === 'department' && where.departmentId === d.id,
  }))
  const nav: (NavItem | NavFold)[][] = [
    [
      ...(government === null ? [] : [{ id: 'government', label: government, current: where.page === 'government' }]),
      { id: 'overview', label: t.overview, current: where.page === 'overview' },
      // Many would push the rest of the menu out of sight.
      ...(departments.length <= MOST_DEPARTMENTS
        ? departments
        : [{ id: 'departments', label: t.departments(departments.length), items: departments }]),
    ],
    [{ id: 'budget', label: t.budget, current: where.page === 'budget' }],
  ]
  // As the bell knows it: what waits for this person's review.
  const { data: notices } = useQuery(useTRPC().notices.list.queryOptions())
  const toReview = (notices?.notices ?? []).reduce((sum, n) => sum + (n.kind === 'waiting' ? n.count : 0), 0)
  const waits = toReview > 0 ? { count: toReview, text: t.reviewWaits(toReview) } : undefined
  const pages = pagesOf(data.user, data.holds)
  const item = (id: (typeof pages)['daily' | 'services' | 'cycle'][number]): NavItem => ({
    id,
    label: t[id],
    current: where.page === id,
    ...(id === 'review' ? { waits } : {}),
  })
  const [daily, services, cycle] = [pages.daily.map(item), pages.services.map(item), pages.cycle.map(item)]
  if (daily.length > 0) nav.push(daily)
  // In the menu where there are any, and for whoever may begin with the first.
  const bureau = data.plan?.bureau.id
  const schedules = useQuery({
    ...useTRPC().schedules.summary.queryOptions({ bureauId: bureau }),
    enabled: bureau !== undefined,
  }).data
  const lateSchedules = schedules?.pressing.filter((one) => one.state === 'late').length ?? 0
  if ((schedules?.count ?? 0) > 0 || data.user.role === 'administrator' || reaching(data.user, 'schedule.write'))
    services.push({
      id: 'schedules',
      label: t.schedules,
      current: where.page === 'schedules',
      ...(lateSchedules > 0 ? { waits: { count: lateSchedules, text: t.schedulesLate(lateSchedules) } } : {}),
    })
  if (services.length > 0) nav.push(services)
  if (cycle.length > 0) nav.push(cycle)
  return (
    <>
      <AppShell
        nav={nav}
        link={navLink(where.year, bureauId)}
        breadcrumb={<Breadcrumb data={data} where={where} />}
        yearSwitch={
          <>
            {WITH_YEAR.has(where.page) && <YearSwitch data={data} shown={shownYear} />}
            <KnownDay bureauId={bureauId} year={where.year} shown={shownYear} now={data.now} />
          </>
        }
        onSearch={openSearch}
        beforeSearch={preparePalette}
        user={
          <>
            <LiveStatus state={live} />
            <Bell role={data.user.role} />
            <UserMenu
              name={data.user.name}
              role={t[data.user.role]}
              onHelp={() => showHelp(true)}
              onAccount={() => setAtAccount(true)}
              onSignOut={() => void signOut()}
            />
          </>
        }
        banner={
          <>
            <Banners data={data} />
            <KnownDayBanner bureauId={bureauId} today={data.today} />
            {WITH_YEAR.has(where.page) && <DraftStrip data={data} />}
          </>
        }
      >
        <SessionNotice user={data.user} idleMinutes={data.server.idleMinutes} live={live} />
        <StorageNotice />
        <KnownDayOnPaper frame={data} />
        <CatchBoundary getResetKey={() => JSON.stringify(where)} errorComponent={PageError}>
          <Suspense key={pageKey} fallback={<PageLoading />}>
            <Outlet />
          </Suspense>
        </CatchBoundary>
      </AppShell>
      {help.open && (
        <Opened>
          <Help />
        </Opened>
      )}
      {atAccount && (
        <Opened>
          <MyAccount onClose={() => setAtAccount(false)} />
        </Opened>
      )}
      {searching && (
        <Opened>
          <Palette
            bureauId={bureauId}
            user={data.user}
            government={government}
            onAccount={() => setAtAccount(true)}
            onClose={() => setSearching(false)}
          />
        </Opened>
      )}
    </>
  )
}

/** F1 is the help on every page, unless a dialog asks something. */
function useHelpKey(): void {
  useEffect(() => {
    const key = (event: KeyboardEvent) => {
      if (event.key !== 'F1' || event.defaultPrevented) return
      event.preventDefault()
      if (document.querySelector('dialog:modal') === null) showHelp(true)
    }
    document.addEventListener('keydown', key)
    return () => document.removeEventListener('keydown', key)
  }, [])
}

/** After a change of page the keyboard, and who hears the page, goes on at its heading, unless something on the page took the focus. */
function useHeadingFocus(page: string | null): void {
  const before = useRef(page)
  useEffect(() => {
    const from = before.current
    before.current = page
    if (page === null || from === null || from === page) return
    const take = () => {
      const heading = document.querySelector<HTMLElement>('main h1')
      if (heading === null) return false
      const at = document.activeElement
      if (document.querySelector('dialog:modal') === null && !at?.matches('main *')) heading.focus({ preventScroll: true })
      return true
    }
    if (take()) return
    const watch = new MutationObserver(() => take() && watch.disconnect())
    watch.observe(document.body, { childList: true, subtree: true })
    return () => watch.disconnect()
  }, [page])
}

/** Departments that stand in the menu one by one. */
const MOST_DEPARTMENTS = 9

/** Pages of one year: they have the switch; on the others it only stays in the address. */
const WITH_YEAR: ReadonlySet<Place['page']> = new Set(['overview', 'government', 'department', 'budget', 'activities', 'ask'])

/** The year that a page speaks of where its address names none. */
function yearUnasked(page: Place['page'], { plan, today, landingYear }: FrameData): number | undefined {
  if (page === 'budget') return plan?.fiscalYear
  if (page === 'activities') return Number(today.slice(0, 4))
  return landingYear ?? undefined
}

/**
 * A department's page may be of another bureau than the address says, or of one that it does not name. The address is put right,
 * so that every link of the page leads on in that bureau.
 */
function useNamedBureau({ bureaus, plan }: FrameData, { bureau, departmentId, structure }: Place) {
  const navigate = useNavigate()
  const shown = plan?.bureau.id
  const named = bureau ?? bureaus[0]?.id
  // In today's structure the bureau asked may be shown as the one that follows it.
  const wrong = bureaus.length > 1 && departmentId !== undefined && structure === undefined && shown !== named
  useEffect(() => {
    if (wrong)
      void navigate({
        to: '.',
        search: (before) => ({ ...before, bureau: shown }),
        hash: true,
        replace: true,
        resetScroll: false,
      })
  }, [navigate, wrong, shown])
}

/** The year and the bureau stay when going from page to page. */
const navLink = (year: number | undefined, bureau: number | undefined) => (item: NavItem, props: NavLinkProps) => {
  if (item.id === 'overview') return <Link to="/overview" search={{ year, bureau }} {...props} />
  if (item.id === 'government') return <Link to="/government" search={{ year, bureau }} {...props} />
  if (item.id === 'budget') return <Link to="/budget" search={{ year, bureau }} {...props} />
  if (item.id === 'activities') return <Link to="/activities" search={{ year, bureau }} {...props} />
  if (item.id === 'schedules') return <Link to="/schedules" search={{ year, bureau }} {...props} />
  if (item.id === 'entry') return <Link to="/entry" search={{ year, bureau }} {...props} />
  // These are over all years: what waits is not hidden by the year of the page before.
  if (item.id === 'review' || item.id === 'deadlines' || item.id === 'differences' || item.id === 'next-plan')
    return <Link to={`/${item.id}`} search={{ bureau }} {...props} />
  const plain = plainPage(item.id)
  if (plain !== undefined) return <Link to={`/${plain}`} {...props} />
  return (
    <Link
      to="/departments/$departmentId"
      params={{ departmentId: item.id.replace('department-', '') }}
      search={{ year, bureau }}
      {...props}
    />
  )
}

function Breadcrumb({ data, where }: { data: FrameData; where: Place }) {
  const plan = data.plan
  const department = where.page === 'department' ? plan?.departments.find((d) => d.id === where.departmentId) : undefined
  const items = [
    ...(plan?.government
      ? [
          {
            id: 'government',
            content:
              data.bureaus.length > 1 ? (
                <Link to="/government" search={{ year: where.year, bureau: plan.bureau.id }}>
                  <Korean>{plan.government.name}</Korean>
                </Link>
              ) : (
                <Korean>{plan.government.name}</Korean>
              ),
          },
        ]
      : []),
    ...(plan && where.page !== 'government'
      ? [{ id: 'bureau', content: <BureauChoice data={data} plan={plan} page={where.page} /> }]
      : []),
    ...(department ? [{ id: 'department', content: <Korean>{department.name}</Korean> }] : []),
  ]
  return <Crumbs items={items} />
}

const NOTHING_CHOSEN = { department: undefined, indicator: undefined, programme: undefined, activity: undefined, q: undefined }

/** The bureau's name; a list to choose from where the government has several. */
function BureauChoice({ data, plan, page }: { data: FrameData; plan: NonNullable<FrameData['plan']>; page: Place['page'] }) {
  const t = useText(frameMessages)
  const navigate = useNavigate()
  if (data.bureaus.length < 2)
    return (
      <Link to="/overview">
        <Korean>{plan.bureau.name}</Korean>
      </Link>
    )
  return (
    <select
      aria-label={t.bureau}
      value={plan.bureau.id}
      onChange={(event) => {
        const bureau = Number(event.target.value)
        if (page === 'department') void navigate({ to: '/overview', search: ({ year }) => ({ year, bureau }) })
        else if (page === 'schedules') void navigate({ to: '/schedules', search: ({ year }) => ({ year, bureau }) })
        // The same page of the other bureau: what was chosen within this one is not there.
        else void navigate({ to: '.', search: (before) => ({ ...before, ...NOTHING_CHOSEN, bureau }) })
      }}
    >
      {data.bureaus.map((b) => (
        <option key={b.id} value={b.id}>
          {b.name}
        </option>
      ))}
    </select>
  )
}

function Banners({ data }: { data: FrameData }) {
  const t = useText(frameMessages)
  const s = useText(shell)
  const english = useLanguage() === 'en'
  const { demonstration, practice } = data.server
  const ended = useQuery(useTRPC().organisation.endedUnits.queryOptions()).data ?? []
  if (!demonstration && !practice && !english && ended.length === 0) return null
  return (
    <>
      {practice && <Banner kind="warn">{t.practice}</Banner>}
      {demonstration && <Banner action={<Link to="/sign-in">{t.changeRole}</Link>}>{t.demonstration}</Banner>}
      {english && <Banner>{s.englishNote}</Banner>}
      {ended.map((unit) => (
        <Banner key={unit.name} kind="warn">
          {t.unitEnded(unit.name, formatDate(unit.on), unit.kind, unit.successors.join(', '))}
          {unit.handoverUntil !== null && ` ${t.handsOver(formatDate(unit.on), formatDate(unit.handoverUntil))}`}
        </Banner>
      ))}
    </>
  )
}
