import { type TargetVersion, targetInForce } from './target.ts'
import type { Target } from './value.ts'

/** Why offices change a target that the council confirmed. */
export const REASON_CODES = ['law', 'budget', 'reorganisation', 'circumstances', 'measure', 'other'] as const
export type ReasonCode = (typeof REASON_CODES)[number]

export const REASON_CODE_WORDS = {
  law: { ko: '법령·제도 변경', en: 'Law or regulation changed' },
  budget: { ko: '예산 변경(추경)', en: 'Budget changed' },
  reorganisation: { ko: '조직개편·업무 이관', en: 'Reorganisation or transfer' },
  circumstances: { ko: '재난 등 외부 여건', en: 'Disaster or other circumstances' },
  measure: { ko: '산식·통계 기준 변경', en: 'Formula or statistics changed' },
  other: { ko: '기타', en: 'Other' },
} as const satisfies Readonly<Record<ReasonCode, { readonly ko: string; readonly en: string }>>

export type RequestState = 'asked' | 'approved' | 'returned' | 'withdrawn'

export const REQUEST_STATE_WORDS = {
  asked: { ko: '결정 대기', en: 'Waiting' },
  approved: { ko: '승인', en: 'Approved' },
  returned: { ko: '반려', en: 'Returned' },
  withdrawn: { ko: '철회', en: 'Withdrawn' },
} as const satisfies Readonly<Record<RequestState, { readonly ko: string; readonly en: string }>>

export interface TargetChange {
  readonly year: number
  readonly from: Target
  readonly to: Target
  /** from when it holds, ISO day */
  readonly effectiveOn: string
}

export interface ChangeFacts {
  /** the day the council confirmed the plan; null while it has not */
  readonly confirmedOn: string | null
  readonly settledYear: number
  readonly fiscalYear: number
}

/** Each is a reason of the same name in entry/reasons.ts. */
type ChangeRefusal = 'plan-not-confirmed' | 'target-not-of-plan' | 'effective-outside-year' | 'target-same'

/**
 * Why a confirmed target may not be changed so; null when it may (rules §7). Only the plan's own years that are not settled:
 * later ones are set by the plans of their year. The day must lie in the year, not before the council's.
 */
export function changeRefusal(change: TargetChange, plan: ChangeFacts): ChangeRefusal | null {
  if (plan.confirmedOn === null) return 'plan-not-confirmed'
  if (change.year <= plan.settledYear || change.year > plan.fiscalYear) return 'target-not-of-plan'
  if (change.effectiveOn.slice(0, 4) !== String(change.year) || change.effectiveOn < plan.confirmedOn)
    return 'effective-outside-year'
  return sameTarget(change.from, change.to) ? 'target-same' : null
}

/** 180 and 180.0 are one target; none is another than 0. */
export const sameTarget = (a: Target, b: Target): boolean =>
  a.kind === b.kind && (a.kind !== 'set' || (b.kind === 'set' && a.value === b.value))

/** A stored version of a target of one year; the plan's own are 'planned', official changes 'revised'. */
export interface StoredTarget {
  readonly revision: number
  readonly stage: 'planned' | 'confirmed' | 'revised'
  readonly kind: 'set' | 'none'
  readonly value: number | null
  readonly effectiveOn: string
}

export const targetOf = ({ kind, value }: Pick<StoredTarget, 'kind' | 'value'>): Target =>
  kind === 'set' && value !== null ? { kind: 'set', value } : { kind: 'none' }

/**
 * The target of a year and, where an official change replaced it, the one before: "180 (당초 200)". A change counts from its day
 * on and not after the year's end, so the year's rate uses the one in force on 31 December. Null = none was set by `until`.
 */
export function yearTarget(
  versions: readonly StoredTarget[],
  year: number,
  until: string,
): { readonly inForce: StoredTarget; readonly original: StoredTarget | null } | null {
  const [only, more] = versions
  // Nearly always: nobody changed it.
  if (only !== undefined && more === undefined && only.stage !== 'revised')
    return only.effectiveOn <= until ? { inForce: only, original: null } : null
  const known = versions.filter((v) => v.effectiveOn <= until)
  const own = known.filter((v) => v.stage !== 'revised').reduce<StoredTarget | null>(laterOf, null)
  if (own === null) return null
  const changes = known
    .filter((v) => v.stage === 'revised' && v.effectiveOn <= `${year}-12-31`)
    .toSorted((a, b) => a.revision - b.revision)
  if (changes.length === 0) return { inForce: own, original: null }
  // What the council confirmed comes first whatever its day: a plan may be loaded after its year began.
  const confirmed = versionOf(own, 'confirmed', '')
  const history = changes.map((v) => versionOf(v, 'revision', v.effectiveOn))
  const { inForce } = targetInForce([confirmed, ...history])
  const at = changes[history.findIndex((v) => v === inForce)]
  return at === undefined ? { inForce: own, original: null } : { inForce: at, original: own }
}

const laterOf = (a: StoredTarget | null, b: StoredTarget) => (a === null || b.revision > a.revision ? b : a)
const versionOf = (v: StoredTarget, kind: TargetVersion['kind'], decidedOn: string): TargetVersion => ({
  kind,
  target: targetOf(v),
  decidedOn,
  reason: null,
  approver: null,
})
