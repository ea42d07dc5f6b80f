import type { Direction } from './indicator.ts'
import type { Actual, Target } from './value.ts'

/** What the check needs of one indicator. Figures in the indicator's own unit. */
export interface ChallengeInput {
  readonly code: string
  readonly name: string
  readonly unit: string
  readonly direction: Direction
  /** Every printed year, in any order. */
  readonly targets: readonly { readonly year: number; readonly target: Target }[]
  /** The newest confirmed actual of a year before the one questioned, and its year; see `newestConfirmed`. */
  readonly lastActual: Actual
  readonly lastActualYear: number
  /** The year whose target is questioned. */
  readonly planYear: number
}

export type ChallengeKind = 'below-last-actual' | 'equal-to-last-actual' | 'flat' | 'lowered-after-miss' | 'new-without-baseline'

/** A question for the head, with the figures it rests on. Not a penalty. */
export interface ChallengeFinding {
  readonly kind: ChallengeKind
  readonly code: string
  readonly name: string
  readonly unit: string
  readonly planYear: number
  readonly target: number
  readonly lastActual: number | null
  readonly lastActualYear: number
  /** The target of the last actual's year; null when there was none. */
  readonly lastTarget: number | null
  /** First and last year over which the target does not move; only for 'flat'. */
  readonly flatYears: { readonly from: number; readonly to: number } | null
}

/** The newest year before `before` with a final actual; null when there is none. The years may be in any order. */
export function newestConfirmed<Y extends { readonly year: number; readonly actual: Actual }>(
  years: readonly Y[],
  before: number,
): Y | null {
  const confirmed = years.filter(({ year, actual }) => year < before && actual.kind === 'measured' && actual.finality === 'final')
  return confirmed.toSorted((a, b) => b.year - a.year)[0] ?? null
}

// Two equal years are an accident, three are a pattern.
const LEAST_FLAT_YEARS = 3

/**
 * 목표 도전성: the statutory guide forbids targets reachable without effort or copied from past results (rules §7).
 * "Below" means easier: for lower-is-better a *higher* target is the easy one. A threshold to keep (유지) is meant to
 * stand still under the actual, so it is asked only when lowered after a miss or new.
 */
export function challengeTargets(inputs: readonly ChallengeInput[]): readonly ChallengeFinding[] {
  return inputs.flatMap(challengeOne)
}

function challengeOne(input: ChallengeInput): ChallengeFinding[] {
  const target = targetOf(input, input.planYear)
  if (target === null) return []
  const lastTarget = targetOf(input, input.lastActualYear)
  const lastActual = input.lastActual.kind === 'measured' ? input.lastActual.value : null
  const easier = (a: number, b: number) => (input.direction === 'lower' ? a > b : a < b)
  const years = input.targets.toSorted((a, b) => a.year - b.year)
  const { code, name, unit, planYear, lastActualYear } = input
  const base = { code, name, unit, planYear, target, lastActual, lastActualYear, lastTarget }
  const findings: ChallengeFinding[] = []
  const add = (kind: ChallengeKind, flatYears: ChallengeFinding['flatYears'] = null) =>
    findings.push({ kind, ...base, flatYears })

  // A target of 0 with a result of 0 is how plans print "did not exist yet"; it is no baseline to compare with.
  const isNew = lastActual === null || lastTarget === null || (lastTarget === 0 && lastActual === 0 && target !== 0)
  const threshold = input.direction === 'maintain'
  if (isNew) add('new-without-baseline')
  else {
    if (!threshold && easier(target, lastActual)) add('below-last-actual')
    if (!threshold && target === lastActual) add('equal-to-last-actual')
    if (easier(lastActual, lastTarget) && easier(target, lastTarget)) add('lowered-after-miss')
  }
  const [first, last] = [years[0], years.at(-1)]
  const same = years.every((one) => one.target.kind === 'set' && one.target.value === target)
  if (!threshold && same && years.length >= LEAST_FLAT_YEARS && first !== undefined && last !== undefined) {
    add('flat', { from: first.year, to: last.year })
  }
  return findings
}

function targetOf(input: ChallengeInput, year: number): number | null {
  const found = input.targets.find((one) => one.year === year)?.target
  return found?.kind === 'set' ? found.value : null
}
