/**
 * The data dictionary: one interface a table, as Kysely sees it on both stores.
 * Times are ISO-8601 UTC text, days 'YYYY-MM-DD' text, booleans 0 | 1, money an integer in 원
 * (the printed 백만원 or 천원 figure times its unit; `unit_won` keeps how coarse it was printed).
 * Figures of indicators are in the indicator's own unit, percentages in percent.
 */
import type { ColumnType, Generated } from 'kysely'
import type { Aggregation, Direction, Frequency, IndicatorKind, IndicatorNature, PaceMode } from '#domain/scoring/indicator.ts'
import type { AccountsTables } from './schema/accounts.ts'
import type { ActivitiesTables } from './schema/activities.ts'
import type { BudgetsTables } from './schema/budgets.ts'
import type { CommentsTables } from './schema/comments.ts'
import type { EvidenceTables } from './schema/evidence.ts'
import type { ImportsTables } from './schema/imports.ts'
import type { NoticesTables } from './schema/notices.ts'

type Id = Generated<number>
/** Written once, never changed: the history is append-only. */
type Once<T> = ColumnType<T, T, never>

/** One row: what this database is. */
export interface InstallationTable {
  id: number
  created_at: string
  /** 1 = holds the invented practice data and shows the banner; never mixed with a real plan. */
  practice: number
}

/** 정부 · 실국 · 부서. The identity that survives renaming; the names are in organisation_unit_name. */
export interface OrganisationUnitTable {
  id: Id
  code: string
  kind: 'government' | 'bureau' | 'department'
}

/** Name and place of a unit from `valid_from` to before `valid_to` (null = still). */
export interface OrganisationUnitNameTable {
  id: Id
  unit_id: number
  parent_id: number | null
  name: string
  short_name: string
  valid_from: string
  valid_to: string | null
  sort_order: number
}

/** Who took over from whom in a reorganisation (분리 · 통합 · 명칭변경 · 업무이관). */
export interface OrganisationSuccessionTable {
  id: Id
  predecessor_id: number
  successor_id: number
  kind: 'split' | 'merge' | 'rename' | 'transfer'
  effective_on: string
  /** the ordinance or notice that ordered it */
  source: string
}

/** Every spelling of a unit's name met in documents, so that an import can match it. */
export interface OrganisationAliasTable {
  id: Id
  unit_id: number
  printed_name: string
  document_id: number
  /** 0 where the document's format has no lines */
  line: number
}

export interface DocumentTable {
  id: Id
  code: string
  title: string
  issuer: string
  kind: string
  received_as: string
  /** SHA-256 of the original file; null while the original is not kept (transcribed by hand). */
  sha256: string | null
  note: string
  /** when and by whom the figures read from it were confirmed; null for one transcribed by hand */
  confirmed_at: Generated<string | null>
  confirmed_by: Generated<string | null>
  /** the import_draft it came by */
  import_id: Generated<number | null>
}

/** Where one stored figure comes from: document, table, row, column, line and the string as printed. */
export interface ProvenanceTable {
  id: Id
  document_id: number
  subject: ProvenanceSubject
  subject_id: number
  /** which column of the subject, e.g. 'weight', 'amount', or a year '2026' */
  field: string
  table_label: string
  row_label: string
  column_label: string
  line: number | null
  raw: string
  /** 1 = read by a person or an exact rule; lower when an importer proposed it */
  confidence: number
  /** 1-based page, sheet and cell of the original, as far as its format has them */
  page: Generated<number | null>
  sheet: Generated<string | null>
  address: Generated<string | null>
  /** JSON [page, x, y, width, height], in points from the top left of the page */
  box: Generated<string | null>
  /** block, row and column of the cell in the document as it was read */
  block: Generated<number | null>
  table_row: Generated<number | null>
  table_column: Generated<number | null>
  /** JSON: the names of what was repaired to read `raw` (RepairKind of server/imports/records.ts); null = nothing */
  repairs: Generated<string | null>
  /** a person entered another value than the printed one; `raw` stays as printed */
  corrected_at: Generated<string | null>
  corrected_by: Generated<string | null>
}
export type ProvenanceSubject =
  | 'indicator'
  | 'target'
  | 'actual'
  | 'component'
  | 'programme'
  | 'project'
  | 'budget_amount'
  | 'budget_statement'
  | 'budget_execution'
  | 'printed_goal'
  | 'staffing'

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

/** A dated setting of the organisation; the newest effective one holds, older ones stay. */
export interface SettingTable {
  id: Id
  name: Once<string>
  /** JSON */
  value: Once<string>
  effective_from: Once<string>
  reason: Once<string>
  recorded_at: Once<string>
  recorded_by: Once<string>
}

/** What a request was answered, so that a retry gets the same answer and does nothing again. Kept for 90 days. */
export interface HandledRequestTable {
  request_id: Once<string>
  user_id: Once<string>
  /** SHA-256 of what was asked: the same number with another content is refused */
  asked: Once<string>
  /** JSON */
  result: Once<string>
  handled_at: Once<string>
}

