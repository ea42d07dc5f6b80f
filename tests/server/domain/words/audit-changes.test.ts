import { describe, expect, test } from 'vitest'
import { changeLine, changesOf, namedIn } from '#domain/words/audit-changes.ts'
import { ACTS } from '#domain/words/audit-words.ts'

/** What a person typed, and names of the house that are no words. */
const PEOPLES_FIELDS = new Set(['username', 'subject', 'subjects', 'url', 'items'])

type Side = Readonly<Record<string, unknown>> | null
const measured = (value: number) => ({ kind: 'measured', value })
const value = (stage: string, figure: object, more: object = {}) => ({
  version: 3,
  stage,
  value: figure,
  reason: '정정',
  cause: '행사 취소',
  remedy: '하반기 재개',
  remedyDue: '2026-12-31',
  ...more,
})
const activity = (more: object) => ({
  id: 4,
  version: 1,
  departmentId: 3,
  status: 'held',
  startsOn: '2026-03-10',
  endsOn: null,
  title: '정책협의회',
  kind: 'meeting',
  kindNote: null,
  partner: '도의회',
  place: null,
  participants: 12,
  note: null,
  links: [{ indicatorId: 2, componentId: null }],
  ...more,
})
const schedule = (more: object) => ({
  title: '플랫폼 구축',
  version: 1,
  departmentId: 3,
  status: 'open',
  endedOn: null,
  indicatorId: 2,
  programmeId: 5,
  projectId: 6,
  party: '가나 컨소시엄',
  contractAmount: 43_300_000_000,
  amountNear: true,
  contractFrom: '2025-07-15',
  contractDays: 330,
  countsFirstDay: false,
  contractUntil: '2026-06',
  source: '보도자료',
  note: '메모',
  steps: ['시범운영 2025-11', '전면 개통 2026-03'],
  payments: ['2025-08-01 10000000000'],
  ...more,
})
const scheduled = { title: '플랫폼 구축', version: 2, step: '시범운영', forecast: '2025-12-19', measured: 50, proof: '결과 보고' }
const service = (more: object) => ({
  name: '통역 지원',
  team: '체류지원 담당',
  phones: '031-000-1000',
  fax: null,
  isOpen: true,
  languages: '베트남어',
  departmentId: 3,
  validFrom: '2026-01-01',
  validTo: null,
  ...more,
})
const promise = (more: object) => ({
  text: '통역을 제때 지원',
  promise: 'none',
  days: null,
  promised: null,
  standard: null,
  measure: null,
  remedy: null,
  frequency: 'quarter',
  departmentId: 3,
  validFrom: '2026-01-01',
  validTo: null,
  ...more,
})
const period = (more: object) => ({
  id: 1,
  unitId: 3,
  year: 2026,
  frequency: 'quarter',
  month: 6,
  status: 'open',
  opensOn: '2026-07-01',
  closesOn: null,
  recordedAt: '2026-07-01T00:00:00.000Z',
  recordedBy: '기획담당',
  ...more,
})
const evidence = { id: 1, kind: 'file', title: '회의록', size: 2048, sha256: '0123', scan: 'waiting' }
const deputation = { id: 1, user: '이둘', task: 'enter' }

