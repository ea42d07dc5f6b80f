import type { Store } from '#data/database.ts'
import { type InventedBureau, writeBureaus } from '#server/plans/practice-bureaus.ts'

const FIELDS = [
  '도로',
  '교통',
  '주택',
  '도시',
  '환경',
  '산림',
  '하천',
  '안전',
  '복지',
  '여성',
  '청년',
  '보건',
  '농업',
  '수산',
  '축산',
]
const TASKS = ['정책과', '지원과', '관리과']
/** name and unit of the indicators of a department, in turn */
const MEASURES = [
  ['시설 정비율', '%'],
  ['현장 점검 횟수', '회'],
  ['주민 만족도', '점'],
  ['지원 대상자 수', '명'],
  ['민원 처리율', '%'],
  ['협의회 운영', '회'],
] as const
const WEIGHTS = { 5: [30, 25, 20, 15, 10], 6: [25, 20, 20, 15, 10, 10] } as const

function bureau(name: string, first: number, count: number, six: number): InventedBureau {
  return {
    name,
    departments: Array.from({ length: count }, (_, n) => {
      const at = first + n
      const field = FIELDS[at % FIELDS.length] ?? ''
      const task = TASKS[Math.floor(at / FIELDS.length) % TASKS.length] ?? ''
      const weights = WEIGHTS[n < six ? 6 : 5]
      return {
        name: `${field}${task}`,
        goal: `${field} 행정의 질 향상`,
        indicators: weights.map((weight, row) => {
          const [measure, unit] = MEASURES[row] ?? MEASURES[0]
          const target = 40 + ((at * 7 + row * 3) % 50)
          const missed = (at + row) % 6 === 0
          return [
            `${field} ${measure}`,
            unit,
            weight,
            target,
            missed ? target - 4 : target + 1,
            row % 2 === 0 ? target : null,
          ] as const
        }),
        programmes: { [`${field} 기반 조성`]: [1000 + at * 10, 1100 + at * 10, 1150 + at * 12] as const },
      }
    }),
  }
}

/**
 * Two more bureaus beside the real one, of which one has many departments: together three bureaus, forty departments and 200
 * indicators. In a store of the practice data.
 */
export const widenGovernment = async ({ db }: Store): Promise<void> => {
  const government = await db
    .selectFrom('organisation_unit')
    .select('id')
    .where('kind', '=', 'government')
    .executeTakeFirstOrThrow()
  await writeBureaus(db, {
    governmentId: government.id,
    code: 'wide',
    fiscalYear: 2026,
    from: '2024-01-01',
    bureaus: [bureau('건설안전환경국', 0, 26, 6), bureau('농생명보건국', 26, 10, 2)],
    firstOrder: 10,
  })
}
