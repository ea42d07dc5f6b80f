import { defineMessages } from '../../language.tsx'

export const requestTexts = defineMessages({
  title: { ko: '목표 변경 요청', en: 'Requests to change a target' },
  note: {
    ko: '의회가 확정한 목표는 요청과 결정을 거쳐 바뀌며, 당초 목표는 함께 남습니다.',
    en: 'A confirmed target changes by a decided request; the original stays beside it.',
  },
  notConfirmed: {
    ko: '의회 확정 뒤에 요청할 수 있습니다.',
    en: 'Requests are possible once the council has confirmed the plan.',
  },
  ask: { ko: '목표 변경 요청', en: 'Ask for a change' },
  askTitle: { ko: (name: string) => `목표 변경 요청: ${name}`, en: (name: string) => `Ask for another target: ${name}` },
  askWhat: {
    ko: '기획담당이 승인하면 적용일부터 새 목표로 달성률을 계산합니다. 승인 전에는 바뀌지 않습니다.',
    en: 'Once approved the rate uses the new target from its day. Nothing changes before.',
  },
  send: { ko: '요청하기', en: 'Ask' },
  year: { ko: '목표 연도', en: 'Year of the target' },
  to: { ko: (unit: string) => `새 목표치(${unit})`, en: (unit: string) => `New target (${unit})` },
  now: {
    ko: (target: string) => `지금 목표 ${target}. 목표를 없애려면 -를 적습니다.`,
    en: (target: string) => `Now ${target}. Enter - for none.`,
  },
  unclear: { ko: '새 목표치를 숫자로 적으면 할 수 있습니다.', en: 'Enter the new target as a number first.' },
  outside: {
    ko: (year: number) => `적용일은 ${year}년의 날짜여야 합니다.`,
    en: (year: number) => `The day must lie in ${year}.`,
  },
  effectiveOn: { ko: '적용일', en: 'In force from' },
  effectiveHint: {
    ko: (year: number) => `${year}년 실적은 12월 31일에 적용되는 목표로 평가합니다.`,
    en: (year: number) => `The results of ${year} are rated by the target in force on 31 December.`,
  },
  code: { ko: '변경 사유 구분', en: 'Kind of reason' },
  choose: { ko: '선택하십시오', en: 'Choose' },
  reasonHint: { ko: '무엇이 달라져 목표를 바꾸는지 적습니다.', en: 'What changed, so that the target has to.' },
  evidence: { ko: '근거 문서', en: 'Document' },
  evidenceHint: { ko: '문서 번호, 법령 조항 또는 주소', en: 'Number of a document, an act or an address' },
  supplementary: { ko: '함께 결정할 추경', en: 'Decided with' },
  supplementaryHint: {
    ko: '추경을 선택하면 그 추경의 의결로 함께 승인됩니다.',
    en: 'It is approved by the decision on that budget.',
  },
  noSupplementary: { ko: '없음', en: 'None' },
  nth: { ko: (n: number) => `추경${n}`, en: (n: number) => `Supplementary ${n}` },
  withdraw: { ko: '요청 철회', en: 'Withdraw' },
  corrected: { ko: '정정', en: 'Corrections' },
  correctedNote: {
    ko: '옮겨 적은 오류를 바로잡은 것입니다. 목표 변경이 아닙니다.',
    en: 'Slips of the copy that were put right. They are no change of a target.',
  },
  printed: { ko: (text: string) => `원문 표기 ${text}`, en: (text: string) => `Printed as ${text}` },
})