/** What each act writes, before and after. */
const EXAMPLES: Readonly<Record<string, readonly [Side, Side]>> = {
  'value.enter': [value('draft', measured(11)), value('draft', measured(12), { parts: [48, 25], year: measured(60) })],
  'value.clear': [value('draft', measured(0)), value('draft', { kind: 'not-entered' })],
  'value.submit': [value('draft', measured(12)), value('submitted', measured(12))],
  'value.recall': [value('submitted', measured(12)), value('draft', { kind: 'not-applicable' })],
  'value.confirm': [value('submitted', measured(12)), value('confirmed', measured(12))],
  'value.return': [value('submitted', measured(12)), value('returned', measured(12))],
  'value.reopen': [value('closed', measured(12)), value('draft', measured(12))],
  'value.close': [value('confirmed', measured(12)), value('closed', measured(12))],
  'value.report': [null, value('confirmed', measured(12))],
  'value.report-undo': [value('confirmed', measured(12)), value('draft', { kind: 'not-entered' })],
  'evidence.add': [null, evidence],
  'evidence.remove': [{ id: 2, kind: 'link', title: '공표 자료', url: 'https://example.kr' }, null],
  'evidence.fetch': [null, { id: 1, title: '회의록', sha256: '0123' }],
  'evidence.scan': [evidence, { ...evidence, scan: 'refused' }],
  'comment.add': [null, { id: 1, text: '근거 문서도 붙여 주십시오.' }],
  'comment.withdraw': [null, { id: 1 }],
  'comment.resolve': [null, { upTo: 3 }],
  'comment.reopen': [null, { upTo: 3 }],
  'activity.add': [null, activity({})],
  'activity.change': [activity({}), activity({ kind: 'exchange', links: [{ indicatorId: 2, componentId: 7 }] })],
  'activity.upload': [null, { fileName: '교류 목록', entries: 47 }],
  'activity.cancel': [activity({}), activity({ status: 'postponed' })],
  'service.add': [null, service({})],
  'service.change': [service({}), service({ phones: '031-000-1000, 031-000-1002', validTo: '2026-12-31' })],
  'service.chapter': [{ name: '정착 지원' }, { name: '정착과 적응 지원' }],
  'service.promise': [null, promise({})],
  'service.promise-change': [promise({}), promise({ promise: 'within-days', days: 3, promised: 95, standard: '3일 이내' })],
  'service.end': [
    { name: '통역 지원', validFrom: '2026-01-01', validTo: null },
    { name: '통역 지원', validFrom: '2026-01-01', validTo: '2026-07-01' },
  ],
  'service.upload': [null, { fileName: '접수 창구', entries: 19 }],
  'service.import': [null, { fileName: '이행표준', services: 19, promises: 13 }],
  'service.report': [
    { text: '통역을 제때 지원', requests: 40, met: 38, result: null, cause: null },
    { text: '통역을 제때 지원', requests: 42, met: 40, result: null, cause: '담당 공석' },
  ],
  'setting.holiday': [null, { name: '임시공휴일' }],
  'activity.restore': [activity({ status: 'cancelled' }), activity({})],
  'schedule.add': [null, schedule({})],
  'schedule.change': [schedule({}), schedule({ party: '다라 컨소시엄' })],
  'schedule.done': [scheduled, { ...scheduled, doneOn: '2025-12-19' }],
  'schedule.undone': [{ ...scheduled, doneOn: '2025-12-19' }, scheduled],
  'schedule.forecast': [scheduled, { ...scheduled, forecast: '2025-12-26' }],
  'schedule.replan': [schedule({}), schedule({ steps: ['시범운영 2025-12'] })],
  'schedule.end': [schedule({}), schedule({ status: 'completed', endedOn: '2026-06-10' })],
  'schedule.reopen': [schedule({ status: 'stopped', endedOn: '2026-06-10' }), schedule({})],
  'activity.series': [
    null,
    {
      name: '교류회의',
      cycle: 'year',
      hosts: ['한국', '일본'],
      partner: '총무성',
      firstYear: 1991,
      lastYear: null,
      note: null,
      departmentId: 3,
    },
  ],
  'activity.series-change': [
    { cycle: 'year', lastYear: null },
    { cycle: 'two-years', lastYear: 2026, departmentId: 3 },
  ],
  'activity.follow-up': [
    null,
    { followUp: '사례집 교환', followUpState: 'open', dueOn: '2026-12-31', doneOn: null, outcome: null },
  ],
  'activity.follow-up-change': [
    { followUp: '사례집 교환', followUpState: 'open', dueOn: '2026-12-31', doneOn: null, outcome: null },
    { followUp: '사례집 교환', followUpState: 'done', dueOn: '2026-12-31', doneOn: '2026-11-29', outcome: '보냄' },
  ],
  'period.open': [null, period({})],
  'period.reopen': [period({ status: 'closed' }), period({})],
  'period.close': [period({}), period({ status: 'closed', closed: 3, left: 1, exempt: ['소통기획과'] })],
  'due.set': [{ resultsDue: '03-31' }, { resultsDue: '04-30', effectiveFrom: '2026-11-29' }],
  'indicator.change': [
    { shareOfWhole: null, frequency: 'month', aggregation: 'sum', direction: 'higher' },
    { shareOfWhole: true, frequency: 'quarter', aggregation: 'last', direction: 'lower', effectiveFrom: '2027-01-01' },
  ],
  'reminder.send': [null, { name: '김하나', lateFigures: 3, departmentIds: [3], items: ['3:2026:9:1'] }],
  'deputy.name': [null, { ...deputation, from: '2026-11-20', to: '2026-11-30' }],
  'deputy.end': [
    { ...deputation, task: 'review', to: '2026-11-30' },
    { ...deputation, task: 'review', ended: '2026-11-20T03:00:00.000Z' },
  ],
  'setting.change': [
    { selfApproval: false, explainOver: 120, inYearDays: 10 },
    { selfApproval: true, explainOver: 130, inYearDays: 10, effectiveFrom: '2027-01-01' },
  ],
  'sign-in': [null, { door: '/sign-in/username' }],
  'sign-in.refused': [null, { door: '/claim/password', waitSeconds: 16 }],
  'sign-out': [null, { door: '/sign-out' }],
  'session.end': [null, { ended: 2, addresses: ['10.9.8.7'] }],
  'account.create': [null, { name: '김하나', username: 'kim', role: 'evaluator', departmentIds: [3], subject: 'E11' }],
  'account.claim': [null, { name: '김기획', username: 'planner', role: 'administrator' }],
  'account.change': [
    { name: '김하나', role: 'evaluator', departmentIds: [3] },
    { name: '김하나', role: 'head', departmentIds: [] },
  ],
  'account.disable': [null, { endedSessions: 1 }],
  'account.enable': [{ disabledAt: '2026-11-20T03:00:00.000Z' }, null],
  'account.link': [{ disabledAt: '2026-11-20T03:00:00.000Z' }, { expiresAt: '2026-11-21T03:00:00.000Z' }],
  'account.unlink': [{ subjects: ['1234'] }, null],
  'account.single-sign-on': [null, { subject: '1234' }],
  'account.set-password': [null, null],
  'account.first-link': [null, { expiresAt: '2026-11-21T03:00:00.000Z' }],
  'account.demonstration': [null, null],
  'backup.make': [null, { night: '2026-11-28', size: 2048, evidenceFiles: 3, evidenceMissing: 1 }],
  'backup.fail': [null, { night: '2026-11-28', failure: 'disk-full' }],
  'account.change-password': [null, null],
  'setting.installation': [null, null],
  'import.load': [null, { indicators: 12, programmes: 15, projects: 58 }],
  'import.upload': [null, { title: '성과계획서', sha256: '0123', size: 181_210 }],
  'import.read': [
    null,
    {
      format: 'hwpx',
      bureauAt: 2,
      bureaus: 3,
      kind: 'plan',
      indicators: 12,
      attention: 1,
      unrecognised: 0,
      refused: 'file-damaged',
    },
  ],
  'import.correct': [
    { field: '상담 횟수 · nature', value: null },
    { field: '상담 횟수 · nature', value: 'input', printed: '기타' },
  ],
  'import.add': [null, { added: 'indicators', title: '상담 횟수', printed: '상담 횟수(회)', values: 9 }],
  'import.rule': [
    null,
    {
      tableHeader: '사업명 · 회계구분 · 내년 씀씀이',
      tableKind: 'lines',
      tableMoney: '천원',
      tableOwner: '온누리과',
      tableGoal: '온 누리를 돕는다',
      columns: ['3열 2029년 예산'],
      tableRows: ['모두 더함: 합계'],
      setAside: 1,
    },
  ],
  'import.decide': [null, { items: ['match:1'], count: 1, decision: 'dismissed', word: '중복' }],
  'import.confirm': [
    null,
    {
      planId: 1,
      planVersion: 2,
      sha256: '0123',
      superseded: 1,
      unread: 12,
      units: 0,
      goals: 4,
      indicators: 12,
      programmes: 15,
      projects: 58,
      entered: 3,
      same: 8,
      kept: 1,
      barred: 2,
    },
  ],
  'import.undo': [{ planId: 1, sha256: '0123' }, { planId: null }],
  'import.discard': [null, { title: '성과계획서', sha256: '0123', planId: 1 }],
  'calendar.record': [
    { unitId: 2, year: 2026, step: 'report-to-council', doneOn: null },
    { unitId: 2, year: 2026, step: 'report-to-council', doneOn: '2027-05-28', note: '제420회' },
  ],
  'draft.make': [
    null,
    { planId: 2, fromPlanId: 1, goals: 4, indicators: 12, targets: 24, programmes: 15, projects: 58, endedProjects: 0 },
  ],
  'draft.undo': [{ planId: 2 }, { planId: 1 }],
  'draft.discard': [{ status: 'draft' }, { status: 'superseded' }],
  'draft.change': [
    { indicatorId: 2, target: 11, weight: 30 },
    { indicatorId: 2, target: '없음', weight: 40 },
  ],
  'draft.decide': [
    { indicatorId: 2, decision: 'keep' },
    { indicatorId: 2, decision: 'drop' },
  ],
  'draft.done': [null, { departmentId: 3 }],
  'draft.reopen': [{ departmentId: 3 }, { departmentId: null }],
  'plan.file': [{ planStatus: 'draft' }, { planStatus: 'filed', decidedOn: '2026-11-10' }],
  'plan.confirm': [
    { planStatus: 'filed' },
    {
      planStatus: 'confirmed',
      councilMeeting: '제415회 정례회',
      councilNumber: '제1234호',
      decidedOn: '2025-12-16',
      groundDocument: '의회사무처 공문',
    },
  ],
  'plan.withdraw': [{ planStatus: 'confirmed' }, { planStatus: 'filed' }],
  'plan.correct': [{ correction: '전복' }, { name: '전북 홍보', column: 'name', correction: '전북' }],
  'plan.as-printed': [null, { correctedTexts: 17 }],
  'plan.supplement': [null, { supplementary: 1 }],
  'plan.supplement-amounts': [null, { supplementary: 1, changedProgrammes: ['국제교류'] }],
  'plan.supplement-confirm': [
    null,
    {
      supplementary: 1,
      councilMeeting: '제418회 임시회',
      councilNumber: '제77호',
      decidedOn: '2026-05-20',
      changedAmounts: 2,
      changedTargets: 1,
    },
  ],
  'plan.supplement-discard': [{ supplementary: 1 }, null],
  'plan.supplement-withdraw': [{ supplementary: 1, councilMeeting: '제418회 임시회', councilNumber: '제77호' }, null],
  'target.ask': [
    null,
    {
      targetYear: 2026,
      targetBefore: 200,
      target: 180,
      effectiveOn: '2026-07-01',
      groundDocument: '법무부 공문',
      reasonCode: 'circumstances',
    },
  ],
  'target.approve': [
    { target: 200 },
    { targetYear: 2026, target: 180, effectiveOn: '2026-07-01', askedBy: '김하나', exception: '마감 뒤 통보' },
  ],
  'target.return': [{ requestState: 'asked' }, { targetYear: 2026, target: 180, requestState: 'returned' }],
  'target.withdraw': [{ requestState: 'asked' }, { targetYear: 2026, target: 180, requestState: 'withdrawn' }],
  'reorganisation.create': [null, { title: '2024년 7월 개편' }],
  'reorganisation.save': [
    {
      title: '개편',
      ordinance: '',
      effectiveFrom: '',
      session: '',
      sourceDocument: '',
      newUnits: 0,
      unitLines: 0,
      itemsDecided: 0,
    },
    {
      title: '개편',
      ordinance: '조례 제1호',
      effectiveFrom: '2024-07-01',
      session: '제375회',
      sourceDocument: '보도',
      newUnits: 3,
      unitLines: 2,
      itemsDecided: 1,
    },
  ],
  'reorganisation.discard': [{ title: '개편', ordinance: '조례 제1호', effectiveFrom: '2024-07-01' }, null],
  'reorganisation.apply': [
    null,
    {
      title: '개편',
      ordinance: '조례 제1호',
      effectiveFrom: '2024-07-01',
      createdUnits: ['인공지능국'],
      endedUnits: ['데이터과'],
      unitLines: 2,
      assigned: 3,
      movedPeople: 1,
      handoverUntil: '2024-07-31',
    },
  ],
  'reorganisation.undo': [{ title: '개편', ordinance: '조례 제1호', effectiveFrom: '2024-07-01' }, null],
  'audit.baseline': [null, { schema: '0123', tables: { actual: ['id'] }, guards: { actual_no_delete: 'x' } }],
  'audit.acknowledge': [null, { marks: ['0123'], differences: ['파일 회의록: 내용이 바뀌었습니다'] }],
  'audit.export': [null, { filters: { act: 'value.', q: '김', actorId: 'kim', subject: 'actual:2:2026:0' }, most: 100_000 }],
  'budget.upload': [
    null,
    { file: '중기', sha256: '0123', figures: 4, 'plan-2027': 14_872_000_000, 'settled-2025': 1, differing: 1 },
  ],
  'budget.reverse': [{ file: '중기', figures: 4 }, null],
  'budget.move': [
    null,
    { programme: '국제교류', fromUnitId: 3, toUnitId: 4, amount: 12_000_000, movedOn: '2026-08-03', basis: '조례' },
  ],
  'budget.move-back': [
    { programme: '국제교류', fromUnitId: 3, toUnitId: 4, amount: 12_000_000, movedOn: '2026-08-03', basis: '조례' },
    null,
  ],
  'budget.list': [null, { year: 2026, quarter: 3, count: 1, amount: 12_000_000, filedOn: '2026-10-30' }],
  // The same act of the other setting.
  'setting.change scoring-policy': [
    { policyVersion: '2026-1', cap: 100, exceededFrom: 130, lowerIsBetter: 'two-minus-ratio', rollUp: 'equal', grades: null },
    { policyVersion: '2027-1', cap: null, exceededFrom: 120, lowerIsBetter: 'ratio', rollUp: 'headcount', grades: ['S 95'] },
  ],
  'setting.change landing-year': [{ landingYear: 'auto' }, { landingYear: 2026, effectiveFrom: '2027-01-01' }],
  'setting.change handover-days': [{ handoverDays: 30 }, { handoverDays: 60, effectiveFrom: '2027-01-01' }],
  'setting.change double-rule': [{ doubleRule: 'warn' }, { doubleRule: 'refuse', effectiveFrom: '2027-01-01' }],
  'setting.change filing-rule': [{ filingRule: 'refuse' }, { filingRule: 'warn', effectiveFrom: '2027-01-01' }],
  // Facts of refusals.
  'refused.value.enter': [
    null,
    {
      seen: 1,
      version: 2,
      mine: 'not-entered',
      theirs: '1,900,000',
      stage: 'confirmed',
      by: '박셋',
      at: '2026-11-20T03:00:00.000Z',
    },
  ],
  'refused.number': [
    null,
    { raw: '약 90', why: 'not-a-number', proposals: '-12 | 12', rule: 'parts-not-whole', sum: 59, difference: 5 },
  ],
  'refused.due.set': [null, { indicator: '자원봉사 활동률', seen: '03-31', theirs: '04-30', mine: '05-31' }],
  'refused.indicator.change': [
    null,
    { indicator: '교류횟수', entered: 2, periods: '2026년 1분기, 2026년 2분기', by: '김하나', at: '2026-11-29T03:00:00.000Z' },
  ],
  'refused.import.undo': [null, { what: 'figures', state: 'undone', column: 'weight', count: 1 }],
  'refused.evidence.add': [null, { name: '회의록', megabytes: 20, most: 4, extension: 'pdf', found: 'hwp', window: 'closed' }],
}
const NAMES = {
  'unit:3': '대외협력과',
  'indicator:2': '교류횟수',
  'component:7': '해외 교류',
  'plan:1': '2026년 성과계획 1판',
  'person:kim': '김하나',
}
const read = ([before, after]: readonly [Side, Side], names: Readonly<Record<string, string>> = NAMES) =>
  changesOf(before && JSON.stringify(before), after && JSON.stringify(after), names)

