import type { Role } from '../entry/permissions.ts'
import type { RollUpRule } from '../scoring/policy.ts'

/** A word in both languages. */
export interface Both {
  readonly ko: string
  readonly en: string
}
/** A word of the field: Korean on screen, English in code. What it means says words/meanings.ts. */
export interface Term extends Both {
  /** where a column or a cell is narrow, or beside its own unit */
  readonly short: Both
}

const term = (ko: string, en: string, short: Partial<Both> = {}): Term => ({
  ko,
  en,
  short: { ko, en, ...short },
})

/** The glossary (rules §10). Screens and documents take their labels from here, so one thing has one name. */
export const TERMS = {
  bureau: term('실국', 'bureau'),
  department: term('부서', 'department'),
  strategicGoal: term('전략목표', 'strategic goal'),
  policyGoal: term('정책사업목표', 'policy-programme goal', {
    en: 'policy goal',
  }),
  unitProgramme: term('단위사업', 'unit programme', { en: 'programme' }),
  detailedProject: term('세부사업', 'detailed project', { en: 'project' }),
  indicator: term('성과지표', 'indicator', { ko: '지표' }),
  keyIndicator: term('핵심', 'key'),
  generalIndicator: term('일반', 'general'),
  nature: term('지표성격', 'nature'),
  outcome: term('결과', 'outcome'),
  output: term('산출', 'output'),
  process: term('과정', 'process'),
  input: term('투입', 'input'),
  weight: term('가중치', 'weight'),
  target: term('목표치', 'target', { ko: '목표' }),
  actual: term('실적치', 'actual', { ko: '실적' }),
  achievementRate: term('달성률', 'achievement rate', { en: 'rate' }),
  score: term('평점', 'score'),
  points: term('득점', 'points'),
  pointsLost: term('감점', 'points lost', { en: 'lost' }),
  measuredWeight: term('산정 가중치', 'measured weight'),
  direction: term('지표 방향', 'direction', { ko: '방향' }),
  higher: term('상향', 'higher is better'),
  lower: term('하향', 'lower is better'),
  maintain: term('유지', 'maintain'),
  formula: term('측정산식', 'formula'),
  dataSource: term('자료출처', 'data source'),
  rationale: term('설정근거', 'rationale'),
  pace: term('시기별 목표', 'pace'),
  onTrack: term('정상추진', 'on track'),
  needsImprovement: term('개선필요', 'needs improvement'),
  behind: term('부진', 'behind'),
  tooEarly: term('판단 유보', 'too early to tell'),
  exceeded: term('초과달성', 'exceeded'),
  met: term('달성', 'met'),
  missed: term('미달성', 'missed'),
  notEntered: term('미입력', 'not entered', { en: 'missing' }),
  notDue: term('미도래', 'not due yet'),
  notApplicable: term('해당없음', 'not applicable', { en: 'n/a' }),
  notComputable: term('산정불가', 'not computable', { en: 'no rate' }),
  provisional: term('잠정', 'provisional', { en: 'prov.' }),
  final: term('확정', 'final'),
  evidence: term('증빙', 'evidence'),
  cause: term('원인', 'cause'),
  remedy: term('조치', 'remedy'),
  due: term('기한', 'due'),
  confirm: term('확정', 'confirm'),
  return: term('반려', 'return'),
  close: term('마감', 'close'),
  draft: term('작성 중', 'draft'),
  submit: term('제출', 'submit'),
  submitted: term('제출', 'submitted'),
  confirmed: term('확정', 'confirmed'),
  returned: term('반려', 'returned'),
  closed: term('마감', 'closed'),
  settled: term('결산', 'settled accounts', { en: 'settled' }),
  budget: term('예산', 'budget'),
  transfer: term('이체', 'transfer'),
  executionRate: term('집행률', 'execution rate'),
  change: term('증감', 'change'),
  share: term('구성비', 'share'),
  quota: term('정원', 'quota'),
  headcount: term('현원', 'headcount'),
  executive: term('실국장', 'executive'),
  head: term('과장', 'department head'),
  evaluator: term('성과담당', 'evaluator'),
  administrator: term('기획담당', 'administrator'),
  schedule: term('사업 일정', 'schedule'),
  firstPlan: term('당초 계획', 'first plan'),
  slip: term('밀림', 'slip'),
  deputy: term('대리', 'deputy'),
} as const satisfies Readonly<Record<string, Term>>

export type TermKey = keyof typeof TERMS
export const isTermKey = (key: string): key is TermKey => Object.hasOwn(TERMS, key)

const asLabel = ({ ko, en }: Both): Both => ({ ko, en: en.charAt(0).toUpperCase() + en.slice(1) })
/** A term as it heads a column or names a field: 'Department', 부서. Inside a sentence a term stands as it is in TERMS. */
export const label = (key: TermKey): Both => asLabel(TERMS[key])
/** The same where there is little room: 'Rate' for 달성률, 목표 for 목표치. */
export const shortLabel = (key: TermKey): Both => asLabel(TERMS[key].short)
/** The name of several: 'Departments'; Korean has no other form. */
export const pluralLabel = (key: TermKey): Both => several(label(key))
export const shortPluralLabel = (key: TermKey): Both => several(shortLabel(key))
const several = ({ ko, en }: Both): Both => ({ ko, en: en.endsWith('y') ? `${en.slice(0, -1)}ies` : `${en}s` })
/** The roles as labels: the same words on every screen, in the record and in every file. */
export const ROLE_WORDS: Readonly<Record<Role, { readonly ko: string; readonly en: string }>> = {
  executive: label('executive'),
  head: label('head'),
  evaluator: label('evaluator'),
  administrator: label('administrator'),
}
/** How departments make a bureau's score (rules §5). */
export const ROLL_UP_WORDS: Readonly<Record<RollUpRule, Both>> = {
  equal: { ko: '부서 동일 비중', en: 'Departments equal' },
  budget: { ko: '예산 비중', en: 'By budget' },
  headcount: { ko: '현원 비중', en: 'By headcount' },
  'measured-weight': { ko: '산정 가중치 비중', en: 'By measured weight' },
}
