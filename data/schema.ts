/**
 * The data dictionary: one interface a table, as Kysely sees it on both stores.
 * Times are ISO-8601 UTC text, days 'YYYY-MM-DD' text, booleans 0 | 1, money an integer in 원
 * (the printed 백만원 or 천원 figure times its unit; `unit_won` keeps how coarse it was printed).
 * Figures of indicators are in the indicator's own unit, percentages in percent.
 */
import type { ColumnType, Generated } from 'kysely'
import type { AccountsTables } from './schema/accounts.ts'
import type { ActivitiesTables } from './schema/activities.ts'
import type { BudgetsTables } from './schema/budgets.ts'
import type { CommentsTables } from './schema/comments.ts'
import type { EditionsTables } from './schema/editions.ts'
import type { EvidenceTables } from './schema/evidence.ts'
import type { ImportsTables } from './schema/imports.ts'
import type { NextPlanTables } from './schema/next-plan.ts'
import type { NoticesTables } from './schema/notices.ts'
import type { OrganisationTables } from './schema/organisation.ts'
import type { QuestionsTables } from './schema/questions.ts'
import type { SchedulesTables } from './schema/schedules.ts'
import type { ServicesTables } from './schema/services.ts'
import type { ActualPartTable, ActualRevisionTable, ActualTable, DeputyTable, EntryPeriodTable } from './schema/actuals.ts'
import type {
  BudgetAmountTable,
  BudgetStatementTable,
  FundingShareTable,
  IndicatorComponentTable,
  IndicatorDefinitionTable,
  IndicatorTable,
  PacePointTable,
  PlanTable,
  PolicyGoalTable,
  PrintedGoalTable,
  PrintedGoalTableTable,
  ProgrammeTable,
  ProjectTable,
  StaffingTable,
  StrategicGoalTable,
  TargetTable,
  TeamTable,
} from './schema/plans.ts'

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
  extends
    EvidenceTables,
    ActivitiesTables,
    AccountsTables,
    NoticesTables,
    QuestionsTables,
    SchedulesTables,
    ImportsTables,
    BudgetsTables,
    CommentsTables,
    NextPlanTables,
    OrganisationTables,
    ServicesTables,
    EditionsTables {
  installation: InstallationTable
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
  indicator_definition: IndicatorDefinitionTable
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
  one_time_link: OneTimeLinkTable
  user: UserTable
  session: SessionTable
}
