import type { ColumnType, Generated } from 'kysely'

type Once<T> = ColumnType<T, T, never>

/** 사업 일정: a contract or an undertaking with steps; the newest version. One that has ended stays. */
export interface ScheduleTable {
  id: Generated<number>
  /** counts up by one with each change of it or of a step; a writer must name the one it saw */
  version: number
  department_id: Once<number>
  title: string
  /** stopped 중단: it ended with steps open */
  status: 'open' | 'completed' | 'stopped'
  ended_on: string | null
  /** the indicator that takes the progress as its actual */
  indicator_id: number | null
  programme_id: number | null
  /** of the programme */
  project_id: number | null
  /** 계약 상대 */
  party: string | null
  /** 계약금액, 원 */
  amount: number | null
  /** 1 = 여, 약: near the amount */
  amount_near: number
  starts_on: string | null
  /** 계약 기간 in days */
  days: number | null
  /** 1 = the first day counts as day one; 0 = 초일불산입 */
  counts_first_day: number
  /** a day of a schedule: 'YYYY-MM-DD', 'YYYY-MM', 'YYYY-H1' */
  until: string | null
  /** as it was written: '2026년 6월까지' */
  until_text: string | null
  /** where it was taken from */
  source: string | null
  note: string | null
}

export interface ScheduleStepTable {
  id: Generated<number>
  schedule_id: Once<number>
  sort_order: number
  name: string
  /** of 100; null in all steps of a schedule = they weigh the same */
  weight: number | null
  /** a day of a schedule; null = as planned */
  forecast: string | null
  /** percent that were measured of a step under way, and on which day */
  measured: number | null
  measured_on: string | null
  done_on: string | null
  /** what shows that it was done */
  evidence: string | null
  /** 담당 */
  owner: string | null
  /** 완료 기준 */
  criterion: string | null
  /** number of the baseline that left it out */
  dropped_in: number | null
}

/** 당초 계획 (1) and each 변경 계획 after it. Append-only. */
export interface ScheduleBaselineTable {
  schedule_id: Once<number>
  number: Once<number>
  /** null of the first alone */
  reason: Once<string | null>
  recorded_at: Once<string>
  recorded_by: Once<string>
  recorded_by_id: Once<string | null>
}

/** For when a step is planned in a baseline. Append-only: the first of a step is what its delay is counted from. */
export interface ScheduleBaselineStepTable {
  step_id: Once<number>
  number: Once<number>
  due: Once<string | null>
  /** as it was written: '11월 중' */
  due_text: Once<string | null>
}

/** 선금, 기성, 준공 */
export interface SchedulePaymentTable {
  id: Generated<number>
  schedule_id: Once<number>
  kind: 'advance' | 'progress' | 'final'
  /** 원 */
  amount: number
  paid_on: string
}

/** Every version of a schedule as it was after the change. Append-only. */
export interface ScheduleRevisionTable {
  schedule_id: Once<number>
  version: Once<number>
  act: Once<'add' | 'change' | 'done' | 'undone' | 'forecast' | 'replan' | 'end' | 'reopen'>
  /** the step it is about */
  step_id: Once<number | null>
  /** JSON of the whole schedule */
  entry: Once<string>
  reason: Once<string | null>
  recorded_at: Once<string>
  recorded_by: Once<string>
  recorded_by_id: Once<string | null>
}

/** Table names of this room → their interfaces, as in ../schema.ts. */
export interface SchedulesTables {
  schedule: ScheduleTable
  schedule_step: ScheduleStepTable
  schedule_baseline: ScheduleBaselineTable
  schedule_baseline_step: ScheduleBaselineStepTable
  schedule_payment: SchedulePaymentTable
  schedule_revision: ScheduleRevisionTable
}
