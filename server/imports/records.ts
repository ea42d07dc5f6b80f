import type { FormKind } from '#domain/entry/form-kind.ts'
import type { HeadedField } from '#domain/plan/plan-fields.ts'
import type { Loc } from '../documents/model.ts'

/**
 * What was recognised in a plan document. Every printed value is a Field: the value read, the string it was read from,
 * its place, how sure the reading is, and what was repaired to read it. Keys (`bureau`, `d1`, `d1-g1`, `d1-p2`) are
 * valid inside one PlanRecords only; lasting codes are given when the import is committed.
 */
export interface Field<T> {
  readonly value: T
  /** As printed; '' where nothing is printed and the value follows from elsewhere */
  readonly raw: string
  readonly loc: Loc
  /** 1 = as printed, 0.9 = repaired by a rule, 0.7 or less = a proposal a person has to confirm */
  readonly confidence: number
  readonly repairs: readonly Repair[]
}

export type RepairKind =
  | 'letter-spaced-label'
  | 'bullet-removed'
  | 'department-prefix-removed'
  | 'unit-from-name'
  | 'unit-from-figure'
  | 'unit-in-figure'
  | 'triangle-minus'
  | 'figure-tidied'
  | 'header-shifted'
  | 'header-second-row-ignored'
  | 'two-digit-year'
  | 'row-joined'
  | 'page-continuation'
  | 'cell-taken-apart'
  | 'table-taken-apart'
  | 'line-joined'
  | 'spelling-matched'
  | 'name-matched'
  | 'placeholder'
  | 'carried-down'
  | 'goal-from-bureau-table'
  | 'goal-from-heading'
  | 'goal-from-strategic-goal'
  | 'years-from-window'
  | 'date-completed'
  | 'cells-summed'
  | 'unit-converted'

/** One thing changed to read a value. `raw` is what stands in the document, `now` what was read. */
export interface Repair {
  readonly kind: RepairKind
  readonly raw: string
  readonly now: string
  readonly loc: Loc
}

export type AttentionKind =
  | 'figure-ask'
  | 'figure-unreadable'
  | 'actual-before-its-time'
  | 'unit-missing'
  | 'kind-unknown'
  | 'direction-ask'
  | 'name-proposal'
  | 'slip-proposal'
  | 'goal-unclear'
  | 'goal-name-missing'
  | 'goal-without-department'
  | 'department-unknown'
  | 'department-without-section'
  | 'bureau-missing'
  | 'overview-without-project'
  | 'project-without-overview'
  | 'project-count-differs'
  | 'programme-heading-differs'
  | 'rationale-without-indicator'
  | 'components-do-not-add-up'
  | 'shares-not-hundred'
  | 'period-unreadable'
  | 'account-missing'
  | 'amount-unit-missing'
  | 'amount-unit-mixed'
  | 'years-unclear'
  | 'years-missing'
  | 'grade-columns'
  | 'rows-joined'
  | 'looks-like-report'
  | 'several-bureaus'
  | 'figure-kind-unclear'
  | 'amount-kind-unclear'
  | 'row-in-doubt'
  | 'rate-differs'
  | 'target-revised'
  | 'sub-indicator'
  | 'summary-differs'

/** Something a person has to look at before the import is confirmed. `ask` blocks nothing by itself but wants an answer; `note` informs. */
export interface Attention {
  readonly kind: AttentionKind
  readonly weight: 'ask' | 'note'
  /** Of whom or what: the name of the unit, indicator, programme or project */
  readonly subject: string
  readonly raw: string
  /** What a rule would write instead, never written by itself */
  readonly proposal: string | null
  readonly loc: Loc
}

export type UnrecognisedWhy =
  | 'table-unknown'
  | 'row-unknown'
  | 'cell-outside-columns'
  | 'text-outside-sections'
  | 'total-row'
  | 'overview-without-programme'
  | 'no-programme-row'
  | 'indicator-without-name'
  | 'item-unknown'
  | 'another-bureau'

export interface Unrecognised {
  readonly what: 'table' | 'row' | 'cell' | 'text'
  readonly why: UnrecognisedWhy
  readonly raw: string
  readonly loc: Loc
  /** row and column of each of its cells that has text, in the block of `loc`; drafts of earlier versions have none */
  readonly cells?: readonly UnreadCell[]
}
/** Row and column of a table's cell; both null for a text. */
export type UnreadCell = readonly [row: number | null, column: number | null]

