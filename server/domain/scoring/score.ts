import Big from 'big.js'
import { achievementRate } from './achievement.ts'
import type { Category, CategoryCounts } from './category.ts'
import { gradeOf } from './grade.ts'
import type { Direction, IndicatorKind, ScoringInput } from './indicator.ts'
import { roundHalfUp, roundSum, sumOf, weightedMean } from './decimal.ts'
import type { RollUpRule, ScoringPolicy } from './policy.ts'
import type { Actual, NoRateReason, Rate, Target } from './value.ts'

export interface IndicatorScore extends ScoringInput {
  readonly rate: Rate
  readonly category: Category
  /** min(rate, cap) in percent, unrounded decimal text; null when there is no rate. */
  readonly score: string | null
  /** weight × (100 − score)/100, never below 0, rounded half-up to 2 decimals; null when there is no rate. */
  readonly pointsLost: number | null
}

/** Score of a goal or a department over its *measured* indicators. */
export interface GroupScore {
  /** Σ(weight × score)/Σ(weight), unrounded decimal text; null when nothing is measured. */
  readonly exact: string | null
  /** `exact` rounded half-up to 2 decimals. */
  readonly shown: number | null
  /** The same without the cap, 2 decimals. */
  readonly uncapped: number | null
  readonly measuredWeight: number
  readonly totalWeight: number
  readonly counts: CategoryCounts
  /** Lowest shown rate among the measured ones. */
  readonly lowestRate: number | null
  readonly grade: string | null
}

export interface DepartmentForRollUp {
  readonly id: number
  readonly name: string
  readonly score: GroupScore
  /** 원, this year's budget */
  readonly budget: number | null
  readonly headcount: number | null
}

export interface BureauScore {
  readonly rule: RollUpRule
  readonly exact: string | null
  readonly shown: number | null
  /** The weight each department had under the rule, in percent of those that took part (2 decimals). */
  readonly parts: readonly {
    readonly id: number
    readonly name: string
    readonly weightPercent: number
    readonly shown: number
  }[]
  /** Departments left out because nothing of theirs is measured or the rule's figure is missing. */
  readonly leftOut: readonly { readonly id: number; readonly name: string }[]
}

/** The working of a score: everything needed to compute it again, publishable as JSON. */
export interface Working {
  readonly schema: 'jipyo.working/1'
  readonly policy: ScoringPolicy
  readonly year: number
  readonly unit: { readonly id: number; readonly name: string }
  readonly indicators: readonly {
    readonly code: string
    readonly name: string
    readonly unit: string
    readonly kind: IndicatorKind
    readonly weight: number
    readonly direction: Direction
    readonly target: Target
    /** what the council confirmed, where an official change replaced it */
    readonly originalTarget?: Target
    readonly actual: Actual
    /** e.g. '5.41 ÷ 6 × 100' with the figures put in; null when there is no rate */
    readonly formula: string | null
    readonly rate: { readonly exact: string; readonly shown: number } | { readonly reason: NoRateReason }
    readonly score: string | null
    readonly pointsLost: number | null
  }[]
  readonly result: GroupScore
}

/**
 * 초과달성 / 달성 / 미달성, or the state that stands in place of a rate. Decided on the exact rate:
 * 99.96 % prints as 100.0 and is still missed.
 */
export function categoryOf(rate: Rate, policy: ScoringPolicy): Category {
  if (rate.kind === 'none') {
    switch (rate.reason) {
      case 'not-entered':
      case 'not-due':
      case 'not-applicable':
        return rate.reason
      case 'target-zero':
      case 'no-target':
      case 'ratio-undefined':
        return 'not-computable'
    }
  }
  if (!reaches(rate, 100)) return 'missed'
  return reaches(rate, policy.exceededFrom) ? 'exceeded' : 'met'
}

/** Rounding moves a rate by at most 0.05, so its exact digits are needed only near the limit. */
const reaches = (rate: { readonly exact: string; readonly shown: number }, limit: number): boolean =>
  Math.abs(rate.shown - limit) > 0.1 ? rate.shown > limit : new Big(rate.exact).gte(limit)

/** Rate, category, 평점 and points lost of one indicator. The cap limits the score only; the rate stays as measured. */
export function scoreIndicator(input: ScoringInput, policy: ScoringPolicy): IndicatorScore {
  const rate = achievementRate(input.target, input.actual, input.direction, policy.lowerIsBetter)
  const category = categoryOf(rate, policy)
  if (rate.kind === 'none') return { ...input, rate, category, score: null, pointsLost: null }
  const score = policy.cap !== null && reaches(rate, policy.cap) ? String(policy.cap) : rate.exact
  if (reaches(rate, 100) && (policy.cap === null || policy.cap >= 100)) return { ...input, rate, category, score, pointsLost: 0 }
  const lost = new Big(100).minus(score).times(input.weight).div(100)
  return { ...input, rate, category, score, pointsLost: lost.gt(0) ? roundHalfUp(lost, 2) : 0 }
}

const NO_COUNTS: CategoryCounts = {
  exceeded: 0,
  met: 0,
  missed: 0,
  'not-computable': 0,
  'not-entered': 0,
  'not-due': 0,
  'not-applicable': 0,
}

/**
 * Score of a goal or department, percent: Σ(weight × score)/Σ(weight) over the measured indicators only. What is not
 * measured lowers `measuredWeight`, not the score, so the two are always shown together ("100.0 on 30 of 100").
 */
export function scoreGroup(indicators: readonly IndicatorScore[], policy: ScoringPolicy): GroupScore {
  const counts: Record<Category, number> = { ...NO_COUNTS }
  const capped: { weight: number; figure: string }[] = []
  const raw: { weight: number; figure: string }[] = []
  let lowestRate: number | null = null
  for (const { weight, rate, score, category } of indicators) {
    counts[category] += 1
    if (rate.kind === 'none' || score === null) continue
    capped.push({ weight, figure: score })
    raw.push({ weight, figure: rate.exact })
    lowestRate = lowestRate === null ? rate.shown : Math.min(lowestRate, rate.shown)
  }
  // Weight 0 alone measures nothing: a score of it would divide by zero.
  const exact = weightedMean(capped)
  const uncapped = weightedMean(raw)
  return {
    exact,
    shown: exact === null ? null : roundSum(exact, 2),
    uncapped: uncapped === null ? null : roundSum(uncapped, 2),
    measuredWeight: sumOf(capped.map((one) => one.weight)),
    totalWeight: sumOf(indicators.map((one) => one.weight)),
    counts,
    lowestRate,
    grade: exact === null ? null : gradeOf(exact, policy.grades),
  }
}
