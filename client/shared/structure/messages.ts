import { label } from '#domain/words/terms.ts'
import { defineMessages } from '../../language.tsx'

export const structureMessages = defineMessages({
  choice: { ko: '조직 기준', en: 'Structure' },
  asThen: { ko: '당시 조직', en: 'As it was' },
  current: { ko: '현재 조직', en: 'As it is now' },
  note: {
    ko: (year: number) =>
      `${year}년 자료를 현재 조직으로 다시 모은 화면입니다. 건수와 금액의 전체 합은 당시 조직과 같습니다. 평점은 목표가 통째로 옮겨 간 부서에만 표시합니다.`,
    en: (year: number) =>
      `The facts of ${year} regrouped by today’s structure. Counts and amounts add up to the same; a score stands only where whole goals moved.`,
  },
  former: {
    ko: (name: string, names: string) => `${name}(舊 ${names})`,
    en: (name: string, names: string) => `${name} (formerly ${names})`,
  },
  ended: { ko: (name: string) => `${name}(폐지)`, en: (name: string) => `${name} (closed)` },
  torn: {
    ko: (weight: string, of: string) => `가중치 ${weight}/${of}, 점수 비교 불가`,
    en: (weight: string, of: string) => `weight ${weight}/${of}, score not comparable`,
  },
  merged: {
    ko: (goals: number) => `목표 ${goals}개를 합침, 점수 비교 불가`,
    en: (goals: number) => `${goals} goals together, score not comparable`,
  },
  notComparable: { ko: '점수 비교 불가', en: 'score not comparable' },
  goals: { ko: '옮겨 온 정책사업목표', en: 'Policy goals that came here' },
  goal: label('policyGoal'),
  score: label('score'),
  goalWeight: { ko: '가중치(온 것/전체)', en: 'Weight (here/whole)' },
})
