/** The plan: goals, indicators, targets, programmes, amounts, staffing. */
import type { ColumnType, Generated } from 'kysely'
import type { Edition } from '#domain/plan/edition.ts'
import type { DefinitionField } from '#domain/scoring/definition.ts'
import type { Aggregation, Direction, Frequency, IndicatorKind, IndicatorNature, PaceMode } from '#domain/scoring/indicator.ts'

type Id = Generated<number>
/** Written once, never changed: the history is append-only. */
type Once<T> = ColumnType<T, T, never>

/** 성과계획서 of one bureau for one fiscal year; a corrected filing is a new version. */
export interface PlanTable {
  id: Id
  code: string
  bureau_id: number
  fiscal_year: number
  version: number
  title: string
  /** draft 작성 · filed 의회 제출 · confirmed 의회 확정 · superseded 대체 */
  status: 'draft' | 'filed' | 'confirmed' | 'superseded'
  /** original 당초 · revised 수정 (filed anew before the council) · amended 변경 (after it). 추경 are in supplementary_budget */
  edition: Generated<Edition>
  /** 'YYYY-MM' or 'YYYY-MM-DD', as exact as is known */
  filed_on: string | null
  confirmed_on: string | null
  /** 원 per printed unit: 1000000 for 백만원, 1000 for 천원 */
  amount_unit_won: number
  /** the year whose actuals are final in this plan (결산연도) */
  settled_year: number
  first_year: number
  last_year: number
  document_id: number | null
}

export interface StrategicGoalTable {
  id: Id
  code: string
  plan_id: number
  unit_id: number
  sort_order: number
  name: string
  /** as printed, where the printed name has a slip of the copy */
  printed_name: string
}

/** 정책사업목표 */
export interface PolicyGoalTable {
  id: Id
  code: string
  plan_id: number
  department_id: number
  strategic_goal_id: number | null
  sort_order: number
  name: string
  /** as printed, where the printed name has a slip of the copy */
  printed_name: string
}

/** One "정책사업목표 현황" table of the document (it may be empty). */
export interface PrintedGoalTableTable {
  id: Id
  plan_id: number
  unit_id: number
  /** of its header; 0 where the document's format has no lines */
  line: number
}

/** One row of such a table, figures as printed (counts; amount in the plan's unit, as 원). */
export interface PrintedGoalTable {
  id: Id
  table_id: number
  goal_id: number
  sort_order: number
  printed_name: string
  indicators: number
  programmes: number
  amount: number
}

/** 성과지표 of a plan. `lineage_id` is the same for the same indicator in other plans and after a reorganisation. */
export interface IndicatorTable {
  id: Id
  code: string
  lineage_id: number
  plan_id: number
  goal_id: number
  department_id: number
  sort_order: number
  name: string
  unit: string
  kind: IndicatorKind
  /** percent of the goal */
  weight: number
  direction: Direction
  aggregation: Aggregation
  frequency: Frequency
  pace: PaceMode
  /** decimals shown */
  decimals: number
  formula: string
  source: string
  rationale: string
  /** 지표성격; null: its plan prints none */
  nature: IndicatorNature | null
  /** 실적치 집계 완료 시점: 'MM-DD' in the year after; a setting where the plan prints none. */
  results_due: string
  /** each: what happened in the period · running-total 누계: what happened since January; the year is then the last one */
  reported: Generated<'each' | 'running-total'>
  /** 1 = a share of a whole, never over 100 % · 0 = may be over · null = nobody said */
  share_of_whole: number | null
}

/**
 * What was decided about an indicator after its plan was printed (rules §6). Append-only: of each field the newest change whose
 * day has come holds; `indicator` keeps what is printed.
 */
export interface IndicatorDefinitionTable {
  id: Id
  indicator_id: Once<number>
  field: Once<DefinitionField>
  /** as text: 'quarter', 'sum', 'lower', 'true', '04-30' */
  value: Once<string>
  effective_from: Once<string>
  reason: Once<string>
  recorded_at: Once<string>
  recorded_by: Once<string>
}

/** A counted part of a composite indicator with its own unit. */
export interface IndicatorComponentTable {
  id: Id
  indicator_id: number
  sort_order: number
  name: string
  unit: string
  target: number
}

/** 목표치. Append-only: revision 1 is the plan's; later ones are official changes with reason and approver. */
export interface TargetTable {
  id: Id
  indicator_id: Once<number>
  year: Once<number>
  revision: Once<number>
  kind: Once<'set' | 'none'>
  value: Once<number | null>
  /** planned 계획 · confirmed 의회 확정 · revised 공식 변경 */
  stage: Once<'planned' | 'confirmed' | 'revised'>
  effective_on: Once<string>
  reason: Once<string | null>
  /** '' of a change that the plan's document prints (당초목표 · 수정목표), which names nobody */
  approved_by: Once<string | null>
  recorded_at: Once<string>
  recorded_by: Once<string>
}

/** Hand-entered expected pace (시기별 목표), cumulative value at the end of a month. */
export interface PacePointTable {
  indicator_id: number
  year: number
  month: number
  value: number
}

/** 단위사업 */
export interface ProgrammeTable {
  id: Id
  code: string
  plan_id: number
  goal_id: number
  department_id: number
  sort_order: number
  name: string
  account: string
  /** 세부사업수 as printed */
  printed_project_count: number | null
}

/** 세부사업 */
export interface ProjectTable {
  id: Id
  code: string
  programme_id: number
  sort_order: number
  name: string
  /** the name in the overview table, where it can differ */
  overview_name: string
  starts_on: string | null
  ends_on: string | null
  support_type: string | null
  funding: string | null
  implementing_body: string | null
  note: string | null
}

export interface FundingShareTable {
  project_id: number
  payer: 'national' | 'province' | 'municipality' | 'other'
  percent: number
}

/** Amount of one programme or project in one year. settled 결산 · budget 예산 · plan 중기재정계획 */
export interface BudgetAmountTable {
  id: Id
  programme_id: number | null
  project_id: number | null
  year: number
  kind: 'settled' | 'budget' | 'plan'
  /** 원 */
  amount: number
  /** 원 per printed unit */
  unit_won: number
}

/** A row of a unit's 예산현황, every figure as printed (원; percentages in percent). */
export interface BudgetStatementTable {
  id: Id
  plan_id: number
  unit_id: number
  item: BudgetItem
  budget: number
  budget_share: number
  previous: number
  previous_share: number
  change: number
  change_rate: number
  line: number | null
}

export type BudgetItem = 'total' | 'policy' | 'administration' | 'personnel' | 'basic' | 'finance'

/** A row of a 조직 및 인력현황 table: 정원 by grade and 현원, persons. */
export interface StaffingTable {
  id: Id
  plan_id: number
  /** whose table it stands in */
  table_unit_id: number
  unit_id: number
  row_kind: 'total' | 'unit'
  quota: number
  grade4: number
  grade5: number
  grade6: number
  headcount: number
  line: number | null
}

/** 팀 */
export interface TeamTable {
  id: Id
  plan_id: number
  unit_id: number
  sort_order: number
  name: string
}
