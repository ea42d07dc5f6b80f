import type { ActivityKind } from '#domain/entry/activity.ts'
import type { Outputs } from '../../trpc.ts'

export type Page = Outputs['activities']['page']
export type Activity = Page['entries'][number]
/** An activity as it is typed, pasted or stored: what it counts for may come from anywhere. */
export type Linked = Omit<Activity, 'links'> & { readonly links: readonly Activity['links'][number][] }
export type Counted = Page['indicators'][number]

/** What stands in the form: every field as it is typed. */
export interface Typed {
  readonly departmentId: number
  readonly startsOn: string
  readonly endsOn: string
  readonly title: string
  readonly kind: ActivityKind
  readonly kindNote: string
  readonly partner: string
  readonly place: string
  readonly participants: string
  readonly note: string
  /** its id; '' = none */
  readonly seriesId: string
  readonly seriesNumber: string
  readonly host: string
  readonly theme: string
  readonly lead: string
  readonly delegation: string
  readonly sites: string
  /** indicator → its component, null for the whole */
  readonly links: Readonly<Record<string, number | null>>
}

/** What an activity counts for, in words: the indicator, with its part where it has parts. */
export function linkNames(of: Pick<Linked, 'links'>, page: Page): readonly string[] {
  return of.links.flatMap(({ indicatorId, componentId }) => {
    const indicator = page.indicators.find((i) => i.id === indicatorId)
    if (!indicator) return []
    const part = indicator.parts.find((p) => p.id === componentId)
    return [part ? `${indicator.name} · ${part.name}` : indicator.name]
  })
}

interface Filter {
  readonly department: number | undefined
  readonly indicator: number | undefined
  readonly q: string
}

const plain = (text: string) => text.normalize('NFKC').toLowerCase()

/** Every word of the search must be in the title, the partner, the place, the note or what it says as a meeting. */
export function filtered(entries: readonly Activity[], { department, indicator, q }: Filter): readonly Activity[] {
  const words = plain(q)
    .split(/\s+/)
    .filter((word) => word !== '')
  return entries.filter((e) => {
    if (department !== undefined && e.departmentId !== department) return false
    if (indicator !== undefined && !e.links.some((l) => l.indicatorId === indicator)) return false
    if (words.length === 0) return true
    const text = plain([e.title, e.partner, e.place, e.note, e.kindNote, e.host, e.theme, e.lead, e.sites].join(' '))
    return words.every((word) => text.includes(word))
  })
}

/** Months in the order of the entries, each with its own. */
export const byMonth = (entries: readonly Activity[]): readonly (readonly [number, readonly Activity[]])[] => [
  ...Map.groupBy(entries, (e) => Number(e.startsOn.slice(5, 7))),
]
