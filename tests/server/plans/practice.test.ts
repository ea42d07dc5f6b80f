import { describe, expect, test } from 'vitest'
import { migrate } from '#data/migrate.ts'
import { departmentPage } from '#server/departments/department.ts'
import { indicatorDetail } from '#server/departments/indicator-detail.ts'
import { loadPlanIfEmpty } from '#server/plans/load-if-empty.ts'
import { readPractice, writePractice } from '#server/plans/practice.ts'
import { submit } from '#server/entry/submit.ts'
import { startRecording } from '#server/record/start-recording.ts'
import { overview } from '#server/scorecards/overview.ts'
import { fresh, KEY, person, writer } from '../../helpers/people.ts'
import { freshPlace, loadRealPlan, onBothStores, PLAN_FOLDER, TODAY, useStore } from '../../helpers/stores.ts'
import { openStore, type Store } from '#data/database.ts'

const NOW = new Date('2026-11-20T00:00:00Z')
async function loadPractice(store: Store) {
  await migrate(store)
  await loadPlanIfEmpty(store, { planFolder: PLAN_FOLDER, practice: true }, NOW)
}

onBothStores('the practice database', (kind) => {
  const store = useStore(kind, loadPractice)
  const db = () => store().db

  test('2025 is a whole year: met, missed with cause and remedy, exceeded, not applicable', async () => {
    const page = await overview(db(), { year: 2025 }, TODAY)
    const all = page.departments.flatMap((d) => d.indicators)
    const categories = new Set(all.map((i) => i.category))
    expect([...categories].toSorted()).toEqual(['exceeded', 'met', 'missed', 'not-applicable'])
    expect(page.departments.every((d) => d.score.shown !== null)).toBe(true)
    const worst = page.exceptions[0]
    expect(worst?.cause).not.toBeNull()
    const detail = await indicatorDetail(db(), worst?.indicatorId ?? 0, person('admin', 'administrator'), TODAY)
    const result = detail.revisions.find((r) => r.year === 2025 && r.month === 0)
    expect(result?.remedy).not.toBeNull()
    expect(result?.remedyDue).toBe('2026-06-30')
  })

  test('the periods of 2025 make its year, each as its aggregation says', async () => {
    expect.hasAssertions()
    for (const { id } of await db().selectFrom('organisation_unit').select('id').where('kind', '=', 'department').execute()) {
      for (const row of (await departmentPage(db(), { departmentId: id, year: 2025 }, TODAY)).indicators) {
        const last = row.inYear.periods.at(-1)
        if (row.actual.kind === 'measured') expect([row.name, last?.month, last?.total]).toEqual([row.name, 12, row.actual.value])
      }
    }
  })

  test('2026 runs to October, provisional, with gaps, and has no result yet', async () => {
    const rows = await db().selectFrom('actual').selectAll().where('year', '=', 2026).execute()
    expect(Math.max(...rows.map((r) => r.month))).toBe(10)
    expect(rows.every((r) => r.month > 0 && r.finality === 'provisional')).toBe(true)
    expect(rows.some((r) => r.kind === 'not-entered')).toBe(true)
    const page = await overview(db(), { year: 2026 }, TODAY)
    expect(page.departments.every((d) => d.score.shown === null)).toBe(true)
  })

  test('a target was revised with reason and approver, and a pace entered by hand', async () => {
    const { id, department_id: departmentId } = await db()
      .selectFrom('indicator')
      .select(['id', 'department_id'])
      .where('code', '=', 'foreign-policy-1')
      .executeTakeFirstOrThrow()
    const detail = await indicatorDetail(db(), id, person('admin', 'administrator'), TODAY)
    expect(detail.targets.filter((t) => t.year === 2026).map((t) => [t.revision, t.value, t.stage])).toEqual([
      [1, 200, 'planned'],
      [2, 180, 'revised'],
    ])
    const page = await departmentPage(db(), { departmentId, year: 2026 }, TODAY)
    const row = page.indicators.find((i) => i.id === id)
    expect(row?.target).toEqual({ kind: 'set', value: 180 })
    expect(row?.inYear.periods.map((p) => p.expected)).toEqual([4, 12, 26, 44, 64, 84, 104, 124, 140, 155, 168, 180])
  })

  test('every invented figure says so', async () => {
    const rows = await db().selectFrom('actual_revision').select(['reason', 'recorded_by']).where('year', '>', 2024).execute()
    expect(rows.every((r) => r.recorded_by === '연습 자료' && r.reason?.startsWith('연습'))).toBe(true)
  })

  test('a composite figure is the sum of its parts, and those of October can be submitted', async () => {
    const stored = await db()
      .selectFrom('actual as a')
      .innerJoin('indicator_component as c', 'c.indicator_id', 'a.indicator_id')
      .leftJoin('actual_part as p', (join) =>
        join.onRef('p.component_id', '=', 'c.id').onRef('p.year', '=', 'a.year').onRef('p.month', '=', 'a.month'),
      )
      .select(['a.indicator_id as indicator', 'a.year', 'a.month', 'a.value as whole', 'p.value as part'])
      .where('a.month', '>', 0)
      .execute()
    const sums = Map.groupBy(stored, ({ indicator, year, month }) => `${indicator} ${year} ${month}`)
    expect(sums.size).toBe(66)
    for (const [place, parts] of sums)
      expect([place, parts.reduce((sum, { part }) => sum + (part ?? Number.NaN), 0)]).toEqual([place, parts[0]?.whole])

    await startRecording(db(), KEY, NOW)
    const cells = await db()
      .selectFrom('actual as a')
      .innerJoin('indicator as i', 'i.id', 'a.indicator_id')
      .select(['a.indicator_id as indicatorId', 'a.version', 'i.department_id as departmentId'])
      .where('i.code', 'like', 'central-office-%')
      .where('a.year', '=', 2026)
      .where('a.month', '=', 10)
      .execute()
    const as = writer(person('kim', 'evaluator', ...cells.map(({ departmentId }) => departmentId)))
    const asked = cells.map(({ indicatorId, version }) => ({ indicatorId, version }))
    const submitted = await submit(db(), { year: 2026, month: 10, requestId: fresh(), cells: asked }, as)
    expect(submitted.map(({ refused, cell }) => [refused, cell?.stage])).toEqual(cells.map(() => [null, 'submitted']))
  })

  test('a real start refuses it', async () => {
    await expect(loadPlanIfEmpty(store(), { planFolder: PLAN_FOLDER, practice: false }, NOW)).rejects.toThrow(/npm run practice/)
  })
})

