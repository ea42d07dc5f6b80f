/** A printed total against the sum of its lines, by the reconciliation's own tolerance. */
import { type EquationState, sumTolerance } from '#domain/plan/equation.ts'
import { worseFirst } from '../../shared/reconciliation/order.ts'
import type { Figure, Node } from './tree.ts'

export interface SumCheck {
  readonly year: number
  readonly state: EquationState
  /** printed − sum, 원 */
  readonly difference: number
  /** 원 */
  readonly tolerance: number
}

/** Null when there is nothing to compare: no printed figure, or no lines. */
export function checkSum(figure: Figure, unitWon: number): SumCheck | null {
  if (figure.printed === null || figure.sum === null) return null
  const difference = figure.printed - figure.sum
  const tolerance = sumTolerance(figure.lines) * unitWon
  const state = difference === 0 ? 'exact' : Math.abs(difference) <= tolerance ? 'rounding' : 'failed'
  return { year: figure.year, state, difference, tolerance }
}

/** The checks of a line's years, the worst first. */
export function checksOf(node: Node, unitWon: number): readonly SumCheck[] {
  return node.figures.flatMap((f) => checkSum(f, unitWon) ?? []).toSorted((a, b) => worseFirst(a.state, b.state))
}
