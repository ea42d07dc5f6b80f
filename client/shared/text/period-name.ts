import { useMemo } from 'react'
import type { Frequency } from '#domain/scoring/indicator.ts'
import { defineMessages, type Texts, useText } from '../../language.tsx'

const messages = defineMessages({
  year: { ko: (y: number) => `${y}년 연간`, en: (y: number) => `Year ${y}` },
  half: {
    ko: (y: number, n: number) => `${y}년 ${n === 1 ? '상반기' : '하반기'}`,
    en: (y: number, n: number) => `Half ${n} of ${y}`,
  },
  quarter: { ko: (y: number, n: number) => `${y}년 ${n}분기`, en: (y: number, n: number) => `Quarter ${n} of ${y}` },
  month: { ko: (y: number, m: number) => `${y}년 ${m}월`, en: (y: number, m: number) => `Month ${m} of ${y}` },
  until: {
    ko: (y: number, m: number) => `${y}년 ${m}월 말 기준`,
    en: (y: number, m: number) => `${y}, to the end of month ${m}`,
  },
})

export interface PeriodNames {
  /** what is entered together at a month: every period that ends with it; 0 = the year's figures */
  readonly at: (year: number, month: number) => string
  /** one period of one frequency */
  readonly of: (year: number, month: number, frequency: Frequency) => string
}

/** How periods are called, everywhere the same. */
export function usePeriodNames(): PeriodNames {
  const t = useText(messages)
  return useMemo(
    () => ({
      at: (year, month) => (month === 0 ? t.year(year) : t.until(year, month)),
      of: (year, month, frequency) => nameOf(t, year, month, frequency),
    }),
    [t],
  )
}

function nameOf(t: Texts<typeof messages>, year: number, month: number, frequency: Frequency): string {
  switch (frequency) {
    case 'year':
      return t.year(year)
    case 'half-year':
      return t.half(year, month / 6)
    case 'quarter':
      return t.quarter(year, month / 3)
    case 'month':
      return t.month(year, month)
  }
}
