import { label, TERMS } from '#domain/words/terms.ts'
import { defineMessages } from '../../language.tsx'

const s = (n: number) => (n === 1 ? '' : 's')

export const messages = defineMessages({
  page: { ko: '검토·확정', en: 'Review' },
  waiting: {
    ko: (n: number, look: number) => {
      const plain = n - look
      if (n === 0) return '확정을 기다리는 실적이 없습니다'
      if (plain === 0) return `${n}건이 확정을 기다립니다`
      return look === 0
        ? `${n}건이 확정을 기다립니다. 살펴볼 것이 없어 한 번에 확정할 수 있습니다.`
        : `${n}건이 확정을 기다립니다. ${look}건만 살펴보면 ${plain}건은 한 번에 확정할 수 있습니다.`
    },
    en: (n: number, look: number) => {
      if (n === 0) return 'No figure waits to be confirmed'
      const waits = `${n} figure${s(n)} wait${n === 1 ? 's' : ''} to be confirmed`
      return n === look
        ? waits
        : `${waits}. ${look === 0 ? 'All' : `Look at ${look}; the other ${n - look}`} can be confirmed at once.`
    },
  },
  oldest: {
    ko: (days: number) => `가장 오래 기다린 것은 ${days}일`,
    en: (days: number) => `the oldest has waited ${days} day${s(days)}`,
  },
  nextLeft: {
    ko: (period: string, n: number, due: string) => `${period} ${n}건은 아직 제출되지 않았습니다(기한 ${due})`,
    en: (period: string, n: number, due: string) => `${period}: ${n} not submitted yet (due ${due})`,
  },
  shown: { ko: '볼 것', en: 'Shown' },
  tabWaiting: { ko: (n: number) => `기다림 ${n}`, en: (n: number) => `Waiting ${n}` },
  tabChanging: { ko: (n: number) => `반려·재개 ${n}`, en: (n: number) => `Returned or reopened ${n}` },
  tabConfirmed: { ko: (n: number) => `확정 ${n}`, en: (n: number) => `Confirmed ${n}` },
  allPeriods: { ko: '모든 기간', en: 'All periods' },
  allDepartments: { ko: '모든 부서', en: 'All departments' },
  periodCount: { ko: (period: string, n: number) => `${period} (${n}건)`, en: (period: string, n: number) => `${period} (${n})` },
  indicator: label('indicator'),
  samePeriod: { ko: '전년 같은 기간', en: 'Same period last year' },
  periodBefore: { ko: '앞 기간', en: 'Period before' },
  parts: { ko: '구성', en: 'Parts' },
  beside: { ko: '이 실적의 내용', en: 'About this figure' },
  weight: label('weight'),
  yearTarget: { ko: '연간 목표', en: 'Target of the year' },
  sumSoFar: { ko: '누계', en: 'So far' },
  sum: { ko: '합', en: 'Sum' },
  lastYearWas: { ko: (value: string) => `전년 ${value}`, en: (value: string) => `last year ${value}` },
  lastYearMark: { ko: (year: number) => ` · ◇ ${year}년`, en: (year: number) => `; ◇ ${year}` },
  returnReason: { ko: '반려 사유', en: 'Reason for return' },
  returnReasonHow: {
    ko: '담당자의 입력 화면에 그대로 표시됩니다. Ctrl+Enter로도 반려합니다.',
    en: 'The evaluator reads it beside the figure. Ctrl+Enter returns too.',
  },
  ofTheYear: {
    ko: (year: number, unit: string) => `${year}년 기간별 실적(${unit}) · 채움은 확정, 테두리는 확정 전`,
    en: (year: number, unit: string) => `Periods of ${year} (${unit}): filled confirmed, outlined not yet`,
  },
  soFar: { ko: '누계 / 시기별 목표', en: 'So far / expected' },
  waitingFor: { ko: '대기', en: 'Waiting' },
  acts: { ko: '처리', en: 'Acts' },
  days: { ko: (n: number) => (n === 0 ? '오늘' : `${n}일`), en: (n: number) => (n === 0 ? 'today' : `${n} day${s(n)}`) },
  same: { ko: '같음', en: 'same' },
  look: { ko: (n: number) => `살펴볼 것 ${n}건`, en: (n: number) => `${n} to look at` },
  again: { ko: (n: number) => `반려 뒤 다시 제출 ${n}건`, en: (n: number) => `${n} submitted again after a return` },
  againHow: { ko: '지난 반려와 그 뒤에 달라진 것', en: 'The last return, and what was done since' },
  plain: { ko: (n: number) => `특이사항 없음 ${n}건`, en: (n: number) => `${n} with nothing to note` },
  plainHow: { ko: '규칙에 걸린 것이 없습니다', en: 'No rule spoke' },
  confirmAll: { ko: (n: number) => `${n}건 모두 확정`, en: (n: number) => `Confirm all ${n}` },
  confirmWord: label('confirm'),
  confirmOne: { ko: (of: string) => `${of} 확정`, en: (of: string) => `Confirm ${of}` },
  returnOne: { ko: (of: string) => `${of} 반려`, en: (of: string) => `Return ${of}` },
  lastReturn: { ko: '지난 반려', en: 'Last return' },
  corrected: { ko: '고친 값', en: 'Corrected' },
  correctedParts: { ko: '고친 구성', en: 'Parts corrected' },
  figureSame: { ko: '값은 그대로', en: 'The figure is the same' },
  rewritten: { ko: '사유·원인·조치 수정', en: 'Reason, cause or remedy rewritten' },
  evidenceAdded: { ko: '증빙 추가', en: 'Evidence added' },
  replied: { ko: '답변', en: 'Reply' },
  changingTitle: { ko: (n: number) => `반려하거나 재개한 값 ${n}건`, en: (n: number) => `${n} returned or reopened` },
  changingHow: {
    ko: '담당자가 고치고 있습니다. 다시 제출하면 기다림에 올라옵니다.',
    en: 'The evaluator is at work on them. They wait again once they are submitted.',
  },
  noneChanging: { ko: '반려하거나 재개한 값이 없습니다.', en: 'Nothing is returned or reopened.' },
  noneConfirmed: { ko: '아직 확정한 값이 없습니다.', en: 'Nothing is confirmed yet.' },
  keysHint: {
    ko: '↑↓ 이동 · Space 선택 · Enter 확정 · R 반려 · F1 도움말',
    en: '↑↓ move · Space pick · Enter confirm · R return · F1 help',
  },
  readOnly: {
    ko: '확정과 반려는 담당 과장이 합니다. 이 화면에서는 진행 상황을 볼 수 있습니다.',
    en: 'The head of the department confirms and returns. Here you can see how far it is.',
  },
  readOnlyAdministrator: {
    ko: '확정과 반려는 담당 과장이 합니다. 기획담당은 확정·마감된 값을 예외로 재개할 수 있습니다.',
    en: 'The head of the department confirms and returns. You can reopen a confirmed or closed value as an exception.',
  },
  period: { ko: '기간', en: 'Period' },
  department: label('department'),
  progress: {
    ko: (of: number, submitted: number, confirmed: number, returned: number) =>
      `지표 ${of}건 가운데 제출 ${submitted} · 확정 ${confirmed} · 반려 ${returned}`,
    en: (of: number, submitted: number, confirmed: number, returned: number) =>
      `Of ${of}: ${submitted} submitted · ${confirmed} confirmed · ${returned} returned`,
  },
  unpick: { ko: '선택 해제', en: 'Clear selection' },
  unpicked: { ko: '선택을 풀었습니다.', en: 'Nothing is selected.' },
  noneConfirmable: { ko: '선택한 것 가운데 확정할 수 있는 것이 없습니다.', en: 'None of what is selected can be confirmed.' },
  noneReturnable: { ko: '선택한 것 가운데 반려할 수 있는 것이 없습니다.', en: 'None of what is selected can be returned.' },
  notNow: { ko: '지금은 처리할 수 없는 값입니다.', en: 'Nothing can be done with this figure now.' },
  picked: { ko: (n: number) => `${n}건 선택`, en: (n: number) => `${n} selected` },
  pickedOwn: {
    ko: (n: number) => `${n}건은 본인 값이어서 확정 불가`,
    en: (n: number) => `${n} your own: cannot be confirmed by you`,
  },
  confirm: { ko: (n: number) => `${n}건 확정`, en: (n: number) => `Confirm ${n}` },
  sendBack: { ko: (n: number) => `${n}건 반려…`, en: (n: number) => `Return ${n}…` },
  actions: { ko: '선택한 실적 처리', en: 'Act on the selection' },
  confirmedBefore: { ko: '지난 확정', en: 'Confirmed' },
  submittedNow: { ko: '제출값', en: 'Submitted' },
  now: { ko: '지금 값', en: 'Now' },
  noFigure: { ko: '없음', en: 'none' },
  notEntered: TERMS.notEntered,
  notApplicable: TERMS.notApplicable,
  byAt: { ko: (by: string, at: string) => `${by}, ${at} 제출`, en: (by: string, at: string) => `submitted by ${by}, ${at}` },
  changedBy: {
    ko: (by: string, at: string) => `마지막 처리 ${by}, ${at}`,
    en: (by: string, at: string) => `last touched by ${by}, ${at}`,
  },
  confirmedBy: {
    ko: (by: string, at: string) => `${by}, ${at} 확정`,
    en: (by: string, at: string) => `confirmed by ${by}, ${at}`,
  },
  proof: {
    ko: (n: number) => (n === 0 ? '증빙 없음' : `증빙 ${n}건`),
    en: (n: number) => (n === 0 ? 'no evidence' : `evidence ${n}`),
  },
  reason: { ko: '사유', en: 'Reason' },
  cause: label('cause'),
  remedy: label('remedy'),
  remedyDue: label('due'),
  reopenedWhy: { ko: '재개 사유', en: 'Reopened because' },
  confirmedTitle: { ko: (n: number) => `확정한 값 ${n}건`, en: (n: number) => `${n} confirmed` },
  reopen: { ko: '예외 재개…', en: 'Reopen…' },
  reopenOne: { ko: (name: string) => `${name} 예외 재개`, en: (name: string) => `Reopen ${name}` },
  closed: TERMS.closed,
  returnTitle: { ko: (n: number) => `${n}건 반려`, en: (n: number) => `Return ${n} figure${s(n)}` },
  returnHow: {
    ko: '아래 사유는 담당자의 입력 화면에 그대로 표시됩니다. 무엇을 어떻게 고쳐야 하는지 적으십시오.',
    en: 'The evaluator reads this beside the figure. Say what is to be corrected and how.',
  },
  returnDo: label('return'),
  reopenTitle: { ko: '확정한 값 예외 재개', en: 'Reopen a confirmed value' },
  reopenHow: {
    ko: '확정 당시의 값은 남습니다. 재개한 사람, 시각, 사유가 감사기록에 남고, 담당자가 값을 고쳐 다시 제출할 수 있습니다.',
    en: 'The confirmed figure is kept. Who reopened it, when and why is put on record; the evaluator can then correct and submit again.',
  },
  reopenDo: { ko: '재개', en: 'Reopen' },
  reasonLabel: { ko: '사유 (필수)', en: 'Reason (required)' },
  didConfirm: {
    ko: (n: number, left: number) => `${n}건을 확정했습니다. ${left}건 남음.`,
    en: (n: number, left: number) => `${n} confirmed, ${left} left.`,
  },
  didNot: {
    ko: (n: number) => `${n}건은 확정하지 못했습니다. 해당 줄의 안내를 보십시오.`,
    en: (n: number) => `${n} could not be confirmed; see their rows.`,
  },
  didReturn: {
    ko: (n: number, left: number) => `${n}건을 반려했습니다. ${left}건 남음.`,
    en: (n: number, left: number) => `${n} returned, ${left} left.`,
  },
  didReopen: { ko: (name: string) => `${name} 값을 다시 열었습니다.`, en: (name: string) => `${name} reopened.` },
  conflict: {
    ko: (by: string, at: string, change: string) =>
      `그사이 ${by} 님이 이 값을 바꾸어(${change === '' ? '' : `${change}, `}${at}) 처리하지 않았습니다. 새 값을 보고 다시 처리하십시오.`,
    en: (by: string, at: string, change: string) =>
      `${by} changed this meanwhile (${change === '' ? '' : `${change}, `}${at}), so nothing was done. Look at the new value, then act again.`,
  },
  movedOn: {
    ko: '선택한 뒤 값이 바뀌었습니다. 새 값을 보고 다시 선택하십시오.',
    en: 'It changed after you selected it. Look at the new value and select it again.',
  },
  ofOne: {
    ko: (name: string) => `‘${name}’ 때문에 모두 처리하지 않았습니다.`,
    en: (name: string) => `Nothing was done because of “${name}”.`,
  },
  changedMeanwhile: {
    ko: (name: string) =>
      `그사이 ‘${name}’의 값이 바뀌어 모두 처리하지 않았습니다. 적은 사유는 그대로입니다. 이 창을 닫고 새 값을 본 뒤 다시 선택하십시오.`,
    en: (name: string) =>
      `“${name}” changed meanwhile, so nothing was done. Your reason is still here. Close this, look at the new value and select again.`,
  },
  emptyNext: { ko: '담당자가 제출하면 여기에 표시됩니다.', en: 'They appear here once the evaluator submits.' },
  emptyDone: { ko: '제출할 것이 남지 않았습니다.', en: 'Nothing is left to be submitted.' },
  elsewhere: { ko: (n: number) => `다른 기간에서 ${n}건이 기다립니다.`, en: (n: number) => `${n} wait in other periods.` },
  emptyTitle: { ko: '지금 확정할 실적이 없습니다', en: 'Nothing to confirm now' },
  noAccess: { ko: '검토할 부서가 없습니다', en: 'There is no department for you to review' },
  noAccessWhat: {
    ko: '소속 부서나 대리로 맡은 부서의 실적이 여기에 표시됩니다. 맡은 부서가 있어야 하면 기획담당에게 요청하십시오.',
    en: 'The figures of your own departments, and of those you stand in for, appear here. Ask your administrator if one is missing.',
  },
  toEntry: { ko: '실적 입력 현황 보기', en: 'See the entries' },
})

/** What the keys do, for the list that F1 opens. */
export const KEYS = [
  ['↑ ↓ · K J', '이동', 'move'],
  ['Space', '선택하거나 풀기', 'pick or unpick'],
  ['Shift+↑ ↓', '이어서 선택', 'go on picking'],
  ['Ctrl+A', '모두 선택', 'pick all'],
  ['Enter', '선택한 것, 없으면 이 줄 확정', 'confirm what is picked, or else this row'],
  ['R', '선택한 것, 없으면 이 줄 반려', 'return what is picked, or else this row'],
  ['Esc', '선택 해제', 'clear the selection'],
] as const
