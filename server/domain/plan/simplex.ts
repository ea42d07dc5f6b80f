/**
 * Is there a point that satisfies all linear constraints? Phase 1 of the simplex method with Bland's rule, which is slow
 * but cannot cycle; the problems here have a dozen variables and under a hundred rows.
 */

/** Σ coefficients[j]·x[j] ≤ bound (or = bound), for variables x[j] ≥ 0. */
export interface Constraint {
  readonly coefficients: readonly number[]
  readonly relation: '<=' | '='
  readonly bound: number
}

// Rows are scaled to a largest coefficient of 1, so this is in the unit of the amounts (백만원): one 원 is 1e-6.
const TOLERANCE = 1e-7
// Bland's rule ends by itself; this only turns a defect into an error instead of a hang.
const MOST_PIVOTS = 20_000

/** True when some x ≥ 0 satisfies every constraint within 1e-7. @throws when it does not end (a defect, not a state) */
export function isFeasible(constraints: readonly Constraint[], variables: number): boolean {
  const rows = constraints.flatMap(toScaledRows)
  // Columns: the variables, one slack a row, one artificial for each row whose right side is negative, the right side.
  const artificialRows = rows.map((row, index) => (row.bound < 0 ? index : -1)).filter((index) => index >= 0)
  const columns = variables + rows.length + artificialRows.length
  const basis: number[] = []
  const tableau = rows.map((row, index) => {
    const flip = row.bound < 0 ? -1 : 1
    const line = new Float64Array(columns + 1)
    for (let j = 0; j < variables; j += 1) line[j] = flip * (row.coefficients[j] ?? 0)
    line[variables + index] = flip
    line[columns] = flip * row.bound
    const artificial = artificialRows.indexOf(index)
    if (artificial >= 0) line[variables + rows.length + artificial] = 1
    basis.push(artificial >= 0 ? variables + rows.length + artificial : variables + index)
    return line
  })
  // Cost row of "minimise the sum of artificials", already reduced for the starting basis.
  const cost = new Float64Array(columns + 1)
  for (const index of artificialRows) {
    const line = tableau[index]
    if (line !== undefined) for (let j = 0; j <= columns; j += 1) cost[j] = at(cost, j) - at(line, j)
  }
  for (let j = variables + rows.length; j < columns; j += 1) cost[j] = 0
  for (let pivots = 0; pivots < MOST_PIVOTS; pivots += 1) {
    if (-at(cost, columns) <= TOLERANCE) return true
    // An artificial that has left never returns, so only the other columns may enter.
    const entering = firstNegative(cost, variables + rows.length)
    if (entering < 0) return false
    const leaving = leavingRow(tableau, basis, entering, columns)
    if (leaving < 0) return false
    pivot(tableau, cost, leaving, entering)
    basis[leaving] = entering
  }
  throw new Error('simplex did not end')
}

interface Row {
  readonly coefficients: readonly number[]
  readonly bound: number
}

function toScaledRows({ coefficients, relation, bound }: Constraint): Row[] {
  const largest = coefficients.reduce((most, one) => Math.max(most, Math.abs(one)), 0)
  const scale = largest === 0 ? 1 : 1 / largest
  const row = { coefficients: coefficients.map((one) => one * scale), bound: bound * scale }
  if (relation === '<=') return [row]
  return [row, { coefficients: row.coefficients.map((one) => -one), bound: -row.bound }]
}

const at = (line: Float64Array, index: number): number => line[index] ?? 0

function firstNegative(cost: Float64Array, limit: number): number {
  for (let j = 0; j < limit; j += 1) if (at(cost, j) < -1e-10) return j
  return -1
}

function leavingRow(tableau: readonly Float64Array[], basis: readonly number[], entering: number, rightSide: number): number {
  let best = -1
  let bestRatio = Number.POSITIVE_INFINITY
  tableau.forEach((line, index) => {
    const coefficient = at(line, entering)
    if (coefficient <= 1e-10) return
    const ratio = at(line, rightSide) / coefficient
    // Ties go to the lowest basis column: the other half of Bland's rule.
    const tied = Math.abs(ratio - bestRatio) <= 1e-12 && (basis[index] ?? 0) < (basis[best] ?? 0)
    if (ratio < bestRatio - 1e-12 || tied) [best, bestRatio] = [index, ratio]
  })
  return best
}

function pivot(tableau: readonly Float64Array[], cost: Float64Array, row: number, column: number): void {
  const line = tableau[row]
  if (line === undefined) return
  const divisor = at(line, column)
  for (let j = 0; j < line.length; j += 1) line[j] = at(line, j) / divisor
  for (const other of [...tableau, cost]) {
    const factor = at(other, column)
    if (other === line || factor === 0) continue
    for (let j = 0; j < other.length; j += 1) other[j] = at(other, j) - factor * at(line, j)
  }
}
