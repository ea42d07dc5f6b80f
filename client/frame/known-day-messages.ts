import { withParticle } from '#domain/words/particle.ts'
import { defineMessages } from '../language.tsx'

export const knownDayMessages = defineMessages({
  label: { ko: '알려진 날', en: 'Known day' },
  now: { ko: '오늘까지 알려진 값', en: 'As known today' },
  until: { ko: (day: string) => `${day}까지 알려진 값`, en: (day: string) => `As known on ${day}` },
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
  banner: { ko: (day: string) => `${day}까지 알려진 값입니다.`, en: (day: string) => `As known on ${day}.` },
  refused: { ko: '이날까지 알려진 값은 볼 수 없습니다.', en: 'What was known on that day cannot be shown.' },
  since: { ko: (n: string) => `그 뒤 ${n}건이 바뀌었습니다.`, en: (n: string) => `${n} changes since.` },
  sinceNone: { ko: '그 뒤 바뀐 것이 없습니다.', en: 'Nothing has changed since.' },
  target: {
    ko: (name: string, was: string, is: string, on: string) =>
      `${name} 목표는 이날 ${was}이며, ${on} ${withParticle(is, '으로/로')} 변경되었습니다.`,
    en: (name: string, was: string, is: string, on: string) => `The target of ${name} was ${was}; it became ${is} on ${on}.`,
  },
  list: { ko: (n: string) => `바뀐 것 ${n}건`, en: (n: string) => `${n} changes` },
  compare: { ko: '두 날을 비교해 보기', en: 'Compare two days' },
  back: { ko: '오늘로 돌아가기', en: 'Back to today' },
  ofToday: {
    ko: (day: string) => `이 화면은 늘 오늘의 것입니다. ${day}까지 알려진 값은 현황과 부서, 예산 화면에서 봅니다.`,
    en: (day: string) => `This page is always of today. See the overview, departments and budget as known on ${day}.`,
  },
  printed: { ko: (day: string) => `기준일 ${day}까지 알려진 값`, en: (day: string) => `As known on ${day}` },
})
