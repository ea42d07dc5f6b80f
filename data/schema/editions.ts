/** Editions of plans: acts and confirmation, corrections of the copy, changes of targets, 추경. */
import type { ColumnType, Generated } from 'kysely'
import type { ReasonCode, RequestState } from '#domain/scoring/target-change.ts'
import type { CorrectionSubject } from '#domain/plan/edition.ts'
import type { PlanTable } from './plans.ts'

type Id = Generated<number>
/** Written once, never changed: the history is append-only. */
type Once<T> = ColumnType<T, T, never>

/** What was done to a plan as a whole, by whom and on what ground. Append-only. */
export interface PlanActTable {
  id: Id
  plan_id: Once<number>
  act: Once<'enter' | 'file' | 'confirm' | 'withdraw' | 'supersede' | 'restore'>
  /** what the plan is after it */
  status: Once<PlanTable['status']>
  /** 회기: '제415회 정례회' */
  council_meeting: Once<string | null>
  /** 의안번호 */
  council_number: Once<string | null>
  /** the day it was filed, or the council decided; ISO */
  decided_on: Once<string | null>
  /** 근거 문서 */
  evidence: Once<string | null>
  reason: Once<string | null>
  recorded_at: Once<string>
  recorded_by: Once<string>
  /** null: by no account (loaded at the start) */
  recorded_by_id: Once<string | null>
}

/** 정정: a slip of the copy, with both values. Not a change of what was decided. Append-only. */
export interface PlanCorrectionTable {
  id: Id
  plan_id: Once<number>
  subject: Once<CorrectionSubject>
  /** of a target: the indicator, and `field` is the year */
  subject_id: Once<number>
  field: Once<string>
  /** as text; '-' = none */
  before: Once<string>
  after: Once<string>
  reason: Once<string>
  recorded_at: Once<string>
  recorded_by: Once<string>
  recorded_by_id: Once<string>
}

/** 추경n of a plan. It changes amounts; targets only where a request names it. */
export interface SupplementaryBudgetTable {
  id: Id
  plan_id: Once<number>
  number: Once<number>
  /** counts up with each change; a writer must name the one it saw */
  version: number
  /** draft 작성 · confirmed 의회 의결 · discarded 버림, or withdrawn after the decision */
  status: 'draft' | 'confirmed' | 'discarded'
  council_meeting: string | null
  council_number: string | null
  decided_on: string | null
  evidence: string | null
  recorded_at: string
  recorded_by: string
  recorded_by_id: string
  /** of one that was decided and turned out to be recorded by mistake; it is discarded, and keeps what was decided */
  withdrawn_reason: Generated<string | null>
  withdrawn_at: Generated<string | null>
  withdrawn_by: Generated<string | null>
}

/** What the plan's fiscal year has after a 추경, of each programme or project whose amount it changes. */
export interface SupplementaryAmountTable {
  id: Id
  supplementary_id: number
  programme_id: number | null
  project_id: number | null
  /** 원 */
  amount: number
  /** 원 per printed unit */
  unit_won: number
}

/** 목표 변경 요청: asked once, decided once. */
export interface TargetRequestTable {
  id: Id
  indicator_id: Once<number>
  year: Once<number>
  from_kind: Once<'set' | 'none'>
  from_value: Once<number | null>
  to_kind: Once<'set' | 'none'>
  to_value: Once<number | null>
  reason_code: Once<ReasonCode>
  reason: Once<string>
  /** 근거: number of a document, an act, an address */
  evidence: Once<string>
  /** from when the new target holds, a day of the year; who decides may name another one */
  effective_on: string
  /** the 추경 it goes with */
  supplementary_id: Once<number | null>
  asked_at: Once<string>
  asked_by: Once<string>
  asked_by_id: Once<string>
  version: number
  state: RequestState
  decided_at: Generated<string | null>
  decided_by: Generated<string | null>
  decided_by_id: Generated<string | null>
  /** why it was returned, or on what ground approved */
  decision: Generated<string | null>
  /** why it was approved though its period or year is closed */
  exception: Generated<string | null>
  /** of the target it became */
  revision: Generated<number | null>
}

/** Table names of this room → their interfaces, as in ../schema.ts. */
export interface EditionsTables {
  plan_act: PlanActTable
  plan_correction: PlanCorrectionTable
  supplementary_budget: SupplementaryBudgetTable
  supplementary_amount: SupplementaryAmountTable
  target_request: TargetRequestTable
}
