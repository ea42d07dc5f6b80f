import type { Equation, EquationKind, EquationState, Term } from '#domain/plan/equation.ts'
import { formatChange, formatFixed, formatNumber } from '../../format.ts'
import type { Language } from '../../language.tsx'

/** Plain sentences for equations that do not hold, and their figures as text. */
type Both = { readonly ko: string; readonly en: string }

const WHY: Readonly<Record<EquationKind, Both>> = {
  staff: {
    ko: '사람 수는 반올림하지 않으므로 한 명만 달라도 어느 한쪽이 틀렸습니다.',
    en: 'People are not rounded: one of the two is wrong.',
  },
  teams: {
    ko: '같은 부서의 팀 이름이 두 표에서 다릅니다. 어느 쪽이 맞는지 확인해야 합니다.',
    en: 'The teams of one department differ between two tables.',
  },
  weights: { ko: '한 목표 안의 가중치는 더해서 100이어야 합니다.', en: 'Weights inside a goal must add up to 100.' },
  count: { ko: '적힌 개수와 실제로 실린 개수가 다릅니다.', en: 'The printed count differs from what is listed.' },
  'goal-amount': {
    ko: '목표 표의 금액과 정책사업 예산이 다릅니다. 표에서 빠진 목표가 있거나 금액이 틀렸습니다.',
    en: 'The goal table and the policy budget differ: a goal is left out, or an amount is wrong.',
  },
  'goal-missing': { ko: '부서에 있는 목표가 국의 목표 표에 없습니다.', en: 'A department’s goal is not in the bureau’s table.' },
  'budget-sum': {
    ko: '항목을 더한 값이 적힌 합계와 반올림 범위를 넘어 다릅니다.',
    en: 'The items do not add up to the printed total, beyond rounding.',
  },
  'budget-change': {
    ko: '두 해의 차이가 적힌 증감액과 반올림 범위를 넘어 다릅니다.',
    en: 'The two years do not give the printed change, beyond rounding.',
  },
  'budget-share': { ko: '적힌 금액으로는 이 구성비가 나올 수 없습니다.', en: 'The printed amounts cannot give this share.' },
  'share-sum': { ko: '구성비를 더한 값이 원문 표기와 다릅니다.', en: 'The shares do not add up.' },
  'change-rate': {
    ko: '적힌 금액으로는 이 증감률이 나올 수 없습니다.',
    en: 'The printed amounts cannot give this rate of change.',
  },
  'bureau-sum': {
    ko: '부서 표를 더한 값이 국 표와 반올림 범위를 넘어 다릅니다.',
    en: 'The departments’ tables do not add up to the bureau’s, beyond rounding.',
  },
  'programme-sum': {
    ko: '세부사업을 더한 값이 단위사업 금액과 반올림 범위를 넘어 다릅니다.',
    en: 'The projects do not add up to the programme, beyond rounding.',
  },
  'policy-programmes': {
    ko: '단위사업을 더한 값이 정책사업 예산과 반올림 범위를 넘어 다릅니다. 빠진 사업이 있거나 한쪽 금액이 틀렸습니다.',
    en: 'The programmes do not add up to the policy budget, beyond rounding: one is missing or an amount is wrong.',
  },
  name: {
    ko: '같은 사업의 이름이 두 곳에서 다릅니다. 한 사업인지 확인해야 합니다.',
    en: 'One project carries two names. Confirm that it is one.',
  },
  joint: {
    ko: '한 줄씩 보면 맞지만 함께는 성립할 수 없습니다. 모든 칸을 동시에 만족하는 반올림 전 금액이 없습니다.',
    en: 'Each line alone is possible, all together are not: no unrounded amounts fit every cell at once.',
  },
}
const NOT_CHECKABLE: Both = {
  ko: '비교할 값이 비어 있거나 0으로 나누게 되어 확인할 수 없습니다.',
  en: 'A figure is blank, or the base is 0.',
}

/** Why it matters, for those that failed or could not be checked; null for the others. */
export function whyOf(equation: Equation, language: Language): string | null {
  if (equation.state === 'failed') return WHY[equation.kind][language]
  return equation.state === 'not-checkable' ? NOT_CHECKABLE[language] : null
}

const PERCENT: ReadonlySet<EquationKind> = new Set(['budget-share', 'share-sum', 'change-rate'])
const figureText = (value: number, percent: boolean) => (percent ? `${formatFixed(value, 2)}%` : formatNumber(value))
const words = (term: Term) => (term.text === null || term.text === '' ? null : term.text)

/** The printed side: a figure as the plan prints it, a text as it is. Null when it is blank. */
export const printedOf = (e: Equation): string | null =>
  e.printed.value === null ? words(e.printed) : figureText(e.printed.value, PERCENT.has(e.kind))
/** One of the values it is compared with. Only shares are added up as percentages; rates are computed from amounts. */
export const termOf = (e: Equation, term: Term): string | null =>
  term.value === null ? words(term) : figureText(term.value, e.kind === 'share-sum')
export const differenceOf = (e: Equation): string | null => {
  if (e.difference === null) return null
  return PERCENT.has(e.kind) ? `${formatChange(e.difference, 2)}%p` : formatChange(e.difference)
}
/** Where the tolerance comes from rounding it has a meaning; people and names have none. */
export const toleranceOf = (e: Equation): string | null =>
  e.difference === null || e.tolerance === 0 ? null : `±${formatNumber(e.tolerance, 3)}`
/** What the printed value is compared with, in short: the computed figure, or the other text. */
export function againstOf(e: Equation): string | null {
  if (e.computed !== null) return figureText(e.computed, PERCENT.has(e.kind))
  const [only] = e.terms
  return e.kind === 'joint' || e.terms.length !== 1 || only === undefined ? null : words(only)
}

/** In the order a reader wants them. */
export const STATES = ['failed', 'not-checkable', 'rounding', 'exact'] as const satisfies readonly EquationState[]
export const worseFirst = (a: EquationState, b: EquationState): number => STATES.indexOf(a) - STATES.indexOf(b)
