import { type Both, STAGE_WORDS } from './audit-words.ts'
import { ROLE_WORDS } from './terms.ts'

const both = (ko: string, en: string): Both => ({ ko, en })
/** Stored codes of one field in words. */
export type Words = Readonly<Record<string, Both>>

export interface Field {
  readonly label: Both
  readonly words?: Words
  readonly minor?: true
}
const field = (ko: string, en: string, words?: Words): Field => ({ label: both(ko, en), ...(words ? { words } : {}) })
const minor = (ko: string, en: string): Field => ({ label: both(ko, en), minor: true })

const FREQUENCIES: Words = {
  month: both('매월', 'monthly'), quarter: both('분기', 'quarterly'), 'half-year': both('반기', 'half-yearly'), year: both('연 1회', 'yearly'),
}
const WINDOWS: Words = {
  'not-yet': both('입력 전', 'not open yet'), open: both('열림', 'open'), overdue: both('기한 지남', 'overdue'), closed: both('마감', 'closed'),
}
export const VALUES: Words = {
  'not-entered': both('미입력', 'not entered'), 'not-applicable': both('해당없음', 'not applicable'), 'not-due': both('미도래', 'not due'),
  'not-computable': both('산정불가', 'not computable'),
}
const SCANS: Words = { none: both('검사 없음', 'no scanner'), waiting: both('검사 중', 'waiting'), clean: both('이상 없음', 'clean'), refused: both('걸러짐', 'refused') }
const DOORS: Words = {
  '/demonstration': both('시연', 'demonstration'), '/sign-in/username': both('아이디와 비밀번호', 'user name'), '/sign-in/social': both('통합로그인', 'single sign-on'),
  '/callback/sso': both('통합로그인', 'single sign-on'), '/claim': both('일회용 주소', 'one-time link'), '/claim/password': both('일회용 주소', 'one-time link'), '/sign-out': both('로그아웃', 'sign-out'),
}

