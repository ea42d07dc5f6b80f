import type { SoFar } from '#domain/scoring/value.ts'
import type { Language } from '../../language.tsx'

const PERIODS: Readonly<Record<SoFar['frequency'], readonly [string, string]>> = {
  month: ['개월', 'months'],
  quarter: ['분기', 'quarters'],
  'half-year': ['반기', 'half-years'],
}

/** How much of the year is in: '3/12개월', '2/4분기'. Stands beside every figure made of part of a year. */
export const soFarText = ({ entered, of, frequency }: Pick<SoFar, 'entered' | 'of' | 'frequency'>, language: Language): string =>
  `${entered}/${of}${language === 'ko' ? PERIODS[frequency][0] : ` ${PERIODS[frequency][1]}`}`
