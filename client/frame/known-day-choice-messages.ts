import { withParticle } from '#domain/words/particle.ts'
import { defineMessages } from '../language.tsx'

/** What there is to choose from, which is fetched when somebody asks: the days, and what has changed since. */
export const daysMessages = defineMessages({
  untilNow: { ko: '오늘까지', en: 'Until today' },
  untilDay: { ko: '이날까지', en: 'Until the day' },
  show: { ko: '보기', en: 'Show' },
  from: { ko: (day: string) => `${day}부터 볼 수 있습니다.`, en: (day: string) => `From ${day} on.` },
  filed: { ko: '의회 제출일', en: 'Filed with the council' },
  confirmed: { ko: '의회 확정일', en: 'Decided by the council' },
  'half-year': { ko: '상반기 말', en: 'End of the half-year' },
  review: { ko: '지난 확정일', en: 'Last confirmed' },
  changed: {
    ko: (day: string, n: string, kinds: string) => `${day} 뒤에 바뀐 것 ${n}건: ${kinds}`,
    en: (day: string, n: string, kinds: string) => `${n} changes after ${day}: ${kinds}`,
  },
  unchanged: {
    ko: (day: string) => `${day} 뒤에 바뀐 것이 없습니다.`,
    en: (day: string) => `Nothing has changed after ${day}.`,
  },
  since: { ko: (n: string) => `그 뒤 ${n}건이 바뀌었습니다.`, en: (n: string) => `${n} changes since.` },
  sinceNone: { ko: '그 뒤 바뀐 것이 없습니다.', en: 'Nothing has changed since.' },
  target: {
    ko: (name: string, was: string, is: string, on: string) =>
      `${name} 목표는 이날 ${was}이며, ${on} ${withParticle(is, '으로/로')} 변경되었습니다.`,
    en: (name: string, was: string, is: string, on: string) => `The target of ${name} was ${was}; it became ${is} on ${on}.`,
  },
  list: { ko: (n: string) => `바뀐 것 ${n}건`, en: (n: string) => `${n} changes` },
  compare: { ko: '두 날을 비교해 보기', en: 'Compare two days' },
})

/** A year's plan in a few facts. */
export const plansMessages = defineMessages({
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
})
