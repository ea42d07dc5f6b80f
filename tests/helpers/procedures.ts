import { randomUUID } from 'node:crypto'
import type { Db } from '#data/database.ts'
import { seoulDay } from '#domain/entry/due.ts'
import type { Action } from '#domain/entry/permissions.ts'

/** What a procedure is asked about: a department, one of its indicators, an account and a deputy named there. */
export interface Place {
  readonly departmentId: number
  readonly indicatorId: number
  readonly userId: string
  readonly deputyId: number
  readonly evidenceId: number
  readonly commentId: number
  readonly activityId: number
  readonly scheduleId: number
  /** a request about its target that waits */
  readonly askedId: number
}
interface Guarded {
  /** `null`: open to anybody */
  readonly action: Action | null
  readonly input?: unknown
  /** input about a department: whoever reaches only their own must be refused at the other one */
  readonly of?: (place: Place) => object
}

const period = { year: 2025, month: 0 }
// The only day the record of a new store surely knows: it begins when the application starts.
const sinceToday = () => ({ from: seoulDay(new Date()) })
// A version nobody can have seen: who passes the door is refused for it, and nothing is changed.
const cells = ({ indicatorId }: Place) => ({ ...period, requestId: randomUUID(), cells: [{ indicatorId, version: 77 }] })
// No import of this number: who passes the door is told so.
const draft = () => ({ draftId: 77, version: 1, requestId: randomUUID() })
// No event of this number: who passes the door is told so.
const event = () => ({ id: 77, version: 1, requestId: randomUUID() })
// No plan of this number: who passes the door is told so.
const drafted = ({ departmentId }: Place) => ({ planId: 77, departmentId, requestId: randomUUID() })
const unit = ({ departmentId }: Place) => ({
  unitId: departmentId,
  year: 2028,
  frequency: 'year',
  month: 0,
  requestId: randomUUID(),
})
const activity = () => ({
  startsOn: '2031-01-01',
  endsOn: null,
  title: randomUUID(),
  kind: 'meeting',
  kindNote: null,
  partner: null,
  place: null,
  participants: null,
  note: null,
  links: [],
  requestId: randomUUID(),
})
const scheduled = () => ({
  title: randomUUID(),
  indicatorId: null,
  programmeId: null,
  projectId: null,
  party: null,
  amount: null,
  amountNear: false,
  startsOn: null,
  days: null,
  countsFirstDay: false,
  until: null,
  untilText: null,
  source: null,
  note: null,
  payments: [],
})
const planned = { name: '준공', due: '2031-01', dueText: null, weight: null, owner: null, criterion: null }
const scheduleSeen = ({ scheduleId }: Place) => ({ id: scheduleId, version: 77, requestId: randomUUID() })

const anew = () => ({ id: null, version: 0, from: null, requestId: randomUUID() })
const desk = (departmentId: number) => ({
  departmentId,
  name: randomUUID(),
  team: '시험 담당',
  phones: '',
  fax: '',
  isOpen: false,
  audience: null,
  channel: null,
  documents: null,
  hours: null,
  languages: null,
  fee: null,
  basis: null,
  email: null,
})
const promise = () => ({
  mark: '가',
  heading: '시험',
  text: randomUUID(),
  kind: 'none',
  days: null,
  target: null,
  standard: null,
})

const planAct = () => ({ planId: 1, seen: 77, requestId: randomUUID() })
const decision = ({ askedId }: Place) => ({ id: askedId, version: 77, requestId: randomUUID() })
const somebody = (departmentIds: readonly number[]) => ({
  name: '시험',
  role: 'evaluator',
  departmentIds,
  requestId: randomUUID(),
})
const account = ({ userId }: Place) => ({ userId, version: 77, requestId: randomUUID() })

