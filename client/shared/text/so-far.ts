import type { SoFar } from '#domain/scoring/value.ts'
import { partOfYear } from '#domain/words/period-name.ts'
import type { Language } from '../../language.tsx'

/** How much of the year is in: '12개월 중 3개월', '4개 분기 중 2개'; never '2/4분기', which reads as a quarter's name. Stands beside every figure made of part of a year. */
export const soFarText = (of: Pick<SoFar, 'entered' | 'of' | 'frequency'>, language: Language): string => partOfYear(of)[language]
