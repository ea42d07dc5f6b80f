import type { Direction } from './indicator.ts'
import { decimalText, inCommon, quotient } from './decimal.ts'
import type { ScoringPolicy } from './policy.ts'
import type { Actual, Rate, Target } from './value.ts'

export type LowerIsBetterRule = ScoringPolicy['lowerIsBetter']

/**
 * 달성률 in percent, never below 0, without an upper cap.
 * - higher is better: (1 + (A−T)/|T|)·100, which is A/T·100 for T > 0
 * - lower is better: (1 + (T−A)/|T|)·100, which is (2 − A/T)·100 for T > 0, not T/A: the published national result
 *   reports (2022–24) print this one. `lowerIsBetter: 'ratio'` takes T/A, as some offices do.
 * - maintain: 100 when met, no credit above; A/T·100 when missed [inference, rules §4]
 *
 * Target and actual are in the indicator's own unit. Without a rate the reason is given: a missing actual keeps its
 * own state; a measured one without a usable target is 'no-target' or 'target-zero', never 0 and never 100.
 */
export function achievementRate(
  target: Target,
  actual: Actual,
  direction: Direction,
  lowerIsBetter: LowerIsBetterRule = 'two-minus-ratio',
): Rate {
  if (actual.kind !== 'measured') return { kind: 'none', reason: actual.kind }
  if (target.kind === 'none') return { kind: 'none', reason: 'no-target' }
  if (target.value === 0) return { kind: 'none', reason: 'target-zero' }
  const [t, a] = inCommon(target.value, actual.value)
  if (direction === 'lower' && lowerIsBetter === 'ratio') {
    // T/A has no meaning when either side is not positive: dividing by 0, or a worse result with a better ratio.
    if (t <= 0n || a <= 0n) return { kind: 'none', reason: 'ratio-undefined' }
    return { kind: 'rate', ...quotient(t * 100n, a) }
  }
  // One division at the end, so that 84.6/80 stays exactly 105.75.
  const size = t < 0n ? -t : t
  const reached = reachedOf(t, a, direction)
  if (direction === 'maintain' && reached > size) return { kind: 'rate', exact: '100', shown: 100 }
  return { kind: 'rate', ...quotient(reached < 0n ? 0n : reached * 100n, size) }
}

/** |T| and what was gained on it, below 0 where more was lost. */
const reachedOf = (t: bigint, a: bigint, direction: Direction) => (t < 0n ? -t : t) + (direction === 'lower' ? t - a : a - t)

/**
 * The formula with the figures put in, e.g. '5.41 ÷ 6 × 100', for the working of a score. Null when there is no rate.
 * Follows `achievementRate` case by case; negative figures stand in brackets.
 */
export function formulaText(
  target: Target,
  actual: Actual,
  direction: Direction,
  lowerIsBetter: LowerIsBetterRule = 'two-minus-ratio',
): string | null {
  const rate = achievementRate(target, actual, direction, lowerIsBetter)
  if (rate.kind === 'none' || target.kind === 'none' || actual.kind !== 'measured') return null
  const t = figure(target.value)
  const a = figure(actual.value)
  const body = () => {
    if (direction === 'lower' && lowerIsBetter === 'ratio') return `${t} ÷ ${a} × 100`
    if (direction === 'maintain' && actual.value >= target.value) return `${a} ≥ ${t} → 100`
    if (target.value > 0) return direction === 'lower' ? `(2 − ${a} ÷ ${t}) × 100` : `${a} ÷ ${t} × 100`
    const [better, worse] = direction === 'lower' ? [t, a] : [a, t]
    return `(1 + (${better} − ${worse}) ÷ ${figure(-target.value)}) × 100`
  }
  // A floored rate says so, otherwise the figures put in would not give the 0 that is shown.
  return floors(target.value, actual.value, direction, lowerIsBetter) ? `max(0, ${body()})` : body()
}

function floors(target: number, actual: number, direction: Direction, lowerIsBetter: LowerIsBetterRule): boolean {
  if (direction === 'lower' && lowerIsBetter === 'ratio') return false
  const [t, a] = inCommon(target, actual)
  return reachedOf(t, a, direction) < 0n
}

function figure(value: number): string {
  const [whole = '0', fraction] = decimalText(Math.abs(value)).split('.')
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, ',')
  const text = fraction === undefined ? grouped : `${grouped}.${fraction}`
  return value < 0 ? `(−${text})` : text
}
