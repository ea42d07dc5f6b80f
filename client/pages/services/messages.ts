import { withParticle } from '#domain/words/particle.ts'
import { label } from '#domain/words/terms.ts'
import { defineMessages } from '../../language.tsx'

export const messages = defineMessages({
  page: { ko: '행정서비스 이행표준', en: 'Service standards' },
  view: { ko: '보기', en: 'View' },
  directory: { ko: '안내', en: 'Directory' },
  results: { ko: '이행', en: 'Results' },
  manage: { ko: '관리', en: 'Manage' },
  headline: {
    ko: (n: number) => `${n}개 서비스의 접수 창구`,
    en: (n: number) => (n === 1 ? 'Desk of 1 service' : `Desks of ${n} services`),
  },
  subtitle: {
    ko: (teams: number, fax: string) => `${teams}개 담당${fax === '' ? '' : ` · 팩스 ${fax}`}`,
    en: (teams: number, fax: string) => `${teams} teams${fax === '' ? '' : ` · fax ${fax}`}`,
  },
  print: { ko: '창구 안내문 인쇄', en: 'Print the counter sheet' },
  tableCsv: { ko: '표로 내려받기 (csv)', en: 'Download (csv)' },
  tableXlsx: { ko: '표로 내려받기 (xlsx)', en: 'Download (xlsx)' },
  find: { ko: '창구 찾기', en: 'Find a desk' },
  findWhat: { ko: '이름 · 담당 · 초성(ㄷㅁㅎ) · 전화 끝자리', en: 'Name, team, initials (ㄷㅁㅎ) or last digits' },
  found: { ko: (n: number) => `창구 ${n}곳을 찾았습니다`, en: (n: number) => (n === 1 ? '1 desk found' : `${n} desks found`) },
  none: { ko: (q: string) => `‘${q}’에 맞는 창구가 없습니다.`, en: (q: string) => `No desk matches ‘${q}’.` },
  noneWhat: {
    ko: '검색어를 줄이거나 전화 끝자리로 찾아 보십시오. 다른 실국의 창구는 Ctrl K로 찾습니다.',
    en: 'Use fewer words or the last digits. Ctrl K finds the desks of other bureaus.',
  },
  teams: {
    ko: (teams: number, services: number) => `담당 ${teams} · 서비스 ${services}`,
    en: (teams: number, services: number) => `${teams} teams · ${services} services`,
  },
  services: { ko: (n: number) => `서비스 ${n}`, en: (n: number) => (n === 1 ? '1 service' : `${n} services`) },
  fax: { ko: '팩스', en: 'Fax' },
  call: {
    ko: (name: string, number: string) => `${name} ${number} 전화 걸기`,
    en: (name: string, number: string) => `Call ${number}, ${name}`,
  },
  shared: {
    ko: (number: string, n: number) =>
      `${withParticle(number, '은/는')} ${n}개 서비스가 함께 씁니다. 무엇을 도와 드릴지 먼저 물어 주십시오.`,
    en: (number: string, n: number) => `${number} is shared by ${n} services: ask first what is needed.`,
  },
  sharedToo: {
    ko: (number: string, n: number) => `${withParticle(number, '은/는')} ${n}개 서비스가 함께 씁니다`,
    en: (number: string, n: number) => `${number} is shared by ${n} services`,
  },
  undecided: {
    ko: (department: string) =>
      `${withParticle(department, '이/가')} 나뉘거나 폐지된 뒤 맡을 부서가 정해지지 않았습니다. 관리에서 부서를 정하십시오.`,
    en: (department: string) =>
      `${department} was split or closed and nobody has taken this over. Choose a department under Manage.`,
  },
  promisesNone: {
    ko: (n: number) => `약속 ${n}개, 모두 측정 기준이 없습니다`,
    en: (n: number) => `${n} commitments, none measurable`,
  },
  promises: {
    ko: (n: number, measured: number) => `약속 ${n}개, 측정 기준 ${measured}개`,
    en: (n: number, measured: number) => `${n} commitments, ${measured} measurable`,
  },
  promisesWhat: {
    ko: '기한·비율·횟수가 정해지면 이행 화면에서 잽니다',
    en: 'Measured under Results once a limit, share or count is set',
  },
  unmeasured: {
    ko: (n: number, of: number) => `측정 기준 없음 ${n}/${of}`,
    en: (n: number, of: number) => `No measure ${n}/${of}`,
  },
  setStandard: { ko: '기준 정하기', en: 'Set standards' },
  noNames: { ko: '개인 이름은 싣지 않고 담당과 직통번호만 보입니다', en: 'Teams and their numbers only, no names of persons' },
  source: { ko: (title: string) => `자료: ${title}`, en: (title: string) => `Source: ${title}` },
  slip: {
    ko: (printed: string, shown: string) => `원문의 ‘${printed}’은 ‘${shown}’의 잘못으로 보입니다`,
    en: (printed: string, shown: string) => `‘${printed}’ in the original is read as a slip for ‘${shown}’`,
  },
  onDay: { ko: '창구와 약속의 기준일', en: 'Desks and commitments as of' },
  onToday: { ko: '오늘', en: 'Today' },
  empty: { ko: '등록된 서비스 창구가 없습니다', en: 'No service desks yet' },
  emptyWriter: {
    ko: '먼저 이행표준 문서를 가져오거나 서비스를 하나씩 등록하십시오.',
    en: 'First take in the document of service standards, or add services one by one.',
  },
  emptyReader: {
    ko: '기획담당이나 부서의 성과담당이 등록하면 여기에 나옵니다.',
    en: 'They appear here once the administrator or a department’s evaluator adds them.',
  },
})

