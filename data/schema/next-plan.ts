import type { ColumnType, Generated } from 'kysely'

/** Written once, never changed. */
type Once<T> = ColumnType<T, T, never>

/** A plan that was made from the one of the year before (이월), and how often it was changed since. Goes when the draft is undone. */
export interface PlanDraftTable {
  plan_id: number
  from_plan_id: number
  made_at: string
  made_by: string
  made_by_id: string
  /** accepted changes of the draft's content; 0 = nothing stands on it */
  edits: number
}

/** 유지 · 수정 · 신규 · 폐지 of one indicator of a draft, by lineage: what was dropped has no row in `indicator` any more. */
export interface DraftDecisionTable {
  plan_id: number
  lineage_id: number
  department_id: number
  decision: 'keep' | 'change' | 'new' | 'drop'
  /** why; of a target that the challenge check asks about, too */
  reason: string | null
  /** JSON of the dropped indicator with its targets and parts, to bring it back as it was; null while it is in the plan */
  dropped: string | null
  decided_at: string
  decided_by: string
}

/** 부서 완료: the head said that the department's part of the draft is ready. No row: still open. */
export interface DraftDepartmentTable {
  plan_id: number
  department_id: number
  done_at: string
  done_by: string
  done_by_id: string
}

/** That a day of the yearly calendar was kept, where the store cannot know it. Append-only: the newest holds. */
export interface CalendarRecordTable {
  id: Generated<number>
  bureau_id: Once<number>
  fiscal_year: Once<number>
  /** id of a day in server/domain/plan/statutory-days.ts */
  step: Once<string>
  /** 'YYYY-MM-DD'; null = an earlier entry is taken back */
  done_on: Once<string | null>
  note: Once<string>
  recorded_at: Once<string>
  recorded_by: Once<string>
  recorded_by_id: Once<string>
}

/** Table names of this room → their interfaces, as in ../schema.ts. */
export interface NextPlanTables {
  plan_draft: PlanDraftTable
  draft_decision: DraftDecisionTable
  draft_department: DraftDepartmentTable
  calendar_record: CalendarRecordTable
}
