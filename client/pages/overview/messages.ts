/** Texts of the overview: headlines are functions of the figures, so they say what the data say. */
import { withParticle } from '#domain/words/particle.ts'
import { label, shortLabel, shortPluralLabel, TERMS } from '#domain/words/terms.ts'
import { defineMessages } from '../../language.tsx'

const all = (n: number) => (n === 2 ? 'Both' : `All ${n}`)
const s = (n: number, one: string, many = `${one}s`) => `${n} ${n === 1 ? one : many}`

export const overviewMessages = defineMessages({
  lateSchedules: {
    ko: (n: number) => `지연된 사업 일정 ${n}건`,
    en: (n: number) => `${n} late ${n === 1 ? 'schedule' : 'schedules'}`,
  },
  lateScheduleDays: { ko: (n: number) => `+${n}일`, en: (n: number) => `+${n} d` },
  documentTitle: { ko: (year: number) => `국 종합현황 ${year}`, en: (year: number) => `Bureau overview ${year}` },
  leadActual: { ko: (year: number) => `${year}년 실적:`, en: (year: number) => `${year} results:` },
  leadPlan: { ko: (year: number) => `${year}년 계획:`, en: (year: number) => `${year} plan:` },
  wall: { ko: '벽면 화면', en: 'Wall screen' },
  print: { ko: '인쇄', en: 'Print' },

  // departments
  department: label('department'),
  score: label('score'),
  allClear: {
    ko: (n: number) => (n === 1 ? '산정한 부서에 감점이 없습니다' : `산정한 ${n}개 부서 모두 감점이 없습니다`),
    en: (n: number) => (n === 1 ? 'The department lost no points' : `None of ${n} departments lost points`),
  },
  allMissed: {
    ko: (n: number) => (n === 1 ? '부서에 미달성 지표가 있습니다' : `${n}개 부서 모두 미달성 지표가 있습니다`),
    en: (n: number) => (n === 1 ? 'The department missed a target' : `All ${n} departments missed a target`),
  },
  someMissed: {
    ko: (clear: number, missed: number) => `${clear}개 부서는 감점이 없고, ${missed}개 부서에 미달성 지표가 있습니다`,
    en: (clear: number, missed: number) => `${s(clear, 'department')} lost no points, ${missed} missed a target`,
  },
  noneScored: {
    ko: (n: number) => `${n > 1 ? `${n}개 부서 모두 ` : ''}아직 산정할 실적이 없습니다`,
    en: (n: number) => `None of ${s(n, 'department')} can be scored yet`,
  },
  incomparable: { ko: (n: number) => ` · ${n}개 부서 점수 비교 불가`, en: (n: number) => ` · ${n} without a comparable score` },
  unscored: { ko: (n: number) => ` · ${n}개 부서 산정 전`, en: (n: number) => ` · ${n} not scored yet` },
  bulletsWhat: {
    ko: (cap: number | null, last: number | null) =>
      `부서 평점 0–130% · ${cap === null ? '달성률 상한 없음' : `달성률 상한 ${cap}%`} · 세로선 목표 100${last === null ? '' : ` · ◇ ${last}년 평점`} · 빗금 산정되지 않은 가중치`,
    en: (cap: number | null, last: number | null) =>
      `Department score 0–130%, ${cap === null ? 'rates not capped' : `rates capped at ${cap}%`}; line = target 100, ${last === null ? '' : `◇ = score of ${last}, `}hatched = weight not measured`,
  },
  weightAll: { ko: (total: string) => `산정 가중치 ${total}`, en: (total: string) => `measured weight ${total}` },
  weightPart: {
    ko: (measured: string, total: string) => `산정 가중치 ${measured}/${total}(일부)`,
    en: (measured: string, total: string) => `measured weight ${measured}/${total} (part)`,
  },
  noScore: { ko: '산정 전', en: 'no score' },
  noLoss: { ko: '감점 없음', en: 'no points lost' },
  newZero: { ko: (n: number) => `${n}개는 목표가 0이거나 없음`, en: (n: number) => `${n} with target 0 or none` },
  latePast: { ko: '집계 시점이 지났습니다', en: 'past the due date' },
  lastScore: { ko: (year: number) => `${year}년 평점`, en: (year: number) => `score of ${year}` },
  partOnly: { ko: (n: number) => `${n}개는 일부 기간만 입력`, en: (n: number) => `${n} in part of the year` },
  notDueYet: { ko: '집계 시점 전', en: 'not due yet' },
  bestLeftOut: {
    ko: (n: number) => `평점이 높은 ${n}개 부서는 뺌`,
    en: (n: number) => `the best ${n} left out`,
  },
  bulletsLabel: {
    ko: (list: string) => `부서 평점, 목표 100: ${list}`,
    en: (list: string) => `Department scores, target 100: ${list}`,
  },
  measuredWeight: label('measuredWeight'),
  workingOf: { ko: (name: string) => `${name} 평점`, en: (name: string) => `${name} score` },
  indicator: shortLabel('indicator'),
  rate: shortLabel('achievementRate'),
  weight: label('weight'),
  lost: shortLabel('pointsLost'),
  workingSum: {
    ko: (points: string, weight: string, score: string) => `Σ(가중치 × 평점) ${points} ÷ Σ가중치 ${weight} = ${score}`,
    en: (points: string, weight: string, score: string) => `Σ(weight × score) ${points} ÷ Σ(weight) ${weight} = ${score}`,
  },
  workingNone: { ko: '산정된 지표가 없어 평점이 없습니다.', en: 'No indicator is measured, so there is no score.' },
  workingRest: {
    ko: (measured: string, total: string) =>
      `가중치 ${total} 가운데 ${withParticle(measured, '을/를')} 산정했습니다. 산정하지 못한 지표는 0점으로 치지 않고 계산에서 뺍니다.`,
    en: (measured: string, total: string) =>
      `${measured} of ${total} weight is measured. What is not measured is left out, not counted as 0.`,
  },
  uncapped: {
    ko: (score: string) => `상한을 두지 않으면 ${score}입니다.`,
    en: (score: string) => `Without the cap it would be ${score}.`,
  },
  toDepartment: { ko: '부서 화면에서 자세히', en: 'More on the department page' },

  // exceptions
  missedAllKey: {
    ko: (n: number) => (n === 1 ? '미달성 1개는 핵심지표입니다' : `미달성 ${n}개 모두 핵심지표입니다`),
    en: (n: number) => (n === 1 ? 'The one miss is a key indicator' : `${all(n)} misses are key indicators`),
  },
  missedSomeKey: {
    ko: (n: number, key: number) => `미달성 ${n}개 중 ${key}개가 핵심지표입니다`,
    en: (n: number, key: number) => `${key} of ${n} misses are key indicators`,
  },
  missedNoKey: {
    ko: (n: number) => (n === 1 ? '미달성 1개는 일반지표입니다' : `미달성 ${n}개 모두 일반지표입니다`),
    en: (n: number) => (n === 1 ? 'The one miss is a general indicator' : `${all(n)} misses are general indicators`),
  },
  exceptionsWhat: {
    ko: (year: number, shown: number, of: number) =>
      `${year}년 목표 대비${of > shown ? ` · 감점이 큰 ${shown}개` : ''} · 감점은 부서 평점에서 잃은 점`,
    en: (year: number, shown: number, of: number) =>
      `Against the ${year} targets${of > shown ? `, the ${shown} largest losses` : ''}; points lost from the department’s score`,
  },
  exceptionsTable: { ko: '미달성 지표', en: 'Missed indicators' },
  actual: shortLabel('actual'),
  target: shortLabel('target'),
  gap: { ko: '차이', en: 'Gap' },
  points: { ko: (points: string) => `${points}점`, en: (points: string) => points },
  key: TERMS.keyIndicator,
  general: TERMS.generalIndicator,
  cause: label('cause'),
  noCause: { ko: '원인 미입력', en: 'cause not entered' },
  owner: { ko: '담당', en: 'Owner' },
  noMiss: { ko: '미달성 지표가 없습니다', en: 'No indicator missed its target' },
  noMissWhat: {
    ko: (n: number, lowest: string) => `산정한 ${n}개 지표가 모두 목표에 이르렀습니다. 가장 낮은 달성률은 ${lowest}%입니다.`,
    en: (n: number, lowest: string) => `All ${s(n, 'scored indicator')} reached the target. The lowest rate is ${lowest}%.`,
  },
  notEnteredHead: {
    ko: (year: number, n: number) => `${year}년 실적 ${n}개가 입력되지 않았습니다`,
    en: (year: number, n: number) => `${s(n, 'actual')} for ${year} not entered`,
  },
  notDueHead: {
    ko: (year: number) => `${year}년 실적은 아직 집계 시점이 아닙니다`,
    en: (year: number) => `The ${year} actuals are not due yet`,
  },
  underWayHead: {
    ko: (year: number, n: number, of: number) => `${year}년 실적은 집계 중입니다(일부 기간 ${n}/${of})`,
    en: (year: number, n: number, of: number) => `${year} is under way (${n} of ${of} in for part of the year)`,
  },
  underWay: { ko: '일부 기간', en: 'Part of year' },
  underWayNote: {
    ko: (n: number) => `일부 기간만 입력된 ${n}개 지표는 미도래로 두고 산정하지 않았습니다.`,
    en: (n: number) => `${s(n, 'indicator')} in for part of the year only ${n === 1 ? 'is' : 'are'} not due yet and not scored.`,
  },
  noIndicators: { ko: '등록된 지표가 없습니다', en: 'No indicators are registered' },
  noIndicatorsWhat: { ko: '성과계획서에 지표가 들어오면 여기에 나타납니다.', en: 'They appear here once the plan brings some.' },
  pendingWhat: { ko: '부서별 입력 현황 · 지표 수', en: 'Entered by department, number of indicators' },
  entered: { ko: '입력', en: 'Entered' },
  pendingState: { ko: '남은 지표', en: 'Outstanding' },
  dueFrom: { ko: '집계 시점', en: 'Due from' },
  past: { ko: '지남', en: 'past' },
  none: { ko: '없음', en: 'none' },

  // target-challenge check
  challenge: {
    ko: (plan: number, below: number, of: number, against: number | null) => {
      const actual = against === null ? '마지막 확정 실적' : `${against}년 실적`
      return below === 0
        ? `${plan}년 목표 점검: ${of}개 중 ${actual}보다 낮은 수준의 목표는 없습니다`
        : `${plan}년 목표 점검: ${of}개 중 ${below}개가 ${actual}보다 낮은 수준입니다`
    },
    en: (plan: number, below: number, of: number, against: number | null) =>
      `${plan} target check: ${below} of ${of} are easier than the ${against === null ? 'last confirmed' : against} actual`,
  },
  challengeNote: { ko: '감점이 아니라 과장에게 묻는 목록입니다.', en: 'Questions for the heads, not a penalty.' },
  challengeTable: { ko: '마지막 확정 실적보다 낮은 수준의 목표', en: 'Targets easier than the last confirmed actual' },
  lastActual: { ko: '마지막 확정 실적', en: 'Last confirmed actual' },
  inYear: { ko: (year: number) => `${year}년`, en: (year: number) => `in ${year}` },
  targetOf: { ko: (year: number) => `${year} 목표`, en: (year: number) => `${year} target` },
  actualOf: { ko: (year: number) => `${year} 실적`, en: (year: number) => `${year} actual` },

  // heatmap
  heatFlat: {
    ko: (of: number, flat: number, years: number) => `목표 ${of}개 중 ${flat}개가 ${years}년간 그대로입니다`,
    en: (of: number, flat: number, years: number) => `${flat} of ${of} targets stay the same for ${years} years`,
  },
  heatLowest: {
    ko: (name: string, rate: string) => `달성률이 가장 낮은 지표는 ${name}(${rate}%)입니다`,
    en: (name: string, rate: string) => `The lowest rate is ${name} (${rate}%)`,
  },
  heatPlain: { ko: '지표별 달성률과 목표', en: 'Rates and targets by indicator' },
  heatWhat: {
    ko: (partial: boolean) =>
      `색칸 달성률(%) · 흰칸 목표치(지표 단위)${partial ? ' · 들어온 기간' : ''} · 잠정 확정 전 · 빗금 미입력·산정불가`,
    en: (partial: boolean) =>
      `Shaded = achievement rate (%), plain = target in its unit, ${partial ? 'with the periods that are in, ' : ''}prov. = not confirmed yet, hatched = not entered or not computable`,
  },
  heatFolded: {
    ko: (partial: boolean) =>
      `부서별 미달성/산정 지표 수${partial ? ' · 일부 기간만 들어온 지표 수' : ''} · 부서를 누르면 지표가 펼쳐집니다`,
    en: (partial: boolean) =>
      `Indicators missed of those scored, by department${partial ? '; in part = in for part of the year' : ''}. Press a department for its indicators`,
  },
  heatCount: { ko: (n: number) => `지표 ${n}개`, en: (n: number) => s(n, 'indicator') },
  heatMissed: {
    ko: (missed: number, of: number) => `산정 ${of}개 중 미달성 ${missed}개`,
    en: (missed: number, of: number) => `${missed} of ${of} scored missed`,
  },
  heatPart: { ko: (n: number) => `일부 기간 ${n}개`, en: (n: number) => `${n} in part` },
  heatTargets: { ko: (n: number) => `목표 ${n}개`, en: (n: number) => s(n, 'target') },
  provisional: TERMS.provisional.short,
  provisionalCount: { ko: (n: number) => `잠정 ${n}개`, en: (n: number) => `${n} provisional` },
  partCell: {
    ko: (value: string, part: string, target: string) => `현재까지 ${value}(${part}), 목표 ${target}`,
    en: (value: string, part: string, target: string) => `So far ${value} (${part}), target ${target}`,
  },
  heatTable: { ko: '지표와 연도별 달성률 또는 목표치', en: 'Achievement rate or target by indicator and year' },
  rateCell: { ko: (word: string) => `${word} 달성률`, en: (word: string) => `${word}, rate` },
  targetCell: { ko: (word: string) => `${word}, 목표`, en: (word: string) => `${word}, target` },
  cellNotComputable: TERMS.notComputable.short,
  cellNotEntered: TERMS.notEntered.short,
  cellNotApplicable: TERMS.notApplicable.short,
  noTarget: { ko: '목표 없음', en: 'no target' },
  original: { ko: (target: string) => `당초 ${target}`, en: (target: string) => `originally ${target}` },
  columnRate: TERMS.achievementRate.short,
  columnTarget: TERMS.target.short,

  // budget
  budgetHead: {
    ko: (year: number, amount: string) => `${year}년 예산 ${amount}백만원`,
    en: (year: number, amount: string) => `${year} budget ${amount} million won`,
  },
  budgetChange: {
    ko: (change: string, rate: string) => `, ${change} (${rate}%)`,
    en: (change: string, rate: string) => `, ${change} (${rate}%)`,
  },
  policyHead: {
    ko: (year: number, amount: string) => `${year}년 정책사업 예산 ${amount}백만원`,
    en: (year: number, amount: string) => `${year} policy budget ${amount} million won`,
  },
  noBudget: { ko: '예산 자료가 없습니다', en: 'There is no budget' },
  noBudgetWhat: { ko: '성과계획서에 예산현황이 들어오면 여기에 나타납니다.', en: 'It appears here once the plan brings one.' },
  budgetWhat: {
    ko: (before: number, after: number) => `막대 정책사업 합계 · 아래 단위사업별 ${before}→${after} 증감 · 백만원`,
    en: (before: number, after: number) => `Policy programmes, then change ${before}→${after}; million won`,
  },
  budgetPolicyWhat: { ko: '정책사업 합계 · 백만원', en: 'Policy programmes, million won' },
  budgetSource: { ko: '예산현황과 출처', en: 'Statement and sources' },
  settled: TERMS.settled.short,
  budget: TERMS.budget,
  plan: { ko: '계획', en: 'plan' },
  notPlanned: { ko: '계획 전', en: 'not planned' },
  years: { ko: '연도별 정책사업 예산, 백만원', en: 'Policy budget by year, million won' },
  moveBoth: {
    ko: (up: string, plus: string, down: string, minus: string) =>
      `${withParticle(up, '이/가')} 가장 크게 늘고(${plus}), ${withParticle(down, '이/가')} 가장 크게 줄었습니다(${minus})`,
    en: (up: string, plus: string, down: string, minus: string) => `Largest rise ${up} (${plus}), largest cut ${down} (${minus})`,
  },
  moveUp: {
    ko: (up: string, plus: string) => `${withParticle(up, '이/가')} 가장 크게 늘었습니다(${plus})`,
    en: (up: string, plus: string) => `Largest rise ${up} (${plus})`,
  },
  moveDown: {
    ko: (down: string, minus: string) => `${withParticle(down, '이/가')} 가장 크게 줄었습니다(${minus})`,
    en: (down: string, minus: string) => `Largest cut ${down} (${minus})`,
  },
  movesTable: {
    ko: (before: number, after: number) => `단위사업별 ${before}년과 ${after}년 예산, 백만원`,
    en: (before: number, after: number) => `Unit programmes, ${before} and ${after} budget, million won`,
  },
  movesLabel: {
    ko: (list: string) => `단위사업별 증감, 백만원: ${list}`,
    en: (list: string) => `Change by unit programme, million won: ${list}`,
  },
  programme: label('unitProgramme'),
  change: label('change'),
  changeRate: { ko: '증감률', en: 'Change %' },
  newProgramme: { ko: '신규', en: 'new' },
  rest: { ko: (n: number) => `그 밖의 ${n}개 사업`, en: (n: number) => `${n} others` },
  programmeSum: { ko: '단위사업 합', en: 'Sum of unit programmes' },

  // sources
  bureauScore: { ko: '국 평점', en: 'Bureau score' },
  scoreLater: {
    ko: '국 평점은 연간 실적이 나온 뒤 산정합니다',
    en: 'The bureau is scored once results of the year are in',
  },
  compare: { ko: '왜 이 점수인가 · 다른 방식과 비교', en: 'Why this score · compare rules' },
  compareTitle: { ko: '국 평점의 산정 방식', en: 'How the bureau score is made' },
  officialIs: {
    ko: (rule: string, score: string) => `기관이 정한 방식은 ${rule} ${score}`,
    en: (rule: string, score: string) => `the organisation’s rule: ${rule} ${score}`,
  },
  policy: { ko: '평가규칙', en: 'Scoring rule' },
  policyVersion: { ko: (version: string) => `${version}판`, en: (version: string) => `version ${version}` },
  policyShow: { ko: '산식 보기', en: 'Show formula' },
  policyCap: {
    ko: (cap: number | null) =>
      cap === null ? '지표 평점 = 달성률, 상한 없음' : `지표 평점 = 달성률, ${withParticle(String(cap), '을/를')} 넘으면 ${cap}`,
    en: (cap: number | null) => (cap === null ? 'Indicator score = rate, no cap' : `Indicator score = rate, at most ${cap}`),
  },
  confirmed: { ko: '실적 확정', en: 'Final actuals' },
  confirmedBy: { ko: (name: string, day: string) => `${name}, ${day}`, en: (name: string, day: string) => `${name}, ${day}` },
  confirmedByMany: {
    ko: (name: string, others: number, day: string) => `${name} 외 ${others}명, ${day}`,
    en: (name: string, others: number, day: string) => `${name} and ${s(others, 'other')}, ${day}`,
  },
  loadedFrom: {
    ko: (source: 'document' | 'practice') => ({ document: '문서에서 읽음', practice: '연습 자료' })[source],
    en: (source: 'document' | 'practice') => ({ document: 'read from a document', practice: 'practice data' })[source],
  },
  withLoaded: {
    ko: (who: string, loaded: string) => `${who} · ${loaded}`,
    en: (who: string, loaded: string) => `${who}; ${loaded}`,
  },
  loadedResults: { ko: (n: number, source: string) => `${n}개 ${source}`, en: (n: number, source: string) => `${n} ${source}` },
  confirmedWho: { ko: '확정한 사람', en: 'Confirmed by' },
  confirmedHow: { ko: '확정한 사람 또는 출처', en: 'Confirmed by, or source' },
  confirmedResults: shortPluralLabel('indicator'),
  confirmedLast: { ko: '마지막 확정', en: 'Last' },
  draft: { ko: '초안', en: 'draft' },
  filed: { ko: '의회 제출', en: 'filed with the council' },
  planConfirmed: { ko: '의회 확정', en: 'confirmed by the council' },
  superseded: { ko: '이전 판', en: 'superseded' },
})