export type UnitKey = string
export type GoalKey = string

export interface UnitRecord {
  readonly key: UnitKey
  readonly kind: 'government' | 'bureau' | 'department'
  readonly name: Field<string>
  /** The name without the government's in front; a province's everyday short form for the government */
  readonly shortName: string
  readonly order: number
  /** Every spelling in the document, each where it first stands as a whole cell, line or indicator prefix */
  readonly spellings: readonly Field<string>[]
}

export interface StrategicGoalRecord {
  readonly unit: UnitKey
  readonly order: number
  readonly name: Field<string>
}

export interface PolicyGoalRecord {
  readonly key: GoalKey
  readonly department: UnitKey
  readonly order: number
  readonly name: Field<string>
  /** `order` of the department's strategic goal; null when it has none or several */
  readonly strategicGoal: number | null
}

export interface GoalTableRow {
  /** null: the printed name matches no goal */
  readonly goal: GoalKey | null
  readonly order: number
  readonly name: Field<string>
  readonly indicators: Field<number | null>
  readonly programmes: Field<number | null>
  readonly amount: Field<number | null>
}

/** A table 정책사업목표 현황; `loc` is its header's. It may have no rows. */
export interface GoalTableRecord {
  readonly unit: UnitKey
  readonly loc: Loc
  readonly rows: readonly GoalTableRow[]
}

export interface YearFigure extends Field<number | null> {
  readonly year: number
  /** The target before it was revised, where the document prints both */
  readonly original?: Field<number | null>
}

/** `placeholder`: printed for a year that is not settled yet ('0', '/', blank), so it is no result. */
export interface ActualFigure extends YearFigure {
  readonly state: 'measured' | 'placeholder' | 'none'
}

export interface ComponentRecord {
  readonly order: number
  readonly name: Field<string>
  readonly unit: string
  /** As printed, with its unit: '48회' */
  readonly target: Field<number | null>
}

/** Fields of columns that not every plan prints; null or not there: this one does not. */
type HeadedFields = { readonly [F in HeadedField]?: Field<string | null> | null }

export interface IndicatorRecord extends HeadedFields {
  readonly key: string
  readonly goal: GoalKey
  readonly order: number
  /** Without the department in front and the unit behind; `raw` is the printed name */
  readonly name: Field<string>
  readonly printedName: string
  readonly unit: Field<string | null>
  readonly kind: Field<'key' | 'general' | null>
  readonly weight: Field<number | null>
  /** The plan prints none of the next four: defaults by rule */
  readonly direction: 'higher' | 'lower' | 'maintain'
  readonly aggregation: 'sum' | 'last'
  readonly frequency: 'year'
  /** Largest number of decimals printed among its figures */
  readonly decimals: number
  readonly formula: Field<string>
  readonly source: Field<string>
  /** 설정근거 as printed; null when the plan gives none */
  readonly rationale: Field<string> | null
  /** One a year of the window, in the indicator's unit */
  readonly targets: readonly YearFigure[]
  readonly actuals: readonly ActualFigure[]
  /** Place of the row of targets, and of the row of actuals */
  readonly loc: Loc
  readonly actualLoc: Loc
  readonly components: readonly ComponentRecord[]
}

/** In the printed unit (PlanRecords.amountUnitWon) */
export interface AmountFigure extends YearFigure {
  readonly kind: 'settled' | 'budget' | 'plan'
}

export type Payer = 'national' | 'province' | 'municipality' | 'other'
export interface FundingShare {
  readonly payer: Payer
  readonly percent: Field<number>
}

export interface OverviewRecord {
  readonly name: Field<string>
  readonly startsOn: Field<string | null>
  readonly endsOn: Field<string | null>
  readonly supportType: Field<string | null>
  readonly funding: Field<string | null>
  readonly implementingBody: Field<string | null>
  readonly shares: readonly FundingShare[]
  /** How it was matched to its project: `near` is a proposal */
  readonly matched: 'exact' | 'squeezed' | 'near'
  readonly loc: Loc
}

export interface ProjectRecord {
  readonly key: string
  readonly order: number
  readonly name: Field<string>
  readonly amounts: readonly AmountFigure[]
  readonly overview: OverviewRecord | null
  readonly loc: Loc
}

