/** What the page's sentences are made of, computed from the data by rule. 원. */
import { amountIn, type BudgetPage, type Node } from './tree.ts'

export interface Change {
  readonly after: number
  /** As printed where the plan prints it: the printed difference of rounded amounts is not always theirs. */
  readonly change: number
  /** Percent; null from nothing */
  readonly rate: number | null
}
export interface Named {
  readonly name: string
  readonly change: number
}
export interface BudgetFacts {
  readonly year: number
  /** Printed grand total where there is one, else the sum of the unit programmes; null without any figure. */
  readonly total: Change | null
  readonly largestRise: Named | null
  readonly largestFall: Named | null
  readonly equations: number
  readonly failed: number
}

export function budgetFacts(page: BudgetPage, tree: Node): BudgetFacts {
  const { plan, moves } = page
  const printed = page.statements.find((s) => s.unitId === plan.bureau.id)?.rows.find((r) => r.item === 'total')
  const [before, after] = [amountIn(tree, plan.fiscalYear - 1), amountIn(tree, plan.fiscalYear)]
  const total = printed
    ? { after: printed.budget, change: printed.change, rate: printed.previous === 0 ? null : printed.changeRate }
    : after === null || before === null ? null : { after, change: after - before, rate: before === 0 ? null : ((after - before) / before) * 100 }
  const sorted = moves.toSorted((a, b) => b.change - a.change)
  const [top, bottom] = [sorted[0], sorted.at(-1)]
  return {
    year: plan.fiscalYear, total,
    largestRise: top && top.change > 0 ? top : null,
    largestFall: bottom && bottom.change < 0 ? bottom : null,
    equations: page.reconciliation.equations.length,
    failed: page.reconciliation.counts.failed,
  }
}

export interface Concentration {
  readonly count: number
  readonly of: number
  readonly share: number
}

/** The fewest unit programmes that hold half of the plan year's policy budget; null without amounts. */
export function concentration(tree: Node, year: number): Concentration | null {
  const programmes = tree.children.flatMap((d) => d.children.flatMap((g) => g.children))
  const amounts = programmes.flatMap((p) => amountIn(p, year) ?? []).toSorted((a, b) => b - a)
  const whole = amounts.reduce((sum, one) => sum + one, 0)
  if (whole <= 0) return null
  let held = 0
  let count = 0
  for (const amount of amounts) {
    if (held * 2 >= whole) break
    held += amount
    count += 1
  }
  return { count, of: programmes.length, share: (held / whole) * 100 }
}

export interface TrendFacts {
  readonly change: number
  readonly rate: number | null
  /** The department that moved most */
  readonly most: Named | null
}

/** The policy budget's move into the plan's year; null when either year is missing. */
export function trendFacts(page: BudgetPage): TrendFacts | null {
  const { plan } = page
  const changeOf = (years: BudgetPage['years']) => {
    const at = (year: number) => years.find((y) => y.year === year)
    const [before, after] = [at(plan.fiscalYear - 1), at(plan.fiscalYear)]
    if (!before || !after || before.kind === 'not-planned' || after.kind === 'not-planned') return null
    return { before: before.amount, change: after.amount - before.amount }
  }
  const whole = changeOf(page.years)
  if (whole === null) return null
  const most = page.departmentYears
    .flatMap((d) => {
      const change = changeOf(d.years)?.change ?? 0
      const name = plan.departments.find((one) => one.id === d.departmentId)?.shortName
      return name === undefined || change === 0 ? [] : [{ name, change }]
    })
    .toSorted((a, b) => Math.abs(b.change) - Math.abs(a.change))[0]
  return { change: whole.change, rate: whole.before === 0 ? null : (whole.change / whole.before) * 100, most: most ?? null }
}
