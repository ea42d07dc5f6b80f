import { expect, test } from 'vitest'
import type { Db } from '#data/database.ts'
import { migrate } from '#data/migrate.ts'
import { departmentPage } from '#server/departments/department.ts'
import { actOnMany } from '#server/actuals/many.ts'
import { loadPlanIfEmpty } from '#server/plans/load-if-empty.ts'
import { origins } from '#server/plans/origins.ts'
import { overview } from '#server/scorecards/overview.ts'
import { enter, fresh, onRecord, openOffice, person, writer } from '../../helpers/people.ts'
import { loadOtherYear } from '../../helpers/plans/other-year.ts'
import { onBothStores, PLAN_FOLDER, TODAY, useStore } from '../../helpers/stores.ts'

const NOTHING = { figure: null, total: null, stage: null, since: null }

/** `db` and how many queries went through it. */
function counted(db: Db) {
  let queries = 0
  const seen = db.withPlugin({
    transformQuery: ({ node }) => node,
    transformResult: ({ result }) => {
      queries++
      return Promise.resolve(result)
    },
  })
  return { db: seen, queries: () => queries }
}

onBothStores('a year of which a part is in', (kind) => {
  const store = useStore(kind, async (opened) => {
    await migrate(opened)
    await loadPlanIfEmpty(opened, { planFolder: PLAN_FOLDER, practice: true }, new Date('2026-11-20T00:00:00Z'))
  })
  const db = () => store().db

  test('overview: each cell says how much, nothing is scored, the next year is under way', async () => {
    const page = await overview(db(), { year: 2026 }, TODAY)
    const cells = page.heat.map((row) => ({ id: row.indicatorId, cell: row.cells.find((c) => c.year === 2026) }))
    const actuals = new Map(page.departments.flatMap((d) => d.indicators).map((i) => [i.id, i.actual]))
    const parts = cells.map(({ id }) => {
      const actual = actuals.get(id)
      return actual !== undefined && 'soFar' in actual ? actual.soFar : undefined
    })
    expect(cells.map(({ cell }) => cell?.soFar)).toEqual(parts)
    expect(page.heat.find((row) => row.name === '정무활동 및 당정협력 강화')?.cells.find((c) => c.year === 2026)).toEqual({
      year: 2026,
      category: 'not-due',
      rate: null,
      target: { kind: 'set', value: 11 },
      soFar: { value: 8, entered: 9, of: 12, frequency: 'month' },
    })
    expect(page.heat.flatMap((row) => row.cells).filter((c) => c.year !== 2026 && 'soFar' in c)).toEqual([])
    expect((await overview(db(), { year: 2025 }, TODAY)).next).toEqual({
      year: 2026,
      entered: 0,
      underWay: parts.filter((p) => p !== undefined).length,
      of: 12,
    })
  })

  test('overview: the year before stands beside every score, and is none where the plan begins', async () => {
    const [first, second] = [await overview(db(), { year: 2024 }, TODAY), await overview(db(), { year: 2025 }, TODAY)]
    expect(second.departments.map((d) => d.previousScore)).toEqual(first.departments.map((d) => d.score.shown))
    expect(first.departments.map((d) => d.previousScore)).toEqual([null, null, null, null])
  })

  test('department: figures so far, stage and pace of every row come with the page', async () => {
    const { departments } = await overview(db(), { year: 2026 }, TODAY)
    const page = await departmentPage(db(), { departmentId: departments[0]?.id ?? 0, year: 2026 }, TODAY)
    for (const row of page.indicators) {
      const last = row.inYear.periods.findLast((p) => p.total !== null)
      expect([row.name, last?.total]).toEqual([row.name, 'soFar' in row.actual ? row.actual.soFar?.value : undefined])
      expect(row.inYear.resultsDue).toBe('03-31')
    }
    expect(page.indicators[0]?.inYear.periods.slice(8)).toEqual([
      {
        month: 9,
        state: 'submitted',
        figure: 1,
        total: 8,
        expected: 8,
        stage: 'submitted',
        since: '2026-10-08',
        dueOn: '2026-10-10',
      },
      // Over, and nothing of it counts: it is missing, and late after its day.
      { ...NOTHING, month: 10, state: 'not-entered', expected: 9, dueOn: '2026-11-10' },
      { ...NOTHING, month: 11, state: 'not-due', expected: 10, dueOn: '2026-12-10' },
      { ...NOTHING, month: 12, state: 'not-due', expected: 11, dueOn: null },
    ])
    // October's figures are being typed: they count nowhere but on the entry page.
    expect(page.indicators.flatMap((row) => row.inYear.periods).filter((p) => p.month > 9 && p.stage === 'draft')).toEqual([])
  })

  test('a running total is not summed again', async () => {
    const { id, department_id: departmentId } = await db()
      .selectFrom('indicator')
      .select(['id', 'department_id'])
      .where('code', '=', 'external-cooperation-1')
      .executeTakeFirstOrThrow()
    const entered = await db()
      .selectFrom('actual')
      .select(['month', 'value'])
      .where('indicator_id', '=', id)
      .where('year', '=', 2026)
      .where('month', '>', 0)
      .where('kind', '=', 'measured')
      .where('stage', '<>', 'draft')
      .orderBy('month')
      .execute()
    await db().updateTable('indicator').set({ reported: 'running-total' }).where('id', '=', id).execute()
    const page = await departmentPage(db(), { departmentId, year: 2026 }, TODAY)
    expect(
      page.indicators
        .find((i) => i.id === id)
        ?.inYear.periods.flatMap((p) => (p.total === null ? [] : [{ month: p.month, value: p.total }])),
    ).toEqual(entered)
    await db().updateTable('indicator').set({ reported: 'each' }).where('id', '=', id).execute()
  })

  test('sixty indicators take no more queries than three', async () => {
    const { id, ...like } = await db()
      .selectFrom('indicator')
      .selectAll()
      .where('code', '=', 'external-cooperation-1')
      .executeTakeFirstOrThrow()
    const few = counted(db())
    const before = await departmentPage(few.db, { departmentId: like.department_id, year: 2026 }, TODAY)
    const targets = await db().selectFrom('target').selectAll().where('indicator_id', '=', id).execute()
    for (let n = before.indicators.length; n < 60; n++) {
      const { id: twin } = await db()
        .insertInto('indicator')
        .values({ ...like, code: `twin-${n}`, sort_order: 100 + n })
        .returning('id')
        .executeTakeFirstOrThrow()
      await db()
        .insertInto('target')
        .values(targets.map(({ id: _, ...target }) => ({ ...target, indicator_id: twin })))
        .execute()
    }
    const many = counted(db())
    const page = await departmentPage(many.db, { departmentId: like.department_id, year: 2026 }, TODAY)
    expect(page.indicators).toHaveLength(60)
    expect(few.queries()).toBeGreaterThan(5)
    expect(many.queries()).toBe(few.queries())
  })
})

