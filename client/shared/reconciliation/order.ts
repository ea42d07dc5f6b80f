import type { EquationState } from '#domain/plan/equation.ts'

/** In the order a reader wants them. */
export const STATES = ['failed', 'not-checkable', 'rounding', 'exact'] as const satisfies readonly EquationState[]
export const worseFirst = (a: EquationState, b: EquationState): number => STATES.indexOf(a) - STATES.indexOf(b)