export interface ProgrammeRecord {
  readonly key: string
  readonly goal: GoalKey
  readonly order: number
  readonly name: Field<string>
  readonly account: Field<string | null>
  readonly projectCount: Field<number | null>
  readonly amounts: readonly AmountFigure[]
  readonly projects: readonly ProjectRecord[]
  readonly loc: Loc
}

export type StatementItem = 'total' | 'policy' | 'administration' | 'personnel' | 'basic' | 'finance'
export interface StatementRecord {
  /** what its path is called after, where that is not `<unit>-<item>`: a person moved it to another unit */
  readonly key?: string
  readonly unit: UnitKey
  readonly item: Field<StatementItem>
  readonly budget: Field<number | null>
  readonly budgetShare: Field<number | null>
  readonly previous: Field<number | null>
  readonly previousShare: Field<number | null>
  readonly change: Field<number | null>
  readonly changeRate: Field<number | null>
  readonly loc: Loc
}

export interface StaffingRecord {
  readonly tableUnit: UnitKey
  /** Of a total row: the table's own unit */
  readonly unit: UnitKey
  readonly row: 'total' | 'unit'
  readonly name: Field<string>
  readonly quota: Field<number | null>
  /** 4급 이상 */
  readonly grade4: Field<number | null>
  readonly grade5: Field<number | null>
  /** 6급 이하 */
  readonly grade6: Field<number | null>
  readonly headcount: Field<number | null>
  readonly loc: Loc
}

export interface TeamRecord {
  /** what its path is called after, where that is not `<unit>-<order>`: a person moved it to another unit */
  readonly key?: string
  readonly unit: UnitKey
  readonly order: number
  readonly name: Field<string>
}

export interface PlanRecords {
  /** null: the document prints no title */
  readonly title: Field<string> | null
  readonly fiscalYear: Field<number>
  readonly settledYear: Field<number>
  readonly firstYear: Field<number>
  readonly lastYear: Field<number>
  /** 백만원 1000000, 천원 1000, 원 1 */
  readonly amountUnitWon: Field<number>
  readonly government: UnitRecord | null
  readonly bureau: UnitRecord
  readonly departments: readonly UnitRecord[]
  readonly strategicGoals: readonly StrategicGoalRecord[]
  readonly policyGoals: readonly PolicyGoalRecord[]
  readonly goalTables: readonly GoalTableRecord[]
  readonly indicators: readonly IndicatorRecord[]
  readonly programmes: readonly ProgrammeRecord[]
  readonly statements: readonly StatementRecord[]
  readonly staffing: readonly StaffingRecord[]
  readonly teams: readonly TeamRecord[]
}

/** What becomes of every non-empty cell and text of the document: the sum of the four is their number. */
export interface Coverage {
  readonly recognised: number
  /** headings, captions, header cells, page numbers */
  readonly structure: number
  /** running text left out on purpose, by section */
  readonly leftOut: {
    readonly direction: number
    readonly contents: number
    readonly purpose: number
    readonly projectContents: number
    /** by what a person said of a table, a column or a row */
    readonly byPerson: number
  }
  readonly unrecognised: number
}

/** Words and counts for the sentence "this is not a performance plan: here is what I saw". */
export interface Seen {
  readonly texts: number
  readonly tables: number
  readonly cells: number
  /** The document's first lines, shortened */
  readonly firstLines: readonly string[]
  /** First cells of the first tables, shortened */
  readonly tableHeads: readonly string[]
  /** Tables of a plan are there, and nothing says whose or of which year */
  readonly lacks?: 'unit' | 'year'
  /** The form of another page that it is */
  readonly form?: FormKind
  /** Words of a plan that were found, with how often */
  readonly planWords: readonly { readonly word: string; readonly count: number }[]
}

export type Recognition =
  | {
      readonly kind: 'plan'
      /** The document calls itself a 성과보고서: its results are proposed, and it makes no plan. Not there: read before such were told apart */
      readonly report?: boolean
      readonly records: PlanRecords
      readonly unrecognised: readonly Unrecognised[]
      readonly repairs: readonly Repair[]
      readonly attention: readonly Attention[]
      readonly coverage: Coverage
    }
  | { readonly kind: 'not-a-plan'; readonly seen: Seen }
