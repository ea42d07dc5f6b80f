import { ROLE_WORDS } from './terms.ts'

/** A word on screen and in exported files, in both languages. */
export interface Both {
  readonly ko: string
  readonly en: string
}
const both = (ko: string, en: string): Both => ({ ko, en })

/** What a table says of a name. The names come from the record: 'constructor' is in no table. */
export function wordIn<Word>(table: Readonly<Record<string, Word>>, name: string): Word | undefined {
  return Object.hasOwn(table, name) ? table[name] : undefined
}

/** What the record is about, the first part of an act: the groups of the log's filter, in the order shown. */
export const ACT_KINDS = {
  value: both('실적', 'Actuals'),
  evidence: both('증빙', 'Evidence'),
  comment: both('댓글', 'Comments'),
  activity: both('활동', 'Activities'),
  schedule: both('사업 일정', 'Schedules'),
  period: both('입력 기간', 'Periods'),
  due: both('집계 완료 시점', 'Due dates'),
  reminder: both('독려', 'Reminders'),
  indicator: both('지표 설정', 'Indicators'),
  deputy: both('대리', 'Deputies'),
  plan: both('성과계획', 'Plans'),
  target: both('목표 변경', 'Targets'),
  setting: both('규칙·설정', 'Rules and settings'),
  import: both('성과계획서', 'Plan documents'),
  reorganisation: both('조직개편', 'Reorganisations'),
  draft: both('내년 계획', 'Next year’s plan'),
  calendar: both('연간 일정', 'Calendar'),
  budget: both('예산', 'Budget'),
  account: both('계정', 'Accounts'),
  session: both('접속', 'Sessions'),
  'sign-in': both('로그인', 'Sign-in'),
  'sign-out': both('로그아웃', 'Sign-out'),
  backup: both('백업', 'Backups'),
  audit: both('감사기록', 'Audit record'),
  refused: both('거부된 요청', 'Refused requests'),
} as const satisfies Readonly<Record<string, Both>>
export type ActKind = keyof typeof ACT_KINDS

