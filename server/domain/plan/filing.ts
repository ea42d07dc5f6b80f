import type { Need } from './draft-needs.ts'

/** A setting: whether a target that the challenge check asks about may be filed without a word (rules §7). */
export const CHALLENGE_RULES = ['refuse', 'warn'] as const
export type ChallengeRule = (typeof CHALLENGE_RULES)[number]

export const FILING_RULE_WORDS = {
  refuse: { ko: '제출하지 않음', en: 'not filed' },
  warn: { ko: '알리기만 함', en: 'only shown' },
} as const satisfies Readonly<Record<ChallengeRule, { readonly ko: string; readonly en: string }>>

/** Of what a draft lacks: what holds its filing back, and what is only shown. */
export function filingOf(
  needs: readonly Need[],
  rule: ChallengeRule,
): { readonly blocking: readonly Need[]; readonly warnings: readonly Need[] } {
  const passes = (need: Need) => need.kind === 'challenge' && rule === 'warn'
  return { blocking: needs.filter((need) => !passes(need)), warnings: needs.filter(passes) }
}
