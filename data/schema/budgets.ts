import type { ColumnType, Generated } from 'kysely'

/** Written once, never changed. */
type Once<T> = ColumnType<T, T, never>

/** 집행액 of one programme or project in one year, as far as it had been spent on a day. */
export interface BudgetExecutionTable {
  id: Generated<number>
  programme_id: number | null
  project_id: number | null
  year: number
  /** 원 */
  amount: number
  /** 원 per unit of the file */
  unit_won: number
  /** 기준일, ISO day */
  as_of: string
}

/** One file of amounts that was taken in; taken back by a reversal, never deleted. */
export interface BudgetUploadTable {
  id: Generated<number>
  plan_id: number
  document_id: number
  file_name: string
  recorded_at: string
  recorded_by: string
  recorded_by_id: string
  reversed_at: string | null
  reversed_by: string | null
}

/** What such a file changed. `before_…` null: there was no figure. */
export interface BudgetUploadChangeTable {
  id: Generated<number>
  upload_id: number
  subject: 'budget_amount' | 'budget_execution'
  subject_id: number
  before_amount: number | null
  before_unit: number | null
  before_as_of: string | null
  /** the figure's provenance row before, as JSON; null where it had none */
  before_origin: string | null
  after_amount: number
}

/** 분기 이체내역: that the list of a quarter's budget movements went to the council, and when. Append-only. */
export interface BudgetMovementListTable {
  id: Generated<number>
  year: Once<number>
  /** 1–4 */
  quarter: Once<number>
  filed_on: Once<string>
  note: Once<string>
  recorded_at: Once<string>
  recorded_by: Once<string>
  recorded_by_id: Once<string>
}

/** Table names of this room → their interfaces, as in ../schema.ts. */
export interface BudgetsTables {
  budget_execution: BudgetExecutionTable
  budget_upload: BudgetUploadTable
  budget_upload_change: BudgetUploadChangeTable
  budget_movement_list: BudgetMovementListTable
}
