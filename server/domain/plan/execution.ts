import Big from 'big.js'

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
  const sum = (of: (one: { budget: number; executed: number }) => number) =>
    both.reduce((total, one) => total.plus(of(one)), new Big(0))
  const [budget, executed] = [sum((s) => s.budget), sum((s) => s.executed)]
  return {
    budget: budget.toNumber(),
    executed: executed.toNumber(),
    of: both.length,
    all: list.filter((s) => s.budget !== null).length,
    rate: budget.lte(0) ? null : executed.div(budget).times(100).toNumber(),
  }
}