/** The names of fields, one table for the log, the history and the exported files. */
export const FIELDS: Readonly<Record<string, Field>> = {
  value: field('실적치', 'Actual'),
  year: minor('연도', 'Year'),
  stage: field('상태', 'State', STAGE_WORDS),
  state: field('상태', 'State'),
  reason: field('사유', 'Reason'),
  cause: field('원인', 'Cause'),
  remedy: field('조치', 'Remedy'),
  remedyDue: field('조치 기한', 'Remedy due'),
  parts: field('구성 값', 'Parts'),
  status: field('상태', 'State', WINDOWS),
  opensOn: field('입력 시작', 'Opens'),
  closesOn: field('입력 마감', 'Closes'),
  planId: minor('계획 번호', 'Plan number'),
  planVersion: field('판', 'Version'),
  superseded: minor('대신한 계획 번호', 'Plan replaced'),
  indicators: field('성과지표 수', 'Indicators'),
  programmes: field('단위사업 수', 'Unit programmes'),
  projects: field('세부사업 수', 'Projects'),
  goals: field('정책사업목표 수', 'Goals'),
  units: field('새 조직 수', 'New units'),
  continued: field('이어지는 지표 수', 'Indicators continued'),
  attention: field('확인할 것', 'To be answered'),
  unrecognised: field('알아보지 못한 것', 'Not recognised'),
  field: field('고친 칸', 'Field'),
  printed: field('문서의 글자', 'As printed'),
  decision: field('결정', 'Decision', { accepted: both('받아들임', 'accepted'), refused: both('받아들이지 않음', 'refused'), dismissed: both('제외', 'dismissed'), open: both('다시 열어 둠', 'open again') }),
  count: field('건수', 'Count'),
  items: minor('대상', 'Items'),
  word: field('덧붙인 말', 'Word'),
  refused: minor('읽지 못한 까닭', 'Why not read'),
  resultsDue: field('집계 완료 시점', 'Figures due'),
  selfApproval: field('본인 확정', 'Self-approval', { true: both('허용', 'allowed'), false: both('허용 안 함', 'not allowed') }),
  explainOver: field('초과 사유 기준(%)', 'Explain over (%)'),
  inYearDays: field('연중 입력 기한(일)', 'In-year days'),
  effectiveFrom: field('시행일', 'In force from'),
  user: field('대리자', 'Deputy'),
  task: field('맡는 일', 'Task', { enter: both('입력', 'entry'), review: both('검토', 'review') }),
  from: field('시작일', 'From'),
  to: field('종료일', 'To'),
  ended: field('끝낸 때', 'Ended'),
  closed: field('마감한 값', 'Values closed'),
  left: field('남은 값', 'Values left'),
  exempt: field('제외한 조직', 'Left out'),
  door: field('로그인 방법', 'Signed in by', DOORS),
  waitSeconds: field('기다릴 시간(초)', 'Seconds to wait'),
  seconds: field('기다릴 시간(초)', 'Seconds to wait'),
  endedSessions: field('끊은 접속', 'Sessions ended'),
  addresses: field('접속 주소', 'Addresses'),
  expiresAt: field('쓸 수 있는 때까지', 'Good until'),
  disabledAt: field('사용 중지한 때', 'Disabled at'),
  subject: minor('통합로그인 번호', 'Single sign-on subject'),
  subjects: field('통합로그인 번호', 'Single sign-on subjects'),
  name: field('이름', 'Name'),
  username: field('아이디', 'User name'),
  role: field('역할', 'Role', ROLE_WORDS),
  departments: field('맡은 부서', 'Departments'),
  departmentIds: field('맡은 부서', 'Departments'),
  disabled: field('사용 중지', 'Disabled'),
  title: field('제목', 'Title'),
  date: field('날짜', 'Date'),
  heldOn: field('날짜', 'Date'),
  endsOn: field('끝난 날', 'Ends'),
  partner: field('상대', 'Partner'),
  place: field('장소', 'Place'),
  note: field('메모', 'Note'),
  text: field('글', 'Text'),
  upTo: minor('마지막 댓글 번호', 'Up to comment'),
  kind: field('종류', 'Kind', { file: both('파일', 'file'), link: both('링크', 'link') }),
  fileName: field('파일 이름', 'File name'),
  file_name: field('파일 이름', 'File name'),
  size: field('크기(바이트)', 'Size (bytes)'),
  sha256: minor('파일 지문', 'File hash'),
  mediaType: minor('파일 형식', 'Media type'),
  scan: field('백신 검사', 'Virus scan', SCANS),
  url: field('주소', 'Address'),
  frequency: field('주기', 'Frequency', FREQUENCIES),
  format: field('파일 형식', 'Format'),
  entries: field('건수', 'Entries'),
  filters: field('조건', 'Filters'),
  most: minor('한 파일의 건수', 'Entries a file'),
  file: field('파일', 'File'),
  figures: field('금액 수', 'Amounts'),
  differing: field('합계와 다른 사업', 'Differing from totals'),
  kindNote: field('종류 설명', 'Kind in words'),
  startsOn: field('날짜', 'Date'),
  participants: field('참가 인원', 'People'),
  links: field('연결한 지표', 'Counted by'),
  // facts of refusals
  seen: field('본 판', 'Version seen'),
  mine: field('보낸 값', 'Value sent'),
  theirs: field('저장된 값', 'Value stored'),
  by: field('바꾼 사람', 'Changed by'),
  at: field('바꾼 때', 'Changed at'),
  raw: field('입력한 글', 'Typed'),
  why: field('까닭', 'Why'),
  proposals: field('가능한 값', 'Readings'),
  rule: field('규칙', 'Rule'),
  window: field('입력 기간', 'Window', WINDOWS),
  indicator: field('지표', 'Indicator'),
  version: minor('판', 'Version'),
  id: minor('번호', 'Number'),
  unitId: minor('조직 번호', 'Unit'),
  month: minor('달', 'Month'),
  recordedAt: minor('기록한 때', 'Recorded'),
  recordedBy: minor('기록한 사람', 'Recorded by'),
}
