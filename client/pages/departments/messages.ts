/** Head, score, waterfall and the indicator table. The side panel's and the money's texts are in files of their own. */
import { withParticle } from '#domain/words/particle.ts'
import { label, shortLabel } from '#domain/words/terms.ts'
import { defineMessages } from '../../language.tsx'

const points = (text: string) => (text === '1.00' || text === '1' ? 'point' : 'points')
const indicators = (n: number) => `${n} ${n === 1 ? 'indicator' : 'indicators'}`

export const texts = defineMessages({
  noGoal: { ko: '정책사업목표가 없습니다', en: 'No policy-programme goal' },
  scoreCard: { ko: (year: number) => `${year}년 평점`, en: (year: number) => `Score ${year}` },
  scoreCardSub: { ko: '산정한 지표의 가중 평균, 100점 기준', en: 'Weighted mean of the indicators scored, out of 100' },
  noScore: { ko: '평점 없음', en: 'No score' },
  measured: {
    ko: (measured: string, total: string) => `산정 가중치 ${measured}/${total}`,
    en: (measured: string, total: string) => `Measured weight ${measured} of ${total}`,
  },
  provisionalCount: { ko: (n: number) => `잠정 ${n}개`, en: (n: number) => `${n} provisional` },
  uncapped: { ko: (score: string) => `상한 없이 ${score}`, en: (score: string) => `without the cap ${score}` },
  grade: { ko: (grade: string) => `등급 ${grade}`, en: (grade: string) => `Grade ${grade}` },
  dueFrom: { ko: (day: string) => `실적은 ${day}까지 집계합니다.`, en: (day: string) => `Actuals are due by ${day}` },
  policy: { ko: (version: string) => `평가규칙 ${version}판`, en: (version: string) => `Scoring policy ${version}` },
  source: { ko: '자료', en: 'Source' },
  printedAs: { ko: (name: string) => `목표의 원문 표기: “${name}”`, en: (name: string) => `The goal as printed: “${name}”` },

  why: { ko: '왜 이 점수인가', en: 'Why this score' },
  scoreOf: {
    ko: (name: string, year: number) => `${name} ${year}년 평점`,
    en: (name: string, year: number) => `${name}, score of ${year}`,
  },
  rateLine: {
    ko: (formula: string, rate: string) => `달성률 ${formula} = ${rate}%`,
    en: (formula: string, rate: string) => `Rate ${formula} = ${rate}%`,
  },
  pointsLine: {
    ko: (score: string, weight: string, earned: string) => `득점 ${score} × ${weight}/100 = ${earned}`,
    en: (score: string, weight: string, earned: string) => `Points ${score} × ${weight}/100 = ${earned}`,
  },
  cappedAt: { ko: (cap: string) => `상한 ${cap} 적용`, en: (cap: string) => `capped at ${cap}` },
  leftOut: {
    ko: (weight: string, why: string) => `가중치 ${withParticle(weight, '은/는')} 산정에서 빠짐: ${why}`,
    en: (weight: string, why: string) => `Weight ${weight} left out: ${why}`,
  },
  sumRule: { ko: '평점 = Σ(가중치 × 점수) ÷ Σ(산정 가중치)', en: 'Score = Σ(weight × score) ÷ Σ(measured weight)' },
  coverage: {
    ko: (measured: string, total: string) => `산정 범위: 가중치 ${total} 가운데 ${measured}`,
    en: (measured: string, total: string) => `Coverage: weight ${measured} of ${total}`,
  },
  capRule: {
    ko: (cap: string | null, from: string) =>
      `${cap === null ? '점수 상한 없음' : `점수 상한 ${cap}`}, 초과달성 ${from}%부터, 소수 둘째 자리까지 표시`,
    en: (cap: string | null, from: string) =>
      `${cap === null ? 'No cap on scores' : `Scores capped at ${cap}`}, exceeded from ${from}%, shown to two decimals`,
  },
  lowerRule: { ko: '하향 지표: (2 − 실적÷목표) × 100', en: 'Lower is better: (2 − actual ÷ target) × 100' },
  lowerRatio: { ko: '하향 지표: 목표 ÷ 실적 × 100', en: 'Lower is better: target ÷ actual × 100' },
  download: { ko: '재계산 가능한 산출근거(JSON)', en: 'Working to compute again (JSON)' },

  lostOne: {
    ko: (name: string, lost: string) => `${name}에서 ${lost}점 감점되었습니다`,
    en: (name: string, lost: string) => `${name} cost ${lost} ${points(lost)}`,
  },
  lostMany: {
    ko: (name: string, lost: string, count: number, total: string) =>
      `${name}에서 ${lost}점 감점되었습니다. ${count}개 지표의 감점은 모두 ${total}점입니다`,
    en: (name: string, lost: string, count: number, total: string) =>
      `${name} cost ${lost} of ${total} points lost by ${count} indicators`,
  },
  lostNone: { ko: '감점이 없습니다', en: 'No points were lost' },
  lostNonePart: {
    ko: (measured: string, total: string) => `감점은 없으나 가중치 ${total} 중 ${measured}만 산정했습니다`,
    en: (measured: string, total: string) => `No points lost, but only weight ${measured} of ${total} was scored`,
  },
  nothingScored: {
    ko: (year: number, why: string) => `${year}년은 아직 점수를 낼 수 없습니다(${why})`,
    en: (year: number, why: string) => `${year} cannot be scored yet (${why})`,
  },
  noIndicators: { ko: '등록된 지표가 없습니다', en: 'No indicators are registered' },
  noIndicatorsWhat: { ko: '성과계획서에 지표가 들어오면 여기에 나타납니다.', en: 'They appear here once the plan has some.' },
  waterfallSub: {
    ko: '만점에서 지표별 감점을 뺀 득점, 점(가중치) · 빗금은 산정하지 못한 가중치',
    en: 'From full points, less what each indicator lost, in points (weight) · hatched: weight not scored',
  },
  full: { ko: '만점', en: 'Full points' },
  earned: label('points'),
  others: { ko: (n: number) => `그 밖의 지표 ${n}개`, en: (n: number) => `${n} other indicators` },
  notScored: {
    ko: (word: string, weight: string) => `${word} · 가중치 ${weight}`,
    en: (word: string, weight: string) => `${word} · weight ${weight}`,
  },
  earnedScore: {
    ko: (earned: string, of: string, score: string) => `${earned}/${of} → 평점 ${score}`,
    en: (earned: string, of: string, score: string) => `${earned} of ${of} → score ${score}`,
  },
  step: { ko: '단계', en: 'Step' },
  change: label('change'),
  left: { ko: '남은 점수', en: 'Points left' },

  table: {
    ko: (year: number, of: number) => `${year}년 성과지표 ${of}개`,
    en: (year: number, of: number) => `${indicators(of)} in ${year}`,
  },
  tableMissed: {
    ko: (year: number, of: number, missed: number) => `${year}년 성과지표 ${of}개 중 ${missed}개가 미달성입니다`,
    en: (year: number, of: number, missed: number) => `${missed} of ${indicators(of)} missed the ${year} target`,
  },
  tableMet: {
    ko: (year: number, of: number) => `${year}년 성과지표 ${of}개가 모두 목표를 이뤘습니다`,
    en: (year: number, of: number) => `All ${indicators(of)} met the ${year} target`,
  },
  tableMetPart: {
    ko: (year: number, of: number, met: number) => `${year}년 성과지표 ${of}개 중 ${met}개를 산정해 모두 목표를 이뤘습니다`,
    en: (year: number, of: number, met: number) => `${met} of ${indicators(of)} scored in ${year}, all met`,
  },
  tableWaiting: {
    ko: (year: number, of: number, why: string) => `${year}년 성과지표 ${of}개의 실적이 아직 없습니다(${why})`,
    en: (year: number, of: number, why: string) => `No ${year} actuals yet for ${indicators(of)} (${why})`,
  },
  tableUnderWay: {
    ko: (year: number, of: number, part: number) => `${year}년 성과지표 ${of}개는 아직 산정 전입니다(일부 기간 입력 ${part}개)`,
    en: (year: number, of: number, part: number) =>
      `${indicators(of)} in ${year}, not scored yet (${part} in for part of the year)`,
  },
  tableSub: {
    ko: (first: number, last: number, before: boolean) =>
      `막대는 달성률, 세로선은 목표 100%${before ? ', ◇는 전년' : ''} · 추이는 ${first}–${last}년(점 실적, 점선 목표) · 행을 누르면 자세히`,
    en: (first: number, last: number, before: boolean) =>
      `Bar: achievement rate, tick: target 100%${before ? ', ◇ last year' : ''} · trend ${first}–${last} (dots actual, dashes target) · press a row for details`,
  },
  indicator: shortLabel('indicator'),
  status: { ko: '상태', en: 'Status' },
  weight: label('weight'),
  target: shortLabel('target'),
  actual: shortLabel('actual'),
  rate: { ko: '달성률(%)', en: 'Rate (%)' },
  trend: { ko: '5년 추이', en: 'Trend' },
  pace: { ko: '진도', en: 'Pace' },
  lost: shortLabel('pointsLost'),
  explanation: label('cause'),
  evidence: label('evidence'),
  state: { ko: '확정 상태', en: 'State' },
  causeMissing: { ko: '원인 미입력', en: 'No cause given' },
  pieces: { ko: (n: number) => `${n}건`, en: (n: number) => String(n) },
  noTarget: { ko: '목표 없음', en: 'no target' },
  yearDone: { ko: '연간 실적', en: 'full year' },
  onceAYear: { ko: '연 1회 측정', en: 'once a year' },
  afterDate: { ko: (day: string) => `${day} 이후`, en: (day: string) => `from ${day}` },
  pastDate: { ko: (day: string) => `${day} 지남`, en: (day: string) => `due ${day}, past` },
})
