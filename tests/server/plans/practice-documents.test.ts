import { expect, test } from 'vitest'
import { migrate } from '#data/migrate.ts'
import { loadPlanIfEmpty } from '#server/plans/load-if-empty.ts'
import { bureausWithPlan } from '#server/plans/plan.ts'
import { writePracticeDocuments } from '#server/plans/practice-documents.ts'
import { loadRealPlan, onBothStores, PLAN_FOLDER, TODAY, useStore } from '../../helpers/stores.ts'

onBothStores('the practice bureau of other documents', (kind) => {
  const store = useStore(kind, async (opened) => {
    await migrate(opened)
    const practice = { planFolder: PLAN_FOLDER, practice: true, practiceDocuments: true }
    await loadPlanIfEmpty(opened, practice, new Date('2026-11-20T00:00:00Z'))
  })
  const real = useStore(kind, loadRealPlan)

  test('never goes into a real database', async () => {
    const written = real()
      .db.transaction()
      .execute((trx) => writePracticeDocuments(trx))
    await expect(written).rejects.toThrow('practice')
  })

  test('stands beside the bureau of the plan, named as practice', async () => {
    const bureaus = await bureausWithPlan(store().db, TODAY)
    expect(bureaus.map((bureau) => bureau.name)).toEqual(['대외국제소통국', '이민사회 분야(연습)'])
  })
})
