import type { ColumnType, Generated } from 'kysely'
import type { ActivityKind, ActivityStatus } from '#domain/entry/activity.ts'

type Once<T> = ColumnType<T, T, never>

/** 활동 기록: a meeting, an exchange, a visit …; the newest version. A cancelled one stays. */
export interface ActivityTable {
  id: Generated<number>
  /** counts up by one with each change; a writer must name the one it saw */
  version: number
  department_id: Once<number>
  status: ActivityStatus
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
}
