/** A department in the year under way: the sentence, pace, entry and review, what is to be done. */
import { countdownText } from '#domain/entry/countdown.ts'
import { withParticle } from '#domain/words/particle.ts'
import { label, shortLabel } from '#domain/words/terms.ts'
import { defineMessages } from '../../../language.tsx'

const count = (n: number, one: string) => `${n} ${n === 1 ? one : `${one}s`}`
const days = (n: number) => countdownText({ kind: 'late', days: n })

export const paceTexts = defineMessages({
  // The sentence.
  worst: {
    ko: (name: string) => `${withParticle(name, '이/가')} 시기별 목표보다`,
    en: (name: string) => `${name} is`,
  },
  worstGap: {
    ko: (gap: string, low: boolean, others: number) =>
      `${gap} ${low ? '뒤처졌' : '높'}${others > 0 ? `고, 그 밖에 지표 ${others}개도 시기별 목표에 미치지 못했습니다.` : '습니다.'}`,
    en: (gap: string, low: boolean, others: number) =>
      `${gap} ${low ? 'behind' : 'above'} its pace${others > 0 ? `, and ${count(others, 'other indicator')} ${others === 1 ? 'is' : 'are'} below too` : ''}.`,
  },
  allReached: {
    ko: (n: number) => (n === 1 ? '지표가 시기별 목표에 이르렀습니다.' : `지표 ${n}개가 모두 시기별 목표에 이르렀습니다.`),
    en: (n: number) => (n === 1 ? 'The indicator is on course.' : `All ${n} indicators are on course.`),
  },
  judgedReached: {
    ko: (n: number) => `판단할 수 있는 지표 ${n}개는 시기별 목표에 이르렀습니다.`,
    en: (n: number) => `${count(n, 'indicator')} that can be judged ${n === 1 ? 'is' : 'are'} on course.`,
  },
  allYearly: {
    ko: (n: number, day: string) => `지표 ${n}개를 모두 연 1회 측정하며, 실적은 ${day}까지 집계합니다.`,
    en: (n: number, day: string) => `${count(n, 'indicator')}, measured once a year: actuals are due by ${day}`,
  },
  nothingYet: {
    ko: (year: number) => `${year}년 실적이 아직 입력되지 않았습니다.`,
    en: (year: number) => `No actual of ${year} has been entered yet.`,
  },
  notJudged: {
    ko: '아직 시기별 목표와 비교할 수 있는 지표가 없습니다.',
    en: 'No indicator can be compared with its pace yet.',
  },
  lateOf: { ko: (name: string) => `${name}의`, en: (name: string) => `${name}:` },
  lateOne: {
    ko: (periods: string) => `${periods} 실적은 기한이 지났습니다.`,
    en: (periods: string) => `overdue ${periods}.`,
  },
  lateMany: {
    ko: (indicators: number, cells: number) => `지표 ${indicators}개의 실적 ${cells}칸은 기한이 지났습니다.`,
    en: (indicators: number, cells: number) => `${count(cells, 'figure')} of ${count(indicators, 'indicator')} are overdue.`,
  },
  endOf: {
    ko: (year: number, month: number) => `${year}년 ${month}월 말`,
    en: (year: number, month: number) => `end of ${year}-${String(month).padStart(2, '0')}`,
  },
  ofYear: { ko: (year: number) => `${year}년`, en: (year: number) => String(year) },
  provisional: { ko: '잠정 실적 포함', en: 'includes provisional figures' },

  // Pace of each indicator.
  title: { ko: '시기별 목표와 누계', en: 'Pace and total so far' },
  sub: {
    ko: '● 확정 ○ 확정 대기 · 눈금 달린 선은 시기별 목표 · 빗금은 미입력 · 파란 점선은 오늘',
    en: '● confirmed ○ submitted · line with ticks: expected pace · hatched: not entered · blue dashes: today',
  },
  yearlySub: {
    ko: '연 1회 측정: 막대는 실적, 가로선은 목표, 빗금은 실적 없음',
    en: 'Once a year: bar actual, line target, hatched: no actual',
  },
  against: {
    ko: (until: string, value: string, expected: string, gap: string, percent: string) =>
      `${until} ${value}, 시기별 목표 ${expected}보다 ${gap}${percent}`,
    en: (until: string, value: string, expected: string, gap: string, percent: string) =>
      `${value} ${until}, ${gap} on the expected ${expected}${percent}`,
  },
  equal: {
    ko: (until: string, value: string, percent: string) => `${until} ${value}, 시기별 목표와 같음${percent}`,
    en: (until: string, value: string, percent: string) => `${value} ${until}, as expected${percent}`,
  },
  stands: {
    ko: (until: string, value: string) => `${until} ${value}`,
    en: (until: string, value: string) => `${value} ${until}`,
  },
  whyMissing: {
    ko: (periods: string) => `${periods} 실적이 기한까지 입력되지 않아 판단을 미룹니다`,
    en: (periods: string) => `not judged: ${periods} past due and not entered`,
  },
  whyNone: { ko: '아직 입력된 실적이 없습니다', en: 'no figure is in yet' },
  whyYearly: {
    ko: (day: string) => `연 1회 측정하는 지표입니다. 실적은 ${day}까지 집계합니다`,
    en: (day: string) => `measured once a year, due by ${day}`,
  },
  whyNoTarget: { ko: '목표가 없어 판단하지 않습니다', en: 'no target, so it is not judged' },
  whyNoCurve: { ko: '이 시기의 목표가 입력되지 않아 판단하지 않습니다', en: 'no pace was entered for the period' },
  result: {
    ko: (value: string, rate: string, word: string) => `연간 실적 ${value}${rate}, ${word}`,
    en: (value: string, rate: string, word: string) => `Actual of the year ${value}${rate}, ${word}`,
  },
  overdue: {
    ko: (day: string) => `실적이 입력되지 않았습니다. 집계 완료 시점 ${day}`,
    en: (day: string) => `no actual; it was due by ${day}`,
  },
  rest: {
    ko: (target: string, left: string, periods: string, each: string, before: string) =>
      `연말 ${target}까지 ${left} · ${periods} 동안 ${each} (지금까지 ${before})`,
    en: (target: string, left: string, periods: string, each: string, before: string) =>
      `${left} to go until ${target} · ${periods} of ${each} (so far ${before})`,
  },
  reached: {
    ko: (target: string) => `연간 목표 ${target}에 이미 이르렀습니다`,
    en: (target: string) => `The year’s target ${target} is reached`,
  },
  yearTarget: { ko: (target: string) => `연간 목표 ${target}`, en: (target: string) => `Year’s target ${target}` },
  periodsLeft: {
    ko: (n: number, frequency: string) =>
      frequency === 'month' ? `남은 ${n}개월` : frequency === 'quarter' ? `남은 ${n}개 분기` : `남은 ${n}개 반기`,
    en: (n: number, frequency: string) =>
      count(n, frequency === 'month' ? 'month' : frequency === 'quarter' ? 'quarter' : 'half-year'),
  },
  each: {
    ko: (value: string, frequency: string) =>
      `${frequency === 'month' ? '월' : frequency === 'quarter' ? '분기' : '반기'} ${value}`,
    en: (value: string, frequency: string) =>
      `${value} a ${frequency === 'month' ? 'month' : frequency === 'quarter' ? 'quarter' : 'half-year'}`,
  },
  total: { ko: '누계', en: 'So far' },
  period: { ko: '기간', en: 'Period' },
  /** of the chart, for who hears it */
  periodSaid: {
    ko: (period: string, total: string, expected: string | null) =>
      `${period} 실적 ${total}${expected === null ? '' : `, 시기별 목표 ${expected}`}`,
    en: (period: string, total: string, expected: string | null) =>
      `${period}: actual ${total}${expected === null ? '' : `, expected ${expected}`}`,
  },
  figure: { ko: '기간 실적', en: 'Of the period' },
  expected: label('pace'),
  indicator: shortLabel('indicator'),
  actual: shortLabel('actual'),

  // Entry and review.
  statesAll: {
    ko: (of: number) => `입력할 실적 ${of}칸이 모두 입력되었습니다`,
    en: (of: number) => `All ${count(of, 'figure')} are in`,
  },
  statesPart: {
    ko: (entered: number, of: number) => `입력할 실적 ${of}칸 중 ${entered}칸이 입력되었습니다`,
    en: (entered: number, of: number) => `${entered} of ${count(of, 'figure')} are in`,
  },
  statesLate: {
    ko: (entered: number, of: number, late: number) =>
      `입력할 실적 ${of}칸 중 ${entered}칸이 입력되었고 ${late}칸은 기한이 지났습니다`,
    en: (entered: number, of: number, late: number) => `${entered} of ${count(of, 'figure')} are in, ${late} overdue`,
  },
  statesNone: { ko: '아직 입력할 실적이 없습니다', en: 'No figure can be entered yet' },
  statesSub: {
    ko: (first: number, last: number) =>
      `칸의 수는 그 기간의 실적 · 추이는 ${first}–${last}년(점 실적, 점선 목표) · 행을 누르면 자세히`,
    en: (first: number, last: number) =>
      `Figures in the cells are of the period · trend ${first}–${last} (dots actual, dashes target) · press a row for details`,
  },
  pace: { ko: '진도', en: 'Pace' },
  soFar: { ko: '누계 / 목표', en: 'So far / target' },
  states: { ko: '기간별 상태', en: 'State by period' },
  trend: { ko: '추이', en: 'Trend' },
  evidence: label('evidence'),
  pieces: { ko: (n: number) => `${n}건`, en: (n: number) => String(n) },
  weightOf: {
    ko: (kind: string, weight: string) => `${kind} · 가중치 ${weight}`,
    en: (kind: string, weight: string) => `${kind} · weight ${weight}`,
  },
  original: { ko: (target: string) => `당초 ${target}`, en: (target: string) => `originally ${target}` },
  noTarget: { ko: '목표 없음', en: 'no target' },
  'state-confirmed': label('confirmed'),
  'state-submitted': { ko: '제출, 확정 대기', en: 'waits for confirmation' },
  'state-not-entered': label('notEntered'),
  'state-not-due': label('notDue'),
  cell: {
    ko: (period: string, figure: string, state: string) => `${period}${figure === '' ? '' : ` ${figure}`} ${state}`,
    en: (period: string, figure: string, state: string) => `${period}${figure === '' ? '' : ` ${figure}`}: ${state}`,
  },
  cellLate: {
    ko: (period: string, n: number) => `${period} 미입력, 기한 ${days(n).ko}`,
    en: (period: string, n: number) => `${period}: not entered, ${days(n).en}`,
  },

  // What to do this week.
  week: { ko: '이번 주 할 일', en: 'To do this week' },
  weekNone: { ko: '이번 주에 할 일이 없습니다', en: 'Nothing to do this week' },
  weekNext: {
    ko: (what: string, day: string) => `다음 마감은 ${what} 실적, ${day}입니다.`,
    en: (what: string, day: string) => `Next due: ${what}, ${day}`,
  },
  weekLate: {
    ko: (what: string, n: number, late: number) => `${what} 실적 ${n}칸, 기한 ${days(late).ko}`,
    en: (what: string, n: number, late: number) => `${what}: ${count(n, 'figure')}, ${days(late).en}`,
  },
  weekDue: {
    ko: (what: string, n: number, left: number) =>
      `${what} 실적 ${n}칸, ${left === 0 ? '오늘' : left === 1 ? '내일' : `${left}일 뒤`} 마감입니다`,
    en: (what: string, n: number, left: number) =>
      `${what}: ${count(n, 'figure')} due ${left === 0 ? 'today' : left === 1 ? 'tomorrow' : `in ${left} days`}`,
  },
  weekReview: {
    ko: (n: number) => `제출한 실적 ${n}건이 확정을 기다립니다`,
    en: (n: number) => `${count(n, 'submitted figure')} wait for confirmation`,
  },
  weekReviewSince: {
    ko: (periods: string, waited: number) => `${periods} · 가장 오래된 것 ${waited}일째`,
    en: (periods: string, waited: number) => `${periods} · the oldest for ${waited} days`,
  },
  weekDraft: {
    ko: (year: number) => `${year}년 계획 초안의 부서 몫을 마치십시오`,
    en: (year: number) => `Finish the department’s part of the ${year} plan`,
  },
  weekDraftSub: {
    ko: '목표와 가중치를 정하고 부서 완료를 누릅니다',
    en: 'Decide targets and weights, then say that it is ready',
  },
  deadline: { ko: (day: string) => `마감 ${day}`, en: (day: string) => `due ${day}` },
  toEnter: { ko: '입력하기', en: 'Enter' },
  toReview: { ko: '검토하기', en: 'Review' },
  toDeadlines: { ko: '마감 현황', en: 'Deadlines' },
  toDraft: { ko: '초안 보기', en: 'Open the draft' },

  // Foot.
  targetChanged: {
    ko: (name: string, from: string, to: string, day: string, why: string) => `목표 변경: ${name} ${from} → ${to}, ${day} ${why}`,
    en: (name: string, from: string, to: string, day: string, why: string) =>
      `Target changed: ${name} ${from} → ${to}, ${day} ${why}`,
  },
  history: { ko: '이력', en: 'History' },
})
