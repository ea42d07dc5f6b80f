import type { Db } from '#data/database.ts'
import type { YearPace } from '#domain/entry/pace.ts'
import type { PaceStatus } from '#domain/entry/pace-status.ts'
import type { CountedStages } from '#domain/entry/submission.ts'
import type { Aggregation, Frequency, IndicatorKind } from '#domain/scoring/indicator.ts'
import type { Finality, Target } from '#domain/scoring/value.ts'
import { countedFigures } from '../actuals/counting.ts'
import { keeperIn } from '../actuals/indicator-facts.ts'
import type { DueCell } from '../deadlines/cells.ts'
import { waitsFor } from '../deadlines/rows.ts'
import { evidenceCounts } from '../evidence/counts.ts'
import type { OwnedFacts } from './owned-facts.ts'

/** An indicator of which the year is not made yet, against its 시기별 목표. */
export interface RunningRow {
  readonly indicatorId: number
  readonly name: string
  readonly unit: string
  readonly departmentId: number
  readonly weight: number
  readonly kind: IndicatorKind
  readonly frequency: Frequency
  readonly aggregation: Aggregation
  readonly target: Target
  /** what the council confirmed, where an official change replaced it */
  readonly originalTarget?: Target
  /** ISO day from which the year's result is late */
  readonly resultsDue: string
  readonly pace: YearPace
  /** 확정 when every period of the figure is; null = nothing is in */
  readonly finality: Finality | null
}

/** What is known, and what is not, of an indicator that falls short of its pace. */
export interface Lagging {
  readonly indicatorId: number
  /** files and links of the year */
  readonly evidence: number
  /** 원인 of the newest period that gives one */
  readonly cause: string | null
  /** figures that wait for the head */
  readonly waiting: number
}

export interface RunningYear {
  /** last month of the newest period that anything is judged by; null = nothing is in */
  readonly month: number | null
  readonly counts: Readonly<Record<PaceStatus, number>>
  /** in the plan's order */
  readonly rows: readonly RunningRow[]
  /** 개선필요 and 부진, the farthest from its pace first */
  readonly lagging: readonly Lagging[]
}

/** The indicators under way, judged; null when none is. `paces`: by indicator; `cells`: what is asked for of the year. Two queries. */
export async function runningYear(
  db: Db,
  of: {
    readonly facts: readonly OwnedFacts[]
    readonly paces: ReadonlyMap<number, YearPace>
    readonly year: number
    readonly counted: CountedStages
    readonly cells: readonly DueCell[]
  },
): Promise<RunningYear | null> {
  const { facts, paces, year, counted } = of
  if (paces.size === 0) return null
  const rows = facts.flatMap((fact) => rowOf(fact, year, paces.get(fact.id)) ?? [])
  const short = rows.filter(({ pace }) => pace.status === 'behind' || pace.status === 'needs-improvement').toSorted(farthest)
  const keepers = new Map(facts.map((fact) => [fact.id, keeperIn(fact, year)]))
  const kept = short.map((row) => keepers.get(row.indicatorId) ?? row.indicatorId)
  const evidence = await evidenceCounts(db, kept, year)
  const causes = new Map(
    (await countedFigures(db, kept, year, 'periods', counted)).flatMap(({ id, cause }) => (cause ? [[id, cause] as const] : [])),
  )
  const count = (status: PaceStatus) => rows.filter(({ pace }) => pace.status === status).length
  return {
    month: rows.reduce<number | null>((last, { pace: { month } }) => (month === null ? last : Math.max(last ?? 0, month)), null),
    counts: {
      'on-track': count('on-track'),
      'needs-improvement': count('needs-improvement'),
      behind: count('behind'),
      'too-early': count('too-early'),
    },
    rows,
    lagging: short.map(({ indicatorId }, index) => {
      const keeper = kept[index] ?? indicatorId
      return {
        indicatorId,
        evidence: evidence.get(keeper) ?? 0,
        cause: causes.get(keeper) ?? null,
        waiting: of.cells.filter((c) => c.indicatorId === indicatorId && c.year === year && waitsFor(c) === 'review').length,
      }
    }),
  }
}

function rowOf(fact: OwnedFacts, year: number, pace: YearPace | undefined): RunningRow | null {
  const at = fact.years.find((one) => one.year === year)
  if (pace === undefined || at === undefined) return null
  const behind = at.periods.filter((p) => pace.month !== null && p.month <= pace.month)
  const final = behind.every((p) => p.stage === 'confirmed' || p.stage === 'closed')
  return {
    indicatorId: fact.id,
    name: fact.name,
    unit: fact.unit,
    departmentId: fact.ownerId,
    weight: fact.weight,
    kind: fact.kind,
    frequency: at.definition.frequency,
    aggregation: at.definition.aggregation,
    target: at.target,
    ...(at.originalTarget ? { originalTarget: at.originalTarget } : {}),
    resultsDue: `${year + 1}-${at.definition.resultsDue}`,
    pace,
    finality: pace.value === null ? null : final ? 'final' : 'provisional',
  }
}

/** By the share of what was expected; below everything what is worse than an expected 0. */
function farthest(a: RunningRow, b: RunningRow): number {
  return (a.pace.percent ?? -1) - (b.pace.percent ?? -1) || b.weight - a.weight || a.indicatorId - b.indicatorId
}
