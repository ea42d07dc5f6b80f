import type { Category } from '#domain/scoring/score.ts'
import { mainReason } from './figures.ts'
import type { Page } from './types.ts'

/** Score and budget of one year, for the two panels. */
export interface YearPair {
  readonly year: number
  readonly score: number | null
  /** 0–1: how much of the weight the score rests on */
  readonly share: number
  readonly measuredWeight: number
  readonly totalWeight: number
  /** why there is no score */
  readonly reason: Category
  /** 원; null = not planned yet */
  readonly budget: number | null
  readonly kind: Page['budgetYears'][number]['kind']
}

export function yearPairs(page: Page): YearPair[] {
  return page.scoreYears.map(({ year, shown, measuredWeight, totalWeight }) => {
    const money = page.budgetYears.find((b) => b.year === year)
    return {
      year,
      score: shown,
      measuredWeight,
      totalWeight,
      share: totalWeight === 0 ? 0 : measuredWeight / totalWeight,
      reason: mainReason(page.indicators.flatMap((i) => i.series.find((p) => p.year === year)?.category ?? [])),
      budget: money === undefined || money.kind === 'not-planned' ? null : money.amount,
      kind: money?.kind ?? 'not-planned',
    }
  })
}
