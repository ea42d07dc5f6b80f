/** 국 → 부서 → 정책사업목표 → 단위사업 → 세부사업, with every year's printed figure beside the sum of its lines. 원. */
import { sumTolerance } from '#domain/plan/budget.ts'
import type { EquationState } from '#domain/plan/equation.ts'
import { worseFirst } from '../../shared/reconciliation/equation-words.ts'
import type { Outputs } from '../../trpc.ts'

export type BudgetPage = Outputs['budgets']['page']
/** The page as its address asks for it. */
export interface BudgetAsked {
  readonly bureauId: number | undefined
  readonly year: number | undefined
  readonly structure: 'current' | undefined
}
type Programme = BudgetPage['programmes'][number]
export type Project = Programme['projects'][number]
type Level = 'bureau' | 'department' | 'goal' | 'programme' | 'project'
type AmountKind = 'settled' | 'budget' | 'plan'

/** A year that has at least one amount somewhere in the plan. */
export interface YearColumn {
  readonly year: number
  readonly kind: AmountKind
}

/** One year's figure of a line: what is printed for it and what its lines add up to. */
export interface Figure {
  readonly year: number
  readonly kind: AmountKind
  readonly printed: number | null
  readonly sum: number | null
  /** How many lines make the sum */
  readonly lines: number
  /** Where the printed figure is stored, for its origin */
  readonly origin: { readonly subject: 'budget_amount' | 'budget_statement'; readonly id: number; readonly field: string } | null
}

export interface Node {
  readonly id: string
  readonly level: Level
  readonly name: string
  readonly departmentId: number | null
  readonly programmeId: number | null
  readonly figures: readonly Figure[]
  /** What its sum is made of: programmes for a goal, department or bureau, projects for a programme. */
  readonly lines: readonly { readonly name: string; readonly amounts: Amounts }[]
  readonly children: readonly Node[]
  readonly project: Project | null
  /** Into the plan's year, where the plan prints it: not always the difference of the printed amounts */
  readonly printedChange?: PrintedChange | undefined
  /** Of the node above, in the plan's year; null when either is missing */
  readonly shareOfParent: number | null
}
type Amounts = Programme['amounts']
interface PrintedChange {
  readonly amount: number
  /** Percent; null from nothing */
  readonly rate: number | null
}

/** 증감액 and 증감률 into the plan's year, where its years have them as printed. */
export function printedChange(years: BudgetPage['years'] | undefined, plan: BudgetPage['plan']): PrintedChange | undefined {
  const now = years?.find((y) => y.year === plan.fiscalYear)
  return now === undefined || now.kind === 'not-planned' ? undefined : now.change
}

// What was settled says more than what was voted, and that more than what was meant.
const BEST: Readonly<Record<AmountKind, number>> = { settled: 3, budget: 2, plan: 1 }

/** Years with amounts, each with the kind of figure that says most. The others are not planned and get no column. */
export function yearColumns(page: BudgetPage): readonly YearColumn[] {
  const kinds = new Map<number, AmountKind>()
  for (const { amounts, projects } of page.programmes) {
    for (const a of [...amounts, ...projects.flatMap((j) => j.amounts)]) {
      const known = kinds.get(a.year)
      if (known === undefined || BEST[a.kind] > BEST[known]) kinds.set(a.year, a.kind)
    }
  }
  // A plan may print 예산현황 only.
  if (page.statements.some((s) => s.rows.length > 0)) {
    for (const year of [page.plan.fiscalYear - 1, page.plan.fiscalYear]) if (!kinds.has(year)) kinds.set(year, 'budget')
  }
  // The plan's change is voted against voted, also when the year before has been settled since.
  const voted = (year: number) => page.programmes.some((p) => p.amounts.some((a) => a.year === year && a.kind === 'budget'))
  for (const year of [page.plan.fiscalYear - 1, page.plan.fiscalYear]) if (voted(year)) kinds.set(year, 'budget')
  return page.plan.years.flatMap((year) => {
    const kind = kinds.get(year)
    return kind === undefined ? [] : [{ year, kind }]
  })
}

const amountOf = (amounts: Amounts, at: YearColumn) => amounts.find((a) => a.year === at.year && a.kind === at.kind)

/** The figure to show: the printed one, else the sum. */
export const shown = (figure: Figure | undefined): number | null => figure?.printed ?? figure?.sum ?? null
export const figureOf = (node: Node, year: number) => node.figures.find((f) => f.year === year)
export const amountIn = (node: Node, year: number) => shown(figureOf(node, year))

function sumOf(lines: Node['lines'], at: YearColumn): number | null {
  const found = lines.flatMap((line) => amountOf(line.amounts, at)?.amount ?? [])
  // Planned amounts come in line by line: a sum of some would look like a cut.
  if (at.kind === 'plan' && found.length < lines.length) return null
  return found.length === 0 ? null : found.reduce((sum, one) => sum + one, 0)
}