export const manageMessages = defineMessages({
  import: { ko: '문서 가져오기', en: 'Take in a document' },
  upload: { ko: '엑셀·붙여넣기', en: 'Excel or paste' },
  add: { ko: '서비스 등록', en: 'Add a service' },
  addPromise: { ko: '약속 등록', en: 'Add a commitment' },
  chapter: { ko: '분야', en: 'Chapter' },
  addChapter: { ko: '분야 등록', en: 'Add a chapter' },
  editChapter: { ko: '분야 수정', en: 'Change the chapter' },
  name: { ko: '서비스명', en: 'Service' },
  team: { ko: '담당', en: 'Team' },
  teamHint: { ko: '개인 이름이 아니라 담당(팀)의 이름', en: 'The team, not a person' },
  phones: { ko: '전화번호', en: 'Telephone' },
  phonesHint: {
    ko: '번호가 둘이면 쉼표로 나눕니다. 예: 031-000-1000, 1002',
    en: 'A comma between two numbers, e.g. 031-000-1000, 1002',
  },
  fax: { ko: '팩스', en: 'Fax' },
  department: label('department'),
  audience: { ko: '대상', en: 'Audience' },
  channel: { ko: '접수 방법', en: 'Channel' },
  documents: { ko: '구비 서류', en: 'Documents needed' },
  hours: { ko: '운영 시간', en: 'Hours' },
  languages: { ko: '제공 언어', en: 'Languages' },
  fee: { ko: '수수료', en: 'Fee' },
  basis: { ko: '근거', en: 'Basis' },
  email: { ko: '전자우편', en: 'E-mail address' },
  open: { ko: '공개용 표에 번호를 싣습니다', en: 'Numbers may stand in the open table' },
  openShort: { ko: '공개', en: 'Open' },
  more: { ko: '대상·접수 방법·서류 등', en: 'Audience, channel, documents …' },
  edit: { ko: '수정', en: 'Edit' },
  editOf: { ko: (name: string) => `${name} 수정`, en: (name: string) => `Change ${name}` },
  end: { ko: '종료', en: 'End' },
  endOf: { ko: (name: string) => `${name} 종료`, en: (name: string) => `End ${name}` },
  endOn: { ko: '종료일 (이 날부터 없음)', en: 'Ends on (no longer from this day)' },
  reason: { ko: '사유', en: 'Reason' },
  act: { ko: '할 일', en: 'Acts' },
  save: { ko: '저장', en: 'Save' },
  from: { ko: '적용일', en: 'Valid from' },
  fromHint: {
    ko: '비우면 지금 적힌 내용을 바로잡습니다. 날짜를 적으면 그 전 내용이 그대로 남습니다.',
    en: 'Empty: what stands is put right. With a day: what held before stays as it was.',
  },
  fromNewHint: { ko: '이 날부터 안내합니다', en: 'Shown from this day on' },
  history: { ko: '이력', en: 'History' },
  version: {
    ko: (n: number, at: string, by: string) => `${n}판 · ${at} · ${by}`,
    en: (n: number, at: string, by: string) => `Version ${n} · ${at} · ${by}`,
  },
  promise: { ko: '약속', en: 'Commitment' },
  mark: { ko: '항목', en: 'Heading no.' },
  heading: { ko: '항목 이름', en: 'Heading' },
  kind: { ko: '측정 기준', en: 'Standard' },
  days: { ko: '기한(근무일)', en: 'Working days' },
  targetShare: { ko: '지킬 비율(%)', en: 'Share to be met (%)' },
  targetCount: { ko: '횟수', en: 'Count' },
  targetScore: { ko: '만족도(점)', en: 'Satisfaction (points)' },
  shareHint: { ko: '비우면 모든 건이 기한 안이어야 합니다', en: 'Empty: each one must be in time' },
  standard: { ko: '원문의 기준', en: 'Standard as printed' },
  standardHint: {
    ko: '‘신속히’처럼 수치가 없는 말은 여기에만 남습니다',
    en: 'Words without a number, such as 신속히, stay here',
  },
  measure: { ko: '측정 방법', en: 'Measure' },
  remedy: { ko: '보상·시정', en: 'If missed' },
  frequency: { ko: '주기', en: 'Frequency' },
  service: { ko: '관련 서비스', en: 'Service' },
  indicator: { ko: '자료가 되는 지표', en: 'Source of indicator' },
  noOne: { ko: '없음', en: 'None' },
  validFrom: { ko: '적용', en: 'Valid' },
  until: {
    ko: (from: string, to: string) => `${from}부터 ${to} 전까지`,
    en: (from: string, to: string) => `from ${from} to before ${to}`,
  },
  since: { ko: (from: string) => `${from}부터`, en: (from: string) => `from ${from}` },
  noManager: {
    ko: '이 실국의 이행표준은 기획담당과 부서의 성과담당이 관리합니다.',
    en: 'The administrator and the departments’ evaluators keep these.',
  },
})

