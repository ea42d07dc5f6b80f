import { inCommon, quotient, sumOf } from '../scoring/decimal.ts'

/** A programme's budget and what has been spent of it, 원; null where there is no figure. */
export interface Spending {
  readonly budget: number | null
  readonly executed: number | null
}

export interface Execution {
  /** 원, over the programmes that have both figures */
  readonly budget: number
  readonly executed: number
  /** 집행률, percent; null when nothing can be divided */
  readonly rate: number | null
  /** programmes with both figures, of how many with a budget: a rate of a part is always shown with it */
  readonly of: number
  readonly all: number
}

/** 집행률 = 집행액 / 예산, over the programmes that have both. What has no figure is left out and counted, never taken for 0. */
export function executionOf(list: readonly Spending[]): Execution {
  const both = list.flatMap(({ budget, executed }) => (budget === null || executed === null ? [] : [{ budget, executed }]))
  const budget = sumOf(both.map((one) => one.budget))
  const executed = sumOf(both.map((one) => one.executed))
  const all = list.filter((one) => one.budget !== null).length
  return { budget, executed, of: both.length, all, rate: budget > 0 ? percentOf(executed, budget) : null }
}

/** Below 0 where more was given back than spent. */
function percentOf(executed: number, budget: number): number {
  const [spent, whole] = inCommon(Math.abs(executed), budget)
  return Math.sign(executed) * Number(quotient(spent * 100n, whole).exact)
}
