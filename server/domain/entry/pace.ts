import Big from 'big.js'
import { achievementRate } from '../scoring/achievement.ts'
import type { Aggregation, Direction, Frequency, PaceMode } from '../scoring/indicator.ts'
import { dueOn, monthsOf, periodAt, periodsEnded } from './due.ts'
import { isCountedInOnes } from './entry-checks.ts'
import type { PaceStatus } from './pace-status.ts'
import { PERIODS_A_YEAR } from './period.ts'
import { type PeriodFigure, yearFigure, type YearRule } from './year-figure.ts'

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
  /** counted in ones: no count could meet a fraction, so the expected value is the whole number below (rules §6) */
  readonly whole: boolean
}

/** The plan of one year of an indicator. `curve`: the points entered by hand, by month; `lastYear`: where the year before ended. */
export function pacePlan(of: {
  readonly mode: PaceMode
  readonly frequency: Frequency
  readonly direction: Direction
  readonly aggregation: Aggregation
  readonly unit: string
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
    // A mean of counts has a fraction of its own. Of "lower is better" a whole number below the fraction does exist.
    whole: isCountedInOnes(of.unit) && of.aggregation !== 'average' && of.direction !== 'lower',
  }
}

export type ExpectedPace =
  | { readonly kind: 'pace'; readonly value: number }
  | { readonly kind: 'none'; readonly reason: 'yearly-before-date' | 'curve-not-entered' | 'no-such-period' }

/**
 * The value expected at the end of the `index`-th period (1-based) when looked at on `onDate` (ISO).
 * Linear from the baseline suits cumulative figures, flat suits point-in-time figures and averages, a curve is the
 * department's own. An indicator measured once a year has no pace before its date. A count is expected in whole units (rules §6).
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
      return { kind: 'pace', value: expectedIn(plan, way.plus(plan.baseline)) }
    }
    case 'curve': {
      const value = plan.curve?.[index - 1] ?? null
      return value === null
        ? { kind: 'none', reason: 'curve-not-entered' }
        : { kind: 'pace', value: expectedIn(plan, new Big(value)) }
    }
  }
}

const expectedIn = ({ whole }: PacePlan, exact: Big): number => (whole ? exact.round(0, Big.roundDown) : exact).toNumber()

/** Percent of the expected pace from which an indicator is on track, and below which it is behind. */
export interface PaceBands {
  readonly onTrackFrom: number
  readonly behindBelow: number
}

/** [setting] No rule fixes the limits between 정상추진, 개선필요 and 부진; an organisation sets its own. */
const DEFAULT_PACE_BANDS: PaceBands = { onTrackFrom: 100, behindBelow: 80 }

/**
 * Why 판단 유보: no target to go towards · measured once a year, before its date · nothing complete yet · two or more periods
 * past their day without a figure · no expected value was entered for the period
 */
export type TooEarly = 'no-target' | 'once-a-year' | 'no-period' | 'missing' | 'no-curve'

/** How a year under way stands to its pace. Figures in the indicator's unit. */
export interface YearPace {
  readonly status: PaceStatus
  /** null when it is judged */
  readonly why: TooEarly | null
  /** last month of the newest complete period, of which the figures are; null = none is complete */
  readonly month: number | null
  /** the year up to it */
  readonly value: number | null
  /** what is expected by then; null = nothing is */
  readonly expected: number | null
  /** value − expected */
  readonly gap: number | null
  /** value in percent of what is expected, as an achievement rate (rules §4); null where that has none */
  readonly percent: number | null
  /** last months of the periods past their day without a figure */
  readonly missing: readonly number[]
  /** what a sum still needs to reach the year's target, and in how many periods; `done` made the value. null for what is no sum */
  readonly rest: { readonly left: number; readonly periods: number; readonly done: number } | null
}

/** More periods than this past their day, and nobody can tell. */
const MOST_MISSING = 1

/**
 * Judges a year under way by its newest complete period (rules §6), a quarterly and a half-yearly indicator by what it has, too.
 * `periods` are those that count. Of a sum a period is complete when all before it are in: a gap is no 0. `target` 'none' or
 * `plan` null: there is no pace.
 */
