/**
 * Plans of bureaus that do not exist, made from a seed: names, years, counts and order vary, and each plan knows the
 * records that have to be recognised in it. printer.ts prints it as a document.
 */
export interface SyntheticPlan {
  readonly government: string
  readonly bureau: string
  readonly money: '백만원' | '천원' | '원'
  readonly settledYear: number
  readonly departments: readonly SyntheticDepartment[]
}
export interface SyntheticDepartment {
  readonly name: string
  readonly teams: readonly string[]
  /** quota, 4급, 5급, 6급, headcount */
  readonly staff: readonly [number, number, number, number, number]
  readonly strategic: string
  readonly goals: readonly SyntheticGoal[]
}
export interface SyntheticGoal {
  readonly name: string
  readonly indicators: readonly SyntheticIndicator[]
  readonly programmes: readonly SyntheticProgramme[]
}
export interface SyntheticIndicator {
  readonly name: string
  readonly unit: string
  readonly kind: '핵심' | '일반'
  readonly weight: number
  readonly targets: readonly string[]
  readonly actual: string
  readonly formula: string
  readonly source: string
  readonly rationale: string
}
export interface SyntheticProgramme {
  readonly name: string
  readonly account: string
  readonly amounts: readonly number[]
  readonly projects: readonly SyntheticProject[]
}
export interface SyntheticProject {
  readonly name: string
  readonly amounts: readonly number[]
  readonly funding: string
  readonly body: string
  /** null: the whole window of five years from the plan's */
  readonly years: readonly [number, number]
}

export interface Sizes {
  readonly departments: number
  readonly goals: number
  readonly indicators: number
  readonly programmes: number
  readonly projects: number
}

/** Mulberry32: the same seed gives the same plan on every machine. */
export function randomOf(seed: number): (below: number) => number {
  let state = seed >>> 0
  return (below) => {
    state = (state + 0x6d2b79f5) >>> 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return Math.floor((((t ^ (t >>> 14)) >>> 0) / 4_294_967_296) * below)
  }
}

const FIRST = [
  '새벽',
  '가온',
  '누리',
  '다솜',
  '라온',
  '마루',
  '바람',
  '하늘',
  '아라',
  '여울',
  '온새',
  '초롱',
  '한울',
  '햇살',
  '보람',
  '슬기',
  '미르',
  '단비',
  '윤슬',
  '노을',
]
const FIELD = [
  '산업',
  '농정',
  '교통',
  '복지',
  '문화',
  '관광',
  '환경',
  '안전',
  '도로',
  '체육',
  '보건',
  '정원',
  '산림',
  '수산',
  '주택',
  '청년',
  '여성',
  '도서관',
  '하천',
  '에너지',
]
const DOES = ['기반 조성', '역량 강화', '지원', '활성화', '운영', '정비', '홍보', '교류 확대', '서비스 개선', '협력체계 구축']
const UNITS = ['%', '회', '건', '명', '개소', '점'] as const

export function syntheticPlan(seed: number, most: Sizes): SyntheticPlan {
  const random = randomOf(seed)
  const used = new Set<string>()
  const pick = <T>(list: readonly [T, ...T[]] | readonly T[]): T => list[random(list.length)] as T
  const fresh = (make: () => string): string => {
    for (;;) {
      const name = make()
      const key = name.replace(/\s/g, '')
      if (used.has(key)) continue
      used.add(key)
      return name
    }
  }
  const some = (count: number) => 1 + random(count)
  const times = <T>(count: number, make: (i: number) => T): T[] => Array.from({ length: count }, (_, i) => make(i))
  const phrase = () => fresh(() => `${pick(FIRST)} ${pick(FIELD)}·${pick(FIELD)} ${pick(FIRST)}${pick(FIELD)} ${pick(DOES)}`)
  const government = `${pick(['가람', '별내', '솔뫼', '너울'])}${pick(['도', '특별자치도', '광역시', '시', '군'])}`
  const settledYear = 2019 + random(12)
  const amount = () => (random(4) === 0 ? 0 : random(40_000))

  const indicator = (weight: number): SyntheticIndicator => {
    const unit = pick(UNITS)
    const decimals = unit === '%' ? random(3) : 0
    const figure = () => (1 + random(900)).toFixed(decimals)
    return {
      name: phrase(),
      unit,
      kind: pick(['핵심', '일반']),
      weight,
      targets: times(5, figure),
      actual: figure(),
      formula: pick(['실적/계획*100', '개최횟수', '설문조사 결과', '참여 인원']),
      source: pick(['자체 집계', '통계시스템', '결과보고']),
      rationale: pick(['최근 3년 평균을 반영', '전년도 실적 대비 상향', '유사 기관 수준을 고려']),
    }
  }
  const project = (): SyntheticProject => {
    const start = settledYear + random(3)
    return {
      name: fresh(() => `${pick(FIRST)}${pick(FIELD)} ${pick(FIELD)} ${pick(DOES)}${pick(['', '', '(자체)', '(성인지예산)'])}`),
      amounts: times(3, amount),
      funding: pick(['도비(100%)', '국비 50%, 도비 50%', '국비 50%, 도비 20%, 시군비 30%', '100% 도비사업', '보조사업', '']),
      body: random(3) === 0 ? pick(['12개 시군', '민간단체']) : government,
      years: [start, start + 1 + random(6)],
    }
  }
  const goal = (): SyntheticGoal => {
    const count = some(most.indicators)
    const weights = times(count, (i) => (i === count - 1 ? 100 - (count - 1) * Math.floor(100 / count) : Math.floor(100 / count)))
    return {
      name: phrase(),
      indicators: weights.map(indicator),
      programmes: times(some(most.programmes), () => ({
        name: phrase(),
        account: pick(['일반회계', '특별회계']),
        amounts: times(3, amount),
        projects: times(some(most.projects), project),
      })),
    }
  }
  return {
    government,
    bureau: `${pick(FIRST)}${pick(FIELD)}국`,
    money: pick(['백만원', '천원', '원']),
    settledYear,
    departments: times(some(most.departments), () => {
      const [g4, g5, g6] = [1 + random(3), 1 + random(9), 1 + random(30)]
      return {
        name: fresh(() => `${pick(FIRST)}${pick(FIELD)}${pick(['과', '담당관', '추진단'])}`),
        strategic: phrase(),
        teams: times(some(4), () => fresh(() => `${pick(FIRST)}${pick(FIELD)}팀`)),
        staff: [g4 + g5 + g6, g4, g5, g6, g4 + g5 + g6 - random(3)] as const,
        goals: times(some(most.goals), goal),
      }
    }),
  }
}
