import type { ColumnType, Generated } from 'kysely'
import type { ActivityKind, FollowUpState } from '#domain/entry/activity.ts'
import type { Cycle } from '#domain/entry/activity-series.ts'

type Once<T> = ColumnType<T, T, never>

/** 활동 기록: a meeting, an exchange, a visit …; the newest version. A cancelled one stays. */
export interface ActivityTable {
  id: Generated<number>
  /** counts up by one with each change; a writer must name the one it saw */
  version: number
  department_id: Once<number>
  /** a postponed one is a cancelled one with `postponed` */
  status: 'held' | 'cancelled'
  starts_on: string
  /** last day of one that lasts several days; null = one day */
  ends_on: string | null
  title: string
  kind: ActivityKind
  /** more about the kind, in free words */
  kind_note: string | null
  /** 상대 기관 */
  partner: string | null
  place: string | null
  participants: number | null
  note: string | null
  series_id: number | null
  /** 제22회 → 22 */
  series_number: number | null
  /** 주최 */
  host: string | null
  /** one a line */
  theme: string | null
  /** 단장 of the delegation, and how many came */
  lead: string | null
  delegation: number | null
  /** 시찰지 */
  sites: string | null
  /** 1 = 연기: cancelled on its day, to be held later */
  postponed: Generated<0 | 1>
}

/** 활동 시리즈: a meeting that comes again under a number; the newest version. */
export interface ActivitySeriesTable {
  id: Generated<number>
  version: number
  department_id: Once<number>
  name: string
  cycle: Cycle
  /** who hosts by turns, one a line in their order; one alone = always the same */
  hosts: string | null
  partner: string | null
  /** of the first one; null = not known */
  first_year: number | null
  /** of the last one, once the series has ended */
  last_year: number | null
  note: string | null
  recorded_at: string
  recorded_by: string
  recorded_by_id: string | null
}

/** 후속 조치: what was promised at an activity; the newest version. */
export interface ActivityFollowUpTable {
  id: Generated<number>
  version: number
  activity_id: Once<number>
  text: string
  due_on: string | null
  state: FollowUpState
  done_on: string | null
  /** what came of it */
  outcome: string | null
  recorded_at: string
  recorded_by: string
  recorded_by_id: string | null
}

/** Which indicator an activity counts for; for a composite one, which of its components. */
export interface ActivityLinkTable {
  activity_id: number
  indicator_id: number
  component_id: number | null
}

/** Every version of an activity as it was after the change. Append-only. */
export interface ActivityRevisionTable {
  activity_id: Once<number>
  version: Once<number>
  act: Once<'add' | 'change' | 'cancel' | 'restore'>
  /** JSON of the whole entry with its links */
  entry: Once<string>
  reason: Once<string | null>
  recorded_at: Once<string>
  recorded_by: Once<string>
  recorded_by_id: Once<string | null>
}

/** Table names of this room → their interfaces, as in ../schema.ts. */
export interface ActivitiesTables {
  activity: ActivityTable
  activity_link: ActivityLinkTable
  activity_revision: ActivityRevisionTable
  activity_series: ActivitySeriesTable
  activity_follow_up: ActivityFollowUpTable
}
