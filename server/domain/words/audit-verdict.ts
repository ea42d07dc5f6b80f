import { type Both, wordIn } from './audit-words.ts'

/** Where a stored row is not what the record says. */
export interface RowDifference {
  readonly table: string
  /** the values of its primary key, joined by ':' */
  readonly row: string
  readonly what: 'changed' | 'missing' | 'added'
  /** of a changed row, each column that differs; as text, null = nothing there */
  readonly columns: readonly { readonly column: string; readonly recorded: string | null; readonly stored: string | null }[]
}

/** A kept file that is not what its hash says. */
export interface FileDifference {
  readonly what: 'changed' | 'missing'
  readonly title: string
  readonly sha256: string
}

/** Where the schema is not what the migrations make. */
export interface SchemaDifference {
  readonly what: 'changed' | 'missing' | 'added'
  /** kind and name: 'index actual_by_indicator'; a rule without a name of ours by what it says */
  readonly name: string
  /** the definition that stands there; null = none */
  readonly now: string | null
}

/** What the verification finds beside the entries themselves; the first 20 of each kind. */
export interface VerdictFound {
  readonly rows: readonly RowDifference[]
  /** names of triggers that are gone, changed or new */
  readonly guards: readonly string[]
  readonly files: readonly FileDifference[]
  readonly schema: readonly SchemaDifference[]
  /** names exactly these differences, to acknowledge them by */
  readonly marks: readonly string[]
}

/** Differences that an administrator knows of: they are listed and raise no alarm. Another change of the same row does. */
export interface Acknowledged {
  /** number of the entry that says so */
  readonly seq: number
  /** ISO time */
  readonly at: string
  readonly actor: string
  readonly reason: string | null
  readonly found: VerdictFound
}

const both = (ko: string, en: string): Both => ({ ko, en })
const TABLES: Readonly<Record<string, Both>> = {
  account: both('로그인 수단', 'ways to sign in'),
  activity: both('활동', 'activities'),
  activity_link: both('활동과 지표', 'activities and indicators'),
  activity_follow_up: both('후속 조치', 'follow-ups of activities'),
  activity_revision: both('활동 이력', 'history of activities'),
  activity_series: both('활동 시리즈', 'series of activities'),
  actual: both('실적치', 'actuals'),
  actual_part: both('구성 항목 실적', 'parts of actuals'),
  actual_revision: both('실적 이력', 'history of actuals'),
  budget_amount: both('연도별 예산', 'budget by year'),
  budget_execution: both('집행액', 'amounts executed'),
  budget_movement: both('이체', 'budget moved between units'),
  budget_statement: both('예산현황', 'budget statement'),
  budget_upload: both('올린 예산 파일', 'budget files'),
  budget_upload_change: both('예산 파일이 바꾼 값', 'changes by budget files'),
  commitment: both('약속', 'commitments'),
  commitment_case: both('건별 이행 결과', 'cases of commitments'),
  commitment_result: both('이행 결과', 'results of commitments'),
  deputy: both('대리', 'deputies'),
  document: both('문서', 'documents'),
  entry_period: both('입력 기간', 'entry periods'),
  evidence: both('증빙', 'evidence'),
  evidence_vault: both('증빙 보관 폴더', 'evidence folder'),
  holiday: both('공휴일', 'holidays'),
  funding_share: both('재원 비율', 'funding shares'),
  import_correction: both('읽은 값 수정', 'corrections of read values'),
  import_decision: both('검토 결정', 'review decisions'),
  import_draft: both('가져오기', 'imports'),
  import_rule: both('표 읽기 지정', 'tables read as said'),
  import_file: both('올린 원본', 'uploaded originals'),
  indicator: both('성과지표', 'indicators'),
  indicator_component: both('구성 항목', 'components'),
  installation: both('이 데이터베이스', 'this database'),
  one_time_link: both('일회용 주소', 'one-time links'),
  organisation_alias: both('조직의 다른 이름', 'spellings of units'),
  organisation_assignment: both('담당 지정', 'assignments of units'),
  organisation_succession: both('조직 승계', 'succession of units'),
  organisation_unit: both('조직', 'units'),
  organisation_unit_name: both('조직 이름', 'names of units'),
  pace_point: both('시기별 목표', 'expected pace'),
  plan: both('성과계획', 'plans'),
  policy_goal: both('정책사업목표', 'policy goals'),
  printed_goal: both('정책사업목표 현황', 'printed goals'),
  printed_goal_table: both('정책사업목표 현황표', 'tables of printed goals'),
  programme: both('단위사업', 'unit programmes'),
  project: both('세부사업', 'detailed projects'),
  provenance: both('출처', 'origins'),
  reorganisation: both('조직개편', 'reorganisations'),
  schedule: both('사업 일정', 'schedules'),
  schedule_baseline: both('사업 일정의 계획', 'plans of schedules'),
  schedule_baseline_step: both('계획한 단계 기한', 'planned days of steps'),
  schedule_payment: both('사업 일정의 지급', 'payments of schedules'),
  schedule_revision: both('사업 일정 이력', 'history of schedules'),
  schedule_step: both('사업 일정의 단계', 'steps of schedules'),
  scoring_policy: both('평가규칙', 'scoring policy'),
  service: both('서비스', 'services'),
  service_chapter: both('이행표준 분야', 'chapters of services'),
  service_document: both('이행표준 문서', 'documents of service standards'),
  service_phone: both('서비스 전화번호', 'telephone numbers of services'),
  service_revision: both('이행표준 이력', 'history of services'),
  setting: both('설정', 'settings'),
  staffing: both('인력현황', 'staffing'),
  strategic_goal: both('전략목표', 'strategic goals'),
  target: both('목표치', 'targets'),
  team: both('팀', 'teams'),
  user: both('계정', 'accounts'),
  user_department: both('계정의 부서', 'departments of accounts'),
  value_comment: both('댓글', 'comments'),
  value_comment_act: both('댓글 처리', 'what was done to comments'),
}

