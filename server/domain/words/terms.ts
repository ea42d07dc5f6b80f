import type { Role } from '../entry/permissions.ts'
import type { CountedStages } from '../entry/submission.ts'
import type { Aggregation, Frequency } from '../scoring/indicator.ts'
import type { RollUpRule, ScoringPolicy } from '../scoring/policy.ts'

/** A word in both languages. */
export interface Both {
  readonly ko: string
  readonly en: string
}
/** A word of the field: Korean on screen, English in code, and what it means in short Korean for F1 and tooltips. */
export interface Term extends Both {
  readonly meaning: string
  /** where a column or a cell is narrow, or beside its own unit */
  readonly short: Both
}

const term = (ko: string, en: string, meaning: string, short: Partial<Both> = {}): Term => ({
  ko,
  en,
  meaning,
  short: { ko, en, ...short },
})

/** The glossary (rules §10). Screens and documents take their labels from here, so one thing has one name. */
export const TERMS = {
  bureau: term('실국', 'bureau', '여러 부서를 거느린 조직'),
  department: term('부서', 'department', '지표와 예산을 직접 맡는 과 단위 조직'),
  strategicGoal: term('전략목표', 'strategic goal', '부서가 여러 해에 걸쳐 이루려는 방향'),
  policyGoal: term('정책사업목표', 'policy-programme goal', '지표로 달성 여부를 재는, 전략목표 아래의 목표', {
    en: 'policy goal',
  }),
  unitProgramme: term('단위사업', 'unit programme', '정책사업목표를 이루기 위한 사업 묶음', { en: 'programme' }),
  detailedProject: term('세부사업', 'detailed project', '예산이 실제로 편성되는 가장 작은 사업', { en: 'project' }),
  indicator: term('성과지표', 'indicator', '목표를 얼마나 이뤘는지 재는 자', { ko: '지표' }),
  keyIndicator: term('핵심', 'key', '목표를 대표하는 주된 지표'),
  generalIndicator: term('일반', 'general', '핵심을 보완하는 지표'),
  nature: term('지표성격', 'nature', '결과, 산출, 과정, 투입 가운데 무엇을 재는 지표인지'),
  outcome: term('결과', 'outcome', '사업이 바꾼 것을 재는 지표'),
  output: term('산출', 'output', '사업이 내놓은 것을 재는 지표'),
  process: term('과정', 'process', '사업이 나아간 정도를 재는 지표'),
  input: term('투입', 'input', '사업에 들인 것을 재는 지표'),
  weight: term('가중치', 'weight', '한 목표 안에서 지표가 차지하는 비중, 합은 100'),
  target: term('목표치', 'target', '그해에 이르려는 값', { ko: '목표' }),
  actual: term('실적치', 'actual', '그해에 실제로 나온 값', { ko: '실적' }),
  achievementRate: term('달성률', 'achievement rate', '목표치에 대한 실적치의 비율(%), 상한 없음', { en: 'rate' }),
  score: term('평점', 'score', '달성률에 상한을 적용한 점수'),
  points: term('득점', 'points', '평점에 가중치를 곱해 얻은 점수'),
  pointsLost: term('감점', 'points lost', '100점보다 낮아 잃은 점수에 가중치를 곱한 값', { en: 'lost' }),
  measuredWeight: term('산정 가중치', 'measured weight', '실제로 점수를 낼 수 있었던 지표의 가중치 합'),
  direction: term('지표 방향', 'direction', '값이 클수록 좋은지, 작을수록 좋은지', { ko: '방향' }),
  higher: term('상향', 'higher is better', '값이 클수록 좋은 지표'),
  lower: term('하향', 'lower is better', '값이 작을수록 좋은 지표'),
  maintain: term('유지', 'maintain', '정한 수준을 지키면 되는 지표'),
  formula: term('측정산식', 'formula', '실적치를 계산하는 방법'),
  dataSource: term('자료출처', 'data source', '실적치를 가져오는 곳'),
  rationale: term('설정근거', 'rationale', '목표치를 그렇게 잡은 이유'),
  pace: term('시기별 목표', 'pace', '연중 각 시점까지 이르러야 할 값'),
  onTrack: term('정상추진', 'on track', '시기별 목표에 이름'),
  needsImprovement: term('개선필요', 'needs improvement', '시기별 목표보다 다소 낮음'),
  behind: term('부진', 'behind', '시기별 목표보다 크게 낮음'),
  tooEarly: term(
    '판단 유보',
    'too early to tell',
    '끝난 기간의 값이 없거나 두 기간 이상 비었거나 연 1회 측정하여 아직 말할 수 없음',
  ),
  exceeded: term('초과달성', 'exceeded', '달성률이 정해 둔 기준(기본 130%) 이상'),
  met: term('달성', 'met', '달성률이 100% 이상'),
  missed: term('미달성', 'missed', '달성률이 100% 미만'),
  notEntered: term('미입력', 'not entered', '들어올 때가 되었으나 아직 값이 없음', { en: 'missing' }),
  notDue: term('미도래', 'not due yet', '집계가 끝나는 날이 오지 않아 값이 없는 것이 정상임'),
  notApplicable: term('해당없음', 'not applicable', '그해에는 재지 않는 지표', { en: 'n/a' }),
  notComputable: term('산정불가', 'not computable', '목표가 0이거나 없어 달성률을 낼 수 없음', { en: 'no rate' }),
  provisional: term('잠정', 'provisional', '아직 바뀔 수 있는 실적', { en: 'prov.' }),
  final: term('확정', 'final', '더는 바뀌지 않는 실적'),
  evidence: term('증빙', 'evidence', '실적을 뒷받침하는 자료'),
  cause: term('원인', 'cause', '목표와 실적이 달라진 사유'),
  remedy: term('조치', 'remedy', '미달성을 바로잡기 위해 할 일'),
  due: term('기한', 'due', '조치를 마칠 날'),
  confirm: term('확정', 'confirm', '과장이 입력값을 승인하는 일'),
  return: term('반려', 'return', '이유를 적어 되돌려 보내는 일'),
  close: term('마감', 'close', '한 기간의 입력을 닫는 일'),
  draft: term('작성 중', 'draft', '입력했으나 아직 제출하지 않은 값'),
  submit: term('제출', 'submit', '입력값을 과장에게 넘기는 일'),
  submitted: term('제출', 'submitted', '과장의 확정을 기다리는 값'),
  confirmed: term('확정', 'confirmed', '과장이 승인한 값'),
  returned: term('반려', 'returned', '이유와 함께 되돌아온 값'),
  closed: term('마감', 'closed', '입력이 닫힌 기간의 값'),
  settled: term('결산', 'settled accounts', '한 해가 끝나고 확정된 수입과 지출', { en: 'settled' }),
  budget: term('예산', 'budget', '한 해에 쓰기로 한 돈'),
  transfer: term('이체', 'transfer', '조직이 바뀌어 예산을 다른 부서로 옮기는 일'),
  executionRate: term('집행률', 'execution rate', '예산 가운데 실제로 쓴 비율(%)'),
  change: term('증감', 'change', '지난해와의 차이'),
  share: term('구성비', 'share', '전체에서 차지하는 비율(%)'),
  quota: term('정원', 'quota', '조직에 정해진 사람 수'),
  headcount: term('현원', 'headcount', '지금 실제로 있는 사람 수'),
  executive: term('실국장', 'executive', '실국 전체를 맡아 결과를 보는 사람'),
  head: term('과장', 'department head', '부서의 실적을 검토해 확정하거나 반려하는 사람'),
  evaluator: term('성과담당', 'evaluator', '부서의 실적과 증빙을 입력하는 사람'),
  administrator: term('기획담당', 'administrator', '계획과 입력 기간, 계정을 관리하는 사람'),
  schedule: term('사업 일정', 'schedule', '계약이나 과제를 단계와 기한으로 나누어 살피는 일정'),
  firstPlan: term('당초 계획', 'first plan', '처음에 정한 기한으로, 뒤에 바꾸어도 지연은 이것으로 셈'),
  slip: term('밀림', 'slip', '마친 날이나 예상한 날이 당초 계획보다 늦은 날 수'),
  deputy: term('대리', 'deputy', '정한 기간 동안 부서의 입력이나 검토를 대신하는 일'),
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
/** Which stages count outside entry (rules §6). */
export const COUNTED_WORDS: Readonly<Record<CountedStages, Both>> = {
  'submitted-and-confirmed': { ko: '제출·확정', en: 'Submitted and confirmed' },
  'confirmed-only': { ko: '확정만', en: 'Confirmed only' },
}
/** The rate of an indicator that is better when lower (rules §4). */
export const LOWER_WORDS: Readonly<Record<ScoringPolicy['lowerIsBetter'], Both>> = {
  'two-minus-ratio': { ko: '(2 − 실적/목표) × 100', en: '(2 − actual/target) × 100' },
  ratio: { ko: '목표/실적 × 100', en: 'target/actual × 100' },
}
/** How often an indicator is measured (rules §6). */
export const FREQUENCY_WORDS: Readonly<Record<Frequency, Both>> = {
  month: { ko: '매월', en: 'monthly' },
  quarter: { ko: '분기', en: 'quarterly' },
  'half-year': { ko: '반기', en: 'half-yearly' },
  year: { ko: '연 1회', en: 'once a year' },
}
/** How the periods make the year (rules §6). */
export const AGGREGATION_WORDS: Readonly<Record<Aggregation, Both>> = {
  sum: { ko: '누적', en: 'sum' },
  last: { ko: '시점', en: 'end of the period' },
  average: { ko: '평균', en: 'average' },
  max: { ko: '최대', en: 'largest' },
  min: { ko: '최소', en: 'smallest' },
}
