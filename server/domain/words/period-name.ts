import { monthsOf } from '../entry/due.ts'
import type { Aggregation, Frequency } from '../scoring/indicator.ts'
import type { SoFar } from '../scoring/value.ts'
import type { Both } from './terms.ts'

const both = (ko: string, en: string): Both => ({ ko, en })

/**
 * One period as it is called wherever it stands (rules §6): '연간', '상반기', '3분기', '10월(한 달)'. A figure reported as a
 * running total is of everything up to it: '10월까지 누계'. `month`: the period's last one, 0 = the year.
 */
export function periodName(month: number, frequency: Frequency, reported: 'each' | 'running-total' = 'each'): Both {
  if (month === 0 || frequency === 'year') return both('연간', 'Year')
  if (reported === 'running-total') return both(`${month}월까지 누계`, `Total to month ${month}`)
  if (frequency === 'quarter') return both(`${month / 3}분기`, `Quarter ${month / 3}`)
  if (frequency === 'half-year') return both(month === 6 ? '상반기' : '하반기', `Half ${month / 6}`)
  return both(`${month}월(한 달)`, `Month ${month}`)
}

/** What the name of an indicator's period depends on. */
export interface PeriodKind {
  readonly frequency: Frequency
  readonly reported: 'each' | 'running-total'
}

/**
 * The same with its year: '2026년 10월(한 달)'. A month at which that frequency has no period, as in the history of an indicator
 * that is measured otherwise by now, is named by what is entered together there.
 */
export function periodInYear(
  year: number,
  month: number,
  frequency: Frequency,
  reported: 'each' | 'running-total' = 'each',
): Both {
  if (month !== 0 && !monthsOf(frequency).includes(month)) return periodsAt(year, month)
  const { ko, en } = periodName(month, frequency, reported)
  return both(`${year}년 ${ko}`, month === 0 || frequency === 'year' ? `Year ${year}` : `${en} of ${year}`)
}

/** What is entered together: every period that ends with the month, whatever its length: '2026년 9월분'. */
export const periodsAt = (year: number, month: number): Both =>
  month === 0 ? periodInYear(year, 0, 'year') : both(`${year}년 ${month}월분`, `Due for month ${month} of ${year}`)

const COUNTED: Readonly<Record<SoFar['frequency'], (n: number, of: number) => Both>> = {
  month: (n, of) => both(`${of}개월 중 ${n}개월`, `${n} of ${of} months`),
  quarter: (n, of) => both(`${of}개 분기 중 ${n}개`, `${n} of ${of} quarters`),
  'half-year': (n, of) => both(`${of}개 반기 중 ${n}개`, `${n} of ${of} half-years`),
}

/** How much of the year is in: '4개 분기 중 3개'. Stands beside every figure made of part of a year. */
export const partOfYear = ({ entered, of, frequency }: Pick<SoFar, 'entered' | 'of' | 'frequency'>): Both =>
  COUNTED[frequency](entered, of)

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'] as const

/** The same where the place says that it is one period of a year: in a list, under an axis, in a row of cells. '9월', '3분기', '상반기'. */
export function periodShort(month: number, frequency: Frequency): Both {
  if (frequency === 'month' && month !== 0) return both(`${month}월`, MONTHS[month - 1] ?? String(month))
  const { ko, en } = periodName(month, frequency)
  return both(ko, frequency === 'quarter' ? `Q${month / 3}` : frequency === 'half-year' ? `H${month / 6}` : en)
}

/** Up to the end of a period: '8월까지', '3분기까지'. Of a level it says when it was read: '3분기 현재'. */
export function upToPeriod(month: number, frequency: Frequency, aggregation: Aggregation): Both {
  const { ko, en } = periodShort(month, frequency)
  switch (aggregation) {
    case 'sum':
      return both(`${ko}까지`, `until ${en}`)
    case 'last':
      return both(`${ko} 현재`, `in ${en}`)
    case 'average':
      return both(`${ko}까지 평균`, `on average until ${en}`)
    case 'max':
      return both(`${ko}까지 최대`, `at most until ${en}`)
    case 'min':
      return both(`${ko}까지 최소`, `at least until ${en}`)
  }
}