/** Every act that is written, in words. tests/server/domain/words/audit-words.test.ts finds one that is missing. */
export const ACTS: Readonly<Record<string, Both>> = {
  'value.enter': both('실적 입력', 'Actual entered'),
  'value.clear': both('실적 삭제', 'Actual cleared'),
  'value.submit': both('제출', 'Submitted'),
  'value.recall': both('제출 회수', 'Recalled'),
  'value.confirm': both('확정', 'Confirmed'),
  'value.return': both('반려', 'Returned'),
  'value.reopen': both('예외 재개', 'Reopened by exception'),
  'value.close': both('값 마감', 'Value closed'),
  'evidence.add': both('증빙 추가', 'Evidence added'),
  'evidence.remove': both('증빙 삭제', 'Evidence removed'),
  'evidence.fetch': both('증빙 파일 내려받기', 'Evidence fetched'),
  'evidence.scan': both('백신 검사', 'Virus scan'),
  'comment.add': both('댓글 등록', 'Comment written'),
  'comment.withdraw': both('댓글 철회', 'Comment withdrawn'),
  'comment.resolve': both('댓글 해결', 'Comments resolved'),
  'comment.reopen': both('댓글 해결 취소', 'Comments reopened'),
  'activity.add': both('활동 등록', 'Activity added'),
  'activity.change': both('활동 수정', 'Activity changed'),
  'activity.upload': both('활동 일괄 등록', 'Activities uploaded'),
  'activity.cancel': both('활동 취소', 'Activity cancelled'),
  'activity.restore': both('활동 복원', 'Activity restored'),
  'schedule.add': both('사업 일정 등록', 'Schedule added'),
  'schedule.change': both('사업 일정 수정', 'Schedule changed'),
  'schedule.done': both('단계 마침', 'Step done'),
  'schedule.undone': both('단계 마침 취소', 'Step no longer done'),
  'schedule.forecast': both('단계 기한 변경', 'Step expected anew'),
  'schedule.replan': both('계획 변경', 'Schedule planned anew'),
  'schedule.end': both('사업 일정 종료', 'Schedule ended'),
  'schedule.reopen': both('사업 일정 재개', 'Schedule reopened'),
  'activity.series': both('활동 시리즈 등록', 'Series added'),
  'activity.series-change': both('활동 시리즈 수정', 'Series changed'),
  'activity.follow-up': both('후속 조치 등록', 'Follow-up added'),
  'activity.follow-up-change': both('후속 조치 수정', 'Follow-up changed'),
  'period.open': both('기간 설정', 'Period set'),
  'period.reopen': both('마감 기간 다시 열기', 'Closed period reopened'),
  'period.close': both('기간 마감', 'Period closed'),
  'due.set': both('집계 완료 시점 변경', 'Due date changed'),
  'indicator.change': both('지표 정의 변경', 'Definition changed'),
  'reminder.send': both('독려 알림', 'Reminder sent'),
  'deputy.name': both('대리 지정', 'Deputy named'),
  'deputy.end': both('대리 종료', 'Deputy ended'),
  'setting.change': both('규칙 변경', 'Rules changed'),
  'setting.installation': both('데이터베이스 용도 설정', 'Use of the database set'),
  'sign-in': both('로그인', 'Signed in'),
  'sign-in.refused': both('로그인 실패', 'Sign-in refused'),
  'sign-out': both('로그아웃', 'Signed out'),
  'session.end': both('접속 종료', 'Session ended'),
  'account.create': both('계정 생성', 'Account created'),
  'account.claim': both('첫 기획담당 계정 생성', 'First administrator made'),
  'account.change': both('계정 변경', 'Account changed'),
  'account.disable': both('계정 사용 중지', 'Account disabled'),
  'account.enable': both('계정 다시 사용', 'Account enabled'),
  'account.link': both('일회용 주소 생성', 'One-time link made'),
  'account.unlink': both('통합로그인 연결 해제', 'Single sign-on unlinked'),
  'account.single-sign-on': both('통합로그인 연결', 'Single sign-on joined'),
  'account.set-password': both('비밀번호 설정', 'Password set'),
  'account.first-link': both('첫 기획담당 주소 생성', 'First administrator’s link made'),
  'account.demonstration': both('시연 계정 준비·삭제', 'Demonstration accounts made or removed'),
  'account.change-password': both('비밀번호 변경', 'Password changed'),
  'import.load': both('계획 자료 불러오기', 'Plan data loaded'),
  'import.upload': both('성과계획서 등록', 'Plan document sent'),
  'import.read': both('성과계획서 읽기', 'Plan document read'),
  'import.correct': both('읽은 값 수정', 'Read value corrected'),
  'import.decide': both('검토 결정', 'Review decision'),
  'import.confirm': both('계획에 반영', 'Plan entered'),
  'import.undo': both('반영 취소', 'Plan taken back'),
  'import.discard': both('가져오기 폐기', 'Import discarded'),
  'calendar.record': both('연간 일정 기록', 'Day of the year recorded'),
  'draft.make': both('내년 계획 초안 작성', 'Draft of next year made'),
  'draft.undo': both('초안 작성 취소', 'Draft taken back'),
  'draft.discard': both('초안 폐기', 'Draft discarded'),
  'draft.change': both('초안 수정', 'Draft changed'),
  'draft.decide': both('유지·수정·신규·폐지 결정', 'Indicator decided'),
  'draft.done': both('부서 완료', 'Department ready'),
  'draft.reopen': both('부서 완료 해제', 'Department opened again'),
  'plan.file': both('의회 제출', 'Plan filed'),
  'plan.confirm': both('의회 확정', 'Plan confirmed'),
  'plan.withdraw': both('제출·확정 취소', 'Filing or confirmation withdrawn'),
  'plan.correct': both('정정', 'Copy corrected'),
  'plan.as-printed': both('원문 표기로 정정', 'Corrected to what is printed'),
  'plan.supplement': both('추경 작성', 'Supplementary budget begun'),
  'plan.supplement-amounts': both('추경 금액 수정', 'Supplementary amounts changed'),
  'plan.supplement-confirm': both('추경 확정', 'Supplementary budget confirmed'),
  'plan.supplement-discard': both('추경 폐기', 'Supplementary budget discarded'),
  'plan.supplement-withdraw': both('추경 의결 기록 취소', 'Decision on supplementary budget withdrawn'),
  'target.ask': both('목표 변경 요청', 'Change of target asked'),
  'target.approve': both('목표 변경 승인', 'Change of target approved'),
  'target.return': both('목표 변경 반려', 'Change of target returned'),
  'target.withdraw': both('목표 변경 요청 철회', 'Request withdrawn'),
  'reorganisation.create': both('조직개편 초안 작성', 'Reorganisation drafted'),
  'reorganisation.save': both('조직개편 초안 수정', 'Draft of a reorganisation changed'),
  'reorganisation.discard': both('조직개편 초안 폐기', 'Draft of a reorganisation discarded'),
  'reorganisation.apply': both('조직개편 적용', 'Reorganisation applied'),
  'reorganisation.undo': both('조직개편 취소', 'Reorganisation taken back'),
  'backup.make': both('야간 백업', 'Nightly backup made'),
  'backup.fail': both('야간 백업 실패', 'Nightly backup failed'),
  'audit.baseline': both('현재 상태를 기록에 봉인', 'State of the day sealed'),
  'audit.acknowledge': both('기록과 다른 점 확인', 'Differences acknowledged'),
  'audit.export': both('감사기록 내려받기', 'Record exported'),
  'budget.upload': both('연도별 예산 등록', 'Amounts by year taken in'),
  'budget.reverse': both('연도별 예산 등록 취소', 'Amounts by year taken back'),
  'budget.move': both('예산 이체', 'Budget transferred'),
  'budget.move-back': both('예산 이체 정정', 'Budget transfer taken back'),
  'budget.list': both('분기 이체내역 의회 제출', 'Quarterly list of transfers filed'),
}

