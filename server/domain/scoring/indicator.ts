import type { Actual, Target } from './value.ts'

/** 지표 방향: 상향 higher is better · 하향 lower is better · 유지 a threshold to keep ("10.5이상"). */
export type Direction = 'higher' | 'lower' | 'maintain'
/** 핵심지표 / 일반지표 */
export type IndicatorKind = 'key' | 'general'
/** 지표성격: 결과, 산출, 과정, 투입 */
export type IndicatorNature = 'outcome' | 'output' | 'process' | 'input'
/** How periods make a year: 누적 · 시점 · 평균 · 최대 · 최소 */
export type Aggregation = 'sum' | 'last' | 'average' | 'max' | 'min'
export type Frequency = 'month' | 'quarter' | 'half-year' | 'year'
/** 시기별 목표: linear from the baseline, flat, or a curve entered by hand. */
export type PaceMode = 'linear' | 'flat' | 'curve'

/** All that scoring needs to know of one indicator in one year. Figures are in the indicator's own unit. */
export interface ScoringInput {
  readonly id: number
  readonly code: string
  readonly name: string
  readonly unit: string
  readonly kind: IndicatorKind
  /** Share of its goal, weights of a goal sum to 100. */
  readonly weight: number
  readonly direction: Direction
  readonly target: Target
  /** what the council confirmed, where an official change replaced it; shown beside (rules §7), never scored */
  readonly originalTarget?: Target
  readonly actual: Actual
}
