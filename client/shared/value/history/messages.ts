import { withParticle } from '#domain/words/particle.ts'
import { label, TERMS } from '#domain/words/terms.ts'
import { defineMessages } from '../../../language.tsx'

export const historyMessages = defineMessages({
  list: { ko: (name: string) => `${name} 변경 이력`, en: (name: string) => `History of ${name}` },
  none: { ko: '아직 입력된 적이 없습니다', en: 'Nothing has been entered yet' },
  noneWhat: {
    ko: '값을 입력하면 누가 언제 무엇을 바꾸었는지 여기에 차례로 남습니다.',
    en: 'Once a figure is entered, every change is listed here.',
  },
  loaded: { ko: '성과계획서에서 불러옴', en: 'Loaded with the plan' },
  aggregated: { ko: '기간 값으로 계산', en: 'Made of its periods' },
  version: { ko: (n: number) => `${n}차`, en: (n: number) => `version ${n}` },
  figure: label('actual'),
  state: { ko: '상태', en: 'State' },
  notEntered: TERMS.notEntered,
  notApplicable: TERMS.notApplicable,
  to: { ko: '에서', en: 'to' },
  reason: { ko: '사유', en: 'Reason' },
  cause: label('cause'),
  remedy: label('remedy'),
  remedyDue: { ko: '조치 기한', en: 'Remedy due' },
  removed: { ko: '지움', en: 'removed' },
  beside: {
    ko: (confirmed: string) => `확정했던 값 ${withParticle(confirmed, '과/와')} 다름`,
    en: (confirmed: string) => `differs from the ${confirmed} confirmed before`,
  },
  earlier: { ko: (n: number) => `이전 이력 ${n}건 더 보기`, en: (n: number) => `Show ${n} earlier` },
})
