import { z } from 'zod'
import type { Db } from '#data/database.ts'

const WHO = '연습 자료'
const AT = '2026-01-02T00:00:00.000Z'
const MILLION = 1_000_000

/** name, unit, weight, target of every year, actuals of the plan's first two years (null = not entered). The target 0 of 2024 is a new indicator. */
type Invented = readonly [string, string, number, number, number | null, number | null]
const optionalFigure = z.number().nullable()
/** A bureau with invented plans of its departments; of a programme the amounts of three years, 백만원. */
export const inventedBureau = z.object({
  name: z.string(),
  departments: z
    .array(
      z.object({
        name: z.string(),
        goal: z.string(),
        indicators: z.array(z.tuple([z.string(), z.string(), z.number(), z.number(), optionalFigure, optionalFigure])).readonly(),
        programmes: z.record(z.string(), z.tuple([z.number(), z.number(), z.number()]).readonly()),
      }),
    )
    .readonly(),
})
export type InventedBureau = z.infer<typeof inventedBureau>

/** Two bureaus that no government has: with the plan's own one they are three bureaus and eleven departments. */
const BUREAUS: readonly InventedBureau[] = [
  {
    name: '연습산업국',
    departments: [
      {
        name: '기업육성과',
        goal: '기업의 성장 단계별 지원',
        indicators: [
          ['성장 단계 상향 기업 수', '개', 40, 30, 41, null],
          ['지원 기업 매출 증가율', '%', 30, 5.5, 4.8, 5.9],
          ['지원 기업 신규 고용', '명', 30, 420, 388, null],
        ],
        programmes: { '성장 사다리 지원': [4210, 4600, 5150], '기업 애로 해소': [880, 910, 870] },
      },
      {
        name: '신산업과',
        goal: '새 산업의 실증과 사업화',
        indicators: [
          ['실증 과제 완료율', '%', 50, 90, 84, null],
          ['사업화 계약', '건', 50, 12, 12, null],
        ],
        programmes: { '실증 단지 운영': [7300, 6900, 8200] },
      },
      {
        name: '농식품과',
        goal: '농식품 판로의 확대',
        indicators: [
          ['온라인 판매액', '억원', 60, 310, 335.2, 342],
          ['수출 계약', '건', 40, 18, 26, null],
        ],
        programmes: { '판로 지원': [3150, 3300, 3240], '수출 지원': [1020, 1180, 1400] },
      },
      {
        name: '일자리과',
        goal: '일자리 연계의 강화',
        indicators: [
          ['취업 연계율', '%', 70, 62, 55.1, null],
          ['직업교육 수료', '명', 30, 900, 912, 940],
        ],
        programmes: { '취업 연계': [2240, 2500, 2380] },
      },
    ],
  },
  {
    name: '연습문화국',
    departments: [
      {
        name: '문화정책과',
        goal: '생활 문화의 확산',
        indicators: [
          ['생활문화 참여', '명', 60, 15_000, 15_820, 16_400],
          ['문화가 있는 날 운영', '회', 40, 48, 48, 50],
        ],
        programmes: { '생활문화 지원': [1900, 2050, 2120], '문화시설 운영': [5400, 5600, 5550] },
      },
      {
        name: '관광과',
        goal: '머무는 관광의 확대',
        indicators: [
          ['숙박 관광객', '만명', 50, 210, 224, 231],
          ['관광 만족도', '점', 30, 82, 83.4, 84],
          ['야간 관광 상품', '개', 20, 0, 6, 8],
        ],
        programmes: { '관광 상품 개발': [2600, 2750, 3900] },
      },
      {
        name: '체육과',
        goal: '생활 체육의 참여 확대',
        indicators: [
          ['생활체육 참여율', '%', 60, 61, 60.2, 61.5],
          ['공공체육시설 이용', '만명', 40, 320, 333, 329],
        ],
        programmes: { '생활체육 지원': [3300, 3420, 3510] },
      },
    ],
  },
]

