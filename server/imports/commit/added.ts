import { BUDGET_LINES } from '#domain/plan/plan-figures.ts'
import type { RecordGroup } from '#domain/plan/plan-fields.ts'
import type { Loc } from '../../documents/model.ts'
import { aggregationOf } from '../recognise/read-indicators.ts'
import type { Field, IndicatorRecord, PlanRecords, ProgrammeRecord, StatementItem } from '../records.ts'
import type { Correction } from './correct.ts'

/** Groups of which a person may add a record, in the order they stand under each other. */
export const ADDABLE = ['units', 'goals', 'indicators', 'programmes', 'projects', 'statements'] as const satisfies RecordGroup[]
export type AddableGroup = (typeof ADDABLE)[number]

/** What an added record is written down under, in the place of a field's path: 'indicators/d1-+1'. Its value is what it stands under. */
const isAddition = ({ path }: Correction) =>
  path.split('/').length === 2 && (ADDABLE as readonly string[]).includes(path.slice(0, path.indexOf('/')))

/** What a record of a group stands under: the keys, each of one kind. */
export function parentsOf(records: PlanRecords, group: AddableGroup): readonly string[] {
  switch (group) {
    case 'units':
      return [records.bureau.key]
    case 'goals':
    case 'statements':
      return [records.bureau, ...records.departments].map((u) => u.key)
    case 'indicators':
    case 'programmes':
      return records.policyGoals.map((g) => g.key)
    case 'projects':
      return records.programmes.map((p) => p.key)
  }
}

/**
 * The path of a record that is added. `taken`: every path of the draft there ever was. Keys of added ones have a '+', so that none
 * meets a recognised one; a line of a statement is called after its item. Null: there is such a line.
 */
export function pathOfAdded(
  records: PlanRecords,
  { group, under, item }: { readonly group: AddableGroup; readonly under: string; readonly item: StatementItem | null },
  taken: ReadonlySet<string>,
): string | null {
  if (group === 'statements') {
    const there = records.statements.some((s) => s.unit === under && s.item.value === item)
    return item === null || there ? null : `statements/${under}-${item}`
  }
  const goals = new Map(records.policyGoals.map((g) => [g.key, g.department]))
  const unit = group === 'units' ? 'd' : group === 'goals' || group === 'projects' ? under : (goals.get(under) ?? under)
  const stem = group === 'units' ? 'units/d+' : `${group}/${unit}-+`
  for (let n = 1; ; n++) if (!taken.has(`${stem}${n}`)) return `${stem}${n}`
}

const blank = <T>(value: T, loc: Loc): Field<T> => ({ value, raw: '', loc, confidence: 1, repairs: [] })

/** The records with those a person added, each last among those of its department or programme; their values are corrections. */
export function withAdded(
  records: PlanRecords,
  corrections: ReadonlyMap<string, Correction>,
): { readonly records: PlanRecords; readonly unplaced: readonly Correction[] } {
  const additions = [...corrections.values()].filter(isAddition)
  if (additions.length === 0) return { records, unplaced: [] }
  const unplaced: Correction[] = []
  let all = records
  for (const group of ADDABLE)
    for (const addition of additions.filter(({ path }) => path.startsWith(`${group}/`))) {
      if (parentsOf(all, group).includes(String(addition.value))) all = withOne(all, group, addition, corrections)
      else unplaced.push(addition)
    }
  return { records: all, unplaced }
}