/** Every procedure, the action that guards it and an input with which it answers. A new one not listed here fails. */
export const PROCEDURES: Readonly<Record<string, Guarded>> = {
  'accounts.signInMethods': { action: null },
  // Answers null to whoever is signed out, so that the page need not ask twice.
  'accounts.frame': { action: null, input: {} },
  'accounts.singleSignOn': { action: null },
  'accounts.list': { action: 'account.manage' },
  'accounts.create': {
    action: 'account.manage',
    of: ({ departmentId }) => ({ ...somebody([departmentId]), username: `x${randomUUID().slice(0, 8)}` }),
  },
  'accounts.change': {
    action: 'account.manage',
    of: ({ userId, departmentId }) => ({ ...somebody([departmentId]), userId, version: 77 }),
  },
  'accounts.disable': { action: 'account.manage', of: account },
  'accounts.enable': { action: 'account.manage', of: account },
  'accounts.link': { action: 'account.manage', of: account },
  'accounts.unlink': { action: 'account.manage', of: account },
  'accounts.sessions': { action: 'account.manage', of: ({ userId }) => ({ userId }) },
  'accounts.endSessions': {
    action: 'account.manage',
    of: ({ userId }) => ({ userId, sessionId: 'none', requestId: randomUUID() }),
  },
  'accounts.mine': { action: 'account.own' },
  'accounts.endMine': { action: 'account.own', of: () => ({ sessionId: 'none', requestId: randomUUID() }) },
  // The demonstration's accounts have no password: who passes the door is refused for that.
  'accounts.changePassword': { action: 'account.own', input: { current: 'x', next: 'y' } },
  'scorecards.overview': { action: 'score.read', input: { year: 2024 } },
  'scorecards.dataDay': { action: 'score.read', input: { year: 2024 } },
  'scorecards.years': { action: 'score.read', input: {} },
  'scorecards.draftTargets': { action: 'score.read', input: { year: 2026 } },
  'scorecards.government': { action: 'score.read', input: { year: 2024 } },
  'departments.page': { action: 'score.read', input: { departmentId: 3, year: 2024 } },
  'departments.indicator': { action: 'score.read', input: { indicatorId: 1 } },
  'differences.days': { action: 'score.read', input: {} },
  'differences.counts': { action: 'score.read', of: sinceToday },
  'differences.editions': { action: 'score.read', input: {} },
  'differences.between': { action: 'score.read', input: { from: '1', to: '1' } },
  'differences.list': { action: 'score.read', of: sinceToday },
  'budgets.page': { action: 'budget.read', input: {} },
  'budgets.reconciliation': { action: 'budget.read', input: {} },
  'budgets.movements': { action: 'budget.read', input: { year: 2026 } },
  // None of them is there: who passes the door is told so.
  'budgets.move': {
    action: 'budget.enter',
    of: () => ({
      year: 2026,
      programmeId: 777_777,
      fromUnitId: 3,
      toUnitId: 4,
      amount: 1,
      movedOn: '2026-03-02',
      basis: '조례',
      eventId: null,
      note: '',
      requestId: randomUUID(),
    }),
  },
  'budgets.moveBack': { action: 'budget.enter', of: () => ({ id: 777_777, reason: '시험', requestId: randomUUID() }) },
  'budgets.fileList': {
    action: 'budget.enter',
    of: () => ({ year: 2026, quarter: 1, filedOn: '2026-04-10', note: '', requestId: randomUUID() }),
  },
  'budgets.origins': { action: 'budget.read', input: { subject: 'programme', ids: [1] } },
  'calendar.page': { action: 'calendar.read', input: {} },
  'calendar.pressing': { action: 'calendar.read' },
  // Nobody knows this bureau.
  'calendar.record': {
    action: 'calendar.record',
    of: () => ({ bureauId: 777, fiscalYear: 2026, step: 'accounts-closed', doneOn: null, note: '', requestId: randomUUID() }),
  },
  'nextPlan.page': { action: 'draft.read', input: {} },
  'nextPlan.rollOver': { action: 'plan.draft', of: () => ({ fromPlanId: 77, requestId: randomUUID() }) },
  'nextPlan.undo': { action: 'plan.draft', of: drafted },
  'nextPlan.discard': { action: 'plan.draft', of: (place) => ({ ...drafted(place), reason: '시험' }) },
  'nextPlan.change': {
    action: 'draft.write',
    of: (place) => ({
      ...drafted(place),
      lineageId: 1,
      change: { of: 'target', year: 2027, entry: { raw: '1' }, seen: null },
    }),
  },
  'nextPlan.decide': {
    action: 'draft.write',
    of: (place) => ({
      ...drafted(place),
      lineageId: 1,
      decision: 'keep',
      reason: '',
      seen: { decision: null, reason: '' },
    }),
  },
  'nextPlan.changeStructure': {
    action: 'draft.write',
    of: (place) => ({ ...drafted(place), change: { of: 'goal', act: 'add', name: '시험' } }),
  },
  'nextPlan.done': { action: 'draft.complete', of: drafted },
  'nextPlan.reopen': { action: 'draft.reopen', of: (place) => ({ ...drafted(place), reason: '시험' }) },
  'nextPlan.changeRules': {
    action: 'entry-rules.change',
    of: () => ({ rules: { sunsetYears: 3 }, effectiveFrom: '2031-01-01', reason: '시험', seen: 0, requestId: randomUUID() }),
  },
  'questions.ask': { action: 'search', input: { q: '자원봉사 활동률 목표' } },
  'questions.count': { action: 'search', input: { q: '날씨' } },
  'questions.unanswered': { action: 'system.read' },
  'questions.examples': { action: 'search', input: {} },
  'search.find': { action: 'search', input: { q: '자원봉사' } },
  'system.status': { action: 'system.read' },
  'entry.grid': { action: 'entry.read', of: ({ departmentId }) => ({ ...period, departmentId }) },
  'entry.enter': {
    action: 'entry.write',
    of: ({ indicatorId }) => ({ ...period, indicatorId, version: 77, entry: { raw: '1' }, requestId: randomUUID() }),
  },
  'entry.submit': { action: 'entry.submit', of: cells },
  'entry.recall': { action: 'entry.submit', of: cells },
  'periods.rows': { action: 'period.manage', input: { year: 2025 } },
  'periods.board': { action: 'period.manage', input: {} },
  'periods.closePreview': { action: 'period.manage', of: unit },
  'periods.definitions': { action: 'period.manage' },
  // A change nobody can have seen.
  'periods.changeDefinitions': {
    action: 'period.manage',
    of: ({ indicatorId }) => ({
      changes: [{ indicatorId, seen: 77, to: { resultsDue: '03-31' } }],
      effectiveFrom: '2026-01-01',
      reason: '시험',
      requestId: randomUUID(),
    }),
  },
  'periods.open': {
    action: 'period.manage',
    of: (place) => ({ ...unit(place), opensOn: null, closesOn: null, seen: null, reason: '시험' }),
  },
  'periods.close': { action: 'period.manage', of: unit },
  'organisation.nameDeputy': {
    action: 'deputy.name',
    of: ({ departmentId, userId }) => ({
      departmentId,
      userId,
      task: 'enter',
      fromOn: '2031-01-01',
      toOn: '2031-01-02',
      reason: '출장',
      requestId: randomUUID(),
    }),
  },
  'organisation.deputies': { action: 'deputy.name', of: ({ departmentId }) => ({ departmentId }) },
  'organisation.endedUnits': { action: 'account.own' },
  'organisation.people': { action: 'deputy.name' },
  'organisation.endDeputy': { action: 'deputy.name', of: ({ deputyId }) => ({ id: deputyId, requestId: randomUUID() }) },
  // The same for the whole government, so no department is named.
  'periods.rules': { action: 'entry.read' },
  'periods.rulesHistory': { action: 'entry-rules.change' },
  'entry.history': { action: 'entry.read', of: ({ indicatorId }) => ({ ...period, indicatorId }) },
  'periods.scoringPreview': {
    action: 'entry-rules.change',
    input: {
      rules: { cap: 100, exceededFrom: 130, lowerIsBetter: 'two-minus-ratio', rollUp: 'equal', grades: null },
      effectiveFrom: '2031-01-01',
    },
  },
  'periods.landing': { action: 'entry-rules.change' },
  'periods.changeLanding': {
    action: 'entry-rules.change',
    of: () => ({ landing: 'auto', effectiveFrom: '2031-01-01', reason: '기본', seen: 0, requestId: randomUUID() }),
  },
  'periods.changeCounted': {
    action: 'entry-rules.change',
    of: () => ({
      counted: 'submitted-and-confirmed',
      effectiveFrom: '2031-01-01',
      reason: '기본',
      seen: 0,
      requestId: randomUUID(),
    }),
  },
  'periods.changePolicy': {
    action: 'entry-rules.change',
    of: () => ({
      rules: { cap: 100, exceededFrom: 130, lowerIsBetter: 'two-minus-ratio', rollUp: 'equal', grades: null },
      effectiveFrom: '2031-01-01',
      reason: '기본',
      seen: 0,
      requestId: randomUUID(),
    }),
  },
  'periods.changeRules': {
    action: 'entry-rules.change',
    of: () => ({
      rules: { selfApproval: false, explainOver: 120, inYearDays: 10 },
      effectiveFrom: '2031-01-01',
      reason: '기본',
      seen: 0,
      requestId: randomUUID(),
    }),
  },
  'review.list': { action: 'entry.read', of: ({ departmentId }) => ({ ...period, departmentId }) },
  'review.confirm': { action: 'entry.review', of: cells },
  'review.return': { action: 'entry.review', of: (place) => ({ ...cells(place), reason: '시험' }) },
  'review.reopen': { action: 'entry.reopen', of: (place) => ({ ...cells(place), reason: '시험' }) },
  'evidence.list': { action: 'evidence.read', of: ({ indicatorId }) => ({ ...period, indicatorId }) },
  'evidence.ofYear': { action: 'evidence.read', of: ({ indicatorId }) => ({ year: 2025, indicatorId }) },
  'evidence.addLink': {
    action: 'evidence.write',
    of: ({ indicatorId }) => ({
      ...period,
      indicatorId,
      url: `https://example.invalid/${randomUUID()}`,
      title: '',
      requestId: randomUUID(),
    }),
  },
  'evidence.remove': { action: 'evidence.write', of: ({ evidenceId }) => ({ id: evidenceId, requestId: randomUUID() }) },
  'comments.list': { action: 'comment.read', of: ({ indicatorId }) => ({ ...period, indicatorId }) },
  'comments.ofYear': { action: 'comment.read', of: ({ indicatorId }) => ({ year: 2025, indicatorId }) },
  'comments.add': {
    action: 'comment.write',
    of: ({ indicatorId }) => ({ ...period, indicatorId, text: '시험', requestId: randomUUID() }),
  },
  // Somebody else's: who passes the door is refused for that.
  'comments.withdraw': { action: 'comment.write', of: ({ commentId }) => ({ id: commentId, requestId: randomUUID() }) },
  'comments.resolve': {
    action: 'comment.resolve',
    of: ({ indicatorId, commentId }) => ({ ...period, indicatorId, upTo: commentId, requestId: randomUUID() }),
  },
  // Nothing is resolved up to a comment just written, or all of it is: both are past the door.
  'comments.reopen': {
    action: 'comment.resolve',
    of: ({ indicatorId, commentId }) => ({ ...period, indicatorId, upTo: commentId, requestId: randomUUID() }),
  },
  'services.page': { action: 'service.read', input: {} },
  'services.results': { action: 'service.read', input: {} },
  'services.history': { action: 'service.read', input: { of: 'service', id: 77 } },
  'services.saveService': {
    action: 'service.write',
    of: ({ departmentId }) => ({ ...desk(departmentId), ...anew(), chapterId: 77 }),
  },
  'services.saveCommitment': {
    action: 'service.write',
    of: ({ departmentId }) => ({
      ...promise(),
      ...anew(),
      chapterId: 77,
      departmentId,
      measure: null,
      remedy: null,
      frequency: 'quarter',
      service: null,
      indicator: null,
    }),
  },
  'services.saveChapter': {
    action: 'service.write',
    of: ({ departmentId }) => ({ id: null, version: 0, departmentId, name: randomUUID(), requestId: randomUUID() }),
  },
  // No service of this number: who passes the door is told so.
  'services.end': {
    action: 'service.write',
    input: { of: 'service', id: 77, version: 1, on: null, reason: '시험', requestId: randomUUID() },
  },
  'services.upload': {
    action: 'service.write',
    of: ({ departmentId }) => {
      const row = {
        ...desk(departmentId),
        phones: [],
        fax: null,
        line: 2,
        id: null,
        version: 0,
        chapterId: null,
        chapter: randomUUID(),
      }
      return { fileName: 'a.xlsx', from: '2026-01-01', rows: [row], requestId: randomUUID() }
    },
  },
  'services.take': {
    action: 'service.write',
    of: ({ departmentId }) => ({
      title: '이행표준',
      fileName: 'a.txt',
      sha256: '0'.repeat(64),
      from: '2026-01-01',
      isOpen: false,
      chapters: [{ id: null, name: randomUUID(), printedName: null, departmentId, desks: [], commitments: [] }],
      requestId: randomUUID(),
    }),
  },
  // No promise of this number: who passes the door is told so.
  'services.report': {
    action: 'service.report',
    input: {
      lineageId: 77,
      year: 2025,
      month: 3,
      version: 0,
      requests: 1,
      met: 1,
      value: null,
      cause: '',
      cases: null,
      requestId: randomUUID(),
    },
  },
  'services.setHoliday': { action: 'entry-rules.change', input: { day: '2031-01-02', name: '', requestId: randomUUID() } },
  'activities.page': { action: 'activity.read', input: {} },
  'activities.history': { action: 'activity.read', of: ({ activityId }) => ({ id: activityId }) },
  'activities.series': { action: 'activity.read', input: {} },
  'activities.saveSeries': {
    action: 'activity.write',
    of: ({ departmentId }) => ({
      id: null,
      version: 0,
      departmentId,
      name: randomUUID(),
      cycle: 'year',
      hosts: [],
      partner: null,
      firstYear: null,
      lastYear: null,
      note: null,
      requestId: randomUUID(),
    }),
  },
  'activities.saveFollowUp': {
    action: 'activity.write',
    of: ({ activityId }) => ({
      id: null,
      version: 0,
      activityId,
      text: randomUUID(),
      dueOn: null,
      state: 'open',
      doneOn: null,
      outcome: null,
      requestId: randomUUID(),
    }),
  },
  'activities.changeDoubleRule': {
    action: 'entry-rules.change',
    of: () => ({ rule: 'warn', effectiveFrom: '2031-01-01', reason: '시험', seen: 0, requestId: randomUUID() }),
  },
  'activities.proposal': { action: 'activity.read', of: ({ indicatorId }) => ({ ...period, indicatorId }) },
  'activities.counts': { action: 'activity.read', input: { ...period, planIds: [1] } },
  'activities.add': { action: 'activity.write', of: ({ departmentId }) => ({ ...activity(), departmentId }) },
  'activities.change': { action: 'activity.write', of: ({ activityId }) => ({ ...activity(), id: activityId, version: 77 }) },
  'activities.upload': {
    action: 'activity.write',
    of: ({ departmentId }) => {
      const { requestId, ...fields } = activity()
      const row = { ...fields, line: 2, departmentId, id: null, version: 0, duplicate: false }
      return { requestId, fileName: 'a.xlsx', rows: [row] }
    },
  },
  'activities.cancel': {
    action: 'activity.write',
    of: ({ activityId }) => ({ id: activityId, version: 77, reason: '시험', requestId: randomUUID() }),
  },
  'activities.restore': {
    action: 'activity.write',
    of: ({ activityId }) => ({ id: activityId, version: 77, reason: '시험', requestId: randomUUID() }),
  },
  'schedules.page': { action: 'schedule.read', input: {} },
  'schedules.summary': { action: 'schedule.read', input: {} },
  'schedules.one': { action: 'schedule.read', of: ({ scheduleId }) => ({ id: scheduleId }) },
  'schedules.proposal': { action: 'schedule.read', of: ({ indicatorId }) => ({ ...period, indicatorId }) },
  'schedules.choices': { action: 'schedule.read', of: ({ departmentId }) => ({ departmentId }) },
  'schedules.add': {
    action: 'schedule.write',
    of: ({ departmentId }) => ({ ...scheduled(), departmentId, steps: [planned], requestId: randomUUID() }),
  },
  'schedules.change': { action: 'schedule.write', of: (place) => ({ ...scheduled(), ...scheduleSeen(place) }) },
  'schedules.done': {
    action: 'schedule.write',
    of: (place) => ({ ...scheduleSeen(place), stepId: 77, doneOn: '2025-01-01', evidence: null }),
  },
  'schedules.undone': { action: 'schedule.write', of: (place) => ({ ...scheduleSeen(place), stepId: 77, reason: '시험' }) },
  'schedules.forecast': {
    action: 'schedule.write',
    of: (place) => ({ ...scheduleSeen(place), stepId: 77, forecast: '2031-02', measured: null, reason: '시험' }),
  },
  'schedules.replan': {
    action: 'schedule.write',
    of: (place) => ({ ...scheduleSeen(place), steps: [{ ...planned, id: null }], reason: '시험' }),
  },
  'schedules.end': {
    action: 'schedule.write',
    of: (place) => ({ ...scheduleSeen(place), how: 'stopped', endedOn: '2025-01-01', reason: '시험' }),
  },
  'schedules.reopen': { action: 'schedule.write', of: (place) => ({ ...scheduleSeen(place), reason: '시험' }) },
  'deadlines.board': { action: 'deadline.read', of: ({ departmentId }) => ({ departmentId }) },
  'deadlines.late': { action: 'period.manage', of: ({ departmentId }) => ({ departmentId }) },
  'deadlines.remind': {
    action: 'period.manage',
    of: ({ departmentId }) => ({ departmentId, userIds: ['nobody'], requestId: randomUUID() }),
  },
  // One's own notices, whoever asks.
  'notices.list': { action: 'plan.read' },
  'notices.digest': { action: 'plan.read', input: {} },
  'notices.readAll': { action: 'plan.read', input: { until: '2026-01-01T00:00:00.000Z' } },
  'notices.read': { action: 'plan.read', input: { keys: ['due:1:2025:0:late:2026-03-31'] } },
  'workbooks.applyActuals': {
    action: 'entry.write',
    of: ({ indicatorId }) => ({
      requestId: randomUUID(),
      changes: [{ ...period, key: `${indicatorId}.2025.0`, indicatorId, version: 77, entry: { raw: '1' } }],
    }),
  },
  'workbooks.budgetUploads': { action: 'budget.enter', input: {} },
  // None was taken in: who passes the door is refused for that.
  'workbooks.reverseBudget': { action: 'budget.enter', of: () => ({ uploadId: 1, requestId: randomUUID() }) },
  'editions.list': { action: 'plan.manage' },
  'editions.page': { action: 'plan.manage', input: { planId: 1 } },
  'editions.correctables': { action: 'plan.manage', input: { planId: 1 } },
  'editions.filing': { action: 'plan.manage', input: { planId: 1 } },
  'editions.filingRule': { action: 'plan.manage' },
  'editions.changeFilingRule': {
    action: 'plan.manage',
    of: () => ({ rule: 'refuse', effectiveFrom: '2031-01-01', reason: '기본', seen: 0, requestId: randomUUID() }),
  },
  'editions.file': { action: 'plan.manage', of: () => ({ ...planAct(), filedOn: '2025-11-10' }) },
  // No act of this number was ever done to the plan.
  'editions.confirm': {
    action: 'plan.manage',
    of: () => ({ ...planAct(), council: { meeting: '시험', number: '1', decidedOn: '2025-12-16', evidence: '' } }),
  },
  'editions.withdraw': { action: 'plan.manage', of: () => ({ ...planAct(), reason: '시험' }) },
  'editions.correct': {
    action: 'plan.manage',
    of: ({ indicatorId }) => ({
      ...planAct(),
      subject: 'indicator',
      subjectId: indicatorId,
      field: 'name',
      before: '가',
      after: '나',
      reason: '시험',
    }),
  },
  'editions.openSupplementary': { action: 'plan.manage', of: planAct },
  // No 추경 of this number.
  'editions.setSupplementary': {
    action: 'plan.manage',
    of: () => ({ id: 77, version: 1, amounts: [{ programmeId: 1, raw: '1' }], requestId: randomUUID() }),
  },
  'editions.confirmSupplementary': {
    action: 'plan.manage',
    of: () => ({
      id: 77,
      version: 1,
      council: { meeting: '시험', number: '1', decidedOn: '2026-05-20', evidence: '' },
      exception: '',
      requestId: randomUUID(),
    }),
  },
  'editions.discardSupplementary': {
    action: 'plan.manage',
    of: () => ({ id: 77, version: 1, reason: '시험', requestId: randomUUID() }),
  },
  'editions.withdrawSupplementary': {
    action: 'plan.manage',
    of: () => ({ id: 77, version: 1, reason: '시험', requestId: randomUUID() }),
  },
  'targets.of': { action: 'entry.read', of: ({ indicatorId }) => ({ indicatorId }) },
  // Of a plan the council has not confirmed yet.
  'targets.ask': {
    action: 'target.ask',
    of: ({ indicatorId }) => ({
      indicatorId,
      year: 2026,
      from: { kind: 'none' },
      raw: '1',
      reasonCode: 'other',
      reason: '시험',
      evidence: '시험',
      effectiveOn: '2026-07-01',
      supplementaryId: null,
      requestId: randomUUID(),
    }),
  },
  'targets.withdraw': { action: 'target.ask', of: (place) => ({ ...decision(place), reason: '시험' }) },
  'targets.approve': {
    action: 'target.decide',
    of: (place) => ({ ...decision(place), effectiveOn: '2026-07-01', decision: '', exception: '' }),
  },
  'targets.return': { action: 'target.decide', of: (place) => ({ ...decision(place), reason: '시험' }) },
  'imports.list': { action: 'import.manage' },
  ...Object.fromEntries(
    ['status', 'summary', 'records', 'attention', 'unrecognised', 'diff', 'results', 'equations', 'rules'].map((name) => [
      `imports.${name}`,
      { action: 'import.manage' as const, input: { draftId: 77 } },
    ]),
  ),
  'imports.blocks': { action: 'import.manage', input: { draftId: 77, from: 0, limit: 10 } },
  'imports.correct': { action: 'import.manage', of: () => ({ ...draft(), path: 'plan/title', typed: null, place: null }) },
  'imports.parents': { action: 'import.manage', input: { draftId: 77 } },
  'imports.proposal': { action: 'import.manage', input: { draftId: 77, place: { block: 0, row: null, column: null } } },
  'imports.add': {
    action: 'import.manage',
    of: () => ({ ...draft(), group: 'goals', under: 'd1', item: null, place: null, fields: [] }),
  },
  'imports.table': { action: 'import.manage', input: { draftId: 77, block: 0 } },
  'imports.setRule': { action: 'import.manage', of: () => ({ ...draft(), block: 0, rule: null, alike: true }) },
  'imports.decide': {
    action: 'import.manage',
    of: () => ({ ...draft(), subjects: ['attention:0'], decision: 'accepted', word: null }),
  },
  'imports.confirm': { action: 'import.manage', of: () => ({ ...draft(), filedOn: null, councilOn: null, unread: 0 }) },
  'imports.undo': { action: 'import.manage', of: () => ({ ...draft(), reason: '시험' }) },
  'imports.discard': { action: 'import.manage', of: () => ({ ...draft(), reason: '시험' }) },
  'reorganisations.list': { action: 'structure.manage' },
  'reorganisations.event': { action: 'structure.manage', input: { id: 77 } },
  'reorganisations.trial': { action: 'structure.manage', input: { id: 77, version: 1 } },
  'reorganisations.create': { action: 'structure.manage', of: () => ({ title: '개편', requestId: randomUUID() }) },
  'reorganisations.save': {
    action: 'structure.manage',
    of: () => ({
      ...event(),
      head: { title: '개편', ordinance: '', ordinanceNumber: '', decided: '', day: '', source: '' },
      draft: { units: [], lines: [], items: [], people: [], shares: [], accepted: [] },
    }),
  },
  'reorganisations.discard': { action: 'structure.manage', of: () => ({ ...event(), reason: '시험' }) },
  'reorganisations.putInForce': { action: 'structure.manage', of: event },
  'reorganisations.handover': { action: 'structure.manage' },
  'reorganisations.changeHandover': {
    action: 'structure.manage',
    of: () => ({ days: 30, effectiveFrom: '2031-01-01', reason: '기본', seen: 0, requestId: randomUUID() }),
  },
  'reorganisations.undo': { action: 'structure.manage', of: () => ({ ...event(), reason: '시험' }) },
  'audit.page': { action: 'audit.read', input: {} },
  'audit.entry': { action: 'audit.read', input: { seq: 1 } },
  'audit.people': { action: 'audit.read' },
  'audit.of': { action: 'audit.read', input: { subject: 'actual:1:2025:0' } },
  'audit.verify': { action: 'audit.read' },
  // No such difference: who passes the door is told so.
  'audit.acknowledge': { action: 'audit.acknowledge', input: { marks: ['0'], reason: '시험', requestId: randomUUID() } },
}

