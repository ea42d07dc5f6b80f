import { rounded } from '../scoring/decimal.ts'

/** Amounts are whole 원 as integers; 16,457백만원 is 16_457_000_000, far inside the safe range. */
function won(amount: number): number {
  if (!Number.isSafeInteger(amount)) throw new RangeError(`not a whole amount in 원: ${amount}`)
  return amount
}

/** Percent with two decimals half-up; null when the base is 0, because "from nothing" has no percentage. */
function percentOf(part: number, base: number): number | null {
  if (base === 0) return null
  const size = rounded(100n * BigInt(Math.abs(part)), BigInt(Math.abs(base)), 2)
  return part < 0 && size > 0 ? -size : size
}

export interface Change {
  /** 증감액 in 원 */
  readonly amount: number
  /** 증감률 in percent, 2 decimals; null when there was nothing before */
  readonly percent: number | null
}

/** 증감 from `before` to `now`, both in 원. @throws RangeError unless both are whole 원 */
export function change(now: number, before: number): Change {
  const amount = won(now) - won(before)
  return { amount, percent: percentOf(amount, before) }
}

/** A total over n rounded children, itself rounded, may be off by half a unit for each of the n + 1 figures. */
export const sumTolerance = (children: number): number => 0.5 * (children + 1)

/** What the parts of a printed total add up to, where that is another figure: a mark beside the total, never in its place. 원. */
export interface PartsSum {
  readonly amount: number
  /** whether rounded parts can explain the difference */
  readonly state: 'rounding' | 'failed'
}

/**
 * The one rule of a figure that is printed and can be added up as well (rules §2): the printed one stands, the sum is a mark.
 * @param unitWon 원 of one printed unit; `parts`: how many were added. Null where both are the same.
 */
export function sumBeside(printed: number, sum: number, parts: number, unitWon: number): PartsSum | null {
  if (printed === sum) return null
  const off = Math.abs(won(printed) - won(sum))
  return { amount: sum, state: off <= sumTolerance(parts) * unitWon ? 'rounding' : 'failed' }
}

export interface YearAmount {
  readonly year: number
  /** 원; null = not planned yet (2027–2028 until a 중기지방재정계획 figure is entered), never 0 and never invented */
  readonly amount: number | null
}

/** Each year with its change against the year before in the list; null where either side is not planned. */
export function trend(years: readonly YearAmount[]): readonly (YearAmount & { readonly change: Change | null })[] {
  const ordered = years.toSorted((a, b) => a.year - b.year)
  return ordered.map((one, index) => {
    const before = ordered[index - 1]?.amount ?? null
    return { ...one, change: one.amount === null || before === null ? null : change(one.amount, before) }
  })
}

/** One programme's budget in the year before and in the year, in 원. `change` is their difference. */
export interface BudgetMove {
  readonly before: number
  readonly after: number
  readonly change: number
}

/** One bar of the waterfall of moves: a programme, or all smaller moves together. 원. */
export interface MoveStep<M extends BudgetMove> extends BudgetMove {
  /** the programme's move; null for the rest */
  readonly move: M | null
  /** how many programmes it stands for */
  readonly count: number
  /** where the bar begins and ends on the running sum of changes; the year before is 0 */
  readonly from: number
  readonly to: number
}

/** Several moves added up. 원. */
export interface MoveSum extends BudgetMove {
  readonly count: number
}

export interface LargestMoves<M extends BudgetMove> {
  /** in falling size of the change, the rest last; programmes that did not move are left out */
  readonly steps: readonly MoveStep<M>[]
  /** all programmes, those that did not move included */
  readonly total: MoveSum
  /** those that grew, those that shrank */
  readonly up: MoveSum
  readonly down: MoveSum
  /** the reach of the running sum; 0 lies always within it */
  readonly low: number
  readonly high: number
}

/**
 * The waterfall of a budget's moves (증감): the `most` largest by the size of their change, the others as one step, and the
 * running sum. Amounts in 원. A single programme that would be left over is a step by its own name.
 */
export function largestMoves<M extends BudgetMove>(moves: readonly M[], most: number): LargestMoves<M> {
  const moved = moves.filter((m) => m.change !== 0).toSorted((a, b) => Math.abs(b.change) - Math.abs(a.change))
  const shown = moved.length <= most + 1 ? moved.length : most
  const rest = moved.slice(shown)
  const bars = [
    ...moved.slice(0, shown).map((move) => ({ move, ...sumOfMoves([move]) })),
    ...(rest.length === 0 ? [] : [{ move: null, ...sumOfMoves(rest) }]),
  ]
  let level = 0
  const steps = bars.map((bar) => {
    const from = level
    level += bar.change
    return { ...bar, from, to: level }
  })
  const reach = [0, ...steps.map((step) => step.to)]
  return {
    steps,
    total: sumOfMoves(moves),
    up: sumOfMoves(moves.filter((m) => m.change > 0)),
    down: sumOfMoves(moves.filter((m) => m.change < 0)),
    low: Math.min(...reach),
    high: Math.max(...reach),
  }
}

function sumOfMoves(moves: readonly BudgetMove[]): MoveSum {
  const sum = (of: keyof BudgetMove) => moves.reduce((total, m) => total + m[of], 0)
  return { count: moves.length, before: sum('before'), after: sum('after'), change: sum('change') }
}
