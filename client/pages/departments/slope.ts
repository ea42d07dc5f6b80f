import { achievementRate } from '#domain/scoring/achievement.ts'
import { formatRate } from '../../format.ts'
import { actualOf, withUnit } from './figures.ts'
import type { IndicatorRow, Page } from './types.ts'

export interface SlopeLine {
  readonly id: number
  readonly name: string
  readonly unit: string
  readonly from: number
  readonly to: number
  /** the target as an index of the last actual, in the direction that is good: under 100 is easier than what was reached */
  readonly index: number
}
export interface Slope {
  readonly lines: readonly SlopeLine[]
  /** nothing to compare with; `target` null when the plan sets none either */
  readonly without: readonly {
    readonly id: number
    readonly name: string
    readonly unit: string
    readonly target: number | null
  }[]
}

/** From the settled year's actual to the plan year's target: the formula of a rate, with the actual in the target's place. */
export function slopeOf({ indicators, plan, policy }: Pick<Page, 'indicators' | 'plan' | 'policy'>): Slope {
  const lines: SlopeLine[] = []
  const without: Slope['without'][number][] = []
  for (const { id, name, unit, series, direction } of indicators) {
    const base = actualIn(series, plan.settledYear)
    const target = series.find((p) => p.year === plan.fiscalYear)?.target
    const to = target?.kind === 'set' ? target.value : null
    const index =
      base === null || to === null
        ? null
        : achievementRate(
            { kind: 'set', value: base },
            { kind: 'measured', value: to, finality: 'final' },
            direction,
            policy.lowerIsBetter,
          )
    if (index?.kind !== 'rate' || base === null || to === null) without.push({ id, name, unit, target: to })
    else lines.push({ id, name, unit, from: base, to, index: Number(index.exact) })
  }
  return { lines: lines.toSorted((a, b) => a.index - b.index), without }
}

function actualIn(series: IndicatorRow['series'], year: number): number | null {
  const point = series.find((p) => p.year === year)
  return point === undefined ? null : actualOf(point)
}

/** '38회 → 33회 (86.8)' */
export const moveText = ({ from, to, unit, index }: SlopeLine): string =>
  `${withUnit(from, unit)} → ${withUnit(to, unit)} (${formatRate(index)})`

/**
 * Moves label heights apart to at least `gap`, keeping their order and as near to where they belong as that allows.
 * `wanted` ascending, all within 0…`room`.
 */
export function spread(wanted: readonly number[], gap: number, room: number): number[] {
  const placed: number[] = []
  for (const y of wanted) placed.push(Math.max(y, (placed.at(-1) ?? -gap) + gap))
  let limit = room
  for (let i = placed.length - 1; i >= 0; i -= 1) {
    placed[i] = Math.max(0, Math.min(placed[i] ?? 0, limit))
    limit = (placed[i] ?? 0) - gap
  }
  return placed
}