describe('what an act changed, in words', () => {
  test('there is an example of every act', () =>
    expect(Object.keys(ACTS).filter((act) => !Object.hasOwn(EXAMPLES, act))).toEqual([]))

  test.each(Object.entries(EXAMPLES))('%s has no key and no code in it', (_, example) => {
    for (const { field, label, before, after } of read(example)) {
      expect(label.ko, field).toMatch(/^[가-힣0-9][^A-Za-z]*(\([%A-Z]+\))?$/)
      if (!PEOPLES_FIELDS.has(field)) expect(`${before?.ko ?? ''} ${after?.ko ?? ''}`, field).not.toMatch(/[a-z]{2}|[{[]/)
    }
  })

  test('names are those of the entry, and a number without one stays visible', () => {
    const example = EXAMPLES['activity.change'] ?? [null, null]
    const line = (names?: Readonly<Record<string, string>>) => changeLine(read(example, names), 'ko')
    expect(line()).toBe('종류 회의 → 교류, 연결한 지표 교류횟수 → 교류횟수 › 해외 교류')
    expect(line({})).toBe('종류 회의 → 교류, 연결한 지표 지표 번호 2 → 지표 번호 2 › 구성 항목 번호 7')
    expect(namedIn(...(example.map((side) => JSON.stringify(side)) as [string, string])).toSorted()).toEqual([
      'component:7',
      'indicator:2',
      'unit:3',
    ])
  })

  test('codes nobody has named stay visible', () =>
    expect(changeLine(read([null, { scan: 'frozen', strange: 'x' }]), 'ko')).toBe('백신 검사 frozen, strange x'))

  test.each([
    ['account.change', '역할 성과담당 → 과장, 맡은 부서 대외협력과 → –'],
    ['due.set', '집계 완료 시점 3월 31일 → 4월 30일, 시행일 2026. 11. 29.'],
    [
      'indicator.change',
      '전체에 대한 비율 예, 주기 매월 → 분기, 연간 집계 누적 → 시점, 지표 방향 상향 → 하향, 시행일 2027. 1. 1.',
    ],
    ['import.correct', '칸 상담 횟수 · 지표성격, 값 투입, 원문 표기 기타'],
    ['budget.upload', '파일 중기, 금액 수 4, 2027년 중기계획(원) 14,872,000,000, 2025년 결산(원) 1, 합계와 다른 사업 1'],
    ['audit.export', '한 일 실적, 찾은 말 김, 사람 김하나, 대상 지표 2 · 2026년 연간'],
    ['refused.number', '입력한 글 약 90, 사유 숫자가 아님, 가능한 값 △12 또는 12, 규칙 구성 항목의 합과 다름, 합 59, 차이 5'],
  ])('%s: %s', (act, words) => expect(changeLine(read(EXAMPLES[act] ?? [null, null]), 'ko')).toBe(words))
})
