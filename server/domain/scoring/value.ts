/**
 * What a figure can be. A missing figure is never 0, NaN or null: it is a state with a reason,
 * so every place that shows or adds figures has to say what it does with a missing one.
 */

/** 잠정 until the figure is confirmed, 확정 after. A flag of an actual, not a state of it. */
export type Finality = 'provisional' | 'final'

/** What is in of a year whose periods are not all in: 잠정 beside the state, never scored. */
export interface SoFar {
  readonly value: number
  /** periods that are in, of how many: '3/12개월' */
  readonly entered: number
  readonly of: number
  readonly frequency: 'month' | 'quarter' | 'half-year'
}

/** An actual of one indicator for one year or period, in the indicator's unit. */
export type Actual =
  | { readonly kind: 'measured'; readonly value: number; readonly finality: Finality }
  | { readonly kind: 'not-entered'; readonly soFar?: SoFar }
  /** `dueOn` is ISO 'YYYY-MM-DD', the 실적치 집계 완료 시점: before it a missing actual is normal. */
  | { readonly kind: 'not-due'; readonly dueOn: string; readonly soFar?: SoFar }
  | { readonly kind: 'not-applicable' }

/** A target of one indicator for one year, in the indicator's unit. `none` = printed '-' or blank. */
export type Target = { readonly kind: 'set'; readonly value: number } | { readonly kind: 'none' }

/**
 * Why there is no achievement rate. `target-zero` covers 신규 indicators whose target is printed 0.
 * `ratio-undefined`: only under the policy 'ratio' (T/A) for lower-is-better, when target or actual is not positive.
 */
export type NoRateReason = 'not-entered' | 'not-due' | 'not-applicable' | 'target-zero' | 'no-target' | 'ratio-undefined'

/**
 * 달성률 in percent. `exact` is the unrounded decimal as text (at most 20 decimals), used for scores and points;
 * `shown` is `exact` rounded half-up to one decimal, the figure that reports print.
 */
export type Rate =
  | { readonly kind: 'rate'; readonly exact: string; readonly shown: number }
  | { readonly kind: 'none'; readonly reason: NoRateReason }
