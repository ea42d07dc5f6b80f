import { defineMessages } from '../../language.tsx'
import { stateMessages } from './state-messages.ts'

const s = (n: number, one: string) => `${n} ${n === 1 ? one : `${one}s`}`

export const reconciliationMessages = defineMessages({
  ...stateMessages,
  printed: { ko: '원문 표기', en: 'Printed' },
  difference: { ko: '차이', en: 'Difference' },
  tolerance: { ko: '허용 오차', en: 'Tolerance' },
  state: { ko: '결과', en: 'Result' },
  what: { ko: '비교 대상', en: 'What is compared' },
  computed: { ko: '계산한 값', en: 'Computed' },
  where: { ko: '위치', en: 'Place' },
  terms: { ko: '비교한 값', en: 'Compared with' },
  termsNone: { ko: '비교할 값이 없습니다.', en: 'There is nothing to compare with.' },
  termsOthers: {
    ko: '산술만으로는 다음 줄도 틀린 줄일 수 있습니다.',
    en: 'By arithmetic alone one of these lines could be the wrong one as well.',
  },
  suspects: { ko: '살펴볼 다른 줄', en: 'Other lines to look at' },
  value: { ko: '값', en: 'Value' },
  empty: { ko: '(없음)', en: '(none)' },
  more: { ko: (n: number) => `나머지 ${n}건 더 보기`, en: (n: number) => `Show the other ${n}` },
  noneInState: { ko: '이 결과에 해당하는 검산이 없습니다.', en: 'No check has this result.' },
  agreeing: {
    ko: (n: number, exact: number, rounding: number) => `맞는 검산 ${n}건 (일치 ${exact}건, 반올림 범위 ${rounding}건)`,
    en: (n: number, exact: number, rounding: number) =>
      `${s(n, 'check')} that ${n === 1 ? 'agrees' : 'agree'} (exact ${exact}, within rounding ${rounding})`,
  },
  all: { ko: (n: number) => `전체 ${n}`, en: (n: number) => `All ${n}` },
  stateCount: { ko: (word: string, n: number) => `${word} ${n}`, en: (word: string, n: number) => `${word} ${n}` },
  reconciliationGood: {
    ko: (n: number, unchecked: number) =>
      unchecked === 0 ? `검산 ${n}건 모두 일치 또는 반올림 범위` : `검산 ${n}건 중 불일치 없음, ${unchecked}건은 확인 불가`,
    en: (n: number, unchecked: number) =>
      unchecked === 0 ? `All ${s(n, 'check')} hold` : `None of ${s(n, 'check')} fails, ${unchecked} cannot be made`,
  },
  reconciliationBad: {
    ko: (n: number, failed: number) => `검산 ${n}건 중 ${failed}건 불일치`,
    en: (n: number, failed: number) => `${failed} of ${s(n, 'check')} ${failed === 1 ? 'fails' : 'fail'}`,
  },
  reconciliationWhat: {
    ko: '계획서의 합계·증감·비율·이름을 다시 계산한 결과 · 불일치부터 · 값은 고치지 않고 알리기만 합니다',
    en: 'Totals, changes, percentages and names, computed again · failed first · nothing is corrected, only reported',
  },
  print: { ko: '인쇄', en: 'Print' },
  download: { ko: 'CSV 내려받기', en: 'Download CSV' },
  noEquations: { ko: '검산할 합계가 없습니다. 합계가 적힌 계획을 불러오면 나타납니다.', en: 'There is nothing to check yet.' },
  reconciliation: { ko: '대사', en: 'Reconciliation' },
})
