/** Budget, programmes, people. */
import { withParticle } from '#domain/words/particle.ts'
import { PLAN_FIELD_WORDS } from '#domain/words/plan-field-words.ts'
import { label, TERMS } from '#domain/words/terms.ts'
import { defineMessages } from '../../language.tsx'

export const moneyTexts = defineMessages({
  aligned: {
    ko: (score: string, year: number, budget: string) => `평점은 ${year}년 ${score}점, ${budget}`,
    en: (score: string, year: number, budget: string) => `Score ${score} in ${year}; ${budget}`,
  },
  alignedNoScore: {
    ko: (budget: string) => `평점이 있는 해가 없고, ${budget}`,
    en: (budget: string) => `No year has a score; ${budget}`,
  },
  budgetUp: {
    ko: (from: number, to: number, change: string) => `예산은 ${from}년에서 ${to}년 사이 ${change}백만원 늘었습니다`,
    en: (from: number, to: number, change: string) => `the budget grew by ${change} million won from ${from} to ${to}`,
  },
  budgetDown: {
    ko: (from: number, to: number, change: string) => `예산은 ${from}년에서 ${to}년 사이 ${change}백만원 줄었습니다`,
    en: (from: number, to: number, change: string) => `the budget fell by ${change} million won from ${from} to ${to}`,
  },
  budgetSame: { ko: () => '예산은 그대로입니다', en: () => 'the budget is unchanged' },
  budgetNone: { ko: () => '비교할 예산이 없습니다', en: () => 'there is no budget to compare' },
  alignedSub: {
    ko: '위: 평점(점) · 아래: 정책사업 예산(백만원) · 같은 해끼리 세로로 맞춤',
    en: 'Above: score (points) · below: policy budget (million won) · years aligned',
  },
  score: label('score'),
  budget: label('budget'),
  scoreUnit: { ko: '평점(점)', en: 'Score (points)' },
  budgetUnit: { ko: '정책사업 예산(백만원)', en: 'Policy budget (million won)' },
  year: { ko: '연도', en: 'Year' },
  yearKind: { ko: '구분', en: 'Kind' },
  settled: TERMS.settled.short,
  voted: TERMS.budget,
  planned: { ko: '중기계획', en: 'medium-term plan' },
  notPlanned: { ko: '계획 전', en: 'not planned' },
  notPlannedLong: { ko: '계획 전: 이 계획서에 예산이 없는 해', en: 'Not planned: the plan gives no budget for the year' },
  measuredPart: { ko: (m: string, of: string) => `산정 ${m}/${of}`, en: (m: string, of: string) => `${m} of ${of} scored` },

  trendUp: {
    ko: (year: number, amount: string, change: string, name: string) =>
      `${year}년 예산 ${amount}백만원, 전년보다 ${change}. ${withParticle(name, '이/가')} 가장 크게 달라졌습니다`,
    en: (year: number, amount: string, change: string, name: string) =>
      `Budget ${year}: ${amount} million won, ${change} on the year; ${name} moved most`,
  },
  trendPlain: {
    ko: (year: number, amount: string) => `${year}년 예산 ${amount}백만원`,
    en: (year: number, amount: string) => `Budget ${year}: ${amount} million won`,
  },
  trendNone: { ko: '예산 자료가 없습니다', en: 'There are no budget figures' },
  trendSub: {
    ko: '단위사업별 예산의 합, 백만원 · 빗금은 계획 전',
    en: 'Sum of unit programmes, million won · hatched: not planned',
  },
  restOf: { ko: (n: number) => `그 밖의 사업 ${n}개`, en: (n: number) => `${n} others` },
  total: { ko: '합계', en: 'Total' },

  programmes: {
    ko: (p: number, j: number) => `단위사업 ${p}개, 세부사업 ${j}개`,
    en: (p: number, j: number) => `${p} unit programmes, ${j} detailed projects`,
  },
  programmesMove: {
    ko: (p: number, j: number, up: number, down: number) =>
      `단위사업 ${p}개(세부사업 ${j}개) 가운데 ${down === 0 ? `${up}개가 늘었습니다` : up === 0 ? `${down}개가 줄었습니다` : `${up}개가 늘고 ${down}개가 줄었습니다`}`,
    en: (p: number, j: number, up: number, down: number) =>
      `Of ${p} unit programmes (${j} projects) ${down === 0 ? `${up} grew` : up === 0 ? `${down} shrank` : `${up} grew and ${down} shrank`}`,
  },
  programmesSub: {
    ko: (year: number) => `백만원 · 증감은 전년 대비 · 구성비는 ${year}년 정책사업 예산 기준 · 화살표로 세부사업을 펼침`,
    en: (year: number) => `Million won · change on the year before · share of the ${year} policy budget · arrows unfold projects`,
  },
  programmesNone: { ko: '이 부서에는 단위사업이 없습니다.', en: 'This department has no unit programmes.' },
  unitProgramme: label('unitProgramme'),
  programme: { ko: '단위사업 · 세부사업', en: 'Unit programme · project' },
  change: label('change'),
  changePercent: { ko: '증감률(%)', en: 'Change (%)' },
  share: { ko: '구성비(%)', en: 'Share (%)' },
  origin: { ko: '출처', en: 'Origin' },
  originOf: { ko: '어디에 적힌 숫자인가', en: 'Where the figure is printed' },
  notGiven: { ko: '기재 없음', en: 'not given' },
  fromZero: { ko: '순증', en: 'from 0' },
  period: { ko: '사업기간', en: 'Period' },
  support: PLAN_FIELD_WORDS.supportType,
  funding: PLAN_FIELD_WORDS.funding,
  body: PLAN_FIELD_WORDS.implementingBody,
  note: { ko: '비고', en: 'Note' },
  otherName: { ko: '개요의 이름', en: 'Name in the overview' },
  account: { ko: '회계', en: 'Account' },
  printedCount: { ko: '인쇄된 세부사업수', en: 'Projects as printed' },
  countDiffers: {
    ko: (printed: number, found: number) => `${printed}(표에는 ${found})`,
    en: (printed: number, found: number) => `${printed} (the table has ${found})`,
  },

  statement: {
    ko: (year: number, amount: string, change: string, rate: string) => `${year}년 전체 예산 ${amount}백만원, ${change}(${rate})`,
    en: (year: number, amount: string, change: string, rate: string) =>
      `Whole budget ${year}: ${amount} million won, ${change} (${rate})`,
  },
  statementTitle: { ko: '예산현황', en: 'Budget statement' },
  statementSub: { ko: '예산현황, 인쇄된 그대로 · 백만원, %', en: 'Budget statement as printed · million won, %' },
  statementNone: { ko: '계획서에 예산현황이 없습니다.', en: 'The plan prints no budget statement.' },
  item: { ko: '구분', en: 'Item' },
  thisYear: { ko: (year: number) => `${year} 예산`, en: (year: number) => `${year} budget` },

  staffEqual: { ko: (n: string) => `정원 ${n}명을 모두 채웠습니다`, en: (n: string) => `All ${n} posts are filled` },
  staffOver: {
    ko: (d: string, q: string) => `현원이 정원 ${q}명보다 ${d}명 많습니다`,
    en: (d: string, q: string) => `${d} more staff than the quota of ${q}`,
  },
  staffUnder: {
    ko: (d: string, q: string) => `현원이 정원 ${q}명보다 ${d}명 적습니다`,
    en: (d: string, q: string) => `${d} fewer staff than the quota of ${q}`,
  },
  staffTitle: { ko: '조직과 인력', en: 'Staff and teams' },
  staffSub: { ko: '직급별 정원과 현원, 명', en: 'Quota by grade and headcount, persons' },
  staffNone: { ko: '계획서에 인력현황이 없습니다.', en: 'The plan prints no staffing.' },
  grade4: { ko: '4급 이상', en: 'Grade 4 and above' },
  grade5: { ko: '5급', en: 'Grade 5' },
  grade6: { ko: '6급 이하', en: 'Grade 6 and below' },
  quota: { ko: '정원 계', en: 'Quota, total' },
  headcount: label('headcount'),
  difference: { ko: '차이(현원 − 정원)', en: 'Difference (headcount − quota)' },
  persons: { ko: '인원(명)', en: 'Persons' },
  teams: { ko: (n: number) => `팀 ${n}개`, en: (n: number) => `${n} teams` },
  teamsNone: { ko: '계획서에 적힌 팀이 없습니다.', en: 'The plan names no teams.' },
})