/** Places of a department the demonstration's head and evaluator work for, and of one they do not. */
export async function placesOf(db: Db): Promise<{ own: Place; other: Place }> {
  // The demonstration's own: the procedures below make accounts of other departments.
  const mine = await db
    .selectFrom('user_department as d')
    .innerJoin('user as u', 'u.id', 'd.user_id')
    .select('d.unit_id')
    .where('u.username', '=', 'demonstration-head')
    .executeTakeFirstOrThrow()
  const user = await db.selectFrom('user').select('id').orderBy('username').executeTakeFirstOrThrow()
  const rows = await db.selectFrom('indicator').select(['id', 'department_id as d']).orderBy('id').execute()
  const place = async (indicator: { id: number; d: number } | undefined): Promise<Place> => {
    if (!indicator) throw new Error('the plan has too few departments for this test')
    const deputy = await db
      .insertInto('deputy')
      .values({
        unit_id: indicator.d,
        user_id: user.id,
        task: 'enter',
        from_on: '2031-01-01',
        to_on: '2031-01-02',
        reason: '시험',
        recorded_at: '2026-01-01T00:00:00.000Z',
        recorded_by: '시험',
        ended_at: null,
      })
      .returning('id')
      .executeTakeFirstOrThrow()
    const entry = await db
      .insertInto('activity')
      .values({
        version: 1,
        department_id: indicator.d,
        status: 'held',
        starts_on: '2031-01-01',
        title: '시험',
        kind: 'meeting',
      })
      .returning('id')
      .executeTakeFirstOrThrow()
    const proof = await db
      .insertInto('evidence')
      .values({
        indicator_id: indicator.id,
        year: 2025,
        month: 0,
        kind: 'link',
        title: '시험',
        url: `https://example.invalid/${randomUUID()}`,
        scan: 'none',
        file_name: null,
        media_type: null,
        size: null,
        sha256: null,
        added_at: '2026-01-01T00:00:00.000Z',
        added_by: '시험',
        added_by_id: null,
        removed_at: null,
        removed_by: null,
        request_id: null,
      })
      .returning('id')
      .executeTakeFirstOrThrow()
    const said = await db
      .insertInto('value_comment')
      .values({
        indicator_id: indicator.id,
        year: 2025,
        month: 0,
        text: '시험',
        written_at: '2026-01-01T00:00:00.000Z',
        written_by: '시험',
        written_by_id: 'nobody',
      })
      .returning('id')
      .executeTakeFirstOrThrow()
    // Only one is there at a time: a value takes no more than twenty.
    await db
      .updateTable('evidence')
      .set({ removed_at: '2026-01-02T00:00:00.000Z', removed_by: '시험' })
      .where('indicator_id', '=', indicator.id)
      .where('id', '<', proof.id)
      .where('removed_at', 'is', null)
      .execute()
    return {
      departmentId: indicator.d,
      indicatorId: indicator.id,
      userId: user.id,
      deputyId: deputy.id,
      evidenceId: proof.id,
      commentId: said.id,
      activityId: entry.id,
      scheduleId: await scheduleOf(db, indicator.d),
      askedId: await askedOf(db, indicator.id),
    }
  }
  return { own: await place(rows.find((r) => r.d === mine.unit_id)), other: await place(rows.find((r) => r.d !== mine.unit_id)) }
}

/** A schedule of a department. */
export async function scheduleOf(db: Db, departmentId: number): Promise<number> {
  const { id } = await db
    .insertInto('schedule')
    .values({ version: 1, department_id: departmentId, title: '시험', status: 'open', amount_near: 0, counts_first_day: 0 })
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}

/** The request that waits for an indicator's target; one is asked when none does. */
export async function askedOf(db: Db, indicatorId: number): Promise<number> {
  const waiting = await db.selectFrom('target_request').select('id').where('indicator_id', '=', indicatorId).executeTakeFirst()
  if (waiting) return waiting.id
  const asked = await db
    .insertInto('target_request')
    .values({
      indicator_id: indicatorId,
      year: 2026,
      from_kind: 'set',
      from_value: 1,
      to_kind: 'set',
      to_value: 2,
      reason_code: 'other',
      reason: '시험',
      evidence: '시험',
      effective_on: '2026-07-01',
      supplementary_id: null,
      asked_at: '2026-01-01T00:00:00.000Z',
      asked_by: '시험',
      asked_by_id: 'nobody',
      version: 1,
      state: 'asked',
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  return asked.id
}