/** Views: they only show something: named when somebody was refused at them. */
const VIEWS: Readonly<Record<string, Both>> = {
  'entry.grid': both('실적 입력표', 'entry grid'),
  'entry.form': both('실적 입력 서식', 'form of actuals'),
  'entry.upload': both('실적 파일 올리기', 'upload of actuals'),
  'budget.form': both('연도별 예산 서식', 'form of amounts'),
  'periods.rows': both('입력 기간', 'periods'),
  'periods.board': both('입력 기간', 'periods'),
  'periods.closePreview': both('마감 미리 보기', 'closing preview'),
  'periods.definitions': both('지표 정의', 'definitions of indicators'),
  'organisation.deputies': both('대리 목록', 'deputies'),
  'organisation.endedUnits': both('없어진 조직', 'ended units'),
  'organisation.people': both('사람 목록', 'people'),
  'reorganisations.list': both('조직개편', 'reorganisations'),
  'reorganisations.event': both('조직개편', 'reorganisation'),
  'reorganisations.handover': both('인계 기간', 'hand-over'),
  'reorganisations.changeHandover': both('인계 기간', 'hand-over'),
  'reorganisations.trial': both('조직개편 시험 적용', 'trial of a reorganisation'),
  'periods.rules': both('입력 규칙', 'entry rules'),
  'periods.scoringPreview': both('평점 미리 보기', 'preview of scores'),
  'periods.landing': both('첫 화면 연도', 'landing year'),
  'periods.rulesHistory': both('입력 규칙 이력', 'history of the rules'),
  'entry.history': both('값의 변경 이력', 'history of a value'),
  'comments.list': both('댓글', 'comments'),
  'comments.ofYear': both('댓글', 'comments'),
  'review.list': both('검토 목록', 'review list'),
  'audit.page': both('감사기록', 'audit record'),
  'audit.entry': both('감사기록', 'audit record'),
  'audit.of': both('감사기록', 'audit record'),
  'audit.people': both('감사기록', 'audit record'),
  'audit.verify': both('감사기록 검증', 'check of the record'),
  'system.status': both('시스템', 'system page'),
  'accounts.list': both('계정 목록', 'accounts'),
  'accounts.sessions': both('접속 목록', 'sessions'),
  'accounts.mine': both('내 계정', 'own account'),
  'evidence.list': both('증빙 목록', 'evidence'),
  'evidence.ofYear': both('증빙 목록', 'evidence'),
  'activities.page': both('활동 기록', 'activity register'),
  'activities.history': both('활동 이력', 'history of an activity'),
  'activities.series': both('활동 시리즈', 'series of activities'),
  'activities.saveSeries': both('활동 시리즈', 'series of activities'),
  'activities.saveFollowUp': both('후속 조치', 'follow-ups'),
  'activities.counts': both('활동 건수', 'counts of the register'),
  'activities.proposal': both('활동 횟수 제안', 'proposed count'),
  'schedules.page': both('사업 일정', 'schedules'),
  'schedules.one': both('사업 일정', 'schedule'),
  'schedules.summary': both('사업 일정 요약', 'summary of schedules'),
  'schedules.proposal': both('진척 제안', 'proposed progress'),
  'schedules.choices': both('연결할 지표와 사업', 'what a schedule is linked to'),
  'deadlines.late': both('늦은 사람 목록', 'people who are late'),
  'deadlines.board': both('마감 현황', 'deadline board'),
  'differences.days': both('알려진 날', 'known days'),
  'differences.counts': both('바뀐 것', 'differences'),
  'differences.list': both('바뀐 것', 'differences'),
  'differences.editions': both('바뀐 것', 'differences'),
  'differences.between': both('두 판의 차이', 'differences of editions'),
  'calendar.page': both('연간 일정', 'calendar'),
  'calendar.pressing': both('연간 일정', 'calendar'),
  'nextPlan.page': both('내년 계획', 'next year’s plan'),
  'budgets.movements': both('예산 이체내역', 'list of transfers'),
  'editions.filing': both('제출 전 확인', 'check before filing'),
  'editions.filingRule': both('제출 전 확인 규칙', 'rule of the check before filing'),
  'editions.list': both('계획 목록', 'plans'),
  'editions.page': both('계획', 'plan'),
  'editions.correctables': both('정정할 수 있는 것', 'what can be corrected'),
  'targets.of': both('목표 변경 요청', 'requests about targets'),
  'workbooks.budgetUploads': both('연도별 예산 목록', 'amounts by year'),
  ...Object.fromEntries(
    ['list', 'status', 'summary', 'records', 'attention', 'unrecognised', 'blocks', 'diff', 'equations'].map((name) => [
      `imports.${name}`,
      both('성과계획서 가져오기', 'plan import'),
    ]),
  ),
}

