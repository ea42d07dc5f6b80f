import Big from 'big.js'

/** 가중치 of one indicator and the goal it belongs to. */
export interface WeightedIndicator {
  readonly goal: string
  readonly name: string
  readonly weight: number
}

export interface GoalWeights {
  readonly goal: string
  /** Exact sum; 100 when the plan is right. */
  readonly sum: number
  /** sum − 100 */
  readonly difference: number
  readonly state: 'ok' | 'not-100' | 'weight-out-of-range'
}

/**
 * Weights inside a policy-programme goal sum to 100 and each lies above 0 and not over 100 (rules §2). Added exactly:
 * 33.3 + 33.3 + 33.4 is 100, where floats say 100.00000000000001. Goals come in the order of their first indicator.
 */
export function checkGoalWeights(indicators: readonly WeightedIndicator[]): readonly GoalWeights[] {
  const goals = new Map<string, WeightedIndicator[]>()
  for (const indicator of indicators) goals.set(indicator.goal, [...(goals.get(indicator.goal) ?? []), indicator])
  return [...goals].map(([goal, members]) => {
    const sum = members.reduce((total, one) => total.plus(one.weight), new Big(0))
    const outOfRange = members.some((one) => one.weight <= 0 || one.weight > 100)
    const state = outOfRange ? 'weight-out-of-range' : sum.eq(100) ? 'ok' : 'not-100'
    return { goal, sum: sum.toNumber(), difference: sum.minus(100).toNumber(), state }
  })
}
