import { BUDGET_LINE_LABEL, BUDGET_LINES } from './plan-figures.ts'
import type { BudgetBlock, BudgetLineKey } from './plan-figures.ts'
import { isFeasible } from './simplex.ts'
import type { Constraint } from './simplex.ts'

/**
 * Result of the joint check of one 예산현황 table.
 * `suspects` are the lines without whose printed cells the rest would fit, smallest budget first; arithmetic alone cannot
 * choose among them, so `named` is the smallest: a rounded figure of a small line hides most in proportion.
 */
export interface JointResult {
  readonly state: 'possible' | 'impossible' | 'not-checkable'
  readonly suspects: readonly BudgetLineKey[]
  readonly named: BudgetLineKey | null
}

/**
 * Is there *one* set of unrounded amounts behind all printed figures of the table: amounts and changes rounded to
 * 백만원 (±0.5), shares and rates to 0.01 % (±0.005), and both sums exact? Each cell can pass alone while the table as a
 * whole is impossible. All conditions are linear in the twelve unknown amounts, so a simplex phase 1 decides.
 */
export function checkJointly(block: BudgetBlock): JointResult {
  if (BUDGET_LINES.some((key) => block.lines[key].budget === null || block.lines[key].previous === null)) {
    return { state: 'not-checkable', suspects: [], named: null }
  }
  if (possible(block, null)) return { state: 'possible', suspects: [], named: null }
  // Deletion filter: leave one line's printed cells out, keep the sums, and see whether the rest fits.
  const suspects = BUDGET_LINES.filter((key) => possible(block, key)).toSorted(
    (a, b) => Math.abs(block.lines[a].budget ?? 0) - Math.abs(block.lines[b].budget ?? 0),
  )
  return { state: 'impossible', suspects, named: suspects[0] ?? null }
}

/** Korean names of lines, for the message of a failed check. */
export const lineNames = (keys: readonly BudgetLineKey[]): string => keys.map((key) => BUDGET_LINE_LABEL[key]).join('·')

const COUNT = BUDGET_LINES.length
const now = (key: BudgetLineKey) => BUDGET_LINES.indexOf(key)
const before = (key: BudgetLineKey) => COUNT + BUDGET_LINES.indexOf(key)

/** Sparse linear form: unknown → coefficient. */
type Form = readonly (readonly [unknown: number, coefficient: number])[]

function possible(block: BudgetBlock, leftOut: BudgetLineKey | null): boolean {
  // Unknown amounts are counted from a lower limit so that the simplex may take them as ≥ 0.
  const origin = Array.from({ length: 2 * COUNT }, () => 0)
  for (const key of BUDGET_LINES) {
    if (key === leftOut) continue
    origin[now(key)] = Math.max(0, (block.lines[key].budget ?? 0) - 0.5)
    origin[before(key)] = Math.max(0, (block.lines[key].previous ?? 0) - 0.5)
  }
  const constraints: Constraint[] = []
  const add = (form: Form, relation: '<=' | '=', bound: number) => {
    const coefficients = Array.from({ length: 2 * COUNT }, () => 0)
    let moved = bound
    for (const [unknown, coefficient] of form) {
      coefficients[unknown] = (coefficients[unknown] ?? 0) + coefficient
      moved -= coefficient * (origin[unknown] ?? 0)
    }
    constraints.push({ coefficients, relation, bound: moved })
  }
  const between = (form: Form, low: number, high: number) => {
    add(form, '<=', high)
    add(
      form.map(([unknown, coefficient]) => [unknown, -coefficient] as const),
      '<=',
      -low,
    )
  }

  for (const at of [now, before]) {
    add(
      [
        [at('total'), 1],
        [at('policy'), -1],
        [at('administration'), -1],
        [at('finance'), -1],
      ],
      '=',
      0,
    )
    add(
      [
        [at('administration'), 1],
        [at('personnel'), -1],
        [at('basic'), -1],
      ],
      '=',
      0,
    )
  }
  for (const key of BUDGET_LINES) {
    if (key === leftOut) continue
    const { budget, previous, change, budgetShare, previousShare, changeRate } = block.lines[key]
    if (budget !== null) add([[now(key), 1]], '<=', budget + 0.5)
    if (previous !== null) add([[before(key), 1]], '<=', previous + 0.5)
    if (change !== null)
      between(
        [
          [now(key), 1],
          [before(key), -1],
        ],
        change - 0.5,
        change + 0.5,
      )
    // 100·part is within (share ± 0.005)·total; the total's 100.00 % says nothing.
    if (key !== 'total') {
      for (const [share, at] of [
        [budgetShare, now],
        [previousShare, before],
      ] as const) {
        if (share === null) continue
        add(
          [
            [at(key), 100],
            [at('total'), -(share + 0.005)],
          ],
          '<=',
          0,
        )
        add(
          [
            [at(key), -100],
            [at('total'), share - 0.005],
          ],
          '<=',
          0,
        )
      }
    }
    // A rate on a base printed 0 is a convention (0.00 %), not a figure.
    if (changeRate !== null && previous !== null && previous > 0) {
      add(
        [
          [now(key), 100],
          [before(key), -(100 + changeRate + 0.005)],
        ],
        '<=',
        0,
      )
      add(
        [
          [now(key), -100],
          [before(key), 100 + changeRate - 0.005],
        ],
        '<=',
        0,
      )
    }
  }
  return isFeasible(constraints, 2 * COUNT)
}
