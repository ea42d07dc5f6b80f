import { KIND_WORDS } from '../entry/activity.ts'
import type { HardRule, SoftRule } from '../entry/entry-checks.ts'
import type { AskReason, RefuseReason } from '../entry/parse-number.ts'
import { type Both, STAGE_WORDS } from './audit-words.ts'
import { TERMS } from './terms.ts'

const both = (ko: string, en: string): Both => ({ ko, en })
/** Stored codes of one field in words. */
export type Words = Readonly<Record<string, Both>>

/** Why a backup was not made. */
export const BACKUP_FAILURES = ['folder', 'no-answer', 'disk-full', 'no-tool', 'damaged', 'failed'] as const
export type BackupFailure = (typeof BACKUP_FAILURES)[number]
export const BACKUP_FAILURE_WORDS: Readonly<Record<BackupFailure, Both>> = {
  folder: both('백업 폴더에 쓸 수 없음', 'the folder cannot be written'),
  'no-answer': both('백업 폴더가 응답하지 않음', 'the folder does not answer'),
  'disk-full': both('디스크 여유 공간 부족', 'the disk is full'),
  'no-tool': both('pg_dump를 쓸 수 없음', 'pg_dump cannot be used'),
  damaged: both('데이터베이스 손상', 'the database is damaged'),
  failed: both('알 수 없는 오류', 'unknown error'),
}

/** States of a value that are no figure. */
export const VALUES: Words = {
  'not-entered': TERMS.notEntered,
  'not-applicable': TERMS.notApplicable,
  'not-due': TERMS.notDue,
  'not-computable': TERMS.notComputable,
}
export const WINDOWS: Words = {
  'not-yet': both('입력 전', 'not open yet'),
  open: both('열림', 'open'),
  overdue: both('기한 지남', 'overdue'),
  closed: both('마감', 'closed'),
}
/** What a period, an activity, an import or a plan may stand at. */
export const STATUSES: Words = {
  ...WINDOWS,
  held: both('등록', 'held'),
  cancelled: both('취소', 'cancelled'),
  completed: both('완료', 'completed'),
  stopped: both('중단', 'stopped'),
  postponed: both('연기', 'postponed'),
  draft: both('초안', 'draft'),
  filed: both('의회 제출', 'filed'),
  confirmed: both('의회 확정', 'confirmed'),
  superseded: both('대체', 'superseded'),
}
export const STATES: Words = {
  ...STAGE_WORDS,
  uploaded: both('읽기 전', 'not read yet'),
  read: both('검토 중', 'under review'),
  refused: both('읽지 못함', 'not read'),
  discarded: both('버림', 'discarded'),
  undone: both('되돌림', 'taken back'),
  draft: both('초안', 'draft'),
  applied: both('적용', 'applied'),
}
/** What kind of thing was added or read: evidence, an activity, a document. */
export const KINDS: Words = {
  file: both('파일', 'file'),
  link: both('링크', 'link'),
  plan: both('성과계획서', 'performance plan'),
  ...KIND_WORDS,
}
/** Groups of a plan's records that a person may add to an import. */
export const ADDED: Words = {
  units: TERMS.department,
  goals: TERMS.policyGoal,
  indicators: TERMS.indicator,
  programmes: TERMS.unitProgramme,
  projects: TERMS.detailedProject,
  statements: both('예산현황의 항목', 'line of the budget statement'),
}
export const FORMATS: Words = {
  hwpx: both('한글(HWPX)', 'HWPX'),
  hwp: both('한글(HWP)', 'HWP'),
  pdf: both('PDF 문서', 'PDF'),
  docx: both('워드 문서(DOCX)', 'DOCX'),
  xlsx: both('엑셀(XLSX)', 'XLSX'),
  csv: both('CSV 표', 'CSV'),
  text: both('글 파일', 'text'),
  html: both('웹 문서(HTML)', 'HTML'),
  markdown: both('글 파일(마크다운)', 'Markdown'),
}
export const SCANS: Words = {
  none: both('검사 없음', 'no scanner'),
  waiting: both('검사 중', 'waiting'),
  clean: both('이상 없음', 'clean'),
  refused: both('걸러짐', 'refused'),
}
export const SIGN_IN_WAYS: Words = {
  '/demonstration': both('시연', 'demonstration'),
  '/sign-in/username': both('아이디와 비밀번호', 'user name'),
  '/sign-in/social': both('통합로그인', 'single sign-on'),
  '/callback/sso': both('통합로그인', 'single sign-on'),
  '/claim': both('일회용 주소', 'one-time link'),
  '/claim/password': both('일회용 주소', 'one-time link'),
  '/sign-out': both('로그아웃', 'sign-out'),
}
/** What becomes of an indicator in next year's plan. */
export const DRAFT_DECISIONS = {
  keep: both('유지', 'Keep'),
  change: both('수정', 'Change'),
  new: both('신규', 'New'),
  drop: both('폐지', 'Drop'),
} as const satisfies Words
export const DECISIONS: Words = {
  accepted: both('받아들임', 'accepted'),
  refused: both('받아들이지 않음', 'refused'),
  dismissed: both('제외', 'dismissed'),
  open: both('다시 열어 둠', 'open again'),
  ...DRAFT_DECISIONS,
}
/** Values of choices a plan prints. */
export const PLAN_CHOICES: Words = {
  key: TERMS.keyIndicator,
  general: TERMS.generalIndicator,
  outcome: TERMS.outcome,
  output: TERMS.output,
  process: TERMS.process,
  input: TERMS.input,
  higher: TERMS.higher,
  lower: TERMS.lower,
  maintain: TERMS.maintain,
}

