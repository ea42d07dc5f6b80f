import { PERIODS_A_YEAR } from '#domain/period.ts'
import { type PacePlan, type PaceStatus, expectedPace, paceStatus } from '#domain/pace.ts'
import type { Detail } from './types.ts'

export interface Pace {
  readonly status: PaceStatus
  /** ISO day from which a yearly figure exists */
  readonly dueOn: string
  readonly yearly: boolean
  /** one per period of the year, up to the last that matters */
  readonly periods: readonly { readonly month: number; readonly actual: number | null; readonly expected: number | null }[]
  readonly measured: number
}

/** How far an indicator is in `year`, looked at on `today` (ISO). Null when the year has no target to go towards. */
export function paceOf(detail: Detail, year: number, today: string): Pace | null {
  const target = inForce(detail, year)
  if (target === null) return null
  const { frequency, pace, direction, aggregation } = detail.definition
  const count = PERIODS_A_YEAR[frequency]
  const months = Array.from({ length: count }, (_, i) => ((i + 1) * 12) / count)
  const at = (list: Detail['inYear'], month: number) => list.find((p) => p.year === year && p.month === month)?.value ?? null
  const dueOn = `${year + 1}-${detail.resultsDue}`
  const plan: PacePlan = {
    mode: pace,
    frequency,
    direction,
    target,
    // A count begins anew each year; a level goes on from where it stood.
    baseline: aggregation === 'sum' ? 0 : (lastActual(detail, year - 1) ?? 0),
    curve: months.map((month) => at(detail.pacePoints, month)),
    dueOn: frequency === 'year' ? dueOn : null,
  }
  const periods = months.map((month, i) => {
    const expected = expectedPace(plan, i + 1, today)
    return { month, actual: at(detail.inYear, month), expected: expected.kind === 'pace' ? expected.value : null }
  })
  const points = periods.flatMap((p) => p.actual ?? [])
  return { status: paceStatus(plan, points, today), dueOn, yearly: frequency === 'year', periods, measured: points.length }
}

/** The newest version of the year's target; null when it has none. */
function inForce(detail: Detail, year: number): number | null {
  const versions = detail.targets.filter((t) => t.year === year).toSorted((a, b) => a.revision - b.revision)
  return versions.at(-1)?.value ?? null
}

function lastActual(detail: Detail, year: number): number | null {
  const versions = detail.revisions.filter((r) => r.year === year && r.month === 0).toSorted((a, b) => a.version - b.version)
  return versions.at(-1)?.value ?? null
}
