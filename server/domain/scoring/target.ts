import type { Target } from './value.ts'

/**
 * One version of a target. `draft` before the council; `confirmed` (의회 확정) is locked; `revision` is an official
 * change after it. Versions are added, never changed or removed.
 */
export interface TargetVersion {
  readonly kind: 'draft' | 'confirmed' | 'revision'
  readonly target: Target
  /** ISO date of the decision, from which it is in force */
  readonly decidedOn: string
  readonly reason: string | null
  readonly approver: string | null
}

export interface TargetInForce {
  /** What the rate is computed with on the date; null when nothing was set by then. */
  readonly inForce: TargetVersion | null
  /** The target the council confirmed, shown beside a revised one; null before confirmation. */
  readonly confirmed: TargetVersion | null
  /** True when an official revision replaced the confirmed target: both are shown. */
  readonly revised: boolean
  /** Every version known on the date, oldest first. */
  readonly history: readonly TargetVersion[]
}

/**
 * The target in force on a date (ISO), "as reported on date D"; without a date the newest. 194 of 410 national
 * indicators were revised after the plan and the published rate used the revised target every time (rules §7).
 * Once confirmed, drafts no longer count, whatever their date; two versions of one day count in the order given.
 */
export function targetInForce(versions: readonly TargetVersion[], onDate?: string): TargetInForce {
  const history = versions
    .filter((version) => onDate === undefined || version.decidedOn <= onDate)
    .toSorted((a, b) => (a.decidedOn < b.decidedOn ? -1 : a.decidedOn > b.decidedOn ? 1 : 0))
  // The lock: the first confirmation stands, a second one is not a way round the revision with reason and approver.
  const confirmed = history.find((version) => version.kind === 'confirmed') ?? null
  if (confirmed === null) {
    return { inForce: history.findLast((version) => version.kind === 'draft') ?? null, confirmed, revised: false, history }
  }
  const revision = history.slice(history.indexOf(confirmed) + 1).findLast((version) => version.kind === 'revision')
  return { inForce: revision ?? confirmed, confirmed, revised: revision !== undefined, history }
}
