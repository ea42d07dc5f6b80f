/** How departments make a bureau's score. No law fixes one (rules §5). */
export const ROLL_UP_RULES = ['equal', 'budget', 'headcount', 'measured-weight'] as const
export type RollUpRule = (typeof ROLL_UP_RULES)[number]

/** A dated, versioned setting of the organisation. No rule of law fixes these, so each is shown beside the score. */
export interface ScoringPolicy {
  /** e.g. '2026-1' */
  readonly version: string
  /** ISO date from which it applies */
  readonly effectiveFrom: string
  /** Upper limit of an indicator's score in percent; null = no limit. Caps the score only, never the rate. */
  readonly cap: 100 | 110 | 120 | 130 | null
  /** 초과달성 from this rate on (percent) */
  readonly exceededFrom: number
  /** 'two-minus-ratio' = (2 − A/T)·100, as national reports print; 'ratio' = T/A·100, as some offices do. */
  readonly lowerIsBetter: 'two-minus-ratio' | 'ratio'
  readonly rollUp: RollUpRule
  /** Grade bands, highest first; null = grades are off (default). `from` is a score in percent. */
  readonly grades: readonly { readonly grade: string; readonly from: number }[] | null
}

/** What holds until an organisation sets its own: rules §4 and rules §5. Dated from the first year of the plan, so no year is without. */
export const DEFAULT_POLICY: ScoringPolicy = {
  version: '2026-1',
  effectiveFrom: '2024-01-01',
  cap: 100,
  exceededFrom: 130,
  lowerIsBetter: 'two-minus-ratio',
  rollUp: 'equal',
  grades: null,
}
