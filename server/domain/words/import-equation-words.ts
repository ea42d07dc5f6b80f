import type { EquationKind, EquationState } from '../plan/equation.ts'

interface Both {
  readonly ko: string
  readonly en: string
}

/** States from the gravest to none, and their words in exported files and on the command line. */
export const EQUATION_STATES: readonly EquationState[] = ['failed', 'not-checkable', 'rounding', 'exact']
export const EQUATION_STATE_WORDS: Readonly<Record<EquationState, Both>> = {
  failed: { ko: '불일치', en: 'failed' },
  'not-checkable': { ko: '확인 불가', en: 'not checkable' },
  rounding: { ko: '단수 차이', en: 'within rounding' },
  exact: { ko: '일치', en: 'exact' },
}

export const EQUATION_KIND_WORDS: Readonly<Record<EquationKind, Both>> = {
  staff: { ko: '정원·현원', en: 'staff' },
  teams: { ko: '직제', en: 'teams' },
  weights: { ko: '가중치', en: 'weights' },
  count: { ko: '개수', en: 'counts' },
  'goal-amount': { ko: '목표별 예산액', en: 'goal amounts' },
  'goal-missing': { ko: '빠진 목표', en: 'missing goals' },
  'budget-sum': { ko: '예산 합계', en: 'budget sums' },
  'budget-change': { ko: '예산 증감액', en: 'budget changes' },
  'budget-share': { ko: '예산 구성비', en: 'budget shares' },
  'share-sum': { ko: '구성비 합계', en: 'sums of shares' },
  'change-rate': { ko: '예산 증감률', en: 'rates of change' },
  'bureau-sum': { ko: '국 합계', en: 'bureau totals' },
  'programme-sum': { ko: '단위사업 합계', en: 'programme totals' },
  'policy-programmes': { ko: '정책사업 합계', en: 'policy budget' },
  name: { ko: '이름', en: 'names' },
  joint: { ko: '동시 성립', en: 'joint feasibility' },
}
