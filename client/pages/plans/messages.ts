import { PLAN_FIELD_WORDS } from '#domain/words/plan-field-words.ts'
import { withParticle } from '#domain/words/particle.ts'
import { label } from '#domain/words/terms.ts'
import { defineMessages } from '../../language.tsx'

export const planMessages = defineMessages({
  title: { ko: '성과계획', en: 'Plans' },
  what: {
    ko: '해마다의 계획과 판, 의회 확정, 정정과 목표 변경을 다룹니다. 확정한 계획은 잠겨 바로 고칠 수 없습니다.',
    en: 'The plans of each year and their editions: confirmation by the council, corrections, changes of targets. A confirmed plan is locked.',
  },
  waitingHead: {
    ko: (n: number) => `결정을 기다리는 목표 변경 요청 ${n}건이 있습니다`,
    en: (n: number) => `${n} requests to change a target wait for a decision`,
  },
  headline: {
    ko: (year: number, edition: string, status: string) => `${year}년 계획은 ${edition}판, ${status}입니다`,
    en: (year: number, edition: string, status: string) => `The plan of ${year}: ${edition}, ${status}`,
  },
  list: { ko: '연도와 판', en: 'Years and editions' },
  listSub: { ko: (n: number) => `계획 ${n}개`, en: (n: number) => (n === 1 ? '1 plan' : `${n} plans`) },
  year: { ko: '연도', en: 'Year' },
  edition: { ko: '판', en: 'Edition' },
  editionOf: { ko: (name: string) => `${name}판`, en: (name: string) => name },
  version: { ko: (n: number) => `제${n}호`, en: (n: number) => `No. ${n}` },
  status: { ko: '상태', en: 'State' },
  filedOn: { ko: '제출일', en: 'Filed on' },
  confirmedOn: { ko: '의결일', en: 'Decided on' },
  waiting: { ko: '대기 요청', en: 'Waiting' },
  noPlans: { ko: '아직 계획이 없습니다', en: 'There is no plan yet' },
  noPlansWhat: { ko: '성과계획서를 가져오면 여기에 나타납니다.', en: 'Import a plan document and it appears here.' },
  planOf: { ko: (year: number) => `${year}년 계획`, en: (year: number) => `Plan of ${year}` },
  confirm: { ko: '의회 확정', en: 'Record the confirmation' },
  confirmTitle: { ko: (year: number) => `${year}년 계획 의회 확정`, en: (year: number) => `Confirmation of the plan of ${year}` },
  confirmWhat: {
    ko: '확정하면 지표명·단위·산식·가중치·목표치가 잠깁니다. 그 뒤 목표치는 변경 요청으로, 옮겨 적은 오류는 정정으로 고칩니다.',
    en: 'Names, units, formulas, weights and targets are locked. Targets then change by request, slips of the copy by correction.',
  },
  meeting: { ko: '회기', en: 'Session' },
  meetingHint: { ko: '예: 제415회 정례회', en: 'For example: 제415회 정례회' },
  number: { ko: '의안번호', en: 'Bill' },
  decidedOn: { ko: '의결일', en: 'Decided on' },
  evidence: { ko: '근거 문서', en: 'Document' },
  evidenceHint: { ko: '문서 번호나 주소. 비워 둘 수 있습니다.', en: 'Number or address; may stay empty.' },
  file: { ko: '의회 제출', en: 'Record the filing' },
  fileTitle: { ko: (year: number) => `${year}년 계획 의회 제출`, en: (year: number) => `Filing of the plan of ${year}` },
  fileWhat: { ko: '제출하면 초안을 더 고칠 수 없습니다.', en: 'The draft cannot be edited any more.' },
  fileMissing: { ko: (n: number) => `먼저 채울 것이 ${n}건 있습니다.`, en: (n: number) => `${n} things are missing first.` },
  fileWarned: {
    ko: (n: number) => `사유가 없는 목표 ${n}건을 그대로 제출합니다.`,
    en: (n: number) => `${n} targets are filed without a reason.`,
  },
  toDraft: { ko: '내년 계획에서 채우기', en: 'Complete it on its page' },
  withdrawConfirmation: { ko: '확정 취소', en: 'Withdraw the confirmation' },
  withdrawFiling: { ko: '제출 취소', en: 'Withdraw the filing' },
  withdrawWhat: {
    ko: '뒤따른 목표 변경·정정·추경이 없을 때만 취소됩니다. 취소한 기록은 남습니다.',
    en: 'Only while no change of target, correction or supplementary budget stands on it. It stays on record.',
  },
  correct: { ko: '정정', en: 'Correct a slip' },
  correctTitle: { ko: '옮겨 적은 오류 정정', en: 'Correct a slip of the copy' },
  correctWhat: {
    ko: '의회가 정한 것과 다르게 옮겨 적힌 곳만 바로잡습니다. 두 값이 모두 남고, 목표 변경으로 보지 않습니다.',
    en: 'Only what was copied otherwise than the council decided. Both values stay; it is no change of a target.',
  },
  subject: { ko: '무엇을', en: 'What' },
  one: { ko: '어느 것', en: 'Which' },
  field: { ko: '항목', en: 'Field' },
  before: { ko: '원문 표기', en: 'As printed' },
  after: { ko: '바른 값', en: 'Correct value' },
  afterNone: { ko: '목표가 없으면 -를 적습니다.', en: 'Enter - for no target.' },
  choose: { ko: '선택하십시오', en: 'Choose' },
  same: { ko: '원문 표기와 다른 값을 적으면 할 수 있습니다.', en: 'Enter a value other than the printed one first.' },
  corrections: { ko: '정정', en: 'Corrections' },
  correctionsNote: { ko: (n: number) => `${n}건 · 두 값이 모두 남습니다`, en: (n: number) => `${n}, both values kept` },
  history: { ko: '처리 이력', en: 'History' },
  historyNone: {
    ko: '기록된 처리가 없습니다. 예전 판에서 들어온 계획입니다.',
    en: 'No act is on record: it came from an earlier version.',
  },
  requests: { ko: '목표 변경 요청', en: 'Requests to change a target' },
  requestsWait: { ko: (n: number) => `결정할 요청 ${n}건`, en: (n: number) => `${n} to decide` },
  requestsNone: { ko: '결정을 기다리는 요청이 없습니다.', en: 'No request waits for a decision.' },
  decided: { ko: (n: number) => `결정한 요청 ${n}건`, en: (n: number) => `${n} decided` },
  approve: { ko: '승인', en: 'Approve' },
  return: label('return'),
  approveOf: { ko: (name: string) => `승인: ${name}`, en: (name: string) => `Approve: ${name}` },
  returnOf: { ko: (name: string) => `반려: ${name}`, en: (name: string) => `Return: ${name}` },
  approveWhat: {
    ko: '승인하면 적용일부터 새 목표로 달성률을 계산하고 당초 목표를 함께 보입니다.',
    en: 'From its day the rate uses the new target; the original is shown beside it.',
  },
  effectiveOn: { ko: '적용일', en: 'In force from' },
  effectiveHint: {
    ko: (year: number) => `${year}년의 날짜. 요청한 날이 적혀 있습니다.`,
    en: (year: number) => `A day of ${year}, as asked.`,
  },
  outside: {
    ko: (year: number) => `적용일은 ${year}년의 날짜여야 합니다.`,
    en: (year: number) => `The day must lie in ${year}.`,
  },
  decision: { ko: '결정 근거(선택)', en: 'Ground (optional)' },
  exception: { ko: '예외 사유', en: 'Why an exception' },
  exceptionHint: {
    ko: '이미 마감한 기간의 목표입니다. 왜 예외로 승인하는지 적으면 기록에 남습니다.',
    en: 'Its period is closed already. Why it is approved all the same is kept on record.',
  },
  missingException: { ko: '예외 사유를 쓰면 할 수 있습니다.', en: 'Give the reason of the exception first.' },
  bySupplementary: {
    ko: (n: number) => `${withParticle(`추경${n}`, '을/를')} 확정하면 함께 승인됩니다.`,
    en: (n: number) => `Approved with supplementary ${n}.`,
  },
  rule: { ko: '제출 전 확인 규칙', en: 'Check before filing' },
  ruleNow: {
    ko: (word: string) => `사유 없는 하향·동일 목표: ${word}`,
    en: (word: string) => `Targets without a reason: ${word}`,
  },
  ruleTitle: { ko: '사유 없이 낮거나 같은 목표가 있을 때', en: 'When a low or equal target has no reason' },
  ruleFrom: { ko: '시행일', en: 'In force from' },
  save: { ko: '저장', en: 'Save' },
})

export const ACT_WORDS = {
  enter: { ko: '계획 들어옴', en: 'Entered' },
  file: { ko: '의회 제출', en: 'Filed' },
  confirm: { ko: '의회 확정', en: 'Confirmed by the council' },
  withdraw: { ko: '취소', en: 'Withdrawn' },
  supersede: { ko: '다른 판으로 대체', en: 'Superseded' },
  restore: { ko: '다시 쓰임', en: 'In force again' },
} as const

export const SUBJECT_WORDS = {
  indicator: label('indicator'),
  target: label('target'),
  component: { ko: '구성 항목', en: 'Part' },
  strategic_goal: label('strategicGoal'),
  policy_goal: label('policyGoal'),
  programme: label('unitProgramme'),
  project: label('detailedProject'),
} as const

export const FIELD_WORDS: Readonly<Record<string, { readonly ko: string; readonly en: string }>> = {
  name: { ko: '이름', en: 'Name' },
  unit: { ko: '단위', en: 'Unit' },
  weight: label('weight'),
  formula: label('formula'),
  source: label('dataSource'),
  rationale: label('rationale'),
  target: label('target'),
  funding: PLAN_FIELD_WORDS.funding,
}
