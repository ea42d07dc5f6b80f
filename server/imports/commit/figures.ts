import type {
  BudgetBlock,
  BudgetLineKey,
  GoalTable,
  PlanFigures,
  ProgrammeFigures,
  StaffRow,
  StaffTable,
} from '#domain/plan/plan-figures.ts'
import type { Loc } from '../../documents/model.ts'
import type { AmountFigure, PlanRecords, StatementRecord, UnitRecord } from '../records.ts'

/** What an equation is told as the line of a figure: its line, or a number under which its place is found again. */
export type Mark = (loc: Loc) => number | null

/** The recognised plan as printed figures, so that every equation is known before anything is stored. Pure. */
export function figuresOf(records: PlanRecords, mark: Mark = (loc) => loc.line): PlanFigures {
  const units = [records.bureau, ...records.departments]
  const nameOf = (key: string) => units.find((u) => u.key === key)?.shortName ?? ''
  const departmentOf = new Map(records.policyGoals.map((g) => [g.key, nameOf(g.department)]))
  return {
    staffing: units.flatMap((unit) => staffTable(records, unit, nameOf, mark)),
    goals: records.policyGoals.map((g) => ({
      department: nameOf(g.department),
      name: g.name.value,
      indicators: records.indicators
        .filter((i) => i.goal === g.key)
        .map((i) => ({ name: i.name.value, line: mark(i.weight.loc), weight: i.weight.value })),
    })),
    goalTables: records.goalTables.map((t): GoalTable => ({
      owner: nameOf(t.unit),
      level: levelOf(records, t.unit),
      line: mark(t.loc),
      rows: t.rows.map((row) => ({
        name: row.name.value,
        department: row.goal === null ? null : (departmentOf.get(row.goal) ?? null),
        line: mark(row.amount.loc),
        indicatorCount: row.indicators.value,
        programmeCount: row.programmes.value,
        amount: row.amount.value,
      })),
    })),
    budgets: units.flatMap((unit) => budgetBlock(records, unit, mark)),
    programmes: programmesOf(records, departmentOf, mark),
  }
}

const levelOf = (records: PlanRecords, key: string): 'bureau' | 'department' =>
  key === records.bureau.key ? 'bureau' : 'department'

function staffTable(records: PlanRecords, unit: UnitRecord, nameOf: (key: string) => string, mark: Mark): StaffTable[] {
  const own = records.staffing.filter((s) => s.tableUnit === unit.key)
  const total = own.find((s) => s.row === 'total')
  if (!total) return []
  const row = (s: typeof total, name: string): StaffRow => ({
    name,
    line: mark(s.loc),
    quota: s.quota.value,
    grade4: s.grade4.value,
    grade5: s.grade5.value,
    grade6: s.grade6.value,
    headcount: s.headcount.value,
    teams: s.row === 'unit' ? records.teams.filter((t) => t.unit === s.unit).map((t) => t.name.value) : [],
  })
  const rows = own.filter((s) => s.row === 'unit').map((s) => row(s, nameOf(s.unit)))
  return [{ owner: unit.shortName, level: levelOf(records, unit.key), total: row(total, '계'), rows }]
}

const BLANK = { line: null, budget: null, budgetShare: null, previous: null, previousShare: null, change: null, changeRate: null }

function budgetBlock(records: PlanRecords, unit: UnitRecord, mark: Mark): BudgetBlock[] {
  const own = records.statements.filter((s) => s.unit === unit.key)
  if (own.length === 0) return []
  const line = (item: BudgetLineKey) => {
    const s: StatementRecord | undefined = own.find((o) => o.item.value === item)
    return s
      ? {
          line: mark(s.loc),
          budget: s.budget.value,
          budgetShare: s.budgetShare.value,
          previous: s.previous.value,
          previousShare: s.previousShare.value,
          change: s.change.value,
          changeRate: s.changeRate.value,
        }
      : BLANK
  }
  const lines = {
    total: line('total'),
    policy: line('policy'),
    administration: line('administration'),
    personnel: line('personnel'),
    basic: line('basic'),
    finance: line('finance'),
  }
  return [{ owner: unit.shortName, level: levelOf(records, unit.key), lines }]
}

function programmesOf(records: PlanRecords, departmentOf: ReadonlyMap<string, string>, mark: Mark): ProgrammeFigures[] {
  const three = (amounts: readonly AmountFigure[]) => {
    const of = (year: number, kind: AmountFigure['kind']) =>
      amounts.find((a) => a.year === year && a.kind === kind)?.value ?? null
    return {
      settled: of(records.settledYear.value, 'settled'),
      previous: of(records.fiscalYear.value - 1, 'budget'),
      budget: of(records.fiscalYear.value, 'budget'),
    }
  }
  return records.programmes.map((p) => ({
    department: departmentOf.get(p.goal) ?? '',
    name: p.name.value,
    line: mark(p.name.loc),
    projectCount: p.projectCount.value,
    ...three(p.amounts),
    projects: p.projects.map((j) => ({
      name: j.name.value,
      line: mark(j.name.loc),
      overviewName: j.overview?.name.value ?? null,
      overviewLine: j.overview ? mark(j.overview.name.loc) : null,
      ...three(j.amounts),
    })),
  }))
}
