import Big from 'big.js'
import { achievementRate } from '../scoring/achievement.ts'
import { monthsOf } from './due.ts'
import type { Aggregation, Direction, Frequency, PaceMode } from '../scoring/indicator.ts'
import { PERIODS_A_YEAR } from './period.ts'

/** 시기별 목표: how far an indicator should be at the end of each period. Figures in the indicator's unit. */
export interface PacePlan {
  readonly mode: PaceMode
  readonly frequency: Frequency
  readonly direction: Direction
  /** Where the year starts: 0 for a count that begins anew, last year's level otherwise. */
  readonly baseline: number
  readonly target: number
  /** For mode 'curve': expected value at the end of each period, entered by hand; null = not entered. */
  readonly curve: readonly (number | null)[] | null
  /** ISO date from which a yearly figure exists; null when the indicator is measured within the year. */
  readonly dueOn: string | null
}

/** The plan of one year of an indicator. `curve`: the points entered by hand, by month; `lastYear`: where the year before ended. */
export function pacePlan(of: {
  readonly mode: PaceMode
  readonly frequency: Frequency
  readonly direction: Direction
  readonly aggregation: Aggregation
  readonly target: number
  readonly lastYear: number | null
  readonly curve: readonly { readonly month: number; readonly value: number }[]
  readonly dueOn: string
}): PacePlan {
  return {
    mode: of.mode,
    frequency: of.frequency,
    direction: of.direction,
    target: of.target,
    // A count begins anew each year; a level goes on from where it stood.
    baseline: of.aggregation === 'sum' ? 0 : (of.lastYear ?? 0),
    curve: monthsOf(of.frequency).map((month) => of.curve.find((p) => p.month === month)?.value ?? null),
    dueOn: of.frequency === 'year' ? of.dueOn : null,
  }
}

export type ExpectedPace =
  | { readonly kind: 'pace'; readonly value: number }
  | { readonly kind: 'none'; readonly reason: 'yearly-before-date' | 'curve-not-entered' | 'no-such-period' }

/**
 * The value expected at the end of the `index`-th period (1-based) when looked at on `onDate` (ISO).
 * Linear from the baseline suits cumulative figures, flat suits point-in-time figures and averages, a curve is the
 * department's own. An indicator measured once a year has no pace before its date (rules §6).
 */
export function expectedPace(plan: PacePlan, index: number, onDate: string): ExpectedPace {
  const periods = PERIODS_A_YEAR[plan.frequency]
  if (!Number.isInteger(index) || index < 1 || index > periods) return { kind: 'none', reason: 'no-such-period' }
  if (plan.frequency === 'year') {
    const due = plan.dueOn === null || onDate >= plan.dueOn
    return due ? { kind: 'pace', value: plan.target } : { kind: 'none', reason: 'yearly-before-date' }
  }
  switch (plan.mode) {
    case 'flat':
      return { kind: 'pace', value: plan.target }
    case 'linear': {
      const way = new Big(plan.target).minus(plan.baseline).times(index).div(periods)
      return { kind: 'pace', value: way.plus(plan.baseline).toNumber() }
    }
    case 'curve': {
      const value = plan.curve?.[index - 1] ?? null
      return value === null ? { kind: 'none', reason: 'curve-not-entered' } : { kind: 'pace', value }
    }
  }
}

/** Percent of the expected pace from which an indicator is on track, and below which it is behind. */
export interface PaceBands {
  readonly onTrackFrom: number
  readonly behindBelow: number
}

/** [setting] No rule fixes the limits between 정상추진, 개선필요 and 부진; an organisation sets its own. */
const DEFAULT_PACE_BANDS: PaceBands = { onTrackFrom: 100, behindBelow: 80 }

export type PaceStatus = 'on-track' | 'needs-improvement' | 'behind' | 'too-early' | 'no-pace' | 'not-measured'

// Four points is the least from which a tendency can be told from chance.
const LEAST_POINTS = 4

/**
 * 정상추진 / 개선필요 / 부진 of the aggregated in-year value. `points` are the aggregated values so far in period order
 * (cumulative for sums), null for a period without one; the last figure is judged, against the pace of its own period. Under four points the state is 판단 유보, unless the year is complete:
 * then the figure is a result and needs no tendency.
 */
export function paceStatus(
  plan: PacePlan,
  points: readonly (number | null)[],
  onDate: string,
  bands = DEFAULT_PACE_BANDS,
): PaceStatus {
  const at = points.findLastIndex((point) => point !== null)
  const current = points[at] ?? null
  if (current === null) return plan.frequency === 'year' && noPaceYet(plan, onDate) ? 'no-pace' : 'not-measured'
  const expected = expectedPace(plan, at + 1, onDate)
  if (expected.kind === 'none') return 'no-pace'
  const measured = points.filter((point) => point !== null).length
  if (measured < LEAST_POINTS && measured < PERIODS_A_YEAR[plan.frequency]) return 'too-early'
  const met = plan.direction === 'lower' ? current <= expected.value : current >= expected.value
  const rate = achievementRate(
    { kind: 'set', value: expected.value },
    { kind: 'measured', value: current, finality: 'provisional' },
    plan.direction,
  )
  // Expected 0 has no rate: reached is on track, anything worse than nothing is behind.
  if (rate.kind === 'none') return met ? 'on-track' : 'behind'
  const percent = new Big(rate.exact)
  if (met || percent.gte(bands.onTrackFrom)) return 'on-track'
  return percent.lt(bands.behindBelow) ? 'behind' : 'needs-improvement'
}

const noPaceYet = (plan: PacePlan, onDate: string) => expectedPace(plan, 1, onDate).kind === 'none'
