import { withParticle } from '#domain/words/particle.ts'
import { label, shortLabel } from '#domain/words/terms.ts'
import { defineMessages } from '../../language.tsx'

export const panelTexts = defineMessages({
  gone: { ko: '이 부서의 지표가 아닙니다', en: 'Not an indicator of this department' },
  standing: { ko: (year: number) => `${year}년 목표와 누계`, en: (year: number) => `Target and total of ${year}` },
  result: { ko: (year: number) => `${year}년 결과`, en: (year: number) => `Result of ${year}` },
  cause: label('cause'),
  working: { ko: '점수 산출근거', en: 'Working of the score' },
  rate: shortLabel('achievementRate'),
  score: label('score'),
  earned: label('points'),
  lost: shortLabel('pointsLost'),
  capped: {
    ko: (raw: string, cap: string) => `${raw} → 상한 ${cap}`,
    en: (raw: string, cap: string) => `${raw} → capped at ${cap}`,
  },
  exactRate: { ko: (exact: string) => `(반올림 전 ${exact})`, en: (exact: string) => `(unrounded ${exact})` },
  rule: { ko: '규칙', en: 'Rule' },
  yearsAllMet: { ko: '산정된 해는 모두 목표를 이뤘습니다', en: 'The target was met in every measured year' },
  yearsMissed: { ko: (years: string) => `미달성한 해: ${years}`, en: (years: string) => `Missed in ${years}` },
  yearsNone: { ko: '아직 달성 여부를 말할 해가 없습니다', en: 'No year can be judged yet' },
  yearsSub: {
    ko: (unit: string) => `막대 실적, 가로선 목표, 빗금 실적 없음 · ${unit}`,
    en: (unit: string) => `Bar actual, line target, hatched: no actual · ${unit}`,
  },
  year: { ko: '연도', en: 'Year' },
  actual: shortLabel('actual'),
  target: shortLabel('target'),
  paceTitle: { ko: (year: number) => `${year}년 시기별 진도`, en: (year: number) => `Pace in ${year}` },

  definition: { ko: '정의', en: 'Definition' },
  formula: label('formula'),
  source: label('dataSource'),
  rationale: label('rationale'),
  direction: label('direction'),
  aggregation: { ko: '집계', en: 'Aggregation' },
  frequency: { ko: '측정 빈도', en: 'Frequency' },
  printedAs: { ko: (value: string) => `(계획서 ${value})`, en: (value: string) => `(plan: ${value})` },
  due: { ko: '집계 완료 시점', en: 'Results due' },
  dueValue: { ko: (day: string) => `다음 해 ${day}`, en: (day: string) => `${day} of the next year` },
  weight: label('weight'),
  notGiven: { ko: '기재 없음', en: 'not given' },

  components: { ko: '구성 요소', en: 'Components' },
  componentsSum: {
    ko: (sum: string, target: string) => `구성 요소의 목표 합 ${sum}, 지표 목표 ${target}`,
    en: (sum: string, target: string) => `Components’ targets sum to ${sum}; the indicator’s target is ${target}`,
  },
  component: { ko: '요소', en: 'Component' },

  targets: { ko: '목표의 이력', en: 'History of targets' },
  targetsStand: { ko: '변경된 목표가 없습니다.', en: 'No target has been revised.' },
  targetsRevised: {
    ko: (n: number) => `변경 ${n}건. 이전 목표도 함께 보입니다.`,
    en: (n: number) => `${n} revised. Earlier targets stay visible.`,
  },
  from: { ko: '효력일', en: 'In force from' },
  reason: { ko: '사유', en: 'Reason' },
  inForce: { ko: '적용', en: 'in force' },
  replaced: { ko: '대체됨', en: 'replaced' },
  noTarget: { ko: '목표 없음', en: 'no target' },

  entries: { ko: '입력과 변경', en: 'Entries and changes' },
  entriesNone: { ko: '입력된 실적이 없습니다.', en: 'No actual has been entered.' },
  version: { ko: (n: number) => `${n}차`, en: (n: number) => `no. ${n}` },
  remedy: { ko: (text: string) => `조치: ${text}`, en: (text: string) => `Remedy: ${text}` },
  remedyDue: { ko: (day: string) => `기한 ${day}`, en: (day: string) => `due ${day}` },
  causeIs: { ko: (text: string) => `원인: ${text}`, en: (text: string) => `Cause: ${text}` },
  reasonIs: { ko: (text: string) => `변경 사유: ${text}`, en: (text: string) => `Reason: ${text}` },

  evidenceOf: { ko: (year: number) => `${year}년 증빙`, en: (year: number) => `Evidence of ${year}` },
  commentsOf: { ko: (year: number) => `${year}년 댓글`, en: (year: number) => `Comments of ${year}` },
  commentsNotYours: {
    ko: '댓글은 담당 부서와 실국장, 기획담당이 볼 수 있습니다.',
    en: 'The department itself, the executive and the administrator can see its comments.',
  },
  evidenceNotYours: {
    ko: '증빙은 담당 부서와 실국장, 기획담당이 볼 수 있습니다.',
    en: 'The department itself, the executive and the administrator can see its evidence.',
  },

  origins: { ko: '숫자의 출처', en: 'Where the figures come from' },
  originsNone: { ko: '이 숫자에는 연결된 문서가 없습니다.', en: 'No document is linked to these figures.' },
  originRow: { ko: (table: string, row: string) => `${table} · ${row}`, en: (table: string, row: string) => `${table} · ${row}` },
  column: { ko: '칸', en: 'Column' },
  raw: { ko: '원문', en: 'As printed' },
  where: { ko: '위치', en: 'Place' },
  blank: { ko: '(빈칸)', en: '(blank)' },
  placeholder: { ko: '자리표시: 실적으로 쓰지 않음', en: 'placeholder, not an actual' },

  programmes: { ko: '같은 목표의 단위사업', en: 'Unit programmes of the same goal' },
  programmesNote: {
    ko: '정책사업목표가 같은 단위사업 · 백만원 · 증감은 전년 대비',
    en: 'Unit programmes under the same policy goal · million won · change on the year before',
  },
  programmesNone: { ko: '같은 정책사업목표에 단위사업이 없습니다.', en: 'No unit programme shares its goal.' },
  alt: {
    ko: (name: string) => `${withParticle(name, '은/는')} 연도별 목표와 실적`,
    en: (name: string) => `${name}: targets and actuals by year`,
  },
})
