import Big from 'big.js'
import type { PrintedNumber } from './plan-figures.ts'

export type EquationKind =
  | 'staff'
  | 'teams'
  | 'weights'
  | 'count'
  | 'goal-amount'
  | 'goal-missing'
  | 'budget-sum'
  | 'budget-change'
  | 'budget-share'
  | 'share-sum'
  | 'change-rate'
  | 'bureau-sum'
  | 'programme-sum'
  | 'policy-programmes'
  | 'name'
  | 'joint'

/**
 * exact: equal to the last printed digit · rounding: differs by no more than rounded children can make it differ ·
 * failed: no rounding explains it · not-checkable: a figure is blank, or there is nothing to add.
 */
export type EquationState = 'exact' | 'rounding' | 'failed' | 'not-checkable'

/** One figure or text of an equation and where it is printed. */
export interface Term {
  readonly location: { readonly label: string; readonly line: number | null }
  readonly value: PrintedNumber
  /** For names and lists of teams; null for figures. */
  readonly text: string | null
}

export interface Equation {
  /** Stable between two imports of the same plan, e.g. 'budget/대외협력과/budget/total'. */
  readonly id: string
  readonly kind: EquationKind
  /** Korean, for the review screen */
  readonly label: string
  readonly printed: Term
  readonly terms: readonly Term[]
  readonly computed: number | null
  /** printed − computed, in the printed unit */
  readonly difference: number | null
  readonly tolerance: number
  readonly state: EquationState
}

export const figure = (label: string, line: number | null, value: PrintedNumber): Term => ({
  location: { label, line },
  value,
  text: null,
})

export const words = (label: string, line: number | null, text: string | null): Term => ({
  location: { label, line },
  value: null,
  text,
})

interface NumericInput {
  readonly id: string
  readonly kind: EquationKind
  readonly label: string
  readonly printed: Term
  readonly terms: readonly Term[]
  readonly tolerance: number
  /** Default: the sum. Gets the terms' figures in order. */
  readonly compute?: (figures: readonly Big[]) => Big | null
  /** Decimals of the printed figure: a computed percentage equal after rounding is exact. */
  readonly decimals?: number
}

/** Evaluates one numeric equation. Never corrects a figure: it reports printed, computed and the difference. */
export function evaluate({ id, kind, label, printed, terms, tolerance, compute = addUp, decimals }: NumericInput): Equation {
  const figures = terms.flatMap((term) => (term.value === null ? [] : [new Big(term.value)]))
  const complete = terms.length > 0 && figures.length === terms.length
  const computed = complete ? compute(figures) : null
  const base = { id, kind, label, printed, terms, tolerance }
  if (computed === null || printed.value === null) {
    return { ...base, computed: computed?.toNumber() ?? null, difference: null, state: 'not-checkable' }
  }
  const exact = decimals === undefined ? computed : computed.round(decimals, Big.roundHalfUp)
  const difference = new Big(printed.value).minus(exact)
  const state = difference.eq(0) ? 'exact' : new Big(printed.value).minus(computed).abs().lte(tolerance) ? 'rounding' : 'failed'
  return { ...base, computed: exact.toNumber(), difference: difference.toNumber(), state }
}

const addUp = (figures: readonly Big[]): Big => figures.reduce((sum, one) => sum.plus(one), new Big(0))

/** The same text printed twice: equal, or failed. A person decides which is right; nothing is merged silently. */
export function sameText(id: string, kind: EquationKind, label: string, printed: Term, other: Term): Equation {
  const squeeze = (text: string) => text.normalize('NFC').replace(/\s+/g, ' ').trim()
  const checkable = printed.text !== null && other.text !== null
  const state = !checkable ? 'not-checkable' : squeeze(printed.text) === squeeze(other.text) ? 'exact' : 'failed'
  return { id, kind, label, printed, terms: [other], computed: null, difference: null, tolerance: 0, state }
}
