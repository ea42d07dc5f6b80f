/**
 * The printed figures of a performance plan, as the reconciliation reads them: numbers in the printed unit (명, 개,
 * 백만원, %), names of departments already resolved to one spelling, `line` = line in the source (null when unknown).
 * A cell that is blank or unreadable is null; nothing is corrected here.
 */
export interface PlanFigures {
  readonly staffing: readonly StaffTable[]
  /** Indicators and their weights, a goal each. */
  readonly goals: readonly GoalFigures[]
  /** < 정책사업목표 현황 > tables; an empty one (header only) has no rows. */
  readonly goalTables: readonly GoalTable[]
  readonly budgets: readonly BudgetBlock[]
  readonly programmes: readonly ProgrammeFigures[]
}

export type Level = 'bureau' | 'department'
export type PrintedNumber = number | null

export interface StaffRow {
  /** Department, or '계' for the total row */
  readonly name: string
  readonly line: number | null
  readonly quota: PrintedNumber
  readonly grade4: PrintedNumber
  readonly grade5: PrintedNumber
  readonly grade6: PrintedNumber
  readonly headcount: PrintedNumber
  readonly teams: readonly string[]
}

export interface StaffTable {
  readonly owner: string
  readonly level: Level
  readonly total: StaffRow
  readonly rows: readonly StaffRow[]
}

export interface GoalFigures {
  readonly department: string
  /** As in the goal table; null when the plan prints none (소통기획과's own table is empty). */
  readonly name: string | null
  readonly indicators: readonly { readonly name: string; readonly line: number | null; readonly weight: PrintedNumber }[]
}

export interface GoalTable {
  readonly owner: string
  readonly level: Level
  /** Of the header */
  readonly line: number | null
  readonly rows: readonly GoalRow[]
}

export interface GoalRow {
  readonly name: string
  /** Whose goal it is; null when a bureau's row cannot be matched to a department */
  readonly department: string | null
  readonly line: number | null
  readonly indicatorCount: PrintedNumber
  readonly programmeCount: PrintedNumber
  /** 백만원, the plan's year */
  readonly amount: PrintedNumber
}

export const BUDGET_LINES = ['total', 'policy', 'administration', 'personnel', 'basic', 'finance'] as const
export type BudgetLineKey = (typeof BUDGET_LINES)[number]

/** Korean label of each line of the 예산현황 table. */
export const BUDGET_LINE_LABEL: Readonly<Record<BudgetLineKey, string>> = {
  total: '계',
  policy: '정책사업',
  administration: '행정운영경비',
  personnel: '인력운영비',
  basic: '기본경비',
  finance: '재무활동',
}

/** One printed row: amounts in 백만원, shares and rate in percent with two decimals. */
export interface BudgetLine {
  readonly line: number | null
  readonly budget: PrintedNumber
  readonly budgetShare: PrintedNumber
  readonly previous: PrintedNumber
  readonly previousShare: PrintedNumber
  readonly change: PrintedNumber
  readonly changeRate: PrintedNumber
}

export interface BudgetBlock {
  readonly owner: string
  readonly level: Level
  readonly lines: Readonly<Record<BudgetLineKey, BudgetLine>>
}

export interface ProgrammeFigures {
  readonly department: string
  readonly name: string
  readonly line: number | null
  /** 비고 (세부사업수) */
  readonly projectCount: PrintedNumber
  readonly settled: PrintedNumber
  readonly previous: PrintedNumber
  readonly budget: PrintedNumber
  readonly projects: readonly ProjectFigures[]
}

export interface ProjectFigures {
  /** As in the amounts table */
  readonly name: string
  readonly line: number | null
  /** As in the overview below it; null when there is none */
  readonly overviewName: string | null
  readonly overviewLine: number | null
  readonly settled: PrintedNumber
  readonly previous: PrintedNumber
  readonly budget: PrintedNumber
}