export const importMessages = defineMessages({
  title: { ko: '이행표준 문서 가져오기', en: 'Take in a document of service standards' },
  what: {
    ko: '글 파일, HWPX, HWP, PDF에서 분야·약속·접수 창구를 읽습니다. 확인하기 전에는 아무것도 저장하지 않습니다.',
    en: 'Chapters, commitments and desks are read from text, HWPX, HWP or PDF. Nothing is saved before you confirm.',
  },
  choose: { ko: '문서 선택', en: 'Choose a document' },
  paste: { ko: '또는 문서의 글을 붙여 넣으십시오', en: 'Or paste the text of the document' },
  reading: { ko: '읽는 중입니다', en: 'Reading' },
  found: {
    ko: (chapters: number, services: number, teams: number, promises: number) =>
      `분야 ${chapters}개, 서비스 ${services}개, 담당 ${teams}개, 약속 ${promises}개를 읽었습니다`,
    en: (chapters: number, services: number, teams: number, promises: number) =>
      `Read: ${chapters} chapters, ${services} services, ${teams} teams, ${promises} commitments`,
  },
  from: { ko: '적용일', en: 'Valid from' },
  open: {
    ko: '공표된 문서이므로 번호를 공개용 표에 실어도 됩니다',
    en: 'The document is public: its numbers may stand in the open table',
  },
  department: { ko: (chapter: string) => `${chapter} 담당 부서`, en: (chapter: string) => `Department of ${chapter}` },
  choose2: { ko: '선택', en: 'Choose' },
  take: { ko: '가져오기', en: 'Take in' },
  slip: {
    ko: (printed: string, shown: string) => `원문 ‘${printed}’ → ‘${shown}’로 보이고 원문 표기도 남깁니다`,
    en: (printed: string, shown: string) => `Printed ‘${printed}’ is shown as ‘${shown}’; the printed spelling is kept`,
  },
  unread: { ko: (n: number) => `알아보지 못한 줄 ${n}개`, en: (n: number) => `${n} lines not recognised` },
  phone: { ko: '번호를 읽지 못함', en: 'number not read' },
  'no-phone': { ko: '번호 없음', en: 'no number' },
  team: { ko: '담당 없음', en: 'no team' },
  twice: { ko: '두 번 나옴', en: 'stands twice' },
  state: { ko: '결과', en: 'Result' },
  new: { ko: '새 창구', en: 'new' },
  same: { ko: '이미 있음', en: 'already there' },
  changed: { ko: '바뀜', en: 'changed' },
  leftOut: {
    ko: (n: number) => `확인이 필요한 ${n}건은 빼고 가져옵니다. 가져온 뒤 관리에서 등록하십시오.`,
    en: (n: number) => `${n} that need attention are left out. Add them under Manage afterwards.`,
  },
  nothing: { ko: '이미 모두 등록되어 있습니다', en: 'Everything is there already' },
  done: {
    ko: (services: number, promises: number) => `서비스 ${services}개와 약속 ${promises}개를 저장했습니다`,
    en: (services: number, promises: number) => `${services} services and ${promises} commitments saved`,
  },
})

