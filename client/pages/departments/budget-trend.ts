import type { Page } from './types.ts'

export interface TrendYear {
  readonly year: number
  readonly kind: Page['budgetYears'][number]['kind']
  /** 원; null when not planned yet */
  readonly total: number | null
}
export interface TrendSeries {
  readonly name: string
  /** one a year, 원 */
  readonly values: readonly (number | null)[]
}

// Four tints of one hue can be told apart; more cannot.
const MOST = 4

/** The budget of each year, split into the largest unit programmes and the rest. */
export function budgetTrend(
  { budgetYears, programmes }: Pick<Page, 'budgetYears' | 'programmes'>,
  restName: (n: number) => string,
) {
  const years: TrendYear[] = budgetYears.map((y) => ({
    year: y.year,
    kind: y.kind,
    total: y.kind === 'not-planned' ? null : y.amount,
  }))
  const amounts = (p: Page['programmes'][number]) =>
    years.map(({ year, kind }) => p.amounts.find((a) => a.year === year && a.kind === kind)?.amount ?? null)
  const size = (p: Page['programmes'][number]) => amounts(p).findLast((a) => a !== null) ?? 0
  const sorted = programmes.toSorted((a, b) => size(b) - size(a))
  const own = sorted.length <= MOST ? sorted : sorted.slice(0, MOST - 1)
  const rest = sorted.slice(own.length)
  const series: TrendSeries[] = own.map((p) => ({ name: p.name, values: amounts(p) }))
  if (rest.length > 0) {
    const each = rest.map(amounts)
    series.push({
      name: restName(rest.length),
      values: years.map((_, i) => {
        const known = each.flatMap((row) => row[i] ?? [])
        return known.length === 0 ? null : known.reduce((a, b) => a + b, 0)
      }),
    })
  }
  return { years, series }
}

/** The unit programme that moved most into the plan year; null when nothing moved. */
export function largestMove({ programmes, plan }: Pick<Page, 'programmes' | 'plan'>): { name: string; change: number } | null {
  const moves = programmes.flatMap((p) => {
    const at = (year: number) => p.amounts.find((a) => a.year === year && a.kind === 'budget')?.amount
    const [before, now] = [at(plan.fiscalYear - 1), at(plan.fiscalYear)]
    return before === undefined || now === undefined || before === now ? [] : [{ name: p.name, change: now - before }]
  })
  return moves.toSorted((a, b) => Math.abs(b.change) - Math.abs(a.change))[0] ?? null
}
