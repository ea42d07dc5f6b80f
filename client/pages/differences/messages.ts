import { particleFor } from '#domain/words/particle.ts'
import { defineMessages } from '../../language.tsx'

/** A day is read with 일 at its end. */
const and = (word: string) => (/\d\.$/.test(word) ? '과' : particleFor(word, '과/와'))

export const differencesMessages = defineMessages({
  page: { ko: '바뀐 것', en: 'What changed' },
  title: {
    ko: (from: string, to: string, n: string) => `${from}${and(from)} ${to} 사이에 ${n}건이 달라졌습니다`,
    en: (from: string, to: string, n: string) => `${n} things differ between ${from} and ${to}`,
  },
  titleNone: {
    ko: (from: string, to: string) => `${from}${and(from)} ${to} 사이에 달라진 것이 없습니다`,
    en: (from: string, to: string) => `Nothing differs between ${from} and ${to}`,
  },
  what: {
    ko: '두 날의 끝에 알려져 있던 것을 대상마다 비교합니다. 작성 중인 실적은 세지 않습니다.',
    en: 'What was known at the end of each day is compared, one line a subject. Figures being typed are left out.',
  },
  compared: { ko: '비교 대상', en: 'Compare' },
  days: { ko: '두 날', en: 'Two days' },
  editions: { ko: '두 판', en: 'Two editions' },
  earlier: { ko: '앞 판', en: 'Earlier edition' },
  later: { ko: '뒤 판', en: 'Later edition' },
  editionsWhat: {
    ko: '두 판이 다르게 적은 지표 정의, 목표, 목표와 사업의 이름, 예산입니다. 지표는 이어 온 것끼리 비교합니다.',
    en: 'Definitions, targets, names and budgets that the two editions state differently. Indicators are compared along their lineage.',
  },
  oneEdition: { ko: '판이 하나뿐입니다', en: 'There is one edition only' },
  oneEditionWhat: {
    ko: '수정, 변경, 추경이나 내년 계획이 생기면 비교할 수 있습니다.',
    en: 'There is something to compare once there is another edition, a supplementary budget or next year’s plan.',
  },
  from: { ko: '앞 날', en: 'Earlier day' },
  to: { ko: '뒤 날', en: 'Later day' },
  compare: { ko: '비교', en: 'Compare' },
  kind: { ko: '구분', en: 'Kind' },
  all: { ko: '모두', en: 'All' },
  subject: { ko: '대상', en: 'Subject' },
  before: { ko: '이전', en: 'Before' },
  after: { ko: '이후', en: 'After' },
  when: { ko: '바뀐 때', en: 'Changed' },
  who: { ko: '바꾼 사람', en: 'By' },
  why: { ko: '사유', en: 'Reason' },
  xlsx: { ko: '엑셀로 받기', en: 'Download as Excel' },
  list: { ko: '두 날 사이에 달라진 것', en: 'What differs between the two days' },
  listOfEditions: { ko: '두 판 사이에 달라진 것', en: 'What differs between the two editions' },
  none: { ko: '달라진 것이 없습니다', en: 'Nothing differs' },
  noneWhat: { ko: '다른 날이나 판을 선택하거나 구분을 모두로 바꾸십시오.', en: 'Choose another day or edition, or all kinds.' },
  asKnown: { ko: (day: string) => `${day}의 현황 보기`, en: (day: string) => `The overview as known on ${day}` },
})
