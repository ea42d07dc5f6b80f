import type { ActivityKind } from '#domain/entry/activity.ts'
import type { Outputs } from '../../trpc.ts'

export type Page = Outputs['activities']['page']
export type Activity = Page['entries'][number]
export type Counted = Page['indicators'][number]
export type Version = Outputs['activities']['history'][number]

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
  /** indicator → its component, null for the whole */
  readonly links: Readonly<Record<string, number | null>>
}
