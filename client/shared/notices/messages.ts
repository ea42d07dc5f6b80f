import { withParticle } from '#domain/words/particle.ts'
import { defineMessages } from '../../language.tsx'

export const noticeMessages = defineMessages({
  bell: { ko: '알림', en: 'Notices' },
  none: { ko: '알림이 없습니다', en: 'No notices' },
  noneWhat: { ko: '반려·검토 대기·마감이 생기면 여기에 나타납니다.', en: 'Returned values, reviews and deadlines appear here.' },
  failed: {
    ko: '알림을 불러오지 못했습니다. 다른 화면은 그대로 쓸 수 있습니다.',
    en: 'The notices could not be loaded. Everything else works.',
  },
  readAll: { ko: '모두 읽음으로', en: 'Mark all read' },
  unread: { ko: '읽지 않음', en: 'unread' },
  list: { ko: '알림 목록', en: 'List of notices' },
  returned: { ko: (name: string) => `반려: ${name}`, en: (name: string) => `Returned: ${name}` },
  waiting: { ko: (n: number) => `검토할 실적 ${n}건이 있습니다`, en: (n: number) => `${n} figures wait for your review` },
  dueIn: {
    ko: (n: number, days: number) => `미제출 실적 ${n}건, 마감 ${days}일 전`,
    en: (n: number, days: number) => `${n} figures not submitted, due in ${days} days`,
  },
  dueTomorrow: {
    ko: (n: number) => `미제출 실적 ${n}건, 내일 마감`,
    en: (n: number) => `${n} figures not submitted, due tomorrow`,
  },
  dueToday: { ko: (n: number) => `미제출 실적 ${n}건, 오늘 마감`, en: (n: number) => `${n} figures not submitted, due today` },
  late: {
    ko: (n: number, days: number) => `미제출 실적 ${n}건, 기한이 ${days}일 지남`,
    en: (n: number, days: number) => `${n} figures not submitted, ${days} days late`,
  },
  remindEnter: {
    ko: (n: number) => `독려: 기한이 지난 실적 ${n}건을 입력·제출해 주십시오`,
    en: (n: number) => `Reminder: ${n} late figures are to be entered and submitted`,
  },
  remindReview: {
    ko: (n: number) => `독려: 기한이 지난 실적 ${n}건을 검토해 주십시오`,
    en: (n: number) => `Reminder: ${n} late figures wait for your review`,
  },
  opened: { ko: (period: string) => `${period} 실적 입력이 시작되었습니다`, en: (period: string) => `Entry is open: ${period}` },
  closed: { ko: (period: string) => `${period} 실적이 마감되었습니다`, en: (period: string) => `Closed: ${period}` },
  until: { ko: (day: string) => `${day}\u2060까지`, en: (day: string) => `until ${day}` },
  reopened: {
    ko: (name: string) => `확정했던 값을 다시 열었습니다: ${name}`,
    en: (name: string) => `A confirmed value was reopened: ${name}`,
  },
  changed: {
    ko: (name: string) => `확정했던 값이 바뀌었습니다: ${name}`,
    en: (name: string) => `A confirmed value was changed: ${name}`,
  },
  comments: {
    ko: (n: number, name: string) => (n > 1 ? `새 댓글 ${n}건: ${name}` : `새 댓글: ${name}`),
    en: (n: number, name: string) => (n > 1 ? `${n} new comments: ${name}` : `New comment: ${name}`),
  },
  commentsResolved: {
    ko: (name: string) => `댓글이 해결로 표시되었습니다: ${name}`,
    en: (name: string) => `Comments marked as resolved: ${name}`,
  },
  targetWaiting: {
    ko: (n: number) => `결정할 목표 변경 요청 ${n}건이 있습니다`,
    en: (n: number) => `${n} requests to change a target wait for you`,
  },
  targetApproved: {
    ko: (name: string) => `목표 변경 요청이 승인되었습니다: ${name}`,
    en: (name: string) => `Another target was approved: ${name}`,
  },
  targetReturned: {
    ko: (name: string) => `목표 변경 요청이 반려되었습니다: ${name}`,
    en: (name: string) => `A request for another target was returned: ${name}`,
  },
  deputyEnter: {
    ko: (unit: string) => `${unit} 입력 대리로 지정되었습니다`,
    en: (unit: string) => `You enter for ${unit} as a deputy`,
  },
  deputyReview: {
    ko: (unit: string) => `${unit} 검토 대리로 지정되었습니다`,
    en: (unit: string) => `You review for ${unit} as a deputy`,
  },
  days: { ko: (from: string, to: string) => `${from} – ${to}`, en: (from: string, to: string) => `${from} – ${to}` },
  role: {
    ko: (from: string, to: string) => `역할이 ${from}에서 ${withParticle(to, '으로/로')} 바뀌었습니다`,
    en: (from: string, to: string) => `Your role changed from ${from} to ${to}`,
  },
  departments: { ko: '담당 부서가 바뀌었습니다', en: 'Your departments changed' },
  departmentsNow: { ko: (names: string) => `담당 부서: ${names}`, en: (names: string) => `Departments: ${names}` },
  noDepartments: { ko: '담당 부서 없음', en: 'No department' },
  said: { ko: (by: string, reason: string) => `${by}: ${reason}`, en: (by: string, reason: string) => `${by}: ${reason}` },
  draftWaits: {
    ko: (year: number) => `${year}년 초안이 작성을 기다립니다`,
    en: (year: number) => `The draft for ${year} waits to be filled`,
  },
  movementList: {
    ko: (year: number, quarter: number, days: number) =>
      `${year}년 ${quarter}분기 이체내역을 의회에 제출해 주십시오, ${days < 0 ? `기한이 ${-days}일 지남` : days === 0 ? '오늘까지' : `기한 ${days}일 전`}`,
    en: (year: number, quarter: number, days: number) =>
      `File the list of transfers, ${year} Q${quarter}: ${days < 0 ? `${-days} days late` : days === 0 ? 'due today' : `due in ${days} days`}`,
  },
  listAgain: {
    ko: (year: number, quarter: number) => `${year}년 ${quarter}분기 이체내역이 제출 뒤 바뀌었습니다. 다시 제출해 주십시오`,
    en: (year: number, quarter: number) =>
      `The list of transfers, ${year} Q${quarter}, changed since it was filed: file it again`,
  },
  listLine: {
    ko: (count: number, day: string) => `이체 ${count}건 · ${day}\u2060까지`,
    en: (count: number, day: string) => `${count} transfers, by ${day}`,
  },
  backupFailed: { ko: '야간 백업에 실패했습니다', en: 'The nightly backup failed' },
  backupAway: { ko: '백업 폴더가 응답하지 않습니다', en: 'The backup folder does not answer' },
  backupMissed: {
    ko: (nights: number) => (nights > 0 ? `야간 백업이 ${nights}일째 없습니다` : '야간 백업에 빠진 증빙 파일이 있습니다'),
    en: (nights: number) =>
      nights > 0
        ? `No nightly backup for ${nights} night${nights === 1 ? '' : 's'}`
        : 'Evidence is missing from the nightly backup',
  },
  backupLast: { ko: (at: string) => `마지막 백업 ${at}`, en: (at: string) => `Last backup ${at}` },
  backupNone: { ko: '성공한 백업 없음', en: 'No backup was made yet' },
  diskFull: {
    ko: (percent: string) => `디스크 여유 공간이 ${percent} 남았습니다`,
    en: (percent: string) => `${percent} of the disk is free`,
  },
  all: {
    ko: (n: number) => (n > 0 ? `알림 모두 보기 (${n})` : '알림 화면'),
    en: (n: number) => (n > 0 ? `All notices (${n})` : 'Notices'),
  },
  confirmed: {
    ko: (n: number, name: string) => (n > 1 ? `확정되었습니다: ${name} 등 ${n}건` : `확정되었습니다: ${name}`),
    en: (n: number, name: string) => (n > 1 ? `Confirmed: ${name} and ${n - 1} more` : `Confirmed: ${name}`),
  },
  step: {
    ko: (name: string, days: number) => `사업 일정 지연: ${name}, 계획보다 ${days}일 지남`,
    en: (name: string, days: number) => `Late step: ${name}, ${days} days past its day`,
  },
  stepLine: {
    ko: (n: number, day: string) => (n > 1 ? `계획 ${day} · 늦은 단계 ${n}개` : `계획 ${day}`),
    en: (n: number, day: string) => (n > 1 ? `planned ${day} · ${n} late steps` : `planned ${day}`),
  },
  followUp: {
    ko: (text: string, days: number) =>
      `후속 조치: ${text}, ${days === 0 ? '오늘까지' : days === 1 ? '내일까지' : `${days}일 남음`}`,
    en: (text: string, days: number) =>
      `Follow-up: ${text}, ${days === 0 ? 'due today' : days === 1 ? 'due tomorrow' : `${days} days left`}`,
  },
  followUpLate: {
    ko: (text: string, days: number) => `후속 조치: ${text}, 기한이 ${days}일 지남`,
    en: (text: string, days: number) => `Follow-up: ${text}, ${days} days late`,
  },
  paperWaits: {
    ko: (file: string) => `검토를 기다리는 성과계획서: ${file}`,
    en: (file: string) => `A plan document waits for review: ${file}`,
  },
  paperRefused: {
    ko: (file: string) => `성과계획서를 읽지 못했습니다: ${file}`,
    en: (file: string) => `A plan document could not be read: ${file}`,
  },
  toEntry: { ko: '실적 입력에서 열기', en: 'Open in entry' },
  toReview: { ko: '검토·확정하기', en: 'Review' },
  toIndicator: { ko: '지표에서 보기', en: 'Open the indicator' },
  toDeadlines: { ko: '마감 현황 보기', en: 'Open the deadlines' },
  toBudget: { ko: '이체내역 열기', en: 'Open the transfers' },
  toPlans: { ko: '요청 결정하기', en: 'Decide' },
  toNextPlan: { ko: '초안 작성하기', en: 'Fill the draft' },
  toActivity: { ko: '활동 열기', en: 'Open the activity' },
  toImports: { ko: '문서 검토하기', en: 'Review the document' },
  toSystem: { ko: '시스템 확인하기', en: 'Open the system page' },
  toSchedule: { ko: '사업 일정 열기', en: 'Open the schedule' },
  toStart: { ko: '첫 화면으로', en: 'To the start' },
})
