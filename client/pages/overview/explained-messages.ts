/** Texts of what the sources explain when they are pressed. */
import type { CountedStages } from '#domain/entry/submission.ts'
import { defineMessages } from '../../language.tsx'

export const explainedMessages = defineMessages({
  compareNote: {
    ko: '부서 평점을 국 평점으로 모으는 법정 방식은 없습니다. 기관이 정한 방식과 함께 봅니다.',
    en: 'No law says how to join department scores; the organisation sets the rule.',
  },
  official: { ko: '기관이 정한 방식', en: 'set by the organisation' },
  rule: { ko: '방식', en: 'Rule' },
  share: { ko: '비중(%)', en: 'Share (%)' },
  contribution: { ko: '기여', en: 'Adds' },
  leftOut: {
    ko: (names: string) => `계산에서 뺀 부서: ${names} (산정된 지표나 기준값이 없음)`,
    en: (names: string) => `Left out: ${names} (nothing measured, or the rule’s figure is missing)`,
  },
  policySince: { ko: (date: string) => `${date}부터 적용`, en: (date: string) => `in force since ${date}` },
  policyCounted: {
    ko: (counted: CountedStages) =>
      counted === 'confirmed-only'
        ? '집계 대상: 확정 실적만(제출·작성 중 제외)'
        : '집계 대상: 제출 실적(잠정)과 확정 실적(작성 중 제외)',
    en: (counted: CountedStages) =>
      counted === 'confirmed-only'
        ? 'Counted: confirmed figures only, not submitted ones nor drafts'
        : 'Counted: submitted figures as provisional, confirmed ones as final, no drafts',
  },
  policyHigher: { ko: '상향: 달성률 = 실적 ÷ 목표 × 100', en: 'Higher is better: rate = actual ÷ target × 100' },
  policyLower: { ko: '하향: 달성률 = (2 − 실적 ÷ 목표) × 100', en: 'Lower is better: rate = (2 − actual ÷ target) × 100' },
  policyLowerRatio: { ko: '하향: 달성률 = 목표 ÷ 실적 × 100', en: 'Lower is better: rate = target ÷ actual × 100' },
  policyMaintain: {
    ko: '유지: 지키면 100, 못 지키면 실적 ÷ 목표 × 100',
    en: 'Maintain: kept 100, otherwise actual ÷ target × 100',
  },
  policyGroup: {
    ko: '부서 평점 = Σ(가중치 × 지표 평점) ÷ Σ산정 가중치',
    en: 'Department score = Σ(weight × score) ÷ Σ measured weight',
  },
  policyLost: { ko: '감점 = 가중치 × (100 − 지표 평점) ÷ 100', en: 'Points lost = weight × (100 − score) ÷ 100' },
  policyExceeded: {
    ko: (from: number) => `초과달성은 달성률 ${from}% 이상, 미달성은 100% 미만`,
    en: (from: number) => `Exceeded from ${from}%, missed below 100%`,
  },
  policyNoRate: {
    ko: '목표가 0이거나 없으면 산정하지 않습니다(산정불가).',
    en: 'With target 0 or none there is no rate (not computable).',
  },
  policyRollUp: { ko: (rule: string) => `국 평점: ${rule}`, en: (rule: string) => `Bureau score: ${rule}` },
})
