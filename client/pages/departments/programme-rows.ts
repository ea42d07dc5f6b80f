import type { PartsSum } from '#domain/plan/budget.ts'
import { formatNumber } from '../../format.ts'
import type { Page, Programme, Project } from './figures.ts'

/** A line of the table: a unit programme, or one of its detailed projects. 원. */
export interface MoneyRow {
  readonly id: string
  readonly name: string
  readonly programme: Programme | null
  readonly project: Project | null
  readonly amounts: readonly (number | null)[]
  readonly amountIds: readonly number[]
  readonly change: number | null
  /** percent; null when there is nothing to compare with */
  readonly changePercent: number | null
  /** percent of the department's policy budget of the plan year */
  readonly share: number | null
  readonly children: readonly MoneyRow[]
}

interface MoneyColumn {
  readonly year: number
  readonly kind: 'settled' | 'budget'
}

/** '24 결산, '25 예산, '26 예산 — whatever years the plan says they are. */
export function moneyColumns({ plan }: Pick<Page, 'plan'>): MoneyColumn[] {
  const columns: MoneyColumn[] = [
    { year: plan.settledYear, kind: 'settled' },
    { year: plan.fiscalYear - 1, kind: 'budget' },
    { year: plan.fiscalYear, kind: 'budget' },
  ]
  return columns.filter((c, index) => columns.findIndex((d) => d.year === c.year) === index)
}

/** '’26 예산' */
export const moneyColumnName = ({ year, kind }: MoneyColumn, t: { readonly settled: string; readonly voted: string }): string =>
  `’${String(year).slice(-2)} ${kind === 'settled' ? t.settled : t.voted}`

export function moneyRows(page: Pick<Page, 'plan' | 'programmes' | 'budgetYears'>): MoneyRow[] {
  const columns = moneyColumns(page)
  const last = columns.at(-1)
  const amountOf = (of: Programme | Project, column: MoneyColumn | undefined) =>
    of.amounts.find((a) => a.year === column?.year && a.kind === column.kind)?.amount ?? null
  const printed = page.budgetYears.find((one) => one.year === last?.year)
  const total =
    printed !== undefined && printed.kind === last?.kind
      ? printed.amount
      : page.programmes.reduce((sum, p) => sum + (amountOf(p, last) ?? 0), 0)
  const row = (of: Programme | Project) => {
    const amounts = columns.map((c) => amountOf(of, c))
    const [before = null, now = null] = [amounts.at(-2), amounts.at(-1)]
    const change = before === null || now === null ? null : now - before
    return {
      amounts,
      change,
      amountIds: of.amounts.map((a) => a.id),
      changePercent: change === null || before === null || before === 0 ? null : (change / Math.abs(before)) * 100,
      share: now === null || total === 0 ? null : (now / total) * 100,
    }
  }
  return page.programmes.map((programme) => ({
    id: `programme-${programme.id}`,
    name: programme.name,
    programme,
    project: null,
    ...row(programme),
    children: programme.projects.map((project) => ({
      id: `project-${project.id}`,
      name: project.name,
      programme: null,
      project,
      ...row(project),
      children: [],
    })),
  }))
}

/** What the document prints for a column, with the sum of the rows beside it where that is another figure. 원. */
export interface MoneyTotal {
  /** null where no row has a figure */
  readonly amount: number | null
  readonly sum?: PartsSum | undefined
  /** into this year, as printed; null where nothing is printed */
  readonly change: { readonly amount: number; readonly rate: number | null } | null
}

/** The line under the columns: printed totals first, the sum of the rows where nothing is printed. */
export const moneyTotals = (page: Pick<Page, 'plan' | 'programmes' | 'budgetYears'>, rows: readonly MoneyRow[]): MoneyTotal[] =>
  moneyColumns(page).map((column, index) => {
    const printed = page.budgetYears.find((one) => one.year === column.year)
    if (printed !== undefined && printed.kind === column.kind)
      return { amount: printed.amount, sum: printed.sum, change: printed.change ?? null }
    const known = rows.flatMap((r) => r.amounts[index] ?? [])
    return { amount: known.length === 0 ? null : known.reduce((x, y) => x + y, 0), change: null }
  })

/** ISO '2026-01-01' → '2026. 1.'; a project's period is told in months. */
export function month(iso: string | null): string | null {
  const [year, m] = (iso ?? '').split('-').map(Number)
  return year === undefined || m === undefined ? null : `${year}. ${formatNumber(m)}.`
}
