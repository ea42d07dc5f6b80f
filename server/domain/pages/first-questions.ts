/**
 * What a page asks first, by its address: the server answers these within the page itself, and the browser asks them beside the
 * page's part when somebody goes to it. What is missing here, a page asks by itself.
 */
import type { Action } from '../entry/permissions.ts'
import { dayIn, idIn, knownIn, monthIn, oneOf, type RawSearch, structureIn, yearIn } from './address.ts'

/** A query by its name, with its input; none = undefined */
export interface Question {
  readonly path: string
  readonly input?: Readonly<Record<string, unknown>>
  /** Only of whom this is given: the page has another form for others, who do not ask it. */
  readonly may?: Action
}

interface Page {
  /** the file of client/ that draws it */
  readonly part: string
  /** `item`: the number in the page's path, of a department or schedule */
  readonly asks: (search: RawSearch, item: number | undefined) => readonly Question[]
}

const ask = (path: string, input?: Question['input']): Question => (input === undefined ? { path } : { path, input })
const bureauId = (s: RawSearch) => idIn(s['bureau'])
const year = (s: RawSearch) => yearIn(s['year'])
const month = (s: RawSearch) => monthIn(s['month'])
const shown = (s: RawSearch) => ({ year: year(s), bureauId: bureauId(s), structure: structureIn(s) })

/** By the first word of the path; 'departments' and 'schedules' with a number too. */
const PAGES: Readonly<Record<string, Page>> = {
  overview: { part: 'pages/overview/Overview.tsx', asks: (s) => [ask('scorecards.overview', shown(s))] },
  government: {
    part: 'pages/government/Government.tsx',
    asks: (s) => [ask('scorecards.government', { year: year(s), structure: structureIn(s) })],
  },
  'departments/': {
    part: 'pages/departments/Department.tsx',
    asks: (s, item) => [ask('departments.page', { departmentId: item, year: year(s), structure: structureIn(s) })],
  },
  budget: {
    part: 'pages/budget/Budget.tsx',
    asks: (s) => [
      ask('budgets.page', shown(s)),
      ...(s['tab'] === 'statement' || s['tab'] === 'reconciliation' ? [ask('budgets.reconciliation', shown(s))] : []),
    ],
  },
  entry: {
    part: 'pages/entry/Entry.tsx',
    asks: (s) => [
      ask('entry.grid', { year: year(s), month: month(s), departmentId: idIn(s['department']), bureauId: bureauId(s) }),
    ],
  },
  review: {
    part: 'pages/review/Review.tsx',
    asks: (s) => [ask('review.list', { year: year(s), month: month(s), bureauId: bureauId(s) })],
  },
  activities: {
    part: 'pages/activities/Activities.tsx',
    asks: (s) => [
      s['tab'] === 'series'
        ? ask('activities.series', { bureauId: bureauId(s), seriesId: idIn(s['series']) })
        : ask('activities.page', {
            year: year(s),
            bureauId: bureauId(s),
            departmentId: idIn(s['department']),
            activityId: year(s) === undefined ? idIn(s['activity']) : undefined,
          }),
    ],
  },
  schedules: {
    part: 'pages/schedules/Schedules.tsx',
    asks: (s) => [ask('schedules.page', { bureauId: bureauId(s) })],
  },
  'schedules/': { part: 'pages/schedules/Schedule.tsx', asks: (_, item) => [ask('schedules.one', { id: item })] },
  services: {
    part: 'pages/services/Services.tsx',
    asks: (s) => [ask('services.page', { bureauId: bureauId(s), on: dayIn(s['on']) })],
  },
  deadlines: {
    part: 'pages/deadlines/Deadlines.tsx',
    asks: (s) => [
      ask('deadlines.board', { year: year(s), bureauId: bureauId(s), departmentId: idIn(s['department']) }),
      ask('calendar.pressing'),
    ],
  },
  differences: {
    part: 'pages/differences/Differences.tsx',
    asks: (s) => [
      ...(s['editions'] === undefined ? [ask('differences.days', { bureauId: bureauId(s) })] : []),
      ask('differences.editions', { bureauId: bureauId(s) }),
    ],
  },
  ask: { part: 'pages/questions/Questions.tsx', asks: () => [] },
  imports: {
    part: 'pages/imports/Imports.tsx',
    asks: (s) => [idIn(s['file']) === undefined ? ask('imports.list') : ask('imports.status', { draftId: idIn(s['file']) })],
  },
  calendar: { part: 'pages/calendar/Calendar.tsx', asks: (s) => [ask('calendar.page', { year: year(s) })] },
  'next-plan': { part: 'pages/next-plan/NextPlan.tsx', asks: (s) => [ask('nextPlan.page', { bureauId: bureauId(s) })] },
  notices: {
    part: 'pages/notices/Notices.tsx',
    asks: (s) => (s['view'] === 'day' ? [ask('notices.digest', { day: dayIn(s['day']) })] : []),
  },
  plans: { part: 'pages/plans/Plans.tsx', asks: () => [ask('editions.list'), ask('editions.filingRule')] },
  periods: {
    part: 'pages/periods/Periods.tsx',
    asks: (s) =>
      s['tab'] === undefined || s['tab'] === 'periods'
        ? [
            {
              ...ask('periods.board', {
                year: year(s),
                month: month(s),
                frequency: oneOf(s['frequency'], ['year', 'half-year', 'quarter', 'month']),
              }),
              may: 'period.manage',
            },
          ]
        : [],
  },
  reorganisation: {
    part: 'pages/reorganisation/Reorganisation.tsx',
    asks: (s) => [
      ask('reorganisations.list'),
      ...(idIn(s['event']) === undefined ? [] : [ask('reorganisations.event', { id: idIn(s['event']) })]),
    ],
  },
  accounts: { part: 'pages/accounts/Accounts.tsx', asks: () => [ask('accounts.list')] },
  audit: { part: 'pages/audit/Audit.tsx', asks: () => [ask('audit.people')] },
  system: { part: 'pages/system/System.tsx', asks: () => [ask('system.status'), ask('questions.unanswered')] },
}
const SIGN_IN: Readonly<Record<string, Page>> = {
  'sign-in': { part: 'pages/sign-in/SignIn.tsx', asks: () => [ask('accounts.signInMethods')] },
  claim: { part: 'pages/sign-in/Claim.tsx', asks: () => [] },
}