/** The whole tree under the bureau. */
export function budgetTree(page: BudgetPage): Node {
  const { plan } = page
  const columns = yearColumns(page)
  const asLines = (list: readonly (Programme | Project)[]) => list.map(({ name, amounts }) => ({ name, amounts }))
  const figures = (lines: Node['lines'], printed: (at: YearColumn) => Pick<Figure, 'printed' | 'origin'>): Figure[] =>
    columns.map((at) => ({ ...at, ...printed(at), sum: sumOf(lines, at), lines: lines.length }))
  const stored = (amounts: Amounts) => (at: YearColumn) => {
    const found = amountOf(amounts, at)
    return {
      printed: found?.amount ?? null,
      // 0: it was computed from others, and no document has it.
      origin: found && found.id > 0 ? ({ subject: 'budget_amount', id: found.id, field: 'amount' } as const) : null,
    }
  }
  /** 정책사업 of the unit's 예산현황: it prints the plan's year and the one before. */
  const policyOf = (unitId: number) => (at: YearColumn) => {
    const row = page.statements.find((s) => s.unitId === unitId)?.rows.find((r) => r.item === 'policy')
    const field =
      at.kind !== 'budget' ? null : at.year === plan.fiscalYear ? 'budget' : at.year === plan.fiscalYear - 1 ? 'previous' : null
    if (row === undefined || field === null) return { printed: null, origin: null }
    return { printed: row[field], origin: { subject: 'budget_statement', id: row.id, field } as const }
  }
  const nothing = () => ({ printed: null, origin: null })
  const node = (level: Level, id: number, name: string, rest: Omit<Node, 'id' | 'level' | 'name' | 'shareOfParent'>): Node =>
    withShares({ id: `${level}-${id}-${rest.departmentId ?? ''}`, level, name, shareOfParent: null, ...rest }, plan.fiscalYear)

  const projectNode = (p: Programme, j: Project) =>
    node('project', j.id, j.name, {
      departmentId: p.departmentId,
      programmeId: p.id,
      figures: figures([], stored(j.amounts)),
      lines: [],
      children: [],
      project: j,
    })
  const programmeNode = (p: Programme) =>
    node('programme', p.id, p.name, {
      departmentId: p.departmentId,
      programmeId: p.id,
      figures: figures(asLines(p.projects), stored(p.amounts)),
      lines: asLines(p.projects),
      children: p.projects.map((j) => projectNode(p, j)),
      project: null,
    })
  const units = new Map(page.units.map((unit) => [unit.id, unit]))
  // Both names of a unit that was called otherwise in the year.
  const unitName = (d: { readonly id: number; readonly shortName: string }) => {
    const former = units.get(d.id)?.former ?? []
    return former.length === 0 ? d.shortName : `${d.shortName}(舊 ${former.join('·')})`
  }
  const departments = plan.departments.map((d) => {
    const own = page.programmes.filter((p) => p.departmentId === d.id)
    const goals = page.goals
      .filter((g) => g.departmentId === d.id)
      .map((g) => {
        const mine = own.filter((p) => p.goalId === g.id)
        return node('goal', g.id, g.name, {
          departmentId: d.id,
          programmeId: null,
          figures: figures(asLines(mine), nothing),
          lines: asLines(mine),
          children: mine.map(programmeNode),
          project: null,
        })
      })
    return node('department', d.id, unitName(d), {
      departmentId: d.id,
      programmeId: null,
      figures: figures(asLines(own), policyOf(d.id)),
      printedChange: printedChange(page.departmentYears.find((one) => one.departmentId === d.id)?.years, plan),
      lines: asLines(own),
      children: goals,
      project: null,
    })
  })
  return node('bureau', plan.bureau.id, plan.bureau.shortName, {
    departmentId: null,
    programmeId: null,
    figures: figures(asLines(page.programmes), policyOf(plan.bureau.id)),
    printedChange: printedChange(page.years, plan),
    lines: asLines(page.programmes),
    children: departments,
    project: null,
  })
}

function withShares(parent: Node, year: number): Node {
  const whole = amountIn(parent, year)
  const children = parent.children.map((child) => {
    const part = amountIn(child, year)
    return { ...child, shareOfParent: part === null || whole === null || whole === 0 ? null : (part / whole) * 100 }
  })
  return { ...parent, children }
}

export const descendants = (node: Node): readonly Node[] => node.children.flatMap((child) => [child, ...descendants(child)])

const squeeze = (text: string) =>
  text
    .normalize('NFC')
    .toLowerCase()
    .replaceAll(/[\s·.ㆍ‧,()~\-/]/g, '')

/** Only what matches and what leads to it; a match keeps all its lines. */
export function matching(nodes: readonly Node[], q: string): readonly Node[] {
  const words = q.split(/\s+/).map(squeeze).filter(Boolean)
  if (words.length === 0) return nodes
  return nodes.flatMap((node): Node[] => {
    const name = squeeze(node.name)
    if (words.every((word) => name.includes(word))) return [node]
    const children = matching(node.children, q)
    return children.length === 0 ? [] : [{ ...node, children }]
  })
}

/** Only one unit programme and what leads to it. */
export function ofProgramme(nodes: readonly Node[], programmeId: number): readonly Node[] {
  return nodes.flatMap((node): Node[] => {
    if (node.programmeId === programmeId) return [node]
    const children = ofProgramme(node.children, programmeId)
    return children.length === 0 ? [] : [{ ...node, children }]
  })
}

// A printed total against the sum of its lines, by the reconciliation's own tolerance.

interface SumCheck {
  readonly year: number
  readonly state: EquationState
  /** printed − sum, 원 */
  readonly difference: number
  /** 원 */
  readonly tolerance: number
}

/** Null when there is nothing to compare: no printed figure, or no lines. */
export function checkSum(figure: Figure, unitWon: number): SumCheck | null {
  if (figure.printed === null || figure.sum === null) return null
  const difference = figure.printed - figure.sum
  const tolerance = sumTolerance(figure.lines) * unitWon
  const state = difference === 0 ? 'exact' : Math.abs(difference) <= tolerance ? 'rounding' : 'failed'
  return { year: figure.year, state, difference, tolerance }
}

/** The checks of a line's years, the worst first. */
export function checksOf(node: Node, unitWon: number): readonly SumCheck[] {
  return node.figures.flatMap((f) => checkSum(f, unitWon) ?? []).toSorted((a, b) => worseFirst(a.state, b.state))
}
