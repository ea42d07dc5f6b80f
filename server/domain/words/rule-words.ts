/** The choices of the scoring rules and of an indicator's definition, in words. How departments make a score stands with the terms: every overview says it. */
import type { CountedStages } from '../entry/submission.ts'
import type { Aggregation, Frequency } from '../scoring/indicator.ts'
import type { ScoringPolicy } from '../scoring/policy.ts'
import type { Both } from './terms.ts'

/** Which stages count outside entry (rules §6). */
export const COUNTED_WORDS: Readonly<Record<CountedStages, Both>> = {
  'submitted-and-confirmed': { ko: '제출·확정', en: 'Submitted and confirmed' },
  'confirmed-only': { ko: '확정만', en: 'Confirmed only' },
}
/** The rate of an indicator that is better when lower (rules §4). */
export const LOWER_WORDS: Readonly<Record<ScoringPolicy['lowerIsBetter'], Both>> = {
  'two-minus-ratio': { ko: '(2 − 실적/목표) × 100', en: '(2 − actual/target) × 100' },
  ratio: { ko: '목표/실적 × 100', en: 'target/actual × 100' },
}
/** How often an indicator is measured (rules §6). */
export const FREQUENCY_WORDS: Readonly<Record<Frequency, Both>> = {
  month: { ko: '매월', en: 'monthly' },
  quarter: { ko: '분기', en: 'quarterly' },
  'half-year': { ko: '반기', en: 'half-yearly' },
  year: { ko: '연 1회', en: 'once a year' },
}
/** How the periods make the year (rules §6). */
export const AGGREGATION_WORDS: Readonly<Record<Aggregation, Both>> = {
  sum: { ko: '누적', en: 'sum' },
  last: { ko: '시점', en: 'end of the period' },
  average: { ko: '평균', en: 'average' },
  max: { ko: '최대', en: 'largest' },
  min: { ko: '최소', en: 'smallest' },
}