/** Whoever is refused at a procedure's door never came to its act: the entry names the procedure, said as the act. */
const PROCEDURES: Readonly<Record<string, string>> = {
  'entry.enter': 'value.enter',
  'entry.submit': 'value.submit',
  'entry.recall': 'value.recall',
  'periods.open': 'period.open',
  'periods.close': 'period.close',
  'periods.changeDefinitions': 'indicator.change',
  'organisation.nameDeputy': 'deputy.name',
  'organisation.endDeputy': 'deputy.end',
  'reorganisations.create': 'reorganisation.create',
  'reorganisations.save': 'reorganisation.save',
  'reorganisations.discard': 'reorganisation.discard',
  'reorganisations.putInForce': 'reorganisation.apply',
  'reorganisations.undo': 'reorganisation.undo',
  'periods.changeRules': 'setting.change',
  'deadlines.remind': 'reminder.send',
  'periods.changePolicy': 'setting.change',
  'periods.changeCounted': 'setting.change',
  'periods.changeLanding': 'setting.change',
  'review.confirm': 'value.confirm',
  'review.return': 'value.return',
  'review.reopen': 'value.reopen',
  'evidence.addLink': 'evidence.add',
  'activities.add': 'activity.add',
  'activities.change': 'activity.change',
  'activities.upload': 'activity.upload',
  'activities.cancel': 'activity.cancel',
  'activities.restore': 'activity.restore',
  'schedules.add': 'schedule.add',
  'schedules.change': 'schedule.change',
  'schedules.done': 'schedule.done',
  'schedules.undone': 'schedule.undone',
  'schedules.forecast': 'schedule.forecast',
  'schedules.replan': 'schedule.replan',
  'schedules.end': 'schedule.end',
  'schedules.reopen': 'schedule.reopen',
  'activities.changeDoubleRule': 'setting.change',
  'accounts.create': 'account.create',
  'accounts.change': 'account.change',
  'accounts.disable': 'account.disable',
  'accounts.enable': 'account.enable',
  'accounts.link': 'account.link',
  'accounts.unlink': 'account.unlink',
  'accounts.endSessions': 'session.end',
  'accounts.endMine': 'session.end',
  'accounts.changePassword': 'account.change-password',
  'workbooks.applyActuals': 'value.enter',
  'workbooks.reverseBudget': 'budget.reverse',
  'budgets.move': 'budget.move',
  'budgets.moveBack': 'budget.move-back',
  'budgets.fileList': 'budget.list',
  'comments.add': 'comment.add',
  'comments.withdraw': 'comment.withdraw',
  'comments.resolve': 'comment.resolve',
  'comments.reopen': 'comment.reopen',
  'nextPlan.rollOver': 'draft.make',
  'nextPlan.undo': 'draft.undo',
  'nextPlan.discard': 'draft.discard',
  'nextPlan.change': 'draft.change',
  'nextPlan.changeStructure': 'draft.change',
  'nextPlan.decide': 'draft.decide',
  'nextPlan.done': 'draft.done',
  'nextPlan.reopen': 'draft.reopen',
  'nextPlan.changeRules': 'setting.change',
  'imports.correct': 'import.correct',
  'imports.decide': 'import.decide',
  'imports.confirm': 'import.confirm',
  'imports.undo': 'import.undo',
  'imports.discard': 'import.discard',
  'editions.file': 'plan.file',
  'editions.changeFilingRule': 'setting.change',
  'editions.confirm': 'plan.confirm',
  'editions.withdraw': 'plan.withdraw',
  'editions.correct': 'plan.correct',
  'editions.openSupplementary': 'plan.supplement',
  'editions.setSupplementary': 'plan.supplement-amounts',
  'editions.confirmSupplementary': 'plan.supplement-confirm',
  'editions.discardSupplementary': 'plan.supplement-discard',
  'editions.withdrawSupplementary': 'plan.supplement-withdraw',
  'targets.ask': 'target.ask',
  'targets.withdraw': 'target.withdraw',
  'targets.approve': 'target.approve',
  'targets.return': 'target.return',
}

