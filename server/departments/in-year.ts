import type { Db } from '#data/database.ts'
import type { ActualStage } from '#data/schema/actuals.ts'
import type { Aggregation, Frequency, PaceMode } from '#domain/scoring/indicator.ts'
import { type PeriodFigure, yearFigure } from '#domain/entry/year-figure.ts'
import type { CountedStages } from '#domain/entry/submission.ts'
import { countedFigures } from '../actuals/counting.ts'
import type { DefinitionOfYear } from '../actuals/definitions.ts'
import { definitionIn, type IndicatorFacts, keeperIn } from '../actuals/indicator-facts.ts'
import { pacePoints } from '../actuals/year-pace.ts'

/** How far an indicator is within the year, and what its pace (시기별 목표) is made of. In the indicator's unit. */
export interface InYear {
  readonly frequency: Frequency
  readonly aggregation: Aggregation
  readonly pace: PaceMode
  /** 'MM-DD' of the year after */
  readonly resultsDue: string
  /** the periods that have a figure, each made one with those before it as the aggregation says (a count is the running total) */
  readonly periods: readonly { readonly month: number; readonly value: number; readonly stage: ActualStage }[]
  /** the pace entered by hand, for the mode 'curve' */
  readonly curve: readonly { readonly month: number; readonly value: number }[]
}

interface Rule extends DefinitionOfYear {
  readonly id: number
  readonly keeper: number
  readonly reported: IndicatorFacts['reported']
}

/** The year under way of each indicator, of the figures that count, with two queries however many they are. */
export async function inYear(
  db: Db,
  facts: readonly IndicatorFacts[],
  year: number,
  counted: CountedStages,
): Promise<ReadonlyMap<number, InYear>> {
  const indicators = facts.map((f): Rule => ({
    id: f.id,
    keeper: keeperIn(f, year),
    reported: f.reported,
    ...definitionIn(f, year),
  }))
  const within = indicators.filter((i) => i.frequency !== 'year').map((i) => i.keeper)
  const entered = Map.groupBy(await countedFigures(db, within, year, 'periods', counted), (row) => row.id)
  const curves = Map.groupBy(
    await pacePoints(
      db,
      indicators.filter((i) => i.pace === 'curve').map((i) => i.id),
      year,
    ),
    (row) => row.id,
  )
  return new Map(
    indicators.map((i) => [
      i.id,
      {
        frequency: i.frequency,
        aggregation: i.aggregation,
        pace: i.pace,
        resultsDue: i.resultsDue,
        periods: soFar(i, entered.get(i.keeper) ?? []),
        curve: (curves.get(i.id) ?? []).map(({ month, value }) => ({ month, value })),
      },
    ]),
  )
}

type Entered = {
  readonly month: number
  readonly kind: 'measured' | 'not-entered' | 'not-applicable'
  readonly value: number | null
  readonly stage: ActualStage
}

// Stored figures are as they were reported; the pace they are compared with is of the year so far.
function soFar(rule: Rule, rows: readonly Entered[]): InYear['periods'] {
  const periods = rows.map((r): PeriodFigure => ({
    month: r.month,
    stage: r.stage,
    value:
      r.kind === 'measured' && r.value !== null
        ? { kind: 'measured', value: r.value }
        : { kind: r.kind === 'measured' ? 'not-entered' : r.kind },
  }))
  return periods.flatMap((period) => {
    if (period.value.kind !== 'measured') return []
    const { value } = yearFigure(
      rule,
      periods.filter((p) => p.month <= period.month),
    )
    return value.kind === 'measured' ? [{ month: period.month, value: value.value, stage: period.stage }] : []
  })
}
