import { defineMessages } from '../language.tsx'

export const yearMessages = defineMessages({
  plans: { ko: '계획의 판', en: 'Plans' },
  planOf: { ko: (year: number) => `${year}년 계획`, en: (year: number) => `plan of ${year}` },
  edition: { ko: (edition: string) => `${edition}판`, en: (edition: string) => edition },
  filed: { ko: (day: string) => `${day} 의회 제출`, en: (day: string) => `filed ${day}` },
  confirmed: { ko: (day: string) => `${day} 의회 확정`, en: (day: string) => `confirmed ${day}` },
  targets: { ko: (n: number) => `목표 변경 ${n}건`, en: (n: number) => `${n} targets changed` },
  indicators: { ko: (n: number) => `지표 ${n}개`, en: (n: number) => `${n} indicators` },
  notFiled: { ko: '의회 제출 전', en: 'not filed yet' },
  final: { ko: (n: number) => `확정 ${n}개`, en: (n: number) => `${n} confirmed` },
  provisional: { ko: (n: number) => `잠정 ${n}개`, en: (n: number) => `${n} provisional` },
  missing: { ko: (n: number) => `미입력 ${n}개`, en: (n: number) => `${n} not entered` },
  notApplicable: { ko: (n: number) => `해당없음 ${n}개`, en: (n: number) => `${n} not applicable` },
  computed: { ko: (n: number) => `${n}개 산정`, en: (n: number) => `${n} computed` },
  met: { ko: (n: number) => `달성 ${n}개`, en: (n: number) => `${n} met` },
  missed: { ko: (n: number) => `미달성 ${n}개`, en: (n: number) => `${n} missed` },
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
