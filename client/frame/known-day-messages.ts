import { defineMessages } from '../language.tsx'

export const knownDayMessages = defineMessages({
  label: { ko: '알려진 날', en: 'Known day' },
  now: { ko: '오늘까지 알려진 값', en: 'As known today' },
  until: { ko: (day: string) => `${day}까지 알려진 값`, en: (day: string) => `As known on ${day}` },
  banner: { ko: (day: string) => `${day}까지 알려진 값입니다.`, en: (day: string) => `As known on ${day}.` },
  refused: { ko: '이날까지 알려진 값은 볼 수 없습니다.', en: 'What was known on that day cannot be shown.' },
  back: { ko: '오늘로 돌아가기', en: 'Back to today' },
  ofToday: {
    ko: (day: string) => `이 화면은 늘 오늘의 것입니다. ${day}까지 알려진 값은 현황과 부서, 예산 화면에서 봅니다.`,
    en: (day: string) => `This page is always of today. See the overview, departments and budget as known on ${day}.`,
  },
  printed: { ko: (day: string) => `기준일 ${day}까지 알려진 값`, en: (day: string) => `As known on ${day}` },
})
