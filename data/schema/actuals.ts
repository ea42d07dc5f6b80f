/** What is entered: figures, their versions and parts, periods, deputies. */
import type { ColumnType, Generated } from 'kysely'
import type { Frequency } from '#domain/scoring/indicator.ts'

type Id = Generated<number>
/** Written once, never changed: the history is append-only. */
type Once<T> = ColumnType<T, T, never>

/**
 * 실적치 in force: one row per indicator and period, the newest revision's copy, written in the same transaction.
 * month 0 = the year's figure; 1–12 = the last month of the period.
 */
export interface ActualTable {
  indicator_id: number
  year: number
  month: number
  /** counts up by one with each revision; a writer must name the one it saw */
  version: number
  kind: 'measured' | 'not-entered' | 'not-applicable'
  value: number | null
  finality: 'provisional' | 'final'
  /** draft 작성 · submitted 제출 · confirmed 확정 · returned 반려 · closed 마감 */
  stage: ActualStage
}

export type ActualStage = 'draft' | 'submitted' | 'confirmed' | 'returned' | 'closed'

/** Every version of an actual: who, when, why. Append-only. */
export interface ActualRevisionTable {
  id: Id
  indicator_id: Once<number>
  year: Once<number>
  month: Once<number>
  version: Once<number>
  kind: Once<ActualTable['kind']>
  value: Once<number | null>
  finality: Once<ActualTable['finality']>
  stage: Once<ActualStage>
  /** why the figure changed */
  reason: Once<string | null>
  /** 원인 · 조치 · 기한 of a miss; cause alone of a large over-achievement */
  cause: Once<string | null>
  remedy: Once<string | null>
  remedy_due: Once<string | null>
  recorded_at: Once<string>
  recorded_by: Once<string>
  /** one per user action, so that a retry is recognised; several values of one action get '#2', '#3' … */
  request_id: Once<string | null>
  /** what the person did; aggregate = the year's figure made of its periods; null = loaded from a plan */
  act: Once<ActualAct | null>
  recorded_by_id: Once<string | null>
  /** the revision this is a copy of: the same figure of the same indicator in the plan before; null = recorded here */
  carried_from: ColumnType<number | null, number | null | undefined, never>
}

export type ActualAct = 'enter' | 'clear' | 'submit' | 'recall' | 'confirm' | 'return' | 'reopen' | 'close' | 'aggregate'

/** The parts of a composite indicator's figure, beside the revision of the same version. Append-only. */
export interface ActualPartTable {
  component_id: Once<number>
  year: Once<number>
  month: Once<number>
  version: Once<number>
  /** in the component's unit */
  value: Once<number>
}

/** When a unit's figures of one period are entered. No row: open from the period's first day. */
export interface EntryPeriodTable {
  id: Id
  /** the government, a bureau or a department; the nearest to the department holds */
  unit_id: number
  year: number
  frequency: Frequency
  /** 0 for a year, else the period's last month */
  month: number
  /** first and last day of entry, both included */
  opens_on: string | null
  closes_on: string | null
  /** closed 마감: nothing of the period changes but by a recorded exception */
  status: 'open' | 'closed'
  recorded_at: string
  recorded_by: string
}

/** 대리: who enters or reviews for a department for a named time, both days included. */
export interface DeputyTable {
  id: Id
  unit_id: number
  user_id: string
  task: 'enter' | 'review'
  from_on: string
  to_on: string
  reason: string
  recorded_at: string
  recorded_by: string
  ended_at: string | null
}