export const uploadMessages = defineMessages({
  title: { ko: '여러 서비스를 한꺼번에', en: 'Many services at once' },
  form: { ko: '이행표준 서식', en: 'Form of services' },
  formWhat: {
    ko: '지금 창구가 적힌 서식입니다. 고치거나 이어 적은 뒤 올리십시오.',
    en: 'The form holds the present desks. Change it or add rows, then upload it.',
  },
  pasteHead: { ko: '표 붙여넣기', en: 'Paste a table' },
  pasteWhat: {
    ko: '‘서비스명’과 ‘전화번호’ 칸이 있는 표를 복사해 붙여 넣으십시오.',
    en: 'Copy a table with columns 서비스명 and 전화번호 and paste it here.',
  },
  preview: { ko: (n: number) => `바뀌는 서비스 ${n}개`, en: (n: number) => `${n} services change` },
  apply: { ko: '저장', en: 'Save' },
  nothing: { ko: '바뀌는 서비스가 없습니다', en: 'Nothing changes' },
  other: { ko: '다른 파일', en: 'Another file' },
  line: { ko: '줄', en: 'Line' },
  state: { ko: '결과', en: 'Result' },
  from: { ko: '적용일', en: 'Valid from' },
  new: { ko: '새로 등록', en: 'new' },
  changed: { ko: (columns: string) => `바뀜: ${columns}`, en: (columns: string) => `changes: ${columns}` },
  same: { ko: '그대로', en: 'unchanged' },
  phone: { ko: '전화번호가 아닙니다', en: 'no telephone number' },
  'no-name': { ko: '서비스명이 없습니다', en: 'no service name' },
  team: { ko: '담당이 없습니다', en: 'no team' },
  department: { ko: '부서를 알 수 없습니다', en: 'which department is unknown' },
  'not-mine': { ko: '맡은 부서가 아닙니다', en: 'not your department' },
  long: { ko: '너무 깁니다', en: 'too long' },
  open: { ko: '공개 또는 비공개로 적으십시오', en: 'write 공개 or 비공개' },
  unknown: { ko: '없는 서비스입니다', en: 'no such service' },
  'changed-since': {
    ko: '서식을 받은 뒤 바뀐 서비스입니다. 새 서식에 적으십시오',
    en: 'changed since the form was fetched: use a new one',
  },
  twice: { ko: '같은 줄이 두 번 있습니다', en: 'stands twice' },
  done: {
    ko: (added: number, changed: number) => `새로 ${added}개, 수정 ${changed}개를 저장했습니다`,
    en: (added: number, changed: number) => `${added} added, ${changed} changed`,
  },
})

