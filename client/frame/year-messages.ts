import { defineMessages } from '../language.tsx'

export const yearMessages = defineMessages({
  draft: {
    ko: (of: number, changed: number, before: number) =>
      changed === 0
        ? `의회에 제출하지 않은 목표입니다. ${of}개 모두 ${before}년과 같습니다.`
        : `의회에 제출하지 않은 목표입니다. ${of}개 가운데 ${changed}개가 ${before}년과 다릅니다:`,
    en: (of: number, changed: number, before: number) =>
      changed === 0
        ? `Targets not filed with the council. All ${of} are those of ${before}.`
        : `Targets not filed with the council. ${changed} of ${of} differ from ${before}:`,
  },
  more: { ko: (n: number) => `외 ${n}개`, en: (n: number) => `and ${n} more` },
  none: { ko: '없음', en: 'none' },
  check: { ko: '지표별 점검', en: 'Check by indicator' },
  backTo: { ko: (year: number) => `${year}년으로`, en: (year: number) => `Back to ${year}` },
})
