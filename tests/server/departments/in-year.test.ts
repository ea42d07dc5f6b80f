import { expect, test } from 'vitest'
import { migrate } from '#data/migrate.ts'
import { departmentPage } from '#server/departments/department.ts'
import { loadPlanIfEmpty } from '#server/plans/load-if-empty.ts'
import { onBothStores, PLAN_FOLDER, useStore } from '../../helpers/stores.ts'

const LATER = new Date('2027-02-20T00:00:00Z')

onBothStores('the year under way of a department', (kind) => {
  const practice = useStore(kind, async (opened) => {
    await migrate(opened)
    await loadPlanIfEmpty(opened, { planFolder: PLAN_FOLDER, practice: true }, LATER)
  })
  const real = useStore(kind, async (opened) => {
    await migrate(opened)
    await loadPlanIfEmpty(opened, { planFolder: PLAN_FOLDER, practice: false }, LATER)
  })
  const page = async (store: ReturnType<typeof practice>, year: number, today: string) => {
    const { id } = await store.db
      .selectFrom('indicator')
      .select('department_id as id')
      .where('code', '=', 'foreign-policy-1')
      .executeTakeFirstOrThrow()
    return departmentPage(store.db, { departmentId: id, year }, today)
  }
  const states = (periods: readonly { readonly state: string }[]) =>
    periods
      .map(({ state }) => (state === 'confirmed' ? 'C' : state === 'submitted' ? 'S' : state === 'not-entered' ? '!' : '.'))
      .join('')

  test('at the end of December says what is in, what is missing and since when it is late', async () => {
    const { indicators, underWay, targetChanges } = await page(practice(), 2026, '2026-12-31')
    expect(underWay).toBe(true)
    expect(indicators.map((i) => [i.pace?.status, i.pace?.why, i.pace?.missing, states(i.inYear.periods)])).toEqual([
      ['too-early', 'missing', [9, 10, 11], 'CCCCCCSS!!!.'],
      ['on-track', null, [], 'CCS.'],
      ['too-early', 'missing', [10, 11], 'CCCCCCSSS!!.'],
    ])
    expect(indicators[0]?.inYear.periods.slice(8).map((p) => p.dueOn)).toEqual([
      '2026-10-10',
      '2026-11-10',
      '2026-12-10',
      '2027-01-10',
    ])
    expect(targetChanges).toMatchObject([{ indicatorId: indicators[0]?.id, on: '2026-07-01' }])
  })

  test('closes: what is made is a result beside what is open, and past the day of results nothing is under way', async () => {
    const before = await page(practice(), 2026, '2027-03-30')
    expect(before.underWay).toBe(true)
    const after = await page(practice(), 2026, '2027-03-31')
    expect([after.underWay, after.indicators.map((i) => i.pace), after.targetChanges]).toEqual([false, [null, null, null], []])
    const made = await page(practice(), 2025, '2026-12-31')
    expect([made.underWay, made.score.shown]).toEqual([false, 93])
    expect(made.indicators.flatMap((i) => i.inYear.periods).filter((p) => p.dueOn !== null)).toEqual([])
  })

  test('of a plan measured once a year has one period, missing only after its day', async () => {
    const { indicators, underWay } = await page(real(), 2026, '2026-12-31')
    expect(underWay).toBe(true)
    expect(indicators.map((i) => [i.pace?.why, i.inYear.periods.map((p) => [p.month, p.state, p.dueOn])])).toEqual(
      indicators.map(() => ['once-a-year', [[0, 'not-due', '2027-03-31']]]),
    )
  })
})
