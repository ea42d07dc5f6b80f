import { label } from '#domain/words/terms.ts'
import { defineMessages } from '../../language.tsx'

export const supplementaryMessages = defineMessages({
  tab: { ko: '추경', en: 'Supplementary' },
  title: { ko: '당초·추경·최종 예산', en: 'Original, supplementary and final budget' },
  headline: {
    ko: (n: number, change: string, programmes: number) =>
      `추경 ${n}회로 단위사업 ${programmes}개가 ${change}백만원 바뀌었습니다`,
    en: (n: number, change: string, programmes: number) =>
      `${n} supplementary budgets changed ${programmes} programmes by ${change}`,
  },
  what: {
    ko: '백만원 · 당초는 성과계획서에 인쇄된 예산이며 바뀌지 않습니다 · 최종은 마지막 추경까지 반영한 금액입니다',
    en: 'KRW million · original: as printed in the plan, unchanged · final: after the last supplementary budget',
  },
  programme: label('unitProgramme'),
  original: { ko: '당초', en: 'Original' },
  nth: { ko: (n: number) => `추경${n}`, en: (n: number) => `Suppl. ${n}` },
  amended: { ko: '변경 계획', en: 'Changed plan' },
  final: { ko: (step: string) => `최종(${step})`, en: (step: string) => `Final (${step})` },
  unchanged: { ko: '변동 없음', en: 'unchanged' },
  change: label('change'),
  rate: { ko: '증감률', en: 'Change %' },
  sum: { ko: (n: number) => `단위사업 ${n}개 합`, en: (n: number) => `Sum of ${n} programmes` },
})