/**
 * Adds invented bureaus with plans of 2026 to the government that is there, in the caller's transaction, so that a government of
 * several bureaus can be tried. Refuses a database that is not marked as practice.
 */
export async function writePracticeBureaus(trx: Db): Promise<void> {
  const installation = await trx.selectFrom('installation').select('practice').executeTakeFirst()
  if (!installation?.practice) throw new Error('연습 데이터베이스가 아닙니다. (Not a practice database.)')
  const government = await trx
    .selectFrom('organisation_unit')
    .select('id')
    .where('kind', '=', 'government')
    .executeTakeFirstOrThrow()
  await writeBureaus(trx, {
    governmentId: government.id,
    code: 'practice',
    fiscalYear: 2026,
    from: '2024-01-01',
    bureaus: BUREAUS,
    firstOrder: 10,
  })
}

/** Invented bureaus with plans of one fiscal year, two years before it and two after, under a government. */
export async function writeBureaus(
  trx: Db,
  of: {
    readonly governmentId: number
    readonly code: string
    readonly fiscalYear: number
    readonly from: string
    readonly bureaus: readonly InventedBureau[]
    readonly firstOrder?: number
  },
): Promise<void> {
  const installation = await trx.selectFrom('installation').select('practice').executeTakeFirst()
  if (!installation?.practice) throw new Error('연습 데이터베이스가 아닙니다. (Not a practice database.)')
  const { last } = await trx
    .selectFrom('indicator')
    .select((eb) => eb.fn.max<number | null>('lineage_id').as('last'))
    .executeTakeFirstOrThrow()
  const { fiscalYear, from } = of
  const first = fiscalYear - 2
  let lineage = last ?? 0
  for (const [order, { name, departments }] of of.bureaus.entries()) {
    const code = `${of.code}-${order + 1}`
    const bureauId = await writeUnit(trx, {
      code,
      kind: 'bureau',
      name,
      parentId: of.governmentId,
      order: (of.firstOrder ?? 1) + order,
      from,
    })
    const { id: planId } = await trx
      .insertInto('plan')
      .values({
        code: `${code}-${fiscalYear}`,
        bureau_id: bureauId,
        fiscal_year: fiscalYear,
        version: 1,
        title: `${fiscalYear}년 ${name} 성과계획(연습)`,
        status: 'filed',
        filed_on: `${fiscalYear - 1}-11`,
        confirmed_on: null,
        amount_unit_won: MILLION,
        settled_year: first,
        first_year: first,
        last_year: fiscalYear + 2,
        document_id: null,
      })
      .returning('id')
      .executeTakeFirstOrThrow()
    for (const [at, department] of departments.entries()) {
      const own = `${code}-${at + 1}`
      const departmentId = await writeUnit(trx, {
        code: own,
        kind: 'department',
        name: department.name,
        parentId: bureauId,
        order: at + 1,
        from,
      })
      const place = { planId, departmentId, code: own, first }
      const goalId = await writeGoal(trx, place, department.goal)
      for (const [row, indicator] of department.indicators.entries())
        await writeIndicator(
          trx,
          { ...place, goalId, code: `${own}-${row + 1}`, lineageId: ++lineage, order: row + 1 },
          indicator,
        )
      for (const [row, [programme, amounts]] of Object.entries(department.programmes).entries())
        await writeProgramme(trx, { ...place, goalId, code: `${own}-p${row + 1}`, order: row + 1 }, programme, amounts)
    }
  }
}

interface Place {
  readonly planId: number
  /** the plan's first year */
  readonly first: number
  readonly departmentId: number
  readonly code: string
}
interface InGoal extends Place {
  readonly goalId: number
  readonly order: number
}

async function writeUnit(
  trx: Db,
  unit: { code: string; kind: 'bureau' | 'department'; name: string; parentId: number; order: number; from: string },
): Promise<number> {
  const { id } = await trx
    .insertInto('organisation_unit')
    .values({ code: unit.code, kind: unit.kind })
    .returning('id')
    .executeTakeFirstOrThrow()
  await trx
    .insertInto('organisation_unit_name')
    .values({
      unit_id: id,
      parent_id: unit.parentId,
      name: unit.name,
      short_name: unit.name,
      valid_from: unit.from,
      valid_to: null,
      sort_order: unit.order,
    })
    .execute()
  return id
}

