/** The targets to come, and the questions about them. */
import { withParticle } from '#domain/words/particle.ts'
import { shortLabel } from '#domain/words/terms.ts'
import { defineMessages } from '../../language.tsx'

export const targetTexts = defineMessages({
  slopeDown: {
    ko: (year: number, down: number, of: number) => `${year}년 목표 ${of}개 중 ${down}개가 마지막 확정 실적보다 낮은 수준입니다`,
    en: (year: number, down: number, of: number) =>
      `${down} of ${of} targets for ${year} are easier than the last confirmed actual`,
  },
  slopeFlat: {
    ko: (year: number) => `${year}년 목표는 마지막 확정 실적과 같습니다`,
    en: (year: number) => `Targets for ${year} equal the last confirmed actuals`,
  },
  slopeUp: {
    ko: (year: number, up: number, of: number) => `${year}년 목표 ${of}개 중 ${up}개가 마지막 확정 실적보다 높은 수준입니다`,
    en: (year: number, up: number, of: number) => `${up} of ${of} targets for ${year} go beyond the last confirmed actual`,
  },
  slopeNone: {
    ko: (year: number) => `${year}년 목표와 비교할 확정 실적이 없습니다`,
    en: (year: number) => `No confirmed actual to compare the ${year} targets with`,
  },
  slopeNoneWhat: {
    ko: '지표의 실적이 확정되면 여기에 나타납니다.',
    en: 'It appears here once an actual is confirmed.',
  },
  slopeSub: {
    ko: (from: string, to: string) => `${from} → ${to}, 지수(실적 = 100) · 높을수록 도전적`,
    en: (from: string, to: string) => `${from} → ${to}, index (actual = 100) · higher is more ambitious`,
  },
  lastActual: { ko: '마지막 확정 실적', en: 'Last confirmed actual' },
  ofYear: {
    ko: (figure: string, year: number) => `${figure}(${year}년)`,
    en: (figure: string, year: number) => `${figure} (${year})`,
  },
  slopeFrom: { ko: (year: number) => `${year} 실적`, en: (year: number) => `${year} actual` },
  slopeTo: { ko: (year: number) => `${year} 목표`, en: (year: number) => `${year} target` },
  index: { ko: '지수', en: 'Index' },
  indicator: shortLabel('indicator'),
  noBaseline: { ko: '비교할 확정 실적이 없는 지표', en: 'Without a baseline' },
  targetIs: { ko: (target: string) => ` (목표 ${target})`, en: (target: string) => ` (target ${target})` },
  noTarget: { ko: ' (목표 없음)', en: ' (no target)' },

  questions: {
    ko: (year: number, n: number) => `${year}년 목표에 확인할 질문 ${n}가지`,
    en: (year: number, n: number) => `${n} ${n === 1 ? 'question' : 'questions'} about the ${year} targets`,
  },
  questionsNone: {
    ko: (year: number) => `${year}년 목표에 확인할 질문이 없습니다`,
    en: (year: number) => `No questions about the ${year} targets`,
  },
  questionsSub: {
    ko: '목표 도전성 점검 · 감점이 아니라 확인할 질문입니다',
    en: 'Are the targets ambitious? Questions to answer, not a penalty',
  },
  questionsNoneWhat: {
    ko: '마지막 확정 실적 이하 수준의 목표와 여러 해 그대로인 목표가 없습니다.',
    en: 'No target lies at or below the last confirmed actual, and none stands still for years.',
  },
  below: {
    ko: (y: number, target: string, ly: number, last: string, easier: boolean) =>
      `${y}년 목표 ${withParticle(target, '은/는')} ${ly}년 실적 ${last}보다 ${easier ? '낮습니다' : '높아 달성하기 쉽습니다'}. 그렇게 정한 사유는 무엇입니까?`,
    en: (y: number, target: string, ly: number, last: string, easier: boolean) =>
      `The ${y} target ${target} is ${easier ? 'below' : 'above, so easier than,'} the ${ly} actual ${last}. Why was it set so?`,
  },
  equal: {
    ko: (y: number, target: string, ly: number) =>
      `${y}년 목표 ${withParticle(target, '은/는')} ${ly}년 실적과 같습니다. 지난 실적을 그대로 옮긴 것은 아닙니까?`,
    en: (y: number, target: string, ly: number) =>
      `The ${y} target ${target} equals the ${ly} actual. Was it copied from the last result?`,
  },
  flat: {
    ko: (from: number, to: number, target: string) =>
      `${from}년부터 ${to}년까지 목표가 ${withParticle(target, '으로/로')} 그대로입니다. 높일 여지는 없습니까?`,
    en: (from: number, to: number, target: string) =>
      `The target stays at ${target} from ${from} to ${to}. Is there no room to improve?`,
  },
  lowered: {
    ko: (y: number, target: string, ly: number, lastTarget: string, last: string) =>
      `${ly}년 목표 ${withParticle(lastTarget, '을/를')} 달성하지 못한 뒤(실적 ${last}) ${y}년 목표를 ${withParticle(target, '으로/로')} 낮췄습니다. 근거는 무엇입니까?`,
    en: (y: number, target: string, ly: number, lastTarget: string, last: string) =>
      `After missing ${lastTarget} in ${ly} (actual ${last}) the ${y} target was lowered to ${target}. On what grounds?`,
  },
  fresh: {
    ko: (y: number, target: string) =>
      `비교할 확정 실적이 없습니다. ${y}년 목표 ${withParticle(target, '은/는')} 무엇을 근거로 정했습니까?`,
    en: (y: number, target: string) => `There is no confirmed result before it. What is the ${y} target ${target} based on?`,
  },
})
