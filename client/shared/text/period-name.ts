import { useMemo } from 'react'
import type { Frequency } from '#domain/scoring/indicator.ts'
import { periodInYear, periodsAt } from '#domain/words/period-name.ts'
import { useLanguage } from '../../language.tsx'

export interface PeriodNames {
  /** what is entered together at a month: every period that ends with it; 0 = the year's figures */
  readonly at: (year: number, month: number) => string
  /** one period of one frequency */
  readonly of: (year: number, month: number, frequency: Frequency, reported?: 'each' | 'running-total') => string
}

/** How periods are called, everywhere the same. */
export function usePeriodNames(): PeriodNames {
  const language = useLanguage()
  return useMemo(
    () => ({
      at: (year, month) => periodsAt(year, month)[language],
      of: (year, month, frequency, reported) => periodInYear(year, month, frequency, reported)[language],
    }),
    [language],
  )
}
