import { label, shortLabel, TERMS } from '#domain/words/terms.ts'
import { defineMessages } from '../../language.tsx'

const s = (n: number, word: string) => `${n} ${word}${n === 1 ? '' : 's'}`

/** Texts of the overview while its year is under way. */
export const runningMessages = defineMessages({
  lead: {
    ko: (year: number, month: number | null) => (month === null ? `${year}년: ` : `${year}년 ${month}월까지: `),
    en: (year: number, month: number | null) => (month === null ? `${year}: ` : `${year}, until month ${month}: `),
  },

  // against the pace
  short: {
    ko: (judged: number, short: number) =>
      judged === 1
        ? '판단한 지표가 시기별 목표보다 뒤처졌습니다'
        : `판단한 ${judged}개 중 ${short}개가 시기별 목표보다 뒤처졌습니다`,
    en: (judged: number, short: number) => `${short} of ${judged} judged fall short of their pace`,
  },
  allOnTrack: {
    ko: (judged: number) =>
      judged === 1 ? '판단한 지표가 시기별 목표에 이르렀습니다' : `판단한 ${judged}개 모두 시기별 목표에 이르렀습니다`,
    en: (judged: number) => (judged === 1 ? 'The one judged is on track' : `All ${judged} judged are on track`),
  },
  noneJudged: { ko: '아직 시기별 목표와 비교할 실적이 없습니다', en: 'Nothing can be compared with a pace yet' },
  what: {
    ko: '시기별 목표 대비 %, 마지막으로 들어온 기간 기준',
    en: 'Percent of the expected pace, by the newest period that is in',
  },
  table: { ko: '지표별 실적과 시기별 목표', en: 'Figures and pace by indicator' },
  department: label('department'),
  indicator: shortLabel('indicator'),
  value: shortLabel('actual'),
  expected: label('pace'),
  gap: { ko: '차이', en: 'Gap' },
  line: { ko: '시기별 목표 100', en: 'pace 100' },
  share: { ko: (percent: string) => `시기별 목표의 ${percent}%`, en: (percent: string) => `${percent}% of the pace` },
  state: { ko: '판단', en: 'State' },
  period: { ko: '기준', en: 'As of' },
  many: {
    ko: (n: number) => `지표 ${n}개`,
    en: (n: number) => s(n, 'indicator'),
  },
  why: {
    ko: (why: 'no-target' | 'once-a-year' | 'no-period' | 'missing' | 'no-curve', day: string, missing: number) =>
      ({
        'no-target': '목표 없음',
        'once-a-year': `연 1회, ${day} 집계`,
        'no-period': missing > 0 ? `${missing}개 기간 미입력` : '끝난 기간 없음',
        missing: `${missing}개 기간 미입력`,
        'no-curve': '시기별 목표 미입력',
      })[why],
    en: (why: 'no-target' | 'once-a-year' | 'no-period' | 'missing' | 'no-curve', day: string, missing: number) =>
      ({
        'no-target': 'no target',
        'once-a-year': `once a year, due ${day}`,
        'no-period': missing > 0 ? `${s(missing, 'period')} not entered` : 'no period is over',
        missing: `${s(missing, 'period')} not entered`,
        'no-curve': 'no pace entered',
      })[why],
  },
  scoreSoFar: {
    ko: (score: string, weight: string) => `나온 실적의 평점 ${score} · 산정 가중치 ${weight}(일부)`,
    en: (score: string, weight: string) => `Score of the results so far ${score} (measured weight ${weight}, in part)`,
  },

  // what falls short
  lagging: {
    ko: (needs: number, behind: number) =>
      [...(behind > 0 ? [`부진 ${behind}개`] : []), ...(needs > 0 ? [`개선필요 ${needs}개`] : [])].join('·') + ', 뒤처진 순',
    en: (needs: number, behind: number) =>
      [...(behind > 0 ? [`${behind} behind`] : []), ...(needs > 0 ? [`${needs} in need of improvement`] : [])].join(', '),
  },
  laggingWhat: {
    ko: (shown: number) => `가장 뒤처진 ${shown}개`,
    en: (shown: number) => `The ${shown} farthest from their pace`,
  },
  laggingTable: { ko: '시기별 목표보다 뒤처진 지표', en: 'Indicators short of their pace' },
  rest: { ko: '연말까지', en: 'Until year’s end' },
  restSpeed: {
    ko: (unit: 'month' | 'quarter' | 'half-year', each: string, before: string) =>
      `${{ month: '월', quarter: '분기', 'half-year': '반기' }[unit]} ${each}(지금까지 ${before})`,
    en: (unit: 'month' | 'quarter' | 'half-year', each: string, before: string) =>
      `${each} a ${{ month: 'month', quarter: 'quarter', 'half-year': 'half' }[unit]}, so far ${before}`,
  },
  missing: {
    ko: (what: string) => `${what} 없음`,
    en: (what: string) => `missing: ${what}`,
  },
  missingPeriods: {
    ko: (periods: string) => `${periods} 실적`,
    en: (periods: string) => `figures of ${periods}`,
  },
  evidence: TERMS.evidence,
  cause: TERMS.cause,
  causeIs: { ko: (cause: string) => `원인: ${cause}`, en: (cause: string) => `Cause: ${cause}` },
  nothingShort: { ko: '뒤처진 지표가 없습니다', en: 'Nothing falls short of its pace' },
  nothingShortWhat: {
    ko: (n: number) => `판단한 ${n}개 지표가 모두 시기별 목표에 이르렀습니다.`,
    en: (n: number) => `All ${s(n, 'indicator')} judged reached the pace.`,
  },
  nothingJudged: { ko: '아직 판단한 지표가 없습니다', en: 'Nothing is judged yet' },
  nothingJudgedWhat: {
    ko: '끝난 기간의 실적이 제출되면 시기별 목표와 비교해 여기에 나타납니다.',
    en: 'Once figures of a complete period are submitted, they are compared with the pace here.',
  },
  nothingJudgedYearly: {
    ko: (day: string) => `지표가 모두 연 1회 측정됩니다. 실적은 ${day}까지 집계합니다.`,
    en: (day: string) => `All indicators are measured once a year. Their results are due by ${day}.`,
  },

  // what is late, due and waiting
  lateHead: {
    ko: (count: number, days: number) => `기한 지난 실적 ${count}개, 최장 ${days}일`,
    en: (count: number, days: number) => `${s(count, 'overdue result')}, up to ${s(days, 'day')}`,
  },
  noneLate: { ko: '기한 지난 입력이 없습니다', en: 'Nothing is overdue' },
  workWhat: {
    ko: (waiting: number) => (waiting === 0 ? '부서별 값 수' : `부서별 값 수 · 확정을 기다리는 값 ${waiting}개`),
    en: (waiting: number) => (waiting === 0 ? 'Figures by department' : `Figures by department; ${waiting} wait to be confirmed`),
  },
  workTable: { ko: '부서별 기한 지남, 곧 마감, 확정 대기', en: 'Overdue, due soon and to confirm, by department' },
  late: { ko: '기한 지남', en: 'Overdue' },
  lateDays: { ko: (days: number) => `${days}일`, en: (days: number) => s(days, 'day') },
  soon: { ko: '7일 안 마감', en: 'Due in 7 days' },
  waiting: { ko: '확정 대기', en: 'To confirm' },
  deadlines: { ko: '마감 현황', en: 'Deadlines' },
  others: { ko: (n: number) => `그 밖의 ${n}개 부서`, en: (n: number) => s(n, 'other department') },

  // cells
  columnRunning: { ko: '실적/목표', en: 'actual/target' },
  cellsWhat: {
    ko: (year: number) => `색칸 달성률(%) · ${year}년 칸 실적/목표, 굵은 선 실적·세로선 시기별 목표 · 흰칸 목표치`,
    en: (year: number) => `Shaded = rate (%); ${year}: figure/target, bar = figure, tick = expected pace; plain = target`,
  },
  runningCell: {
    ko: (word: string, period: string, value: string, expected: string, target: string) =>
      `${word}, ${period} ${value}, 시기별 목표 ${expected}, 목표 ${target}`,
    en: (word: string, period: string, value: string, expected: string, target: string) =>
      `${word}, ${period} ${value}, pace ${expected}, target ${target}`,
  },
  provisional: TERMS.provisional.short,
})
