import { expect, test } from 'vitest'
import { migrate } from '#data/migrate.ts'
import { loadPlanIfEmpty } from '#server/plans/load-if-empty.ts'
import { seriesPage } from '#server/activities/series-page.ts'
import { bureausWithPlan } from '#server/plans/plan.ts'
import { writePracticeDocuments } from '#server/plans/practice-documents.ts'
import { person } from '../../helpers/people.ts'
import { loadRealPlan, onBothStores, PLAN_FOLDER, TODAY, useStore } from '../../helpers/stores.ts'

onBothStores('the practice bureau of other documents', (kind) => {
  const store = useStore(kind, async (opened) => {
    await migrate(opened)
    const practice = { planFolder: PLAN_FOLDER, practice: true, practiceDocuments: true }
    await loadPlanIfEmpty(opened, practice, new Date('2026-11-20T00:00:00Z'))
  })
  const boss = person('boss', 'executive')
  const real = useStore(kind, loadRealPlan)

  test('never goes into a real database', async () => {
    const written = real()
      .db.transaction()
      .execute((trx) => writePracticeDocuments(trx))
    await expect(written).rejects.toThrow('practice')
  })

  test('has a series whose years without a meeting follow from its numbers', async () => {
    const page = await seriesPage(store().db, { bureauId: (await bureausWithPlan(store().db, TODAY))[1]?.id }, boss, TODAY)
    expect(page.series).toMatchObject([
      {
        held: 3,
        doubts: [],
        next: { number: 25, host: '일본' },
        rows: [
          { year: 2026 },
          { year: 2025 },
          { kind: 'without', from: 2024, to: 2024, gaps: 1, off: [{ status: 'postponed' }] },
          { year: 2023 },
          { kind: 'without', from: 1991, to: 2022, unrecorded: 21, gaps: 11 },
        ],
      },
    ])
    expect(page.series[0]?.followUps.map(({ state }) => state)).toEqual(['open', 'open', 'done'])
    const notes = await store().db.selectFrom('activity').select('note').where('series_id', 'is not', null).execute()
    expect(notes.every(({ note }) => note?.startsWith('연습'))).toBe(true)
  })

  test('stands beside the bureau of the plan, named as practice', async () => {
    const bureaus = await bureausWithPlan(store().db, TODAY)
    expect(bureaus.map((bureau) => bureau.name)).toEqual(['대외국제소통국', '이민사회 분야(연습)'])
  })
})
