import { expect, test } from 'vitest'
import { budgetPage } from '#server/budgets/budget.ts'
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

  test('takes as many statements whatever the number of departments', async () => {
    const count = async () => (await statementsOf(store(), () => budgetPage(store().db, {}, TODAY))).length
    const few = await count()
    await addDepartments(store(), 3)
    expect(await count()).toBe(few)
  })
})
