import { expect, test } from 'vitest'
import { budgetPage } from '#server/budgets/budget.ts'
import { departmentPage } from '#server/departments/department.ts'
import { governmentPage } from '#server/scorecards/government.ts'
import { overview } from '#server/scorecards/overview.ts'
import { reconciliationPage } from '#server/budgets/reconciliation.ts'
import { statement } from '#server/budgets/statement.ts'
import { budgetYears } from '#server/budgets/summary.ts'
import { loadRealPlan, onBothStores, TODAY, useStore } from '../../helpers/stores.ts'
import { statementsOf } from '../../helpers/statements.ts'
import { addDepartments } from '../../helpers/wide-bureau.ts'

onBothStores('the budget page', (kind) => {
  const store = useStore(kind, loadRealPlan)

  test('gives each unit the lines and years it has by itself', async () => {
    const { db } = store()
    const page = await budgetPage(db, {}, TODAY)
    expect(page.departmentYears).toHaveLength(4)
    for (const { departmentId, years } of page.departmentYears)
      expect(years).toEqual(await budgetYears(db, page.plan, departmentId))
    expect(page.statements.map((s) => s.rows.length)).toEqual([6, 6, 6, 6, 6])
    for (const { unitId, rows } of page.statements) expect(rows).toEqual(await statement(db, page.plan.id, unitId))
  })

  test('has printed totals first, with the sum of the unit programmes as a mark (rules §2)', async () => {
    const page = await budgetPage(store().db, {}, TODAY)
    const million = (years: typeof page.years) =>
      years.map((y) => (y.kind === 'not-planned' ? null : [y.amount / 1e6, y.sum && [y.sum.amount / 1e6, y.sum.state]]))
    expect(million(page.years).slice(0, 3)).toEqual([
      [14_501, undefined],
      [15_499, [15_497, 'rounding']],
      [14_872, undefined],
    ])
    expect(page.years[2]).toMatchObject({ change: { amount: -627_000_000, rate: -4.05 } })
    const foreign = page.plan.departments.find((d) => d.shortName === '외국인국제정책과')?.id
    expect(million(page.departmentYears.find((d) => d.departmentId === foreign)?.years ?? [])[1]).toEqual([
      7_335,
      [7_331, 'failed'],
    ])
    // The overview, the government's page and the department have the same figures.
    expect((await overview(store().db, { year: 2026 }, TODAY)).budget.years).toEqual(page.years)
    expect((await departmentPage(store().db, { departmentId: foreign ?? 0, year: 2026 }, TODAY)).budgetYears).toEqual(
      page.departmentYears.find((d) => d.departmentId === foreign)?.years,
    )
    const [bureau] = (await governmentPage(store().db, { year: 2026 }, TODAY)).bureaus
    expect([bureau?.budget.now, bureau?.budget.before]).toEqual([page.years[2], page.years[1]])
    const { goalTables, counts } = await reconciliationPage(store().db, {}, TODAY)
    expect(goalTables.map((g) => [g.owner, g.rows.length])).toContainEqual(['소통기획과', 0])
    expect(page.reconciliation).toEqual({ counts })
  })

  test('takes as many statements whatever the number of departments', async () => {
    const count = async () => (await statementsOf(store(), () => budgetPage(store().db, {}, TODAY))).length
    const few = await count()
    await addDepartments(store(), 3)
    expect(await count()).toBe(few)
  })
})
