import type { Frequency } from '../scoring/indicator.ts'

/** '2026' · '2026-H1' · '2026-Q3' · '2026-07'. The fiscal year is the calendar year. */
export type Period = string

export const PERIODS_A_YEAR: Readonly<Record<Frequency, number>> = { year: 1, 'half-year': 2, quarter: 4, month: 12 }

/** The periods of a year in order. @throws RangeError unless `year` is a whole number of four digits */
export function periodsOf(year: number, frequency: Frequency): readonly Period[] {
  if (!Number.isInteger(year) || year < 1000 || year > 9999) throw new RangeError(`not a year: ${year}`)
  return Array.from({ length: PERIODS_A_YEAR[frequency] }, (_, index) => periodName(year, frequency, index + 1))
}

/** The name of the `index`-th period of a year, from 1. */
export function periodName(year: number, frequency: Frequency, index: number): Period {
  switch (frequency) {
    case 'year':
      return `${year}`
    case 'half-year':
      return `${year}-H${index}`
    case 'quarter':
      return `${year}-Q${index}`
    case 'month':
      return `${year}-${String(index).padStart(2, '0')}`
  }
}

export interface ReadPeriod {
  readonly year: number
  readonly frequency: Frequency
  /** 1-based place in the year */
  readonly index: number
}

/** Reads a period's name; null when it is none ('2026-Q5', '2026-13', '26'). */
export function readPeriod(period: string): ReadPeriod | null {
  const match = /^([1-9]\d{3})(?:-(?:H([12])|Q([1-4])|(0[1-9]|1[0-2])))?$/.exec(period)
  if (match === null) return null
  const [, year, half, quarter, month] = match
  const frequency = half ? 'half-year' : quarter ? 'quarter' : month ? 'month' : 'year'
  return { year: Number(year), frequency, index: Number(half ?? quarter ?? month ?? 1) }
}

/** First and last day, ISO. Null when the name is no period. */
export function periodDates(period: Period): { readonly from: string; readonly to: string } | null {
  const read = readPeriod(period)
  if (read === null) return null
  const months = 12 / PERIODS_A_YEAR[read.frequency]
  const last = read.index * months
  const twoDigits = (n: number) => String(n).padStart(2, '0')
  const to = `${read.year}-${twoDigits(last)}-${daysInMonth(read.year, last)}`
  return { from: `${read.year}-${twoDigits(last - months + 1)}-01`, to }
}

function daysInMonth(year: number, month: number): number {
  if (month === 2) return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28
  return [4, 6, 9, 11].includes(month) ? 30 : 31
}
