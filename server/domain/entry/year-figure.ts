import { sumOf, weightedMean } from '../scoring/decimal.ts'
import type { Aggregation, Frequency } from '../scoring/indicator.ts'
import { monthsOf } from './due.ts'
import type { EntryValue, Stage } from './submission.ts'
import type { SoFar } from '../scoring/value.ts'

export interface Aggregate {
  /** In the indicator's unit; null when no period is measured. */
  readonly value: number | null
  /** How many periods are measured, of how many: shown beside every part-year figure. */
  readonly measured: number
  readonly of: number
}

/**
 * Makes one figure of the periods of a year, in period order, null = not measured. A missing period is left out, never
 * counted as 0, and `measured`/`of` says so. Sums and averages are exact decimals (the average to 20 places).
 */
export function aggregate(values: readonly (number | null)[], aggregation: Aggregation): Aggregate {
  const measured = values.filter((value) => value !== null)
  const count = { measured: measured.length, of: values.length }
  if (measured.length === 0) return { value: null, ...count }
  switch (aggregation) {
    case 'sum':
      return { value: sumOf(measured), ...count }
    case 'average':
      return { value: Number(weightedMean(measured.map((value) => ({ weight: 1, figure: String(value) })))), ...count }
    case 'last':
      return { value: measured.at(-1) ?? null, ...count }
    case 'max':
      return { value: Math.max(...measured), ...count }
    case 'min':
      return { value: Math.min(...measured), ...count }
  }
}

/** The year's figure made of its periods. */
export interface YearFigure {
  readonly value: EntryValue
  readonly measured: number
  /** periods that are in: measured, or said not to apply */
  readonly entered: number
  readonly of: number
  /** every period of the year is in */
  readonly complete: boolean
  /** the least far of its periods; draft while the year is not complete */
  readonly stage: Stage
  readonly finality: 'provisional' | 'final'
}

export interface PeriodFigure {
  readonly month: number
  readonly value: EntryValue
  readonly stage: Stage
}

/** How the periods of an indicator make its year. */
export interface YearRule {
  readonly frequency: Frequency
  readonly aggregation: Aggregation
  readonly reported: 'each' | 'running-total'
}

const ORDER: readonly Stage[] = ['draft', 'returned', 'submitted', 'confirmed', 'closed']

/** 누적 · 시점 · 평균 · 최대 · 최소 over the periods in order. A running total is already summed: its last is the year's. */
export function yearFigure(rule: YearRule, periods: readonly PeriodFigure[]): YearFigure {
  const months = monthsOf(rule.frequency)
  const at = months.map((month) => periods.find((p) => p.month === month) ?? null)
  const values = at.map((p) => (p?.value.kind === 'measured' ? p.value.value : null))
  const made = aggregate(values, rule.reported === 'running-total' && rule.aggregation === 'sum' ? 'last' : rule.aggregation)
  const entered = at.filter((p) => p !== null && p.value.kind !== 'not-entered').length
  const complete = entered === at.length
  const none = complete && made.value === null
  const value: EntryValue =
    made.value !== null ? { kind: 'measured', value: made.value } : { kind: none ? 'not-applicable' : 'not-entered' }
  const stage = complete
    ? at.reduce<Stage>((least, p) => (p !== null && ORDER.indexOf(p.stage) < ORDER.indexOf(least) ? p.stage : least), 'closed')
    : 'draft'
  const final = stage === 'confirmed' || stage === 'closed'
  return { value, measured: made.measured, entered, of: made.of, complete, stage, finality: final ? 'final' : 'provisional' }
}

/**
 * The part of a year that is in, where some periods are and others are not. Such a figure is no result yet (rules §4): it is
 * shown beside the state and never scored. Null: nothing is in, all is in, or the indicator is measured once a year.
 */
export function partialYear(rule: YearRule, periods: readonly PeriodFigure[]): SoFar | null {
  const { value, entered, of, complete } = yearFigure(rule, periods)
  return complete || value.kind !== 'measured' || rule.frequency === 'year'
    ? null
    : { value: value.value, entered, of, frequency: rule.frequency }
}
