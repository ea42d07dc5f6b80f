/** Texts of the government page: which bureau needs attention. */
import { withParticle } from '#domain/words/particle.ts'
import { label, shortLabel } from '#domain/words/terms.ts'
import { defineMessages } from '../../language.tsx'

const s = (n: number, one: string) => `${n} ${n === 1 ? one : `${one}s`}`

export const messages = defineMessages({
  lead: { ko: (year: number) => `${year}년 실적:`, en: (year: number) => `${year} results:` },
  leadPlan: { ko: (year: number) => `${year}년 계획:`, en: (year: number) => `${year} plan:` },
  print: { ko: '인쇄', en: 'Print' },
  mostMissed: {
    ko: (name: string, missed: number) => `미달성이 가장 많은 실국은 ${name}(${missed}개)입니다.`,
    en: (name: string, missed: number) => `Most were missed by ${name} (${missed}).`,
  },
  lateTotal: {
    ko: (count: number, bureaus: number, days: number) =>
      `${bureaus}개 실국의 실적 ${withParticle(`${count}개`, '이/가')} 미입력이며, 가장 오래된 것은 기한이 ${days}일 지났습니다.`,
    en: (count: number, bureaus: number, days: number) =>
      `${s(count, 'figure')} of ${s(bureaus, 'bureau')} are not entered, the oldest ${s(days, 'day')} late.`,
  },
  someMissed: {
    ko: (missed: number, of: number) =>
      missed === of ? `${of}개 실국 모두 미달성 지표가 있습니다` : `${of}개 실국 중 ${missed}곳에 미달성 지표가 있습니다`,
    en: (missed: number, of: number) => `${missed} of ${of} bureaus missed a target`,
  },
  noneMissed: { ko: '미달성 지표가 없습니다', en: 'No target was missed' },
  noneScored: { ko: '아직 산정할 실적이 없습니다', en: 'Nothing can be scored yet' },
  what: {
    ko: '실국별 지표 수와 정책사업 예산 · 미달성이 많은 실국부터, 같으면 기한 지난 실적이 많은 실국부터 · 막대 길이는 지표 수',
    en: 'Indicators by bureau and policy budget; most missed first, then most late; the bar is as long as there are indicators',
  },
  bureau: label('bureau'),
  scope: {
    ko: (departments: number, indicators: number) => `부서 ${departments}개 · 지표 ${indicators}개`,
    en: (departments: number, indicators: number) => `${s(departments, 'department')}, ${s(indicators, 'indicator')}`,
  },
  provisional: { ko: (n: number) => `잠정 ${n}개`, en: (n: number) => `${n} provisional` },
  table: { ko: '실국별 지표 현황', en: 'Indicators by bureau' },
  state: { ko: '지표 현황', en: 'Indicators by state' },
  share: { ko: '달성비율', en: 'Share met' },
  shareComputed: { ko: '산정 지표 중 달성비율', en: 'Share met of the computable' },
  ofComputed: { ko: (share: string) => `산정 중 ${share}%`, en: (share: string) => `${share}% of computable` },
  lowest: { ko: '가장 낮은 달성률', en: 'Lowest rate' },
  none: { ko: '없음', en: 'none' },
  late: { ko: '기한 지남', en: 'Late' },
  lateCount: { ko: (count: number) => `미입력 ${count}개`, en: (count: number) => `${count} not entered` },
  lateFor: { ko: (days: number) => `최장 ${days}일 지남`, en: (days: number) => `up to ${s(days, 'day')}` },
  lateShort: { ko: (count: number) => `기한 지남 ${count}`, en: (count: number) => `${count} late` },
  lateDays: { ko: '최장 지난 날수', en: 'Most days late' },
  departments: {
    ko: (missed: number, of: number) =>
      missed === 0 ? `${of}개 부서 모두 미달성 지표가 없습니다` : `${of}개 부서 중 ${missed}곳에 미달성 지표가 있습니다`,
    en: (missed: number, of: number) => `${missed} of ${s(of, 'department')} missed a target`,
  },
  departmentsWhat: {
    ko: '실국 안에서는 미달성이 많은 부서부터 · 기한 지남은 미입력 실적 수',
    en: 'Within a bureau those with most missed first; late = figures not entered',
  },
  department: label('department'),
  lateOf: {
    ko: (bureau: string, count: number) => `${bureau} 미입력 ${count}개, 기한 지남`,
    en: (bureau: string, count: number) => `${bureau}: ${count} not entered, late`,
  },
  toReview: { ko: '확정 대기', en: 'To confirm' },
  indicators: shortLabel('indicator'),
  settled: { ko: (year: number) => `${year} 결산(백만원)`, en: (year: number) => `${year} settled (₩ million)` },
  planned: { ko: (year: number) => `${year} 예산(백만원)`, en: (year: number) => `${year} budget (₩ million)` },
  change: label('change'),
  notPlanned: { ko: '미편성', en: 'not planned' },
  total: { ko: '전체', en: 'All' },
  noAverage: {
    ko: '실국을 합친 점수는 내지 않습니다. 산정 기준이 없어 건수와 금액만 더합니다.',
    en: 'No score is made of several bureaus: no rule says how. Only counts and amounts are added up.',
  },
  policy: { ko: '평가규칙', en: 'Scoring rule' },
})
