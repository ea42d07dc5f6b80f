import { withParticle } from '#domain/words/particle.ts'
import { defineMessages } from '../../../language.tsx'

export const progressMessages = defineMessages({
  title: { ko: '사업 일정의 진척', en: 'Progress of the schedule' },
  propose: {
    ko: (day: string, figure: string) => `${day} 진척 ${figure} → 실적으로 제안`,
    en: (day: string, figure: string) => `Progress ${figure} on ${day} → proposed as the actual`,
  },
  same: {
    ko: (day: string, figure: string) => `${day} 진척 ${withParticle(figure, '과/와')} 실적이 같습니다.`,
    en: (day: string, figure: string) => `The actual is the progress on ${day}, ${figure}.`,
  },
  differs: {
    ko: (now: string, day: string, figure: string) => `입력값 ${now}, ${day} 진척 ${figure}`,
    en: (now: string, day: string, figure: string) => `Entered ${now}, progress on ${day} ${figure}`,
  },
  several: {
    ko: (n: number) => `사업 일정 ${n}건이 연결되어 있어 하나의 값으로 제안하지 않습니다.`,
    en: (n: number) => `${n} schedules are linked, so no single figure is proposed.`,
  },
  noFigure: {
    ko: '%나 점으로 재지 않는 지표여서 진척을 실적으로 제안하지 않습니다.',
    en: 'The indicator is not measured in percent or points, so progress is not proposed as its actual.',
  },
  underWay: { ko: '기간이 끝나지 않아 바뀔 수 있습니다.', en: 'The period is not over; this can still change.' },
  take: { ko: (figure: string) => `${withParticle(figure, '으로/로')} 입력`, en: (figure: string) => `Enter ${figure}` },
  steps: { ko: (n: number) => `근거 단계 ${n}개`, en: (n: number) => `The ${n} steps behind it` },
  done: { ko: (on: string) => `${on} 마침`, en: (on: string) => `done ${on}` },
  open: { ko: '마치지 않음', en: 'not done' },
  weight: { ko: (n: string) => `가중치 ${n}`, en: (n: string) => `weight ${n}` },
})
