/** Every page with its tabs, panels and states, once: what the walks over all pages go through. */
import type { Page } from 'playwright-core'
import type { Role } from '#domain/entry/permissions.ts'
import { addresses } from './harness.ts'
import { underway } from './underway.ts'

/**
 * `everyone`: heard, seen otherwise, without a mouse (everyone.test.ts); `widths`: each text whole at every width (widths.test.ts);
 * `paper`: printed (paper.test.ts).
 */
export type Walk = 'everyone' | 'widths' | 'paper'

export interface WalkedPage {
  /** FIRST and SECOND: departments, ONE: the first indicator of the first. FILE, EVENT: what is underway. */
  readonly path: string
  /** with charts, which are drawn anew for each width and for the paper */
  readonly charts: boolean
  readonly walks: readonly Walk[]
  readonly role: Role
}

const ALL: readonly Walk[] = ['everyone', 'widths', 'paper']
const drawn = (path: string, walks = ALL): WalkedPage => ({ path, charts: true, walks, role: 'administrator' })
const plain = (path: string, walks = ALL): WalkedPage => ({ path, charts: false, walks, role: 'administrator' })
const seenBy = (role: Role, path: string): WalkedPage => ({ path, charts: false, walks: ['everyone'], role })

/** A new page is one line here. */
const PAGES: readonly WalkedPage[] = [
  drawn('/overview?year=2026'),
  drawn('/overview?year=2024'),
  drawn('/overview?year=2026&tv=1', ['everyone', 'paper']),
  drawn('/overview?year=2026&known=2026-10-31', ['everyone']),
  drawn('/government?year=2024'),
  drawn('/departments/FIRST', ['everyone', 'widths']),
  drawn('/departments/FIRST?year=2024', ['widths', 'paper']),
  drawn('/departments/FIRST?year=2025&indicator=ONE', ['everyone']),
  drawn('/departments/FIRST?year=2026&indicator=ONE', ['widths', 'paper']),
  drawn('/departments/SECOND?year=2024', ['everyone', 'widths']),
  drawn('/departments/SECOND?year=2026', ['widths']),
  drawn('/budget'),
  drawn('/budget?tab=statement'),
  plain('/budget?tab=reconciliation'),
  plain('/budget?tab=transfers'),
  plain('/budget?tab=supplementary'),
  drawn('/entry?year=2026&month=9'),
  drawn('/review?year=2026&month=9'),
  plain('/review?show=confirmed', ['everyone']),
  plain('/activities', ['everyone', 'widths']),
  plain('/activities?year=2025&activity=1'),
  plain('/activities?tab=series', ['everyone', 'widths']),
  plain('/schedules', ['everyone', 'widths']),
  plain('/deadlines'),
  plain('/services', ['everyone']),
  plain('/notices', ['widths', 'paper']),
  plain('/notices?view=day', ['widths', 'paper']),
  plain('/deadlines?show=all', ['everyone']),
  plain('/differences?from=2026-10-31'),
  plain('/differences?editions=1-1.1'),
  plain(`/ask?year=2026&q=${encodeURIComponent('2025년 미달 지표')}`),
  plain('/ask', ['widths']),
  plain('/imports'),
  plain('/imports?file=FILE&show=all'),
  plain('/imports?file=FILE&tab=changes'),
  plain('/imports?file=FILE&tab=reconciliation'),
  plain('/calendar'),
  plain('/next-plan'),
  plain('/plans'),
  plain('/periods'),
  plain('/periods?tab=due'),
  plain('/periods?tab=deputies'),
  plain('/periods?tab=rules'),
  plain('/reorganisation'),
  plain('/reorganisation?event=EVENT&step=basis'),
  plain('/reorganisation?event=EVENT&step=links'),
  plain('/reorganisation?event=EVENT&step=follow'),
  plain('/reorganisation?event=EVENT&step=apply'),
  plain('/accounts'),
  plain('/audit', ['everyone']),
  plain('/audit?entry=1'),
  plain('/system'),
  plain('/sign-in'),
  plain('/claim', ['everyone', 'widths']),
  plain('/no-such-page', ['everyone', 'widths']),
  seenBy('head', '/review?year=2026&month=9'),
  seenBy('head', '/periods'),
  seenBy('head', '/deadlines'),
  seenBy('evaluator', '/entry?year=2026&month=10'),
  seenBy('evaluator', '/activities'),
  seenBy('head', '/notices'),
  seenBy('executive', '/notices?view=day'),
]

/**
 * The pages of a walk, by their addresses on a stage of the practice year with bureaus, on which it puts what is underway.
 * `page`: an administrator's.
 */
export async function walkedPages(walk: Walk, origin: string, page: Page): Promise<readonly WalkedPage[]> {
  const pages = PAGES.filter((one) => one.walks.includes(walk))
  const named = await addresses(
    origin,
    page,
    pages.map((one) => one.path),
  )
  const paths = await underway(origin, page, named)
  return pages.map((one, at) => ({ ...one, path: paths[at] ?? one.path }))
}