export const resultMessages = defineMessages({
  headline: {
    ko: (measured: number, all: number) =>
      measured === 0 ? `측정하는 약속이 없습니다 (약속 ${all}개)` : `약속 ${all}개 중 ${measured}개를 측정합니다`,
    en: (measured: number, all: number) =>
      measured === 0 ? `No commitment is measured (of ${all})` : `${measured} of ${all} commitments are measured`,
  },
  year: { ko: '연도', en: 'Year' },
  period: { ko: '기간', en: 'Period' },
  met: { ko: '지킨 건수 / 접수', en: 'Met / received' },
  share: { ko: '비율', en: 'Share met' },
  state: { ko: '이행', en: 'Kept' },
  cause: { ko: '지키지 못한 원인', en: 'Cause of misses' },
  stateMet: { ko: '지킴', en: 'kept' },
  stateMissed: { ko: '못 지킴', en: 'not kept' },
  'no-requests': { ko: '접수 없음', en: 'no requests' },
  'not-entered': label('notEntered'),
  few: { ko: (n: number) => `${n}건뿐이라 비율을 조심해서 보십시오`, en: (n: number) => `only ${n}: read the share with care` },
  noCause: { ko: '원인 미기재', en: 'no cause given' },
  enter: { ko: '결과 입력', en: 'Enter' },
  enterOf: { ko: (period: string) => `${period} 이행 결과 입력`, en: (period: string) => `Enter the result of ${period}` },
  total: { ko: '연간', en: 'Year' },
  late: { ko: (n: number) => `기한을 넘긴 ${n}건`, en: (n: number) => `${n} late` },
  lateOne: {
    ko: (received: string, days: number) => `${received} 접수, ${days}근무일 걸림`,
    en: (received: string, days: number) => `received ${received}, took ${days} working days`,
  },
  lateOpen: {
    ko: (received: string) => `${received} 접수, 처리 중`,
    en: (received: string) => `received ${received}, not finished`,
  },
  within: {
    ko: (days: number, target: string) => `${days}근무일 이내${target === '' ? '' : ` ${target}% 이상`}`,
    en: (days: number, target: string) => `within ${days} working days${target === '' ? '' : `, at least ${target}%`}`,
  },
  atLeast: { ko: (target: string) => `${target} 이상`, en: (target: string) => `at least ${target}` },
  requests: { ko: '접수 건수', en: 'Requests received' },
  replies: { ko: '응답자 수', en: 'Replies' },
  metCount: { ko: '지킨 건수', en: 'Number met' },
  value: { ko: '결과 값', en: 'Result' },
  kept: { ko: '지켰습니다', en: 'Kept' },
  notKept: { ko: '지키지 못했습니다', en: 'Not kept' },
  cases: { ko: '건별로 붙여넣기', en: 'Paste case by case' },
  casesWhat: {
    ko: '한 줄에 접수일, 처리일, 원인을 붙여 넣으면 근무일로 셉니다. 처리 전이면 처리일을 비웁니다. 이름은 적지 마십시오.',
    en: 'One a line: received, finished, cause. Working days are counted. Leave finished empty while open. No names.',
  },
  casesRead: {
    ko: (n: number, bad: number) => (bad === 0 ? `${n}건을 읽었습니다` : `${n}건을 읽었고 ${bad}줄은 날짜가 아닙니다`),
    en: (n: number, bad: number) => (bad === 0 ? `${n} read` : `${n} read, ${bad} lines have no day`),
  },
  evidence: { ko: '지표 증빙으로 붙이기', en: 'Attach to the indicator' },
  evidenceTitle: {
    ko: (text: string, period: string, share: string) => `이행 결과 ${period}: ${text} ${share}`,
    en: (text: string, period: string, share: string) => `Result ${period}: ${text} ${share}`,
  },
  evidenceDone: { ko: (name: string) => `${name}의 증빙에 붙였습니다`, en: (name: string) => `Attached to ${name}` },
  unmeasuredHead: {
    ko: (n: number, of: number) => `측정 기준 없음 ${n}/${of}`,
    en: (n: number, of: number) => `No measure ${n}/${of}`,
  },
  noHolidays: {
    ko: (year: number) => `${year}년 공휴일이 아직 등록되지 않아 주말만 빼고 셉니다.`,
    en: (year: number) => `Holidays of ${year} are not known yet: only weekends are left out.`,
  },
  holidays: {
    ko: (n: number) => `근무일 계산에서 뺀 공휴일 ${n}일`,
    en: (n: number) => `${n} holidays left out of working days`,
  },
  addHoliday: { ko: '임시공휴일 등록', en: 'Add a declared holiday' },
  holidayDay: { ko: '날짜', en: 'Day' },
  holidayName: { ko: '이름 (비우면 취소)', en: 'Name (empty: taken back)' },
})
