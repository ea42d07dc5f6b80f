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
    : after === null || before === null
      ? null
      : { after, change: after - before, rate: before === 0 ? null : ((after - before) / before) * 100 }
  const sorted = moves.toSorted((a, b) => b.change - a.change)
  const [top, bottom] = [sorted[0], sorted.at(-1)]
  return {
    year: plan.fiscalYear,
    total,
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

/** The policy budget's move into the plan's year, voted against voted; null when either year is missing. */
export function trendFacts(page: BudgetPage): TrendFacts | null {
  const { plan, moves } = page
  const has = (year: number) => page.programmes.some((p) => p.amounts.some((a) => a.year === year && a.kind === 'budget'))
  if (!has(plan.fiscalYear - 1) || !has(plan.fiscalYear)) return null
  const sum = (of: readonly (typeof moves)[number][], pick: 'before' | 'change') => of.reduce((total, m) => total + m[pick], 0)
  const [before, change] = [sum(moves, 'before'), sum(moves, 'change')]
  const most = plan.departments
    .map((d) => ({
      name: d.shortName,
      change: sum(
        moves.filter((m) => m.departmentId === d.id),
        'change',
      ),
    }))
    .filter((d) => d.change !== 0)
    .toSorted((a, b) => Math.abs(b.change) - Math.abs(a.change))[0]
  return { change, rate: before === 0 ? null : (change / before) * 100, most: most ?? null }
}