/** A difference in one line: table, row, and each column with what the record says and what stands there. */
function differenceWord({ table, row, what, columns }: RowDifference): Both {
  const name = wordIn(TABLES, table)
  const ko = `${name ? `${name.ko}(${table})` : table} ${row}`
  const en = `${name ? `${name.en} (${table})` : table} ${row}`
  if (what === 'missing') return both(`${ko}: 기록에는 있는데 지워졌습니다`, `${en}: on record, but deleted`)
  if (what === 'added') return both(`${ko}: 기록 없이 추가되었습니다`, `${en}: added without an entry`)
  const shown = (value: string | null) => (value === null ? '-' : value === '' ? "''" : value)
  const list = (recorded: string, stored: string) =>
    columns.map((c) => `${c.column} (${recorded} ${shown(c.recorded)} → ${stored} ${shown(c.stored)})`).join(', ')
  return both(`${ko}: ${list('기록', '저장')}`, `${en}: ${list('recorded', 'stored')}`)
}

const SCHEMA_STATES: Readonly<Record<SchemaDifference['what'], Both>> = {
  missing: both('없어졌습니다', 'gone'),
  changed: both('바뀌었습니다', 'changed'),
  added: both('마이그레이션에 없는 것입니다', 'made by no migration'),
}
function schemaWord({ what, name }: SchemaDifference): Both {
  const short = name.length > 200 ? `${name.slice(0, 200)}…` : name
  return both(`저장 구조 ${short}: ${SCHEMA_STATES[what].ko}`, `Schema, ${short}: ${SCHEMA_STATES[what].en}`)
}

/** Every finding in one line each. */
export const foundWords = ({ rows, guards, files, schema }: VerdictFound): readonly Both[] => [
  ...rows.map(differenceWord),
  ...guards.map((name) =>
    both(`변경 방지 장치(trigger) ${name}: 없어졌거나 바뀌었습니다`, `Guard (trigger) ${name}: gone, changed or new`),
  ),
  ...schema.map(schemaWord),
  ...files.map(({ what, title, sha256 }) => {
    const file = `${title} (${sha256.slice(0, 12)}…)`
    return what === 'missing'
      ? both(`파일 ${file}: 보관 폴더에 없습니다`, `File ${file}: not in its folder`)
      : both(`파일 ${file}: 내용이 바뀌었습니다`, `File ${file}: its content was changed`)
  }),
]