const CHECKS: Readonly<Record<HardRule | SoftRule, Both>> = {
  'out-of-range': both('다룰 수 있는 크기를 넘음', 'too large'),
  'fraction-of-a-count': both('낱개로 세는 단위의 소수', 'a fraction of a count'),
  'negative-count': both('음수가 될 수 없는 값', 'a negative count'),
  'share-over-100': both('100%를 넘는 비율', 'a share over 100%'),
  'parts-not-whole': both('구성 항목의 합과 다름', 'differs from the sum of its parts'),
  'falling-cumulative': both('줄어드는 누계', 'a falling running total'),
  'far-from-last-year': both('전년과 크게 다름', 'far from last year'),
  'over-150-of-target': both('목표의 150% 초과', 'over 150% of the target'),
  'under-50-of-target': both('목표의 50% 미만', 'under 50% of the target'),
  'equal-to-target': both('목표와 같음', 'equal to the target'),
  'jump-10': both('10배 차이', 'ten times'),
  'jump-100': both('100배 차이', 'a hundred times'),
  'jump-1000': both('1000배 차이', 'a thousand times'),
}
export const RULES: Words = CHECKS

const READINGS: Readonly<Record<AskReason | RefuseReason, Both>> = {
  'filled-triangle': both('▲의 뜻이 분명하지 않음', '▲ may be minus'),
  brackets: both('괄호의 뜻이 분명하지 않음', 'brackets may be minus'),
  'korean-scale': both('만·억 단위', 'a Korean scale word'),
  'other-unit': both('다른 단위', 'another unit'),
  'plus-sign': both('+가 붙음', 'a plus sign'),
  'leading-zeros': both('0으로 시작함', 'leading zeros'),
  delta: both('Δ의 뜻이 분명하지 않음', 'Δ may be a change'),
  'dash-space': both('줄표의 뜻이 분명하지 않음', 'the dash may be no minus'),
  'spaced-digits': both('숫자 사이가 띄어짐', 'spaces between digits'),
  'not-a-number': both('숫자가 아님', 'no number'),
  exponent: both('지수 표기', 'an exponent'),
  'two-points': both('소수점이 둘', 'two decimal points'),
  'misplaced-comma': both('쉼표 자리가 틀림', 'a misplaced comma'),
  'two-signs': both('부호가 둘', 'two signs'),
  'too-many-digits': both('자릿수가 너무 많음', 'too many digits'),
}
export const WHYS: Words = READINGS

/** What a refusal was about, where it is a code and no name. */
export const MATTERS: Words = {
  choice: both('선택할 수 없는 값', 'no such choice'),
  day: both('날짜가 아님', 'no day'),
  year: both('연도가 아님', 'no year'),
  empty: both('빈 값', 'empty'),
  long: both('너무 긴 글', 'too long'),
  path: both('없는 칸', 'no such field'),
  subject: both('없는 항목', 'no such item'),
  word: both('덧붙인 말이 없음', 'no word given'),
  rows: both('행의 수', 'rows'),
  text: both('글', 'text'),
  figures: both('실적', 'actuals'),
  targets: both('목표치', 'targets'),
  comments: both('댓글', 'comments'),
  evidence: both('증빙', 'evidence'),
  activities: both('활동', 'activities'),
  amounts: both('예산', 'amounts'),
  executions: both('집행', 'executions'),
  pace: both('시기별 목표', 'pace'),
  settings: both('지표 설정', 'settings of indicators'),
  people: both('담당자', 'people'),
  plans: both('성과계획', 'plans'),
  periods: both('입력 기간', 'periods'),
  movements: both('이체', 'moved budget'),
  events: both('다른 조직개편', 'other reorganisations'),
  archive: both('압축', 'archive'),
  'part-name': both('압축 안의 이름', 'a name in the archive'),
  'cut-short': both('끝이 잘림', 'cut short'),
  xml: both('문서 안의 XML', 'XML'),
  entities: both('XML 개체', 'XML entities'),
  encoding: both('문자 인코딩', 'encoding'),
  'compound-file': both('복합 파일', 'compound file'),
  unreadable: both('읽을 수 없음', 'unreadable'),
  'partly-readable': both('일부만 읽힘', 'partly readable'),
  'no-text': both('글이 없음', 'no text'),
  bytes: both('파일 크기', 'size'),
  unpacked: both('푼 크기', 'unpacked size'),
  parts: both('들어 있는 파일 수', 'files inside'),
  ratio: both('압축률', 'ratio'),
  elements: both('문서 요소 수', 'elements'),
  pages: both('쪽수', 'pages'),
  cells: both('칸의 수', 'cells'),
  time: both('읽는 시간', 'time'),
  memory: both('메모리', 'memory'),
}
/** Amounts by year of a budget file: 'plan-2027' names kind and year. */
export const AMOUNTS: Words = {
  settled: TERMS.settled,
  executed: both('집행', 'executed'),
  plan: both('중기계획', 'medium-term plan'),
  budget: TERMS.budget,
}
