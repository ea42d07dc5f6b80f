import { withParticle } from '#domain/words/particle.ts'
import { defineMessages } from '../../../language.tsx'

export const proposalMessages = defineMessages({
  title: { ko: '활동 기록', en: 'Activity register' },
  propose: {
    ko: (count: string) => `활동 기록 ${count}건 → 실적으로 제안`,
    en: (count: string) => `${count} in the register → proposed as the actual`,
  },
  same: {
    ko: (count: string) => `활동 기록 ${count}건과 실적이 같습니다.`,
    en: (count: string) => `The actual is what the register counts (${count}).`,
  },
  differs: {
    ko: (now: string, count: string) => `입력값 ${now}, 지금 기록 ${count}건`,
    en: (now: string, count: string) => `Entered ${now}, the register now counts ${count}`,
  },
  confirmedDiffers: {
    ko: (now: string, count: string) => `확정값 ${now}, 지금 기록 ${count}건`,
    en: (now: string, count: string) => `Confirmed ${now}, the register now counts ${count}`,
  },
  none: { ko: '이 기간의 활동 기록이 없습니다.', en: 'The register has nothing for this period.' },
  counted: { ko: (count: string) => `활동 기록 ${count}건`, en: (count: string) => `${count} in the register` },
  double: { ko: '중복 인정', en: 'Counted twice' },
  doubleWhat: {
    ko: (n: number) => `(지표 ${n}개의 실적)`,
    en: (n: number) => `(for ${n} indicators)`,
  },
  take: { ko: (count: string) => `${withParticle(count, '으로/로')} 입력`, en: (count: string) => `Enter ${count}` },
  notWhole: {
    ko: '회·건이 아닌 구성 항목이 있어 실적으로 제안하지 않습니다.',
    en: 'Some parts are not counted in times or cases, so the count is not proposed as the actual.',
  },
  entries: { ko: (count: string) => `근거 목록 ${count}건`, en: (count: string) => `The ${count} behind it` },
  outside: {
    ko: (cancelled: number, toCome: number) => said(cancelled, toCome, '취소·연기', '예정', '건', '제외: '),
    en: (cancelled: number, toCome: number) => said(cancelled, toCome, 'cancelled or postponed', 'to come', '', 'Left out: '),
  },
  open: { ko: '활동 기록에서 보기', en: 'Open in the register' },
  range: { ko: (from: string, to: string) => `${from} ~ ${to}`, en: (from: string, to: string) => `${from} to ${to}` },
})

const said = (cancelled: number, toCome: number, one: string, other: string, unit: string, lead: string) =>
  lead +
  [cancelled > 0 ? `${one} ${cancelled}${unit}` : '', toCome > 0 ? `${other} ${toCome}${unit}` : '']
    .filter((part) => part !== '')
    .join(' · ')