function withOne(
  r: PlanRecords,
  group: AddableGroup,
  { path, value, from }: Correction,
  all: Parameters<typeof withAdded>[1],
): PlanRecords {
  const key = path.slice(path.indexOf('/') + 1)
  const under = String(value)
  const loc = from?.loc ?? r.fiscalYear.loc
  const name = blank('', loc)
  const departmentOf = new Map(r.policyGoals.map((g) => [g.key, g.department]))
  const near = <T extends { readonly goal: string }>(rows: readonly T[], row: T) =>
    afterLast(rows, row, (other) => departmentOf.get(other.goal) === departmentOf.get(under))
  switch (group) {
    case 'units': {
      const shortName = String(all.get(`${path}/name`)?.value ?? '')
      const unit = { key, kind: 'department', name, shortName, order: r.departments.length + 1, spellings: [] } as const
      return { ...r, departments: [...r.departments, unit] }
    }
    case 'goals': {
      const goal = { key, department: under, order: 0, name, strategicGoal: null }
      return { ...r, policyGoals: afterLast(r.policyGoals, goal, (other) => other.department === under) }
    }
    case 'indicators':
      return { ...r, indicators: near(r.indicators, blankIndicator(r, key, under, loc)) }
    case 'programmes': {
      const own = { account: blank<string | null>(null, loc), projectCount: blank<number | null>(null, loc) }
      const programme: ProgrammeRecord = { key, goal: under, order: 0, name, ...own, amounts: [], projects: [], loc }
      return { ...r, programmes: near(r.programmes, programme) }
    }
    case 'projects': {
      const project = { key, order: 0, name, amounts: [], overview: null, loc }
      return {
        ...r,
        programmes: r.programmes.map((p) => (p.key === under ? { ...p, projects: [...p.projects, project] } : p)),
      }
    }
    case 'statements': {
      const item = BUDGET_LINES.find((one) => key.endsWith(`-${one}`)) ?? 'total'
      const figure = blank<number | null>(null, loc)
      const figures = {
        budget: figure,
        budgetShare: figure,
        previous: figure,
        previousShare: figure,
        change: figure,
        changeRate: figure,
      }
      const line = { key, unit: under, item: blank(item, loc), ...figures, loc }
      return { ...r, statements: afterLast(r.statements, line, (other) => other.unit === under) }
    }
  }
}

function afterLast<T>(rows: readonly T[], row: T, same: (other: T) => boolean): T[] {
  const at = rows.findLastIndex(same)
  return at < 0 ? [...rows, row] : rows.toSpliced(at + 1, 0, row)
}

function blankIndicator(r: PlanRecords, key: string, goal: string, loc: Loc): IndicatorRecord {
  const years = Array.from({ length: Math.max(0, r.lastYear.value - r.firstYear.value + 1) }, (_, i) => r.firstYear.value + i)
  const figures = years.map((year) => ({ ...blank<number | null>(null, loc), year }))
  return {
    key,
    goal,
    order: 0,
    name: blank('', loc),
    printedName: '',
    unit: blank<string | null>(null, loc),
    kind: blank<'key' | 'general' | null>(null, loc),
    weight: blank<number | null>(null, loc),
    direction: 'higher',
    aggregation: 'last',
    frequency: 'year',
    decimals: 0,
    formula: blank('', loc),
    source: blank('', loc),
    rationale: null,
    targets: figures,
    actuals: figures.map((figure) => ({ ...figure, state: figure.year <= r.settledYear.value ? 'none' : 'placeholder' })),
    loc,
    actualLoc: loc,
    components: [],
  }
}

/** What follows from the values of added records, and the numbers of those that something was added to or moved from. */
export function completed(records: PlanRecords, corrections: ReadonlyMap<string, Correction>): PlanRecords {
  const touched = [...corrections.values()].some((c) => isAddition(c) || /\/(?:goal|department|programme)$/.test(c.path))
  if (!touched) return records
  const added = new Set([...corrections.values()].filter(isAddition).map((c) => c.path))
  const indicators = records.indicators.map((i): IndicatorRecord => {
    if (!added.has(`indicators/${i.key}`)) return i
    const figures = [...i.targets, ...i.actuals].map(({ value }) => /\.(\d+)$/.exec(String(value ?? ''))?.[1]?.length ?? 0)
    // As the recogniser has it: what is printed for a year that is not settled is the form's placeholder.
    const actuals = i.actuals.map((a) => (a.year > records.settledYear.value && a.value === 0 ? { ...a, value: null } : a))
    return {
      ...i,
      actuals,
      printedName: i.name.raw.trim() || i.name.value,
      aggregation: corrections.has(`indicators/${i.key}/aggregation`) ? i.aggregation : aggregationOf(i.name.value, i.unit.value),
      decimals: Math.max(0, ...figures),
      actualLoc: i.actuals.find(({ raw }) => raw !== '')?.loc ?? i.actualLoc,
    }
  })
  return {
    ...records,
    policyGoals: numbered(records.policyGoals, (g) => g.department),
    indicators: numbered(indicators, (i) => i.goal),
    programmes: numbered(records.programmes, (p) => p.goal).map((p) => ({ ...p, projects: numbered(p.projects, () => p.key) })),
    teams: numbered(records.teams, (t) => t.unit),
  }
}

/** Each with its number among those of the same owner. */
function numbered<T extends { readonly order: number }>(rows: readonly T[], ownerOf: (row: T) => string): T[] {
  const counts = new Map<string, number>()
  return rows.map((row) => {
    const order = (counts.get(ownerOf(row)) ?? 0) + 1
    counts.set(ownerOf(row), order)
    return row.order === order ? row : { ...row, order }
  })
}
