import type { Db } from '#data/database.ts'
import type { ActualStage } from '#data/schema/actuals.ts'
import { monthsOf, periodAt, seoulDay } from '#domain/entry/due.ts'
import { expectedPace, type PacePlan } from '#domain/entry/pace.ts'
import type { Aggregation, Frequency } from '#domain/scoring/indicator.ts'
import { type PeriodFigure, yearFigure, type YearRule } from '#domain/entry/year-figure.ts'
import type { CountedStages } from '#domain/entry/submission.ts'
import { type CountedFigure, countedFigures } from '../actuals/counting.ts'
import { definitionIn, type IndicatorFacts, keeperIn } from '../actuals/indicator-facts.ts'
import type { DueCell } from '../deadlines/cells.ts'

/**
 * How far one period of an indicator is: figures that count and were confirmed, or wait for it; over and nothing of it counts; not
 * to be had yet.
 */
export type PeriodState = 'confirmed' | 'submitted' | 'not-entered' | 'not-due'

/** One period of a year under way. Figures in the indicator's unit, none but those that count. */
export interface YearPeriod {
  /** its last month; 0 = the year of an indicator measured once */
  readonly month: number
  readonly state: PeriodState
  /** as it was reported; null = none, or it does not apply */
  readonly figure: number | null
  /** the year up to it, as the aggregation makes it (a count is the running total) */
  readonly total: number | null
  /** 시기별 목표 at its end; null where there is none */
  readonly expected: number | null
  readonly stage: ActualStage | null
  /** ISO day of Seoul since which the figure stands as it is */
  readonly since: string | null
  /** ISO day by which it is due; null while nobody can enter it, and for a year that is no longer under way */
  readonly dueOn: string | null
}

/** How far an indicator is within the year. */
export interface InYear {
  readonly frequency: Frequency
  readonly aggregation: Aggregation
  /** 'MM-DD' of the year after */
  readonly resultsDue: string
  /** every period of the year, in order */
  readonly periods: readonly YearPeriod[]
}

/**
 * The year under way of each indicator, of the figures that count, with one query however many they are. `plans`: the pace of each;
 * `due`: what is to be entered by when, where it is known.
 */
export async function inYear(
  db: Db,
  of: {
    readonly facts: readonly IndicatorFacts[]
    readonly plans: ReadonlyMap<number, PacePlan | null>
    readonly due: readonly DueCell[]
  },
  year: number,
  counted: CountedStages,
  today: string,
): Promise<ReadonlyMap<number, InYear>> {
  const within = of.facts.filter((f) => definitionIn(f, year).frequency !== 'year').map((f) => keeperIn(f, year))
  const entered = Map.groupBy(await countedFigures(db, within, year, 'periods', counted), (row) => row.id)
  const due = Map.groupBy(of.due, (cell) => cell.indicatorId)
  return new Map(
    of.facts.map((f) => {
      const { frequency, aggregation, resultsDue } = definitionIn(f, year)
      const rule = { frequency, aggregation, reported: f.reported }
      const at = {
        rule,
        rows: entered.get(keeperIn(f, year)) ?? [],
        due: due.get(f.id) ?? [],
        plan: of.plans.get(f.id) ?? null,
      }
      return [f.id, { frequency, aggregation, resultsDue, periods: periodsOf(at, year, today) }]
    }),
  )
}

function periodsOf(
  of: {
    readonly rule: YearRule
    readonly rows: readonly CountedFigure[]
    readonly due: readonly DueCell[]
    readonly plan: PacePlan | null
  },
  year: number,
  today: string,
): YearPeriod[] {
  const { rule, plan } = of
  const figures = of.rows.map(figureOf)
  return monthsOf(rule.frequency).map((month, index) => {
    const row = of.rows.find((one) => one.month === month)
    const cell = of.due.find((one) => one.month === month)
    const own = figures.find((one) => one.month === month)
    const figure = own?.value.kind === 'measured' ? own.value.value : null
    const upTo =
      figure === null
        ? null
        : yearFigure(
            rule,
            figures.filter((one) => one.month <= month),
          ).value
    const expected = plan === null ? null : expectedPace(plan, index + 1, today)
    return {
      month,
      state: stateOf(row, cell, periodAt(year, month, rule.frequency)?.to ?? null, today),
      figure,
      // Stored figures are as they were reported; the pace they are compared with is of the year so far.
      total: upTo?.kind === 'measured' ? upTo.value : null,
      expected: expected?.kind === 'pace' ? expected.value : null,
      stage: row?.stage ?? null,
      since: row === undefined ? null : seoulDay(new Date(row.recordedAt)),
      dueOn: cell?.dueOn ?? null,
    }
  })
}

const figureOf = (row: CountedFigure): PeriodFigure => ({
  month: row.month,
  stage: row.stage,
  value:
    row.kind === 'measured' && row.value !== null
      ? { kind: 'measured', value: row.value }
      : { kind: row.kind === 'measured' ? 'not-entered' : row.kind },
})

function stateOf(row: CountedFigure | undefined, cell: DueCell | undefined, endsOn: string | null, today: string): PeriodState {
  if (row !== undefined && row.kind !== 'not-entered') return row.stage === 'submitted' ? 'submitted' : 'confirmed'
  // Where submitted figures do not count it is still said that one waits.
  if (cell?.stage === 'submitted') return 'submitted'
  // Before its day a year's figure is missing by rights (rules §3); a part of a year can be had once it is over.
  const from = cell !== undefined && cell.month === 0 ? cell.dueOn : endsOn
  return from !== null && from < today ? 'not-entered' : 'not-due'
}