onBothStores('who confirmed, and where staff is printed', (kind) => {
  let own: readonly number[] = []
  let ids: ReadonlyMap<string, number> = new Map()
  const store = useStore(kind, openOffice, async (_, office) => {
    own = office.departments
    ids = office.ids
  })

  test('each confirmer by name with number and day; entering and submitting is not confirming', async () => {
    const [one = 0, two = 0] = own
    const round = async (department: number, code: string, by: string, day: string) => {
      const indicatorId = ids.get(code) ?? 0
      const [kim, head] = [person('kim', 'evaluator', department), person(by, 'head', department)]
      await enter(store(), writer(kim, day), '900', { indicatorId, cause: '수요 증가', reason: '시험' })
      const act = async (as: typeof kim, what: 'submit' | 'confirm') => {
        const { version } = await store()
          .db.selectFrom('actual')
          .select('version')
          .where('indicator_id', '=', indicatorId)
          .where('year', '=', 2025)
          .where('month', '=', 0)
          .executeTakeFirstOrThrow()
        await actOnMany(
          store().db,
          writer(as, day),
          { year: 2025, month: 0, cells: [{ indicatorId, version }], requestId: fresh() },
          { kind: what },
          { allOrNone: true },
        )
      }
      await act(kim, 'submit')
      expect((await overview(store().db, { year: 2025 }, TODAY)).confirmed.by.some((b) => b.name === 'kim')).toBe(false)
      await act(head, 'confirm')
    }
    await round(one, 'external-cooperation-1', 'head', '2026-03-02')
    await round(one, 'external-cooperation-2', 'head', '2026-03-05')
    await round(two, 'foreign-policy-1', 'lee', '2026-03-04')
    const { confirmed } = await overview(store().db, { year: 2025 }, TODAY)
    expect(confirmed).toEqual({
      final: 3,
      measured: 3,
      by: [
        { name: 'head', loaded: null, results: 2, at: '2026-03-05T03:00:00.000Z' },
        { name: 'lee', loaded: null, results: 1, at: '2026-03-04T03:00:00.000Z' },
      ],
    })
  })

  test('the staffing row of a department leads to its line and strings', async () => {
    const page = await departmentPage(store().db, { departmentId: own[0] ?? 0, year: 2024 }, TODAY)
    const found = await origins(store().db, [{ subject: 'staffing', ids: [page.staffing?.id ?? 0] }])
    expect(new Set(found.map((o) => `${o.field} ${o.raw} ${o.line}`))).toEqual(
      new Set(['quota 22 70', 'grade4 2 70', 'grade5 5 70', 'grade6 15 70', 'headcount 22 70']),
    )
  })
})

onBothStores('a year that has a plan of its own before this one', (kind) => {
  const store = useStore(kind, async (opened) => {
    await migrate(opened)
    await loadPlanIfEmpty(opened, { planFolder: PLAN_FOLDER, practice: true }, new Date('2026-11-20T00:00:00Z'))
  })
  const db = () => store().db
  const before = async () => (await overview(db(), { year: 2026 }, TODAY)).departments.map((d) => d.previousScore)

  test('is scored by its own weights and indicators wherever its score stands beside a later one', async () => {
    const printed = await before()
    await onRecord(store(), async () => undefined)
    const { planId, indicators } = await loadOtherYear(store(), { by: -1, status: 'filed' })
    const weigh = (code: string, weight: number) => (trx: Db) =>
      trx.updateTable('indicator').set({ weight }).where('plan_id', '=', planId).where('code', '=', code).execute()
    const [one = '', two = '', ...rest] = [...indicators.keys()].filter((code) => code.startsWith('external-cooperation'))
    await onRecord(store(), weigh(one, 98 - rest.length))
    await onRecord(store(), weigh(two, 2))
    for (const code of rest) await onRecord(store(), weigh(code, 1))
    const own = (await overview(db(), { year: 2025 }, TODAY)).departments
    expect(await before()).toEqual(own.map((d) => d.score.shown))
    expect((await before())[0]).not.toBe(printed[0])
    // The plan of 2025 prints 2024, too.
    const [earlier] = (await overview(db(), { year: 2024 }, TODAY)).departments
    const { scoreYears } = await departmentPage(db(), { departmentId: own[0]?.id ?? 0, year: 2026 }, TODAY)
    expect(scoreYears.map((y) => y.shown)).toEqual([earlier?.score.shown, own[0]?.score.shown, null, null, null])
  })
})
