import { particleFor } from '#domain/words/particle.ts'
import { defineMessages } from '../../../language.tsx'

export const originMessages = defineMessages({
  sheet: { ko: (name: string) => `시트 ‘${name}’`, en: (name: string) => `sheet ‘${name}’` },
  page: { ko: (n: number) => `${n}쪽`, en: (n: number) => `page ${n}` },
  line: { ko: (n: number) => `${n}번째 줄`, en: (n: number) => `line ${n}` },
  sure: { ko: (percent: number) => `확실도 ${percent}%`, en: (percent: number) => `${percent}% sure` },
  corrected: {
    ko: (who: string, when: string) => `${who}${particleFor(who, '이/가')} ${when}에 고친 값`,
    en: (who: string, when: string) => `Corrected by ${who}, ${when}`,
  },
  confirmed: {
    ko: (who: string, when: string) => `${who}${particleFor(who, '이/가')} ${when}에 확정`,
    en: (who: string, when: string) => `Confirmed by ${who}, ${when}`,
  },
  transcribed: { ko: '기본 수록 자료(원문에서 옮겨 적음)', en: 'Transcribed; part of the first installation' },
  toIndicator: { ko: '정의·목표·출처', en: 'Definition, targets, origins' },
  toIndicatorOf: {
    ko: (name: string) => `정의·목표·출처: ${name}`,
    en: (name: string) => `Definition, targets, origins: ${name}`,
  },
  open: { ko: '원본에서 보기', en: 'See it in the original' },
})
