import type { Action, Actor } from '#domain/entry/permissions.ts'
import type { LinkProps } from '@tanstack/react-router'
import type { Language } from '../../language.tsx'
import { shell } from '../../messages.ts'
import { frameMessages } from '../messages.ts'
import { pagesOf, reaching } from '../pages.ts'
import { matches } from './match.ts'
import { actMessages, pageWords } from './messages.ts'

/** A page of the product, or something done on one. */
export interface Place {
  readonly kind: 'page' | 'act'
  readonly id: string
  readonly name: string
  /** the page of an act */
  readonly within: string
  /** null: the dialog of one's own account */
  readonly to: Address | null
  readonly search: Readonly<Record<string, string | boolean>>
}
type Address = Exclude<LinkProps['to'], undefined> & `/${string}`
type Page = keyof typeof pageWords

interface Act {
  readonly action: Action
  readonly page: Page | null
  readonly search?: Place['search']
}

/** The main acts in the order of the year's work; their names and other words for them stand in the messages. */
const ACTS: Readonly<Record<keyof typeof actMessages, Act>> = {
  upload: { action: 'entry.write', page: 'entry' },
  submit: { action: 'entry.submit', page: 'entry' },
  confirm: { action: 'entry.review', page: 'review' },
  reopen: { action: 'entry.reopen', page: 'review', search: { show: 'confirmed' } },
  late: { action: 'deadline.read', page: 'deadlines', search: { show: 'late' } },
  record: { action: 'activity.write', page: 'activities' },
  statement: { action: 'budget.read', page: 'budget', search: { tab: 'statement' } },
  reconcile: { action: 'budget.read', page: 'budget', search: { tab: 'reconciliation' } },
  transfer: { action: 'budget.read', page: 'budget', search: { tab: 'transfers' } },
  supplementary: { action: 'budget.read', page: 'budget', search: { tab: 'supplementary' } },
  wall: { action: 'score.read', page: 'overview', search: { tv: true } },
  openPeriod: { action: 'period.manage', page: 'periods', search: { tab: 'periods' } },
  due: { action: 'period.manage', page: 'periods', search: { tab: 'due' } },
  deputy: { action: 'period.manage', page: 'periods', search: { tab: 'deputies' } },
  rules: { action: 'entry-rules.change', page: 'periods', search: { tab: 'rules' } },
  draft: { action: 'plan.draft', page: 'next-plan' },
  importPlan: { action: 'import.manage', page: 'imports' },
  council: { action: 'plan.manage', page: 'plans' },
  targets: { action: 'target.decide', page: 'plans' },
  restructure: { action: 'structure.manage', page: 'reorganisation' },
  account: { action: 'account.manage', page: 'accounts' },
  record_out: { action: 'audit.read', page: 'audit' },
  own: { action: 'account.own', page: null },
}

const isAct = (id: string): id is keyof typeof ACTS => id in ACTS
const PATHS: Readonly<Record<Page, Address>> = {
  overview: '/overview',
  government: '/government',
  budget: '/budget',
  entry: '/entry',
  review: '/review',
  activities: '/activities',
  services: '/services',
  schedules: '/schedules',
  deadlines: '/deadlines',
  differences: '/differences',
  ask: '/ask',
  calendar: '/calendar',
  'next-plan': '/next-plan',
  imports: '/imports',
  plans: '/plans',
  periods: '/periods',
  reorganisation: '/reorganisation',
  accounts: '/accounts',
  audit: '/audit',
  system: '/system',
}

/**
 * The pages and acts with every word of the query, in their name in either language or in another word for them; of those the
 * person may use. `government`: what the page over several bureaus is called; null where there is one. An empty query gives the pages.
 */
export function placesFor(query: string, user: Actor, government: string | null, language: Language): readonly Place[] {
  const { daily, services, cycle } = pagesOf(user)
  const ids: readonly Page[] = [
    ...(government === null ? [] : (['government'] as const)),
    'overview',
    'budget',
    ...daily,
    ...services,
    'schedules',
    ...cycle,
    'differences',
    'ask',
  ]
  const nameOf = (id: Page) =>
    id === 'government'
      ? { ko: government ?? '', en: shell.government.en('') }
      : id === 'differences' || id === 'ask'
        ? pageWords[id].name
        : frameMessages[id]
  const pages = ids.flatMap((id): Place[] => {
    const name = nameOf(id)
    return matches(`${name.ko} ${name.en} ${pageWords[id].words}`, query)
      ? [{ kind: 'page', id, name: name[language], within: '', to: PATHS[id], search: {} }]
      : []
  })
  if (query === '') return pages
  const acts = Object.keys(ACTS)
    .filter(isAct)
    .flatMap((id): Place[] => {
      const { action, page, search = {} } = ACTS[id]
      const { ko, en, words } = actMessages[id]
      if (!reaching(user, action) || !matches(`${ko} ${en} ${words}`, query)) return []
      const within = page === null ? '' : nameOf(page)[language]
      return [{ kind: 'act', id, name: language === 'ko' ? ko : en, within, to: page === null ? null : PATHS[page], search }]
    })
  return [...pages, ...acts]
}