describe('practice figures never reach a real database', () => {
  onBothStores('refused', (kind) => {
    const store = useStore(kind, loadRealPlan)
    test('by the start and by the writing itself', async () => {
      await expect(loadPlanIfEmpty(store(), { planFolder: PLAN_FOLDER, practice: true }, NOW)).rejects.toThrow(
        /never goes into a real database/,
      )
      await expect(
        store()
          .db.transaction()
          .execute((trx) => writePractice(trx, readPractice())),
      ).rejects.toThrow(/Not a practice database/)
      expect(await store().db.selectFrom('actual').select('year').where('year', '<>', 2024).execute()).toEqual([])
      expect(await store().db.selectFrom('target').select('id').where('revision', '>', 1).execute()).toEqual([])
    })
    test('even one that is real by name only', async () => {
      const place = await freshPlace(kind)
      const empty = openStore(place.url)
      await migrate(empty)
      await loadPlanIfEmpty(empty, { planFolder: null, practice: false }, NOW)
      await expect(loadPlanIfEmpty(empty, { planFolder: PLAN_FOLDER, practice: true }, NOW)).rejects.toThrow(/never goes/)
      expect(await empty.db.selectFrom('plan').select('id').execute()).toEqual([])
      await empty.close()
      await place.remove()
    })
  })
})
