import { label } from '#domain/words/terms.ts'
import { defineMessages } from '../../language.tsx'

export const supplementaryMessages = defineMessages({
  title: { ko: '추경', en: 'Supplementary budgets' },
  none: { ko: '추경이 없습니다.', en: 'There is none.' },
  note: {
    ko: '추경은 금액만 바꾸고, 목표는 이름을 든 것만 바꿉니다.',
    en: 'A supplementary budget changes amounts, and only those targets that name it.',
  },
  nth: { ko: (n: number) => `추경${n}`, en: (n: number) => `Supplementary ${n}` },
  begin: { ko: (n: number) => `추경${n} 만들기`, en: (n: number) => `Begin supplementary ${n}` },
  writing: label('draft'),
  decided: { ko: '의회 의결', en: 'Decided' },
  changes: {
    ko: (amounts: number, targets: number) => `금액 ${amounts}건${targets > 0 ? ` · 함께 결정할 목표 ${targets}건` : ''}`,
    en: (amounts: number, targets: number) => `${amounts} amounts${targets > 0 ? `, ${targets} targets with it` : ''}`,
  },
  amounts: { ko: '금액 입력', en: 'Enter amounts' },
  amountsTitle: { ko: (n: number) => `추경${n} 금액`, en: (n: number) => `Amounts of supplementary ${n}` },
  amountsWhat: {
    ko: (unit: string) => `추경 뒤의 금액을 ${unit} 단위로 적습니다. 빈칸은 바뀌지 않는 사업입니다.`,
    en: (unit: string) => `What each programme has afterwards, in ${unit}. Blank: it stays as it is.`,
  },
  before: { ko: (amount: string) => `지금 ${amount}`, en: (amount: string) => `now ${amount}` },
  save: { ko: '저장', en: 'Save' },
  nothingTyped: { ko: '바뀌는 금액을 적으면 저장할 수 있습니다.', en: 'Enter an amount that changes first.' },
  confirm: { ko: '의결 기록', en: 'Record the decision' },
  confirmTitle: { ko: (n: number) => `추경${n} 의회 의결`, en: (n: number) => `Decision on supplementary ${n}` },
  confirmWhat: {
    ko: '의결을 기록하면 금액이 잠기고, 이 추경과 함께 요청한 목표가 의결일부터 바뀝니다.',
    en: 'The amounts are locked, and targets asked for with it change from that day.',
  },
  projects: { ko: (n: number) => `세부사업 ${n}개`, en: (n: number) => `${n} projects` },
  amended: { ko: '변경 계획', en: 'Changed plan' },
  withdraw: { ko: '의결 기록 취소', en: 'Withdraw the decision' },
  withdrawTitle: {
    ko: (n: number) => `추경${n} 의결 기록 취소`,
    en: (n: number) => `Withdraw the decision on supplementary ${n}`,
  },
  withdrawWhat: {
    ko: '잘못 기록한 의결을 정정합니다. 기록한 의결과 금액은 사유와 함께 남고, 같은 차수의 추경이 같은 금액으로 작성 상태가 됩니다.',
    en: 'The decision was recorded by mistake. It stays on record with the reason, and the same supplementary budget is written again.',
  },
  withdrawn: { ko: '취소한 의결 기록', en: 'Withdrawn decisions' },
  discard: { ko: '버리기', en: 'Discard' },
  discardTitle: { ko: (n: number) => `추경${n} 버리기`, en: (n: number) => `Discard supplementary ${n}` },
  discardWhat: { ko: '함께 요청한 목표 변경은 반려됩니다.', en: 'Requests that go with it are returned.' },
})
