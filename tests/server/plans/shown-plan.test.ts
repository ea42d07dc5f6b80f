import { expect, test } from 'vitest'
import { migrate } from '#data/migrate.ts'
import { budgetPage } from '#server/budgets/budget.ts'
import { board } from '#server/deadlines/board.ts'
import { entryGrid } from '#server/entry/grid.ts'
import { definitionRows } from '#server/periods/definitions.ts'
import { loadPlanIfEmpty } from '#server/plans/load-if-empty.ts'
import { bureausOfYear, plansOfEverybody } from '#server/plans/plan.ts'
import { framePlan } from '#server/plans/shown-plan.ts'
import { headcounts, headcountsIn } from '#server/plans/staffing.ts'
import { reviewList } from '#server/review/review.ts'
import { governmentPage } from '#server/scorecards/government.ts'
import { overview } from '#server/scorecards/overview.ts'
import { person } from '../../helpers/people.ts'
import { Event } from '../../helpers/reorganised.ts'
import { onBothStores, PLAN_FOLDER, TODAY, useStore } from '../../helpers/stores.ts'

const ADMINISTRATOR = person('plan', 'administrator')

/** On 1 July the bureau of culture goes into that of industry, and a department of industry into a new bureau. */
onBothStores('bureaus that end and begin within a year', (kind) => {
  let late: number
  let measured: number
  const store = useStore(kind, async (opened) => {
    await migrate(opened)
    const practice = { planFolder: PLAN_FOLDER, practice: true, practiceBureaus: true }
    await loadPlanIfEmpty(opened, practice, new Date('2026-11-20T00:00:00Z'))
    late = (await board(opened.db, {}, ADMINISTRATOR, TODAY)).rows.length
    measured = (await definitionRows(opened.db, TODAY)).length
    const event = await Event.on(opened.db, '2026-07-01')
    await event.create('AI국')
    await event.move('신산업과', 'AI국')
    for (const name of ['문화정책과', '관광과', '체육과']) await event.move(name, '연습산업국')
    await event.merge('연습문화국', '연습산업국')
  })
  const db = () => store().db
  const unitId = async (name: string) => (await (await Event.on(db(), '2030-01-01')).unit(name)).id
  const names = (units: readonly { readonly name: string }[] | undefined) => (units ?? []).map((unit) => unit.name)

  test('a past year lists those of then, this year those there are', async () => {
    expect(names(await bureausOfYear(db(), 2024, TODAY))).toEqual(['대외국제소통국', '연습산업국', '연습문화국'])
    expect(names((await framePlan(db(), { year: 2024, today: TODAY }))?.bureaus)).toEqual([
      '대외국제소통국',
      '연습산업국',
      '연습문화국',
    ])
    const now = names((await framePlan(db(), { year: 2026, today: TODAY }))?.bureaus)
    expect(now.toSorted()).toEqual(['AI국', '대외국제소통국', '연습산업국'])
    const before = names((await framePlan(db(), { year: 2026, today: '2026-06-30' }))?.bureaus)
    expect(before.toSorted()).toEqual(['대외국제소통국', '연습문화국', '연습산업국'])
  })

  test('the new bureau has its pages in the structure of the year and in that of today', async () => {
    const ai = await unitId('AI국')
    for (const structure of ['then', 'current'] as const) {
      const budget = await budgetPage(db(), { year: 2026, bureauId: ai, structure }, TODAY)
      expect([budget.plan.bureau.name, names(budget.plan.departments)]).toEqual(['AI국', ['신산업과']])
      const page = await overview(db(), { year: 2026, bureauId: ai, structure }, TODAY)
      expect(page.departments.flatMap((one) => one.indicators.map((i) => i.name))).toEqual(['실증 과제 완료율', '사업화 계약'])
    }
    await expect(budgetPage(db(), { year: 2024, bureauId: ai }, TODAY)).rejects.toThrow()
    const frame = await framePlan(db(), { bureauId: ai, year: 2026, today: TODAY })
    expect(frame?.plan.bureau.name).toBe('AI국')
    // Of a department that moved, the bureau of the year shown.
    const moved = await unitId('신산업과')
    const bureauIn = async (year: number) =>
      (await framePlan(db(), { departmentId: moved, year, today: TODAY }))?.plan.bureau.name
    expect([await bureauIn(2024), await bureauIn(2026)]).toEqual(['연습산업국', 'AI국'])
  })

  test('nothing left to do is lost: entry, review, deadlines and definitions have it under the bureau of today', async () => {
    const [ai, industry] = [await unitId('AI국'), await unitId('연습산업국')]
    const grid = async (bureauId: number) =>
      names((await entryGrid(db(), { year: 2025, month: 0, bureauId }, ADMINISTRATOR, TODAY)).departments)
    expect(await grid(ai)).toEqual(['신산업과'])
    expect((await grid(industry)).toSorted()).toEqual(
      ['관광과', '기업육성과', '농식품과', '문화정책과', '일자리과', '체육과'].toSorted(),
    )
    await expect(entryGrid(db(), { year: 2025, bureauId: 999_999 }, ADMINISTRATOR, TODAY)).rejects.toThrow('unknown-bureau')
    const review = await reviewList(db(), { bureauId: industry }, ADMINISTRATOR, TODAY)
    expect(names(review.departments)).toContain('문화정책과')
    const all = await board(db(), {}, ADMINISTRATOR, TODAY)
    expect(all.rows.length).toBe(late)
    expect(names(all.bureaus).toSorted()).toEqual(['AI국', '대외국제소통국', '연습산업국'])
    const theirs = await board(db(), { bureauId: ai }, ADMINISTRATOR, TODAY)
    expect(new Set(theirs.rows.map((row) => row.departmentId))).toEqual(new Set([await unitId('신산업과')]))
    const rows = await definitionRows(db(), TODAY)
    expect(rows.length).toBe(measured)
    expect(rows.find((row) => row.department === '신산업과')?.bureau).toBe('AI국')
  })

  test('the government counts every indicator and every 원 once, in each year', async () => {
    for (const year of [2024, 2026]) {
      const page = await governmentPage(db(), { year }, TODAY)
      expect(page.bureaus.reduce((sum, one) => sum + one.indicators, 0)).toBe(28)
      const current = await governmentPage(db(), { year, structure: 'current' }, TODAY)
      const won = ({ bureaus }: typeof page) =>
        bureaus.reduce((sum, { budget }) => sum + (budget.now.kind === 'not-planned' ? 0 : budget.now.amount), 0)
      expect([current.bureaus.reduce((sum, one) => sum + one.indicators, 0), won(current)]).toEqual([28, won(page)])
    }
  })

  test('현원 goes along: added up after a merge, divided as the document says, never estimated', async () => {
    const plans = await plansOfEverybody(db(), [2026], TODAY)
    const units = plans[0]?.departments ?? []
    const [a = 0, c = 0, b = 0, d = 0] = units.map((unit) => unit.id)
    const [into = '', divided = '', merged = '', unsaid = ''] = units.map((unit) => unit.name)
    const printed = await headcounts(db(), plans[0]?.id ?? 0)
    const of = async (...some: readonly number[]) => {
      const held = await headcountsIn(db(), { plans, day: TODAY })
      return some.map((unit) => held.get(unit) ?? null)
    }
    expect(await of(a, b, c, d)).toEqual([a, b, c, d].map((unit) => printed.get(unit)))
    const event = await Event.on(db(), '2026-08-01')
    const [one, two, three] = [
      await event.create('갑과', '대외국제소통국'),
      await event.create('을과', '대외국제소통국'),
      await event.create('병과', '대외국제소통국'),
    ]
    await event.merge(merged, into)
    await event.split(divided, ['갑과', '을과'])
    await event.split(unsaid, ['을과', '병과'])
    const whole = printed.get(c) ?? 0
    for (const [to, figure] of [
      [one, 4],
      [two, whole - 4],
    ] as const)
      await db()
        .insertInto('organisation_assignment')
        .values({
          event_id: event.id,
          subject_kind: 'headcount',
          subject_id: c,
          from_unit_id: c,
          to_unit_id: to,
          from_on: '2026-08-01',
          share: (figure / whole) * 100,
          reason: '정원 규칙',
          figure,
        })
        .execute()
    expect(await of(a, b, c, d)).toEqual([(printed.get(a) ?? 0) + (printed.get(b) ?? 0), null, null, null])
    // Of the second split nobody gave the parts: 을과 has a part that is unknown, so it has no figure at all.
    expect(await of(one, two, three)).toEqual([4, null, null])
  })
})
