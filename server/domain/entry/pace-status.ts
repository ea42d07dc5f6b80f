/** 정상추진 · 개선필요 · 부진 · 판단 유보, in the order in which they are counted */
export const PACE_STATUSES = ['on-track', 'needs-improvement', 'behind', 'too-early'] as const
export type PaceStatus = (typeof PACE_STATUSES)[number]
