import { withParticle } from '#domain/words/particle.ts'
import { label, shortLabel, TERMS } from '#domain/words/terms.ts'
import { defineMessages } from '../../language.tsx'

const s = (n: number) => (n === 1 ? '' : 's')

export const messages = defineMessages({
  page: { ko: '검토·확정', en: 'Review' },
  waiting: {
    ko: (n: number) => `확정을 기다리는 실적이 ${n}건 있습니다`,
    en: (n: number) => `${n} figure${s(n)} wait${n === 1 ? 's' : ''} to be confirmed`,
  },
  nothing: { ko: '확정을 기다리는 실적이 없습니다', en: 'No figure waits to be confirmed' },
  summary: {
    ko: (period: string, flagged: number, plain: number) => `${period} · 살펴볼 것 ${flagged}건 · 특이사항 없음 ${plain}건`,
    en: (period: string, flagged: number, plain: number) => `${period} · ${flagged} to look at · ${plain} with nothing to note`,
  },
  readOnly: {
    ko: '확정과 반려는 담당 과장이 합니다. 이 화면에서는 진행 상황을 볼 수 있습니다.',
    en: 'The head of the department confirms and returns. Here you can see how far it is.',
  },
  readOnlyAdministrator: {
    ko: '확정과 반려는 담당 과장이 합니다. 기획담당은 확정·마감된 값을 예외로 재개할 수 있습니다.',
    en: 'The head of the department confirms and returns. You can reopen a confirmed or closed value as an exception.',
  },
  year: { ko: '연도', en: 'Year' },
  period: { ko: '기간', en: 'Period' },
  bureau: label('bureau'),
  department: label('department'),
  all: { ko: '전체', en: 'All' },
  wholeYear: { ko: '연간', en: 'Year' },
  toMonth: { ko: (m: number) => `${m}월`, en: (m: number) => `To month ${m}` },
  yearName: { ko: (y: number) => `${y}년 연간`, en: (y: number) => `Year ${y}` },
  monthName: {
    ko: (y: number, m: number) => `${y}년 ${m}월 말 기준`,
    en: (y: number, m: number) => `${y}, to the end of month ${m}`,
  },
  progress: {
    ko: (of: number, submitted: number, confirmed: number, returned: number) =>
      `지표 ${of}건 가운데 제출 ${submitted} · 확정 ${confirmed} · 반려 ${returned}`,
    en: (of: number, submitted: number, confirmed: number, returned: number) =>
      `Of ${of}: ${submitted} submitted · ${confirmed} confirmed · ${returned} returned`,
  },
  due: {
    ko: (day: string, count: string) => `남은 제출 기한 ${day} (${count})`,
    en: (day: string, count: string) => `next due ${day} (${count})`,
  },
  keys: {
    ko: '↑↓ 이동 · Space 선택 · Shift+↑↓ 이어서 선택 · Ctrl+A 모두 선택',
    en: '↑↓ move · Space select · Shift+↑↓ extend · Ctrl+A select all',
  },
  listName: { ko: (name: string) => `${name}: 살펴볼 실적`, en: (name: string) => `${name}: figures to look at` },
  plainName: {
    ko: (name: string) => `${name}: 특이사항 없는 실적`,
    en: (name: string) => `${name}: figures with nothing to note`,
  },
  rest: { ko: (n: number) => `나머지 ${n}건은 특이사항 없음`, en: (n: number) => `The other ${n}: nothing to note` },
  onlyPlain: { ko: (n: number) => `제출된 ${n}건 모두 특이사항 없음`, en: (n: number) => `All ${n} submitted: nothing to note` },
  pickPlain: { ko: (n: number) => `${n}건 모두 선택`, en: (n: number) => `Select all ${n}` },
  unpick: { ko: '선택 해제', en: 'Clear selection' },
  picked: { ko: (n: number) => `${n}건 선택`, en: (n: number) => `${n} selected` },
  pickedOwn: {
    ko: (n: number) => `${n}건은 본인 값이어서 확정 불가`,
    en: (n: number) => `${n} your own: cannot be confirmed by you`,
  },
  confirm: { ko: (n: number) => `${n}건 확정`, en: (n: number) => `Confirm ${n}` },
  sendBack: { ko: (n: number) => `${n}건 반려…`, en: (n: number) => `Return ${n}…` },
  actions: { ko: '선택한 실적 처리', en: 'Act on the selection' },
  confirmedBefore: { ko: '지난 확정', en: 'Confirmed' },
  lastYear: { ko: (y: number) => `${y}년 실적`, en: (y: number) => `Actual ${y}` },
  submittedNow: { ko: '제출값', en: 'Submitted' },
  now: { ko: '지금 값', en: 'Now' },
  target: shortLabel('target'),
  noFigure: { ko: '없음', en: 'none' },
  notEntered: TERMS.notEntered,
  notApplicable: TERMS.notApplicable,
  becomes: { ko: '에서 다음 값으로 바뀜', en: 'becomes' },
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
  returnedWhy: { ko: '반려 사유', en: 'Returned because' },
  yearOpen: { ko: '연간 달성률은 모든 기간이 들어온 뒤 산정', en: 'The year’s rate follows when every period is in' },
  changingTitle: { ko: (n: number) => `확정 뒤 고치는 중 ${n}건`, en: (n: number) => `${n} being changed after confirmation` },
  changingHow: {
    ko: '확정했던 값을 다시 열어 고치고 있습니다. 다시 제출하면 위 목록에 올라옵니다.',
    en: 'Confirmed before, now open again. They join the list above when submitted.',
  },
  confirmedTitle: { ko: (n: number) => `확정한 값 ${n}건`, en: (n: number) => `${n} confirmed` },
  reopen: { ko: '예외 재개…', en: 'Reopen…' },
  reopenOne: { ko: (name: string) => `${name} 예외 재개`, en: (name: string) => `Reopen ${name}` },
  closed: TERMS.closed,
  waitingHere: { ko: '확정을 기다리는 값이 없습니다.', en: 'Nothing waits here.' },
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
  didConfirm: { ko: (n: number) => `${n}건을 확정했습니다.`, en: (n: number) => `${n} confirmed.` },
  didNot: {
    ko: (n: number) => `${n}건은 확정하지 못했습니다. 해당 줄의 안내를 보십시오.`,
    en: (n: number) => `${n} could not be confirmed; see their rows.`,
  },
  didReturn: { ko: (n: number) => `${n}건을 반려했습니다.`, en: (n: number) => `${n} returned.` },
  didReopen: { ko: (name: string) => `${withParticle(name, '을/를')} 재개했습니다.`, en: (name: string) => `${name} reopened.` },
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
  emptyTitle: { ko: '지금 확정할 실적이 없습니다', en: 'Nothing to confirm now' },
  emptyLeft: {
    ko: (left: number, due: string) =>
      `아직 제출되지 않은 지표가 ${left}건입니다${due === '' ? '' : ` (기한 ${due})`}. 담당자가 제출하면 여기에 표시됩니다.`,
    en: (left: number, due: string) =>
      `${left} not submitted yet${due === '' ? '' : ` (due ${due})`}. They appear here once the evaluator submits.`,
  },
  emptyDone: { ko: '이 기간의 지표를 모두 확정했습니다.', en: 'Every figure of this period is confirmed.' },
  emptyNone: {
    ko: '이 기간에 입력할 지표가 없습니다. 다른 연도나 기간을 고르십시오.',
    en: 'No indicator is due in this period. Choose another year or period.',
  },
  noAccess: { ko: '검토할 부서가 없습니다', en: 'There is no department for you to review' },
  noAccessWhat: {
    ko: '소속 부서나 대리로 맡은 부서의 실적이 여기에 표시됩니다. 맡은 부서가 있어야 하면 기획담당에게 요청하십시오.',
    en: 'The figures of your own departments, and of those you stand in for, appear here. Ask your administrator if one is missing.',
  },
  toEntry: { ko: '실적 입력 현황 보기', en: 'See the entries' },
})
