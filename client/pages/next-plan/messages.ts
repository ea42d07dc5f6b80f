import { withParticle } from '#domain/words/particle.ts'
import { DRAFT_DECISIONS } from '#domain/words/audit-codes.ts'
import { FIELDS } from '#domain/words/audit-fields.ts'
import { wordIn } from '#domain/words/audit-words.ts'
import { label, shortLabel } from '#domain/words/terms.ts'
import { defineMessages } from '../../language.tsx'

export const messages = defineMessages({
  page: { ko: '내년 계획', en: 'Next year’s plan' },
  notReady: {
    ko: (year: number, left: number) => `${year}년 계획은 ${left}건을 더 정해야 제출할 수 있습니다`,
    en: (year: number, left: number) => `${left} things to settle before the ${year} plan can be filed`,
  },
  ready: { ko: (year: number) => `${year}년 계획을 제출할 수 있습니다`, en: (year: number) => `The ${year} plan can be filed` },
  madeFrom: {
    ko: (title: string, from: number, day: string, by: string) => `${title} 초안 · ${from}년 계획에서 ${day} ${by} 만듦`,
    en: (title: string, from: number, day: string, by: string) =>
      `${title}, draft · made from the ${from} plan on ${day} by ${by}`,
  },

  // before there is one
  start: {
    ko: (year: number) => `${year}년 계획 초안이 없습니다`,
    en: (year: number) => `There is no draft of the ${year} plan`,
  },
  startWhat: {
    ko: (from: string) =>
      `${from}의 목표·지표·가중치·단위사업을 이어받아 초안을 만듭니다. 이미 정해진 중기 목표는 그대로 제안하고, 새 연도 목표와 예산은 비워 둡니다. 지금 보는 연도는 바뀌지 않습니다.`,
    en: (from: string) =>
      `A draft takes over goals, indicators, weights and programmes of “${from}”. Mid-term targets are proposed as they stand; the new year’s targets and amounts stay open. Nobody’s current year changes.`,
  },
  startWaits: {
    ko: '기획담당이 초안을 만들면 여기에서 부서별로 채웁니다.',
    en: 'Departments fill it here once the administrator has made it.',
  },
  roll: { ko: (year: number) => `${year}년 초안 만들기`, en: (year: number) => `Make the ${year} draft` },
  there: {
    ko: (year: number, status: string) => `${year}년 계획은 이미 있습니다(${status})`,
    en: (year: number, status: string) => `The ${year} plan is there already (${status})`,
  },
  thereWhat: {
    ko: '위의 연도에서 그 해를 선택하면 볼 수 있습니다. 다음 초안은 그 해가 시작되면 만들 수 있습니다.',
    en: 'Choose its year above to see it. The next draft can be made once that year has begun.',
  },
  noPlan: { ko: '이어받을 계획이 없습니다', en: 'There is no plan to go on from' },
  noPlanWhat: {
    ko: '성과계획서를 가져와 반영하면 그 다음 해의 초안을 만들 수 있습니다.',
    en: 'Import a plan first; then the draft of the year after can be made.',
  },

  // whole draft
  undo: { ko: '초안 만들기 되돌리기', en: 'Take the draft back' },
  undoWhat: {
    ko: '아직 적은 것이 없어, 되돌리면 초안을 만들기 전과 똑같아집니다.',
    en: 'Nothing was entered yet: everything will be as it was before.',
  },
  discard: { ko: '초안 버리기', en: 'Discard the draft' },
  discardWhat: {
    ko: (what: string) => `이미 적은 것이 있습니다: ${what}. 버린 초안은 기록에 남고, 같은 해의 초안을 다시 만들 수 있습니다.`,
    en: (what: string) => `Something was entered: ${what}. A discarded draft stays on record, and a new one can be made.`,
  },
  standing: {
    ko: (of: Readonly<Record<string, number>>) => words(of, 'ko'),
    en: (of: Readonly<Record<string, number>>) => words(of, 'en'),
  },

  toFile: { ko: '의회 제출로', en: 'To the filing' },
  keepRest: { ko: (n: number) => `나머지 ${n}개 유지`, en: (n: number) => `Keep the other ${n}` },

  // progress
  progress: { ko: '부서별 진행', en: 'Progress by department' },
  progressWhat: {
    ko: '정한 것 / 정할 것 · 지표의 결정과 목표, 목표별 가중치, 부서 완료',
    en: 'settled / to settle · decisions and targets of indicators, weights of goals, the head’s word',
  },
  left: { ko: (n: number) => `남은 것 ${n}건`, en: (n: number) => `${n} left` },
  done: { ko: '부서 완료', en: 'Ready' },
  doneBy: { ko: (day: string, by: string) => `${day} ${by} 완료`, en: (day: string, by: string) => `ready, ${by}, ${day}` },
  markDone: { ko: '부서 완료로 표시', en: 'Mark as ready' },
  reopen: { ko: '다시 열기', en: 'Open again' },
  reopenTitle: { ko: (name: string) => `${name} 초안 다시 열기`, en: (name: string) => `Open ${name} again` },
  doneNote: {
    ko: '완료한 부서의 초안은 고칠 수 없습니다. 고치려면 과장이나 기획담당이 다시 엽니다.',
    en: 'A department that is ready cannot be changed until the head or the administrator opens it again.',
  },

  // table
  weights: { ko: (sum: string) => `가중치 합 ${sum}`, en: (sum: string) => `weights ${sum}` },
  weightsOff: { ko: (sum: string) => `가중치 합 ${sum}: 100이어야 합니다`, en: (sum: string) => `weights ${sum}: must be 100` },
  programmes: { ko: (n: number) => `단위사업 ${n}개`, en: (n: number) => `${n} programmes` },
  decision: { ko: '결정', en: 'Decision' },
  indicator: shortLabel('indicator'),
  weight: label('weight'),
  result: { ko: (year: number) => `${year} 실적`, en: (year: number) => `${year} actual` },
  target: { ko: (year: number) => `${year} 목표`, en: (year: number) => `${year} target` },
  check: { ko: '점검', en: 'Check' },
  reason: { ko: '사유', en: 'Reason' },
  reasonFor: { ko: (name: string) => `${name} 사유`, en: (name: string) => `Reason, ${name}` },
  notFinal: { ko: '미확정', en: 'not final' },
  none: { ko: '없음', en: 'none' },
  ...DRAFT_DECISIONS,
  undecided: { ko: '정하지 않음', en: 'undecided' },
  remove: { ko: '신규 취소', en: 'Remove' },
  removeProgramme: { ko: '없애기', en: 'Remove' },
  keyKind: label('keyIndicator'),
  generalKind: label('generalIndicator'),
  ofTarget: { ko: (target: string) => `목표 ${target}`, en: (target: string) => `target ${target}` },
  was: { ko: (before: string) => `앞 계획 ${before}`, en: (before: string) => `was ${before}` },
  edit: { ko: '정의 고치기', en: 'Edit definition' },
  parts: { ko: '구성 목표', en: 'Targets of parts' },
  dropped: { ko: '폐지한 지표', en: 'Dropped' },
  bringBack: { ko: '복원', en: 'Bring back' },
  printed: { ko: '원문 표기는 바꾼 뒤에도 앞 계획에 남습니다.', en: 'The plan before keeps its printed text.' },

  // findings, short
  'below-last-actual': { ko: '지난 실적보다 쉬움', en: 'easier than last actual' },
  'equal-to-last-actual': { ko: '지난 실적과 같음', en: 'equal to last actual' },
  flat: { ko: '여러 해 같은 목표', en: 'the same for years' },
  'lowered-after-miss': { ko: '미달성 뒤 낮춤', en: 'lowered after a miss' },
  'new-without-baseline': { ko: '기준치 없음', en: 'no baseline' },
  sunset: {
    ko: (years: string) => `일몰 제안: ${years} 모두 100% 이상`,
    en: (years: string) => `may be dropped: 100 % or more in ${years}`,
  },
  differs: { ko: (what: string) => `앞 계획과 다름: ${what}`, en: (what: string) => `differs: ${what}` },

  // needs
  'need-decision': { ko: '유지·수정·폐지를 정하지 않음', en: 'not decided' },
  'need-reason': { ko: '사유 없음', en: 'no reason' },
  'need-keep-differs': { ko: '유지인데 앞 계획과 다름', en: 'kept, yet different' },
  'need-target': { ko: '목표를 정하지 않은 연도가 있음', en: 'a year without target' },
  'need-challenge': { ko: '도전성 점검에 사유 없음', en: 'no answer to the check' },
  'need-parts': { ko: '구성 목표의 합이 목표와 다름', en: 'parts do not add up' },
  'need-weights': { ko: '가중치 합이 100이 아님', en: 'weights are not 100' },
  'need-goal-empty': { ko: '지표가 없는 목표', en: 'a goal without indicators' },
  'need-department': { ko: '부서 완료 전', en: 'not ready yet' },

  // one cell
  unsaved: { ko: '저장 전', en: 'not saved' },
  theirs: {
    ko: (by: string, theirs: string) =>
      `그사이 ${by ? `${withParticle(by, '이/가')} ` : ''}${withParticle(theirs, '으로/로')} 저장했습니다.`,
    en: (by: string, theirs: string) => `${by || 'Somebody'} saved ${theirs} meanwhile.`,
  },
  useMine: { ko: '내 값으로', en: 'Use mine' },
  useTheirs: { ko: '저장된 값으로', en: 'Use theirs' },
  unclear: { ko: (readings: string) => `${readings} 가운데 어느 것입니까?`, en: (readings: string) => `Which one: ${readings}?` },
  noNumber: { ko: '숫자로 읽을 수 없습니다', en: 'Not a number' },
  outOfRange: { ko: '쓸 수 없는 값입니다', en: 'Not a possible value' },

  // dialogs
  addIndicator: { ko: '지표 추가', en: 'Add an indicator' },
  addGoal: { ko: '정책사업목표 추가', en: 'Add a goal' },
  addProgramme: { ko: '단위사업 추가', en: 'Add a programme' },
  rename: { ko: '이름 바꾸기', en: 'Rename' },
  dropGoal: { ko: '목표 삭제', en: 'Remove the goal' },
  dropProgramme: { ko: '사업 삭제', en: 'Remove the programme' },
  dropTitle: { ko: (name: string) => `${name} 폐지`, en: (name: string) => `Drop ${name}` },
  removeTitle: { ko: (name: string) => `${name} 신규 취소`, en: (name: string) => `Remove ${name}` },
  sure: {
    ko: (name: string) => `${withParticle(`‘${name}’`, '을/를')} 초안에서 삭제합니다.`,
    en: (name: string) => `“${name}” leaves the draft.`,
  },
  name: { ko: '이름', en: 'Name' },
  unit: { ko: '단위', en: 'Unit' },
  kind: { ko: '유형', en: 'Type' },
  direction: label('direction'),
  formula: label('formula'),
  source: label('dataSource'),
  rationale: label('rationale'),
  save: { ko: '저장', en: 'Save' },
  nothingChanged: { ko: '바꾼 것이 없습니다.', en: 'Nothing was changed.' },
  add: { ko: '추가', en: 'Add' },
  rules: { ko: '일몰 제안 기준', en: 'When dropping is proposed' },
  rulesNow: {
    ko: (n: number) => `결산된 ${n}년을 이어서 100% 이상이면 일몰을 제안합니다`,
    en: (n: number) => `Dropping is proposed after ${n} settled years of 100 % or more`,
  },
  years: { ko: '연속 연수', en: 'Years in a row' },
  yearsHint: { ko: '2년부터 10년까지', en: '2 to 10' },
  effectiveFrom: { ko: '시행일', en: 'In force from' },
})

const words = (of: Readonly<Record<string, number>>, language: 'ko' | 'en') =>
  Object.entries(of)
    .filter(([, n]) => n > 0)
    .map(([name, n]) => `${wordIn(FIELDS, name)?.label[language] ?? name} ${n}`)
    .join(', ')
