import { monthsOf } from '#domain/entry/due.ts'
import { yearFigure } from '#domain/entry/year-figure.ts'
import type { GridCell } from './selection.ts'

/** What a submitted figure is compared with, in the indicator's unit; null where there is nothing. */
export interface Comparison {
  readonly value: number | null
  readonly lastYear: number | null
  /** of the period before this one; a yearly figure has none but last year's */
  readonly before: number | null
  /** the year up to this period, this one included */
  readonly soFar: number | null
  /** 시기별 목표 at the end of the period; of a whole year its target */
  readonly aim: number | null
}

export function comparisonOf(cell: GridCell): Comparison {
  const months = monthsOf(cell.frequency)
  const index = months.indexOf(cell.month)
  const earlier = index > 0 ? { year: cell.year, month: months[index - 1] } : { year: cell.year - 1, month: months.at(-1) }
  const [newest] = cell.recent
  const follows = cell.month !== 0 && newest?.year === earlier.year && newest.month === earlier.month
  const until = cell.periods.filter((p) => p.month <= cell.month)
  const soFar = cell.month === 0 ? cell.value : yearFigure(cell, until).value
  return {
    value: cell.value.kind === 'measured' ? cell.value.value : null,
    lastYear: cell.lastYear,
    before: follows ? newest.value : null,
    soFar: soFar.kind === 'measured' ? soFar.value : null,
    aim: cell.month > 0 ? cell.expected : cell.target.kind === 'set' ? cell.target.value : null,
  }
}