/** Who did what, when, from where, before and after; sign-ins and refusals too. Append-only, chained by keyed hashes. */
export interface AuditEntryTable {
  /** 1, 2, 3 … without a gap */
  seq: Once<number>
  at: Once<string>
  /** null when nobody was signed in */
  actor_id: Once<string | null>
  actor: Once<string>
  role: Once<string | null>
  /** 'value.enter', 'period.close', 'refused.value.enter', 'sign-in' … */
  act: Once<string>
  /** what it was done to, e.g. 'actual:12:2026:0' */
  subject: Once<string>
  before_json: Once<string | null>
  after_json: Once<string | null>
  reason: Once<string | null>
  request_id: Once<string | null>
  /** network address of the asker */
  address: Once<string | null>
  /** the `hash` before, '' at seq 1 */
  previous_hash: Once<string>
  /** HMAC-SHA256 of all of the above and of `changes`, hex */
  hash: Once<string>
  /** which rows of row_change came with it, and their digest (server/record/changes.ts); null when nothing stored changed */
  changes: ColumnType<string | null, string | null | undefined, never>
}

/** One row: the newest entry, sealed with the key, so that cutting off the end shows. Also the lock of all writers. */
export interface AuditHeadTable {
  id: number
  seq: number
  hash: string
  /** HMAC-SHA256 of seq and hash, hex; '' while there is no entry */
  seal: string
  /** random word of the transaction that writes; the triggers put it into row_change */
  writing: Generated<string>
  /** id of the last row_change that an entry has sealed */
  changed_through: Generated<number>
}

/** What a row of a recorded table was after a change. Written by triggers (server/record/start-recording.ts). Append-only. */
export interface RowChangeTable {
  id: Id
  /** audit_head.writing of the transaction that changed it */
  token: Once<string>
  table_name: Once<string>
  /** the values of its primary key, joined by ':' */
  row_key: Once<string>
  /** JSON of its recorded columns; null = deleted */
  content: Once<string | null>
}

/** A dated, versioned setting of how scores are made (`rules` is a ScoringPolicy as JSON text). */
export interface ScoringPolicyTable {
  id: Id
  version: Once<string>
  effective_from: Once<string>
  rules: Once<string>
  reason: Once<string>
  recorded_at: Once<string>
  recorded_by: Once<string>
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

/** Which departments a head or evaluator works for; executives and administrators have the whole government. */
export interface UserDepartmentTable {
  user_id: string
  unit_id: number
}

/** One-time links (first administrator, later password resets). Only the SHA-256 of the token is kept. */
export interface OneTimeLinkTable {
  token_hash: string
  purpose: 'first-administrator' | 'reset'
  user_id: string | null
  expires_at: string
  used_at: string | null
}

/** better-auth's own tables; only what this product reads is typed. */
export interface UserTable {
  id: string
  name: string
  email: string
  username: string | null
  displayUsername: string | null
  emailVerified: number | boolean
  createdAt: string
  updatedAt: string
  role: string
  /** 1 = made for or in the demonstration mode; deleted when it ends */
  demonstration: number | boolean
  /** since when nobody may sign in with it; null = active. Accounts are never deleted: the record names them */
  disabledAt: Generated<string | null>
  /** counts up with each change by an administrator, who must name the one seen */
  version: Generated<number>
  lastSignInAt: Generated<string | null>
}
/** Times as text on SQLite and as Date from PostgreSQL: read them with new Date(). */
export interface SessionTable {
  id: string
  userId: string
  token: string
  createdAt: string
  expiresAt: string
  /** when it was last renewed: at most a minute before its last use */
  updatedAt: string
  ipAddress: string | null
  userAgent: string | null
}

export interface Database
  extends EvidenceTables, ActivitiesTables, AccountsTables, NoticesTables, ImportsTables, BudgetsTables, CommentsTables {
  installation: InstallationTable
  organisation_unit: OrganisationUnitTable
  organisation_unit_name: OrganisationUnitNameTable
  organisation_succession: OrganisationSuccessionTable
  organisation_alias: OrganisationAliasTable
  document: DocumentTable
  provenance: ProvenanceTable
  plan: PlanTable
  strategic_goal: StrategicGoalTable
  policy_goal: PolicyGoalTable
  printed_goal_table: PrintedGoalTableTable
  printed_goal: PrintedGoalTable
  indicator: IndicatorTable
  indicator_component: IndicatorComponentTable
  target: TargetTable
  pace_point: PacePointTable
  actual: ActualTable
  actual_revision: ActualRevisionTable
  actual_part: ActualPartTable
  entry_period: EntryPeriodTable
  deputy: DeputyTable
  setting: SettingTable
  handled_request: HandledRequestTable
  audit_entry: AuditEntryTable
  audit_head: AuditHeadTable
  row_change: RowChangeTable
  scoring_policy: ScoringPolicyTable
  programme: ProgrammeTable
  project: ProjectTable
  funding_share: FundingShareTable
  budget_amount: BudgetAmountTable
  budget_statement: BudgetStatementTable
  staffing: StaffingTable
  team: TeamTable
  user_department: UserDepartmentTable
  one_time_link: OneTimeLinkTable
  user: UserTable
  session: SessionTable
}