/** What stands around every page of a bureau's year. */
export const askedAround = (of: { readonly bureauId: number; readonly year: number }): readonly Question[] => [
  ask('schedules.summary', { bureauId: of.bureauId }),
  ask('scorecards.dataDay', of),
]

/** Every part there is, for the check that each is a part of the client. */
export const PAGE_PARTS: readonly string[] = [PAGES, SIGN_IN].flatMap((pages) => Object.values(pages).map(({ part }) => part))

export interface FirstQuestions {
  /** the file of client/ that draws the page; null = none of its own */
  readonly part: string | null
  /** the day as of which all is asked; undefined = today */
  readonly known: string | undefined
  /** who is signed in, with what stands around every page; null where one signs in */
  readonly frame: Question | null
  readonly asks: readonly Question[]
}

/** `search`: of the address, as it stands there. */
export function firstQuestions(pathname: string, search: string): FirstQuestions {
  const raw: RawSearch = Object.fromEntries(
    [...new URLSearchParams(search)].map(([name, value]) => [name, /^\d{1,15}$/.test(value) ? Number(value) : value]),
  )
  const [, word = '', below] = pathname.split('/')
  const item = below !== undefined && /^[1-9]\d{0,8}$/.test(below) ? Number(below) : undefined
  const known = knownIn(pathname, raw)
  const alone = SIGN_IN[word]
  if (alone !== undefined) return { part: alone.part, known, frame: null, asks: alone.asks(raw, undefined) }
  const page = below === undefined ? PAGES[word] : item === undefined ? undefined : PAGES[`${word}/`]
  const departmentId = word === 'departments' ? item : idIn(raw['department'])
  return {
    part: page?.part ?? null,
    known,
    frame: ask('accounts.frame', { bureauId: bureauId(raw), departmentId, year: year(raw), structure: structureIn(raw) }),
    asks:
      page === undefined && pathname !== '/'
        ? []
        : [ask('notices.list'), ask('organisation.endedUnits'), ...(page?.asks(raw, item) ?? [])],
  }
}
