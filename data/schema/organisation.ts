/** Units through time, the events that changed them, and what belongs to whom. Days ISO; `to` is the first day it no longer holds. */
import type { ColumnType, Generated } from 'kysely'
import type { ReorganisationKind } from '#domain/plan/organisation.ts'
import type { DividedKind } from '#domain/plan/reorganisation.ts'

type Id = Generated<number>
/** Written once, never changed: the history is append-only. */
type Once<T> = ColumnType<T, T, never>
type OnceOrNone<T> = ColumnType<T | null, T | null | undefined, never>

/** 정부 · 실국 · 부서. The identity that survives renaming; the names are in organisation_unit_name. Never deleted. */
export interface OrganisationUnitTable {
  id: Id
  code: Once<string>
  kind: Once<'government' | 'bureau' | 'department'>
}

/** Name and place of a unit from `valid_from` to before `valid_to` (null = still). A unit without one on a day does not exist on it. */
export interface OrganisationUnitNameTable {
  id: Id
  unit_id: Once<number>
  parent_id: number | null
  name: Once<string>
  short_name: Once<string>
  valid_from: Once<string>
  valid_to: string | null
  sort_order: number
  /** the reorganisation that began it; null = it came with a plan */
  event_id: ColumnType<number | null, number | null | undefined, number | null>
}

/** 조직개편: one event by one ordinance on one day. */
export interface ReorganisationTable {
  id: Id
  /** counts up with each change; a writer names the one seen */
  version: number
  /** draft 초안 · discarded 버림 · applied 적용 · undone 되돌림 */
  state: 'draft' | 'discarded' | 'applied' | 'undone'
  title: string
  /** 조례: its name, its number ('' = not given yet) and the session that decided it */
  ordinance: string
  ordinance_number: string
  decided: string
  /** 시행일; null while it is not known */
  effective_on: string | null
  /** the document it is taken from, in free words */
  source: string
  /** JSON: new units, lines and decisions (ReorganisationDraft of #domain/plan/reorganisation.ts) */
  content: string
  /** last day on which the people of a unit that ended write for the days before; set when applied */
  handover_until: string | null
  /** JSON: what applying it made and ended, so that it can be undone; set when applied */
  effects: string | null
  created_at: Once<string>
  created_by: Once<string>
  created_by_id: Once<string>
  applied_at: string | null
  applied_by: string | null
  applied_by_id: string | null
  /** when and by whom it was discarded or undone */
  ended_at: string | null
  ended_by: string | null
  ended_reason: string | null
}

/** A line of an applied event: who follows whom. One of an event that was undone says nothing. Append-only. */
export interface OrganisationSuccessionTable {
  id: Id
  /** null: a new unit follows nobody */
  predecessor_id: Once<number | null>
  /** null: nobody follows a closed one. The same as the predecessor where the unit only changed */
  successor_id: Once<number | null>
  kind: Once<ReorganisationKind>
  effective_on: Once<string>
  /** the ordinance or notice that ordered it */
  source: Once<string>
  /** null = from before events were kept */
  event_id: OnceOrNone<number>
}

/**
 * What belongs to whom from a day on, decided in an event. It says who follows `from_unit_id`; it ends where a later one
 * leaves `to_unit_id`. One of an event that was undone says nothing. Append-only.
 */
export interface OrganisationAssignmentTable {
  id: Id
  event_id: Once<number>
  subject_kind: Once<AssignedKind>
  /** indicator: its lineage · programme, project: its id · quota, headcount, money: the unit that is divided */
  subject_id: Once<number>
  from_unit_id: Once<number>
  to_unit_id: Once<number>
  from_on: Once<string>
  /** percent; only of 정원, 현원 and of money that no programme names, and with a reason. Results are never divided */
  share: OnceOrNone<number>
  reason: OnceOrNone<string>
  /** with a share: what it is of the whole, persons or 원, to the digit */
  figure: OnceOrNone<number>
}
export type AssignedKind = 'indicator' | 'programme' | 'project' | DividedKind

/** Which departments a head or evaluator works for; executives and administrators have the whole government. */
export interface UserDepartmentTable {
  user_id: string
  unit_id: number
  /** first day; null = from the first on */
  from_on: ColumnType<string | null, string | null | undefined, string | null>
  /** first day it no longer holds; null = still */
  to_on: ColumnType<string | null, string | null | undefined, string | null>
}

/** 이체: budget moved between units because the structure changed. Reversed, never deleted. */
export interface BudgetMovementTable {
  id: Id
  from_unit_id: Once<number>
  to_unit_id: Once<number>
  programme_id: OnceOrNone<number>
  project_id: OnceOrNone<number>
  year: Once<number>
  /** 원, above 0 */
  amount: Once<number>
  /** 원 per unit it was given in */
  unit_won: number
  moved_on: Once<string>
  /** the ordinance or decision it stands on */
  basis: Once<string>
  event_id: OnceOrNone<number>
  note: string
  recorded_at: Once<string>
  recorded_by: Once<string>
  recorded_by_id: Once<string>
  reversed_at: string | null
  reversed_by: string | null
  reversed_reason: string | null
}

/** Table names of this room → their interfaces, as in ../schema.ts. */
export interface OrganisationTables {
  organisation_unit: OrganisationUnitTable
  organisation_unit_name: OrganisationUnitNameTable
  reorganisation: ReorganisationTable
  organisation_succession: OrganisationSuccessionTable
  organisation_assignment: OrganisationAssignmentTable
  user_department: UserDepartmentTable
  budget_movement: BudgetMovementTable
}
