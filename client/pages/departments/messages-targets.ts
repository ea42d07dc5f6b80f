/** The targets to come, and the questions about them. */
import { withParticle } from '#domain/words/particle.ts'
import { shortLabel } from '#domain/words/terms.ts'
import { defineMessages } from '../../language.tsx'

export const targetTexts = defineMessages({
  slopeDown: {
    ko: (year: number, down: number, of: number) => `${year}년 목표 ${of}개 중 ${down}개가 지난 실적에 못 미칩니다`,
    en: (year: number, down: number, of: number) => `${down} of ${of} targets for ${year} fall short of the last actual`,
  },
  slopeFlat: {
    ko: (year: number) => `${year}년 목표는 지난 실적과 같습니다`,
    en: (year: number) => `Targets for ${year} equal the last actuals`,
  },
  slopeUp: {
    ko: (year: number, up: number, of: number) => `${year}년 목표 ${of}개 중 ${up}개가 지난 실적을 넘습니다`,
    en: (year: number, up: number, of: number) => `${up} of ${of} targets for ${year} go beyond the last actual`,
  },
  slopeNone: {
    ko: (year: number) => `${year}년 목표를 견줄 지난 실적이 없습니다`,
    en: (year: number) => `No actual to compare the ${year} targets with`,
  },
  slopeNoneWhat: {
    ko: '지표와 지난 실적이 들어오면 여기에 나타납니다.',
    en: 'It appears here once there are indicators with a past actual.',
  },
  slopeSub: {
    ko: (from: number, to: number) => `${from} 실적 → ${to} 목표, 지수(${from} 실적 = 100) · 높을수록 도전적`,
    en: (from: number, to: number) => `${from} actual → ${to} target, index (${from} actual = 100) · higher is more ambitious`,
  },
  slopeFrom: { ko: (year: number) => `${year} 실적`, en: (year: number) => `${year} actual` },
  slopeTo: { ko: (year: number) => `${year} 목표`, en: (year: number) => `${year} target` },
  index: { ko: '지수', en: 'Index' },
  indicator: shortLabel('indicator'),
  noBaseline: { ko: '견줄 실적이 없는 지표', en: 'Without a baseline' },
  noBaselineItem: {
    ko: (name: string, target: string) => `${name}(목표 ${target})`,
    en: (name: string, target: string) => `${name} (target ${target})`,
  },
  noTargetItem: { ko: (name: string) => `${name}(목표 없음)`, en: (name: string) => `${name} (no target)` },

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
    ko: '지난 실적보다 낮거나 같은 목표, 여러 해 그대로인 목표가 없습니다.',
    en: 'No target lies at or below the last actual, and none stands still for years.',
  },
  below: {
    ko: (y: number, target: string, ly: number, last: string, easier: boolean) =>
      `${y}년 목표 ${withParticle(target, '은/는')} ${ly}년 실적 ${last}보다 ${easier ? '낮습니다' : '높아 이루기 쉽습니다'}. 그렇게 잡은 까닭은 무엇입니까?`,
    en: (y: number, target: string, ly: number, last: string, easier: boolean) =>
      `The ${y} target ${target} is ${easier ? 'below' : 'above, so easier than,'} the ${ly} actual ${last}. Why was it set so?`,
  },
  equal: {
    ko: (y: number, target: string, ly: number) =>
      `${y}년 목표 ${withParticle(target, '은/는')} ${ly}년 실적과 같습니다. 지난 실적을 옮긴 것은 아닙니까?`,
    en: (y: number, target: string, ly: number) =>
      `The ${y} target ${target} equals the ${ly} actual. Was it copied from the last result?`,
  },
  flat: {
    ko: (from: number, to: number, target: string) =>
      `${from}년부터 ${to}년까지 목표가 ${withParticle(target, '으로/로')} 그대로입니다. 더 나아질 여지는 없습니까?`,
    en: (from: number, to: number, target: string) =>
      `The target stays at ${target} from ${from} to ${to}. Is there no room to improve?`,
  },
  lowered: {
    ko: (y: number, target: string, ly: number, lastTarget: string, last: string) =>
      `${ly}년 목표 ${withParticle(lastTarget, '을/를')} 이루지 못한 뒤(실적 ${last}) ${y}년 목표를 ${withParticle(target, '으로/로')} 낮췄습니다. 근거는 무엇입니까?`,
    en: (y: number, target: string, ly: number, lastTarget: string, last: string) =>
      `After missing ${lastTarget} in ${ly} (actual ${last}) the ${y} target was lowered to ${target}. On what grounds?`,
  },
  fresh: {
    ko: (y: number, target: string) =>
      `견줄 지난 실적이 없습니다. ${y}년 목표 ${withParticle(target, '은/는')} 무엇을 근거로 정했습니까?`,
    en: (y: number, target: string) => `There is no earlier result. What is the ${y} target ${target} based on?`,
  },
})
