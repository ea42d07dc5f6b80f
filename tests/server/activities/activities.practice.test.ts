import { expect, test } from 'vitest'
import { migrate } from '#data/migrate.ts'
import { activitiesPage } from '#server/activities/page.ts'
import { proposal } from '#server/activities/proposal.ts'
import { loadPlanIfEmpty } from '#server/plans/load-if-empty.ts'
import { person } from '../../helpers/people.ts'
import { onBothStores, PLAN_FOLDER, TODAY, useStore } from '../../helpers/stores.ts'

onBothStores('the practice activities', (kind) => {
  const store = useStore(kind, async (opened) => {
    await migrate(opened)
    await loadPlanIfEmpty(opened, { planFolder: PLAN_FOLDER, practice: true }, new Date('2026-11-20T00:00:00Z'))
  })
  const boss = person('boss', 'executive')

  test('make every figure of 2025 of seven indicators, the composite ones with all their parts', async () => {
    const page = await activitiesPage(store().db, { year: 2025 }, boss, TODAY)
    const linked = page.indicators.filter((i) => i.linked)
    expect(linked).toHaveLength(7)
    expect(linked.flatMap((i) => i.differences)).toEqual([])
    for (const { id, parts } of linked) {
      const answer = await proposal(store().db, { indicatorId: id, year: 2025, month: 0 }, boss, TODAY)
      expect(answer.difference).toBe(0)
      if (parts.length > 0)
        expect(
          answer.parts.every((p) => (p.count ?? 0) > 0) &&
            answer.parts.reduce((sum, p) => sum + (p.count ?? 0), 0) === answer.count,
        ).toBe(true)
    }
  })
  test('differ in 2026 where the README says so', async () => {
    const page = await activitiesPage(store().db, { year: 2026 }, boss, TODAY)
    const differing = page.indicators.flatMap((i) => i.differences.map((d) => ({ name: i.name, ...d })))
    expect(differing).toEqual([{ name: '정무활동 및 당정협력 강화', month: 5, stored: 0, count: 1, stage: 'confirmed' }])
    expect(page.entries.filter((e) => e.status === 'cancelled')).toHaveLength(2)
    expect(page.entries.filter((e) => e.startsOn > TODAY)).toHaveLength(2)
  })
  test('every one says that it is invented', async () => {
    const rows = await store().db.selectFrom('activity').select(['note']).execute()
    expect(rows.length).toBeGreaterThan(500)
    expect(rows.every((r) => r.note?.startsWith('연습'))).toBe(true)
    expect(
      new Set((await store().db.selectFrom('activity_revision').select('recorded_by').execute()).map((r) => r.recorded_by)),
    ).toEqual(new Set(['연습 자료']))
  })
})
