import { withParticle } from '#domain/words/particle.ts'
import { defineMessages } from '../../language.tsx'

export const targetMessages = defineMessages({
  none: { ko: '없음', en: 'none' },
  change: { ko: (from: string, to: string) => `${from} → ${to}`, en: (from: string, to: string) => `${from} → ${to}` },
  ofYear: { ko: (year: number) => `${year}년 목표`, en: (year: number) => `Target of ${year}` },
  from: { ko: (day: string) => `적용 ${day}`, en: (day: string) => `from ${day}` },
  ground: { ko: '근거', en: 'Ground' },
  reason: { ko: '사유', en: 'Reason' },
  askedBy: { ko: (who: string, at: string) => `요청 ${who} · ${at}`, en: (who: string, at: string) => `Asked by ${who} · ${at}` },
  decidedBy: {
    ko: (state: string, who: string, at: string) => `${state} ${who} · ${at}`,
    en: (state: string, who: string, at: string) => `${state} by ${who} · ${at}`,
  },
  decision: { ko: '결정', en: 'Decision' },
  exception: { ko: '예외 사유', en: 'Exception' },
  withSupplementary: {
    ko: (n: number) => `${withParticle(`추경${n}`, '과/와')} 함께 결정`,
    en: (n: number) => `Decided with supplementary ${n}`,
  },
})