async function writeGoal(trx: Db, { planId, departmentId, code }: Place, name: string): Promise<number> {
  const { id } = await trx
    .insertInto('policy_goal')
    .values({
      code: `${code}-g`,
      plan_id: planId,
      department_id: departmentId,
      strategic_goal_id: null,
      sort_order: 1,
      name,
      printed_name: name,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}

async function writeIndicator(trx: Db, place: InGoal & { lineageId: number }, invented: Invented): Promise<void> {
  const [name, unit, weight, target, ...actuals] = invented
  const { id } = await trx
    .insertInto('indicator')
    .values({
      code: place.code,
      lineage_id: place.lineageId,
      plan_id: place.planId,
      goal_id: place.goalId,
      department_id: place.departmentId,
      sort_order: place.order,
      name,
      unit,
      kind: place.order === 1 ? 'key' : 'general',
      weight,
      direction: 'higher',
      aggregation: unit === '%' || unit === '점' ? 'last' : 'sum',
      frequency: 'year',
      pace: unit === '%' || unit === '점' ? 'flat' : 'linear',
      decimals: Number.isInteger(target) ? 0 : 1,
      formula: '',
      source: '',
      rationale: WHO,
      nature: null,
      results_due: '03-31',
      share_of_whole: null,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  await trx
    .insertInto('target')
    .values(
      [0, 1, 2, 3, 4].map((step) => ({
        indicator_id: id,
        year: place.first + step,
        revision: 1,
        kind: 'set' as const,
        value: target,
        stage: 'planned' as const,
        effective_on: `${place.first + 2}-01-01`,
        reason: null,
        approved_by: null,
        recorded_at: AT,
        recorded_by: WHO,
      })),
    )
    .execute()
  for (const [at, value] of actuals.entries()) {
    if (value === null) continue
    const figure = {
      indicator_id: id,
      year: place.first + at,
      month: 0,
      version: 1,
      kind: 'measured' as const,
      value,
      finality: at === 0 ? ('final' as const) : ('provisional' as const),
      stage: at === 0 ? ('confirmed' as const) : ('submitted' as const),
    }
    await trx.insertInto('actual').values(figure).execute()
    await trx
      .insertInto('actual_revision')
      .values({
        ...figure,
        reason: null,
        cause: null,
        remedy: null,
        remedy_due: null,
        recorded_at: AT,
        recorded_by: WHO,
        request_id: null,
      })
      .execute()
  }
}

async function writeProgramme(
  trx: Db,
  place: InGoal,
  name: string,
  [settled, previous, budget]: readonly [number, number, number],
): Promise<void> {
  const { id } = await trx
    .insertInto('programme')
    .values({
      code: place.code,
      plan_id: place.planId,
      goal_id: place.goalId,
      department_id: place.departmentId,
      sort_order: place.order,
      name,
      account: '일반회계',
      printed_project_count: 1,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  const project = await trx
    .insertInto('project')
    .values({
      code: `${place.code}-1`,
      programme_id: id,
      sort_order: 1,
      name: `${name} 사업`,
      overview_name: `${name} 사업`,
      starts_on: null,
      ends_on: null,
      support_type: null,
      funding: null,
      implementing_body: null,
      note: null,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  const years = [
    { year: place.first, kind: 'settled' as const, amount: settled * MILLION, unit_won: MILLION },
    { year: place.first + 1, kind: 'budget' as const, amount: previous * MILLION, unit_won: MILLION },
    { year: place.first + 2, kind: 'budget' as const, amount: budget * MILLION, unit_won: MILLION },
  ]
  await trx
    .insertInto('budget_amount')
    .values(
      years.flatMap((one) => [
        { ...one, programme_id: id, project_id: null },
        { ...one, programme_id: null, project_id: project.id },
      ]),
    )
    .execute()
}
