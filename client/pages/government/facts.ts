import { CATEGORIES, type Category, type CategoryCounts } from '#domain/scoring/category.ts'
import { roundHalfUp } from '#domain/scoring/decimal.ts'
import { daysBetween } from '#domain/entry/due.ts'
import type { OverviewFacts } from '#domain/words/sentence.ts'
import type { Outputs } from '../../trpc.ts'

export type GovernmentData = Outputs['scorecards']['government']
export type BureauRow = GovernmentData['bureaus'][number]

/** What several bureaus have together. */
export function countsOf(bureaus: readonly BureauRow[]): CategoryCounts {
  const sum = (category: Category) => bureaus.reduce((total, bureau) => total + bureau.counts[category], 0)
  return Object.fromEntries(CATEGORIES.map((category) => [category, sum(category)])) as Record<Category, number>
}

export const measuredIn = (counts: CategoryCounts) => counts.exceeded + counts.met + counts.missed

/** 달성비율: the share met or exceeded, of all indicators and of the computable ones, percent; null = there is none. */
export function shareMet(counts: CategoryCounts): { readonly all: number; readonly computed: number } | null {
  const [measured, all] = [measuredIn(counts), Object.values(counts).reduce((sum, n) => sum + n, 0)]
  if (measured === 0) return null
  const met = counts.exceeded + counts.met
  return { all: roundHalfUp((met / all) * 100, 1), computed: roundHalfUp((met / measured) * 100, 1) }
}

/** For the sentence: counts alone. Points lost of different bureaus are not compared. */
export function sentenceFacts({ bureaus }: GovernmentData): OverviewFacts {
  const counts = countsOf(bureaus)
  return {
    total: Object.values(counts).reduce((sum, n) => sum + n, 0),
    exceeded: counts.exceeded,
    met: counts.met,
    missed: counts.missed,
    notComputable: counts['not-computable'],
    notEntered: counts['not-entered'],
    notDue: counts['not-due'],
    notApplicable: counts['not-applicable'],
    provisional: bureaus.reduce((sum, bureau) => sum + bureau.provisional, 0),
    worst: null,
    current: null,
  }
}

/** What is late in all bureaus; null when nothing is. `days`: of the oldest. */
export function lateIn(data: GovernmentData): { readonly count: number; readonly bureaus: number; readonly days: number } | null {
  const late = data.bureaus.flatMap((bureau) => bureau.late ?? [])
  const [oldest] = late.map((one) => one.since).toSorted()
  if (oldest === undefined) return null
  return {
    count: late.reduce((sum, one) => sum + one.count, 0),
    bureaus: late.length,
    days: daysBetween(oldest, data.asOf),
  }
}

/** 원 of the year in all bureaus; null when one of them has none: a sum of some would look like a cut. */
export function budgetOf(bureaus: readonly BureauRow[], when: 'now' | 'before'): number | null {
  let sum = 0
  for (const { budget } of bureaus) {
    const year = budget[when]
    if (year === null || year.kind === 'not-planned') return null
    sum += year.amount
  }
  return sum
}