export function yearPace(
  of: { readonly plan: PacePlan | null; readonly rule: YearRule; readonly periods: readonly PeriodFigure[] },
  at: { readonly year: number; readonly today: string; readonly inYearDays: number },
  bands = DEFAULT_PACE_BANDS,
): YearPace {
  const { plan, rule } = of
  if (rule.frequency === 'year') return unjudged(plan === null ? 'no-target' : 'once-a-year')
  const months = monthsOf(rule.frequency)
  // What was entered of a period before it is over is no figure of it yet.
  const over = new Set(periodsEnded(at.year, rule.frequency, at.today).map((period) => period.month))
  const isIn = (month: number) => over.has(month) && of.periods.some((p) => p.month === month && p.value.kind !== 'not-entered')
  const missing = months.filter((month) => !isIn(month) && isPastDay(month, rule, at))
  const month = newestComplete(rule, months, isIn)
  const upTo = yearFigure(
    rule,
    of.periods.filter((p) => month !== null && p.month <= month),
  ).value
  const value = upTo.kind === 'measured' ? upTo.value : null
  if (month === null || value === null) return unjudged(plan === null ? 'no-target' : 'no-period', { missing })
  if (plan === null) return unjudged('no-target', { month, value, missing })
  const found = expectedPace(plan, months.indexOf(month) + 1, at.today)
  if (found.kind === 'none') return unjudged('no-curve', { month, value, missing })
  const expected = found.value
  const { status, percent } = against(plan, value, expected, bands)
  const gap = new Big(value).minus(expected).toNumber()
  const stand = { month, value, expected, gap, percent, missing, rest: restOf(plan, rule, months.indexOf(month) + 1, value) }
  return missing.length > MOST_MISSING ? unjudged('missing', stand) : { status, why: null, ...stand }
}

const unjudged = (why: TooEarly, stand: Partial<YearPace> = {}): YearPace => ({
  month: null,
  value: null,
  expected: null,
  gap: null,
  percent: null,
  missing: [],
  rest: null,
  ...stand,
  status: 'too-early',
  why,
})

function restOf({ target, direction }: PacePlan, { aggregation, frequency }: YearRule, done: number, value: number) {
  if (aggregation !== 'sum' || direction === 'lower') return null
  const left = new Big(target).minus(value)
  return { left: left.lt(0) ? 0 : left.toNumber(), periods: PERIODS_A_YEAR[frequency] - done, done }
}

function newestComplete(rule: YearRule, months: readonly number[], isIn: (month: number) => boolean): number | null {
  if (rule.aggregation !== 'sum' || rule.reported === 'running-total') return months.findLast(isIn) ?? null
  const gap = months.findIndex((month) => !isIn(month))
  return (gap < 0 ? months.at(-1) : months[gap - 1]) ?? null
}

function isPastDay(month: number, { frequency }: YearRule, at: { year: number; today: string; inYearDays: number }): boolean {
  const period = periodAt(at.year, month, frequency)
  const due = { resultsDue: '', inYearDays: at.inYearDays, closesOn: null }
  return period !== null && dueOn(period, due) < at.today
}

function against({ direction }: PacePlan, value: number, expected: number, bands: PaceBands) {
  const met = direction === 'lower' ? value <= expected : value >= expected
  const rate = achievementRate({ kind: 'set', value: expected }, { kind: 'measured', value, finality: 'provisional' }, direction)
  // Expected 0 has no rate: reached is on track, anything worse than nothing is behind.
  if (rate.kind === 'none') return { status: met ? ('on-track' as const) : ('behind' as const), percent: null }
  const exact = new Big(rate.exact)
  const status =
    met || exact.gte(bands.onTrackFrom)
      ? ('on-track' as const)
      : exact.lt(bands.behindBelow)
        ? ('behind' as const)
        : ('needs-improvement' as const)
  return { status, percent: rate.shown }
}
