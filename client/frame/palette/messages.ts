import { pluralLabel, shortPluralLabel } from '#domain/words/terms.ts'
import { defineMessages } from '../../language.tsx'

export const searchMessages = defineMessages({
  title: { ko: '찾기', en: 'Search' },
  mode: { ko: '찾거나 묻기', en: 'Search or ask' },
  find: { ko: '찾기', en: 'Search' },
  ask: { ko: '묻기', en: 'Ask' },
  placeholder: { ko: '지표, 사업, 부서, 팀, 화면, 할 일', en: 'Indicator, programme, department, team, page or act' },
  hint: { ko: '초성으로도 찾습니다. 예: ㅈㅇㅂㅅ', en: 'Initial consonants work too, e.g. ㅈㅇㅂㅅ' },
  /** what is searched: how many bureaus' plans, of which year */
  scope: {
    ko: (bureaus: number, year: number) =>
      bureaus > 1 ? `실국 ${bureaus}개 모두의 ${year}년 계획과 화면` : `${year}년 계획과 화면`,
    en: (bureaus: number, year: number) =>
      bureaus > 1 ? `The ${year} plans of all ${bureaus} bureaus, and pages` : `The plan of ${year}, and pages`,
  },
  results: { ko: '찾은 항목', en: 'Results' },
  count: { ko: (n: number) => `${n}건을 찾았습니다`, en: (n: number) => (n === 1 ? '1 result' : `${n} results`) },
  none: { ko: (q: string) => `‘${q}’에 맞는 항목이 없습니다`, en: (q: string) => `Nothing matches ‘${q}’` },
  noneWhat: {
    ko: '검색어를 줄이거나 초성으로 찾아 보십시오. 예: ‘자원봉사’는 ㅈㅇㅂㅅ',
    en: 'Use fewer words, or initial consonants: 자원봉사 is ㅈㅇㅂㅅ',
  },
  department: pluralLabel('department'),
  indicator: shortPluralLabel('indicator'),
  programme: pluralLabel('unitProgramme'),
  project: pluralLabel('detailedProject'),
  team: { ko: '팀', en: 'Teams' },
  service: { ko: '서비스 창구', en: 'Service desks' },
  page: { ko: '화면', en: 'Pages' },
  act: { ko: '할 일', en: 'Acts' },
  move: { ko: '이동', en: 'move' },
  choose: { ko: '열기', en: 'open' },
  leave: { ko: '닫기', en: 'close' },
})

/** Other words by which people look for a page. */
export const pageWords = {
  overview: { words: '첫 화면 대시보드 평점 성과 요약 dashboard home score' },
  government: { words: '도정 시정 전체 국 비교 government' },
  budget: { words: '사업비 결산 단위사업 세부사업 집행 돈 money' },
  entry: { words: '실적치 달성률 기입 작성 enter actuals' },
  review: { words: '검토 확정 반려 결재 승인 approve' },
  activities: { words: '회의 교류 행사 간담회 meeting' },
  schedules: { words: '공정 진척 계약 단계 지연 준공 착수 milestone timeline' },
  deadlines: { words: '마감 기한 지연 현황 due overdue' },
  services: { words: '창구 전화번호 민원 안내 약속 헌장 담당 팩스 desk phone directory' },
  differences: {
    name: { ko: '달라진 값', en: 'What changed' },
    words: '날짜 비교 변경 이력 알려진 값 compare history',
  },
  ask: {
    name: { ko: '물어보기', en: 'Ask' },
    words: '질문 묻기 답 챗봇 question answer',
  },
  calendar: { words: '일정 법정 기한 달력 schedule' },
  'next-plan': { words: '초안 목표 설정 이월 draft' },
  imports: { words: '성과계획서 올리기 hwpx hwp pdf 문서 upload' },
  plans: { words: '의회 의결 제출 정정 목표 변경 추경 council' },
  periods: { words: '마감 기한 대리 평가규칙 설정 deadline rules' },
  reorganisation: { words: '명칭변경 통합 분리 신설 폐지 부서 reorganisation' },
  accounts: { words: '사용자 비밀번호 권한 역할 users password' },
  audit: { words: '로그 이력 접속 기록 개인정보 변조 log' },
  system: { words: '버전 백업 설정 서버 version backup' },
} as const

/** The main acts, and other words by which people look for them. */
export const actMessages = {
  upload: { ko: '실적 파일 올리기', en: 'Upload actuals', words: '엑셀 서식 일괄 입력 excel workbook' },
  submit: { ko: '실적 제출', en: 'Submit actuals', words: '보내기 회수' },
  confirm: { ko: '실적 확정·반려', en: 'Confirm or return', words: '검토 결재 승인 approve review' },
  reopen: { ko: '확정한 실적 다시 열기', en: 'Reopen a confirmed figure', words: '재개 정정 수정' },
  late: { ko: '기한 지난 것 보기', en: 'See what is overdue', words: '지연 마감 미제출 독촉 알림 late reminder' },
  record: { ko: '활동 기록하기', en: 'Record an activity', words: '회의 교류 행사 등록 meeting' },
  statement: { ko: '예산현황 보기', en: 'Budget statement', words: '예산 총괄 회계' },
  reconcile: { ko: '예산 대사', en: 'Reconcile the budget', words: '합계 차이 검산 equation' },
  transfer: { ko: '예산 이체', en: 'Budget transfers', words: '이용 전용 부서 이동' },
  supplementary: { ko: '추가경정예산(추경)', en: 'Supplementary budgets', words: '추경 당초 최종' },
  wall: { ko: '벽면 화면 켜기', en: 'Wall screen', words: 'tv 대형 전광판 회의실' },
  openPeriod: { ko: '입력 기간 열기·마감', en: 'Open or close a period', words: '마감 재개 연장 deadline' },
  due: { ko: '지표별 집계 완료일·측정 방법', en: 'Due dates and definitions', words: '마감 기한 주기 방향 결과 frequency' },
  deputy: { ko: '대리 지정', en: 'Name a deputy', words: '직무대리 위임 휴가' },
  rules: { ko: '평가규칙·집계 대상 바꾸기', en: 'Change scoring rules', words: '평점 상한 등급 초과달성 policy' },
  draft: { ko: '내년 계획 초안 만들기', en: 'Draft next year’s plan', words: '이월 목표 설정' },
  importPlan: { ko: '성과계획서 파일 올리기', en: 'Upload a plan’s document', words: 'hwpx hwp pdf 가져오기 import' },
  council: { ko: '의회 의결 기록·정정', en: 'Record the council’s decision', words: '계획 확정 제출 edition' },
  targets: { ko: '목표 변경 승인·반려', en: 'Decide changes of targets', words: '수정 요청' },
  restructure: { ko: '조직개편 만들기', en: 'Draft a reorganisation', words: '명칭변경 통합 분리 조례' },
  account: { ko: '계정 만들기·중지', en: 'Create or disable accounts', words: '사용자 비밀번호 일회용 주소 user' },
  record_out: { ko: '감사기록 찾기·내려받기', en: 'Search and export the record', words: '개인정보 접속 로그 변조 확인 log' },
  own: { ko: '내 계정·비밀번호', en: 'My account', words: '개인정보 내 정보 로그인 세션 password session' },
} as const