/** A role in words. An old entry may hold one that is no longer: it stays as it was written. */
export const roleWord = (role: string): Both => wordIn<Both>(ROLE_WORDS, role) ?? both(role, role)

export const STAGE_WORDS: Readonly<Record<string, Both>> = {
  empty: both('미입력', 'empty'),
  draft: both('작성 중', 'draft'),
  submitted: both('제출', 'submitted'),
  confirmed: both('확정', 'confirmed'),
  returned: both('반려', 'returned'),
  closed: both('마감', 'closed'),
}

/** Procedures as they were once called: the record keeps the name of its day. */
const FORMER: Readonly<Record<string, string>> = {
  'entry.periods': 'periods.rows',
  'entry.periodBoard': 'periods.board',
  'entry.closePreview': 'periods.closePreview',
  'entry.openPeriod': 'periods.open',
  'entry.closePeriod': 'periods.close',
  'entry.dueDates': 'periods.definitions',
  'entry.setDue': 'periods.changeDefinitions',
  'periods.dueDates': 'periods.definitions',
  'periods.policyPreview': 'periods.scoringPreview',
  'periods.setDue': 'periods.changeDefinitions',
  'periods.setShare': 'periods.changeDefinitions',
  'entry.rules': 'periods.rules',
  'entry.settingsHistory': 'periods.rulesHistory',
  'entry.changeRules': 'periods.changeRules',
  'entry.deputies': 'organisation.deputies',
  'entry.people': 'organisation.people',
  'entry.nameDeputy': 'organisation.nameDeputy',
  'entry.endDeputy': 'organisation.endDeputy',
}
const currentName = (path: string) => wordIn(FORMER, path) ?? path

const REFUSED = 'refused.'
export const isRefused = (act: string): boolean => act.startsWith(REFUSED) || act.endsWith('.refused')

/** What a view shows, for entries that name only the view; null for none. */
export const viewWord = (path: string): Both | null => wordIn(VIEWS, currentName(path)) ?? null

/** What a procedure would have done, for entries that name only the procedure; null for none. */
export const procedureWord = (path: string): Both | null => {
  const name = currentName(path)
  return wordIn(ACTS, wordIn(PROCEDURES, name) ?? name) ?? null
}

/** The act in words; one nobody has named yet is shown as it is written, never hidden. */
export function actWord(act: string): Both {
  if (!act.startsWith(REFUSED)) return wordIn(ACTS, act) ?? unnamed(act)
  const tried = currentName(act.slice(REFUSED.length))
  const door = wordIn(VIEWS, tried)
  if (door) return both(`${door.ko} 열람 거부`, `Refused: ${door.en}`)
  const word = wordIn(ACTS, wordIn(PROCEDURES, tried) ?? tried) ?? unnamed(tried)
  return both(`${word.ko} 거부`, `Refused: ${word.en.toLowerCase()}`)
}

function unnamed(act: string): Both {
  const group = Object.entries(ACT_KINDS).find(([name]) => act.startsWith(`${name}.`))?.[1]
  return group ? both(`${group.ko} (${act})`, `${group.en} (${act})`) : both(act, act)
}

/** The group an act belongs to; null for one of no known group. */
export function kindOf(act: string): ActKind | null {
  const kinds = Object.keys(ACT_KINDS) as ActKind[]
  return kinds.find((kind) => act === kind || act.startsWith(`${kind}.`)) ?? null
}
