import Big from 'big.js'
import { roundHalfUp } from '../scoring/decimal.ts'

/** How a promise (이행표준) is measured; 'none': it names nothing to measure. */
export const COMMITMENT_KINDS = ['none', 'yes-no', 'within-days', 'share', 'count', 'satisfaction'] as const
export type CommitmentKind = (typeof COMMITMENT_KINDS)[number]

export const COMMITMENT_KIND_WORDS: Readonly<Record<CommitmentKind, { readonly ko: string; readonly en: string }>> = {
  none: { ko: '측정 기준 없음', en: 'no measure' },
  'yes-no': { ko: '이행 여부', en: 'kept or not' },
  'within-days': { ko: '기한(근무일)', en: 'within working days' },
  share: { ko: '비율', en: 'share' },
  count: { ko: '횟수', en: 'count' },
  satisfaction: { ko: '만족도', en: 'satisfaction' },
}

/** What was promised: `days` of 'within-days'; `target` in percent, times or points. */
export interface Standard {
  readonly kind: CommitmentKind
  readonly days: number | null
  readonly target: number | null
}

/** The field that a standard of its kind lacks or that does not fit it; null where it can be measured, or names nothing. */
export function standardProblem({ kind, days, target }: Standard): 'days' | 'target' | null {
  const isDays = days !== null && Number.isInteger(days) && days >= 1 && days <= 365
  if (kind === 'within-days') {
    if (!isDays) return 'days'
    return target === null || (target > 0 && target <= 100) ? null : 'target'
  }
  if (days !== null) return 'days'
  if (kind === 'none' || kind === 'yes-no') return target === null ? null : 'target'
  if (target === null || target <= 0) return 'target'
  if (kind === 'count') return Number.isInteger(target) ? null : 'target'
  return target <= 100 ? null : 'target'
}

/**
 * What came of it in a period. `requests`: how many there were (replies of a survey); `met`: of those as promised; `value`: times, points,
 * or 1 and 0 for kept and not kept. Null where the kind has none.
 */
export interface Result {
  readonly requests: number | null
  readonly met: number | null
  readonly value: number | null
}

/** Fewer requests than this carry a warning: one more or less moves the share by more than twenty points. */
const FEW_REQUESTS = 5

export type Judged =
  /** nothing is promised that could be measured */
  | { readonly state: 'no-standard' }
  | { readonly state: 'not-entered' }
  /** there were none, so there is no share: neither 0 nor 100 */
  | { readonly state: 'no-requests' }
  | {
      readonly state: 'met' | 'missed'
      /** percent, one decimal half-up; null of kinds without one */
      readonly share: number | null
      /** how many it stands on; null of kinds that have no requests */
      readonly n: number | null
      readonly few: boolean
    }

/** Whether a period's result keeps the promise (rules §11). Decided on the exact share, which is then shown rounded. */
export function judged({ kind, target }: Standard, result: Result | null): Judged {
  if (kind === 'none') return { state: 'no-standard' }
  if (result === null) return { state: 'not-entered' }
  const { requests, met, value } = result
  switch (kind) {
    case 'yes-no':
    case 'count': {
      if (value === null) return { state: 'not-entered' }
      const wanted = kind === 'count' ? (target ?? 0) : 1
      return { state: value >= wanted ? 'met' : 'missed', share: null, n: null, few: false }
    }
    case 'satisfaction':
      if (requests === 0) return { state: 'no-requests' }
      if (value === null || requests === null) return { state: 'not-entered' }
      return { state: value >= (target ?? 0) ? 'met' : 'missed', share: null, n: requests, few: requests < FEW_REQUESTS }
    case 'within-days':
    case 'share': {
      if (requests === 0) return { state: 'no-requests' }
      if (met === null || requests === null) return { state: 'not-entered' }
      // Of a limit without a share every request is promised.
      const kept = new Big(met).times(100).gte(new Big(target ?? 100).times(requests))
      return {
        state: kept ? 'met' : 'missed',
        share: shareOf(met, requests),
        n: requests,
        few: requests < FEW_REQUESTS,
      }
    }
  }
}

/** `met` of `requests` in percent, one decimal half-up; null without requests. */
export const shareOf = (met: number, requests: number): number | null =>
  requests === 0 ? null : roundHalfUp(new Big(met).times(100).div(requests), 1)

/** The field of a result that does not fit the kind; null where it does. */
export function resultProblem(
  kind: CommitmentKind,
  { requests, met, value }: Result,
): 'kind' | 'requests' | 'met' | 'value' | null {
  const isCount = (figure: number | null) => figure !== null && Number.isInteger(figure) && figure >= 0 && figure <= 1e9
  switch (kind) {
    case 'none':
      return 'kind'
    case 'yes-no':
      return requests === null && met === null && (value === 0 || value === 1) ? null : 'value'
    case 'count':
      return requests === null && met === null && isCount(value) ? null : 'value'
    case 'satisfaction':
      if (!isCount(requests) || met !== null) return 'requests'
      if (requests === 0) return value === null ? null : 'value'
      return value !== null && value >= 0 && value <= 100 ? null : 'value'
    case 'within-days':
    case 'share':
      if (!isCount(requests)) return 'requests'
      if (value !== null) return 'value'
      return isCount(met) && (met ?? 0) <= (requests ?? 0) ? null : 'met'
  }
}

/** The periods of a year together: requests and those met are added up, never shares. Null where nothing was entered. */
export function summed(results: readonly Result[]): { readonly requests: number; readonly met: number } | null {
  const counted = results.filter((one) => one.requests !== null && one.met !== null)
  if (counted.length === 0) return null
  return {
    requests: counted.reduce((sum, one) => sum + (one.requests ?? 0), 0),
    met: counted.reduce((sum, one) => sum + (one.met ?? 0), 0),
  }
}
