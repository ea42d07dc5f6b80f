import type { SoFar } from '#domain/scoring/value.ts'
import type { Language } from '../../language.tsx'

const PERIODS = { month: 'months', quarter: 'quarters', 'half-year': 'half-years' } as const

/** How much of the year is in: '12개월 중 3개월', '4개 분기 중 2개'; never '2/4분기', which reads as a quarter's name. Stands beside every figure made of part of a year. */
export const soFarText = ({ entered, of, frequency }: Pick<SoFar, 'entered' | 'of' | 'frequency'>, language: Language): string =>
  language === 'en'
    ? `${entered} of ${of} ${PERIODS[frequency]}`
    : frequency === 'month'
      ? `${of}개월 중 ${entered}개월`
      : `${of}개 ${frequency === 'quarter' ? '분기' : '반기'} 중 ${entered}개`
