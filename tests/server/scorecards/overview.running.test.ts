import { expect, test } from 'vitest'
import type { Db } from '#data/database.ts'
import { migrate } from '#data/migrate.ts'
import { departmentPage } from '#server/departments/department.ts'
import { loadPlanIfEmpty } from '#server/plans/load-if-empty.ts'
import { knownOn } from '#server/record/known-on.ts'
import { startRecording } from '#server/record/start-recording.ts'
import { dataDay } from '#server/scorecards/data-day.ts'
import { scoreReport } from '#server/scorecards/report.ts'
import { actualsForm } from '#server/workbooks/actuals-form.ts'
import { readSheets } from '#server/documents/read-sheet.ts'
import { entryGrid } from '#server/entry/grid.ts'
import { overview } from '#server/scorecards/overview.ts'
import { KEY, person } from '../../helpers/people.ts'
import { loadRealPlan, onBothStores, PLAN_FOLDER, useStore } from '../../helpers/stores.ts'

const YEAR = 2026
const LAST = '2026-12-31'

onBothStores('the overview of a year under way', (kind) => {
  const store = useStore(kind, async (opened) => {
    await migrate(opened)
    await startRecording(opened.db, KEY, new Date('2025-01-01T00:00:00Z'))
    await loadPlanIfEmpty(opened, { planFolder: PLAN_FOLDER, practice: true }, new Date('2026-12-31T03:00:00Z'), KEY)
  })
  const db = () => store().db
  /** The page as it stood on a day of the practice year. */
  const pageOn = async (day: string) => overview(await knownOn(db(), day, LAST), { year: YEAR }, day)
  const short = async (day: string) => {
    const { running } = await pageOn(day)
    return running?.lagging.map(({ indicatorId }) => {
      const row = running.rows.find((r) => r.indicatorId === indicatorId)
      return [row?.name, row?.pace.value, row?.pace.expected, row?.pace.gap, row?.pace.percent, row?.pace.status]
    })
  }

  // Worked by hand from data/practice/actuals.csv: targets 11, 33, 5.5, 200 → 180, 5, 47, 87.5, 1970000, 86.5, 90, 64, 30.
  test.each([
    ['2026-03-31', 2, { 'on-track': 4, 'needs-improvement': 3, behind: 1, 'too-early': 4 }],
    ['2026-06-30', 5, { 'on-track': 6, 'needs-improvement': 4, behind: 0, 'too-early': 2 }],
    ['2026-10-31', 9, { 'on-track': 7, 'needs-improvement': 5, behind: 0, 'too-early': 0 }],
    ['2026-12-31', 9, { 'on-track': 1, 'needs-improvement': 3, behind: 0, 'too-early': 8 }],
  ] as const)('on %s figures are in until month %i', async (day, month, counts) => {
    const { running } = await pageOn(day)
    expect([running?.month, running?.counts]).toEqual([month, counts])
  })

  test('the farthest from its pace comes first, in its own unit', async () => {
    expect(await short('2026-03-31')).toEqual([
      ['자매우호결연지역 등 교류횟수', 5, 7, -2, 71.4, 'behind'],
      ['수도권지역 주요업무 협력지원', 4, 5, -1, 80, 'needs-improvement'],
      [expect.stringContaining('수도권 주요기관'), 14, 15, -1, 93.3, 'needs-improvement'],
      [expect.stringContaining('블로그'), 307_500, 328_333, -20_833, 93.7, 'needs-improvement'],
    ])
    expect((await short('2026-10-31'))?.[0]).toEqual(['수도권지역 주요업무 협력지원', 19, 22, -3, 86.4, 'needs-improvement'])
  })

  test('one period missing is judged by the one before, two are not judged; both say which', async () => {
    const visa = async (day: string) => (await pageOn(day)).running?.rows.find((r) => r.unit === '명')
    expect((await visa('2026-10-31'))?.pace).toMatchObject({
      status: 'on-track',
      month: 8,
      value: 136,
      expected: 124,
      missing: [9],
    })
    const later = await visa('2026-11-20')
    expect(later?.pace).toMatchObject({ status: 'too-early', why: 'missing', month: 8, value: 136, missing: [9, 10] })
    expect([later?.target, later?.originalTarget]).toEqual([
      { kind: 'set', value: 180 },
      { kind: 'set', value: 200 },
    ])
    // Before its day nothing of the change is known.
    expect(await visa('2026-03-31')).not.toHaveProperty('originalTarget')
  })

  test('the score report and the workbook have the figures of the screens', async () => {
    const day = '2026-10-31'
    const past = await knownOn(db(), day, LAST)
    const { running } = await pageOn(day)
    const report = (await scoreReport(past, { year: YEAR }, day)).departments.flatMap((d) => d.indicators)
    for (const row of running?.rows ?? []) {
      const own = report.find((one) => one.name === row.name)
      const soFar = own !== undefined && 'soFar' in own.actual ? own.actual.soFar : undefined
      expect([row.name, soFar?.value, own?.target, own?.originalTarget]).toEqual([
        row.name,
        row.pace.value ?? undefined,
        row.target,
        row.originalTarget,
      ])
    }
    // The form of September: each period's own figure, as the department's page has it, beside the target of the overview.
    const grid = await entryGrid(past, { year: YEAR, month: 9 }, person('admin', 'administrator'), day)
    const bytes = await actualsForm(
      grid.departments.flatMap((d) => d.cells.map((cell) => ({ cell, department: d.name }))),
      '시험',
      day,
    )
    const rows = (await readSheets(bytes, 'a.xlsx')).sheets[0]?.rows ?? []
    const [heading = [], ...lines] = rows
      .map(({ cells }) => cells.map((cell) => (cell === null ? '' : cell.shown)))
      .slice(rows.findIndex(({ cells }) => cells.some((cell) => cell?.shown === '성과지표')))
    const at = (line: readonly string[], label: string) => line[heading.indexOf(label)] ?? ''
    const pages = await Promise.all(grid.departments.map((d) => departmentPage(past, { departmentId: d.id, year: YEAR }, day)))
    const of = pages
      .flatMap((page) => page.indicators)
      .filter((one) => one.inYear.frequency === 'month' || one.inYear.frequency === 'quarter')
    let compared = 0
    for (const one of of) {
      const line = lines.find((cells) => at(cells, '성과지표') === one.name)
      const period = one.inYear.periods.find((p) => p.month === 9)
      if (line === undefined || period === undefined || period.figure === null) continue
      compared++
      expect([one.name, Number(at(line, '실적치').replaceAll(',', ''))]).toEqual([one.name, period.figure])
      const target = running?.rows.find((row) => row.indicatorId === one.id)?.target
      expect(at(line, '목표치').replaceAll(',', '')).toContain(target?.kind === 'set' ? String(target.value) : '–')
    }
    expect(compared).toBe(9)
  })

  test('a figure is provisional until every period of it is confirmed', async () => {
    const { running } = await pageOn('2026-10-31')
    const finality = (name: string) => running?.rows.find((r) => r.name.includes(name))?.finality
    expect([finality('블로그'), finality('인지도')]).toEqual(['provisional', 'final'])
  })

  test('the data is as new as its last change, whatever the day of the page; invented figures are called so', async () => {
    const known = async (day: string) => dataDay(await knownOn(db(), day, LAST), { year: YEAR }, day)
    expect(await known('2026-06-30')).toEqual({ day: '2026-06-08', changes: [{ kind: 'practice', count: 8 }] })
    expect(await known('2026-10-31')).toEqual({ day: '2026-10-08', changes: [{ kind: 'practice', count: 9 }] })
    expect(await known('2026-12-30')).toEqual(await known('2026-11-30'))
  })

  test('department and overview judge the same', async () => {
    const page = await pageOn('2026-10-31')
    for (const { id } of page.departments) {
      const of = await departmentPage(await knownOn(db(), '2026-10-31', LAST), { departmentId: id, year: YEAR }, '2026-10-31')
      const own = page.running?.rows.filter((row) => row.departmentId === id)
      expect(of.indicators.map((i) => i.pace)).toEqual(own?.map((row) => row.pace))
    }
  })

  test('what is late, due and waiting: late is not submitted after its day, and a final year asks for none of its periods', async () => {
    const { work } = await pageOn('2026-11-09')
    expect(work?.late).toEqual([{ year: 2026, month: 9, count: 1, on: '2026-10-10', days: 30 }])
    expect(work?.soon).toEqual({ count: 8, on: '2026-11-10', days: 1 })
    expect(work?.waiting).toBe(25)
    const visa = work?.departments.filter((d) => d.late.length > 0)
    expect(visa).toHaveLength(1)
    const sums = work?.departments.reduce((n, d) => n + d.waiting, 0)
    expect(sums).toBe(work?.waiting)
    expect((await pageOn('2026-11-11')).work?.late.map((l) => [l.month, l.count, l.days])).toEqual([
      [9, 1, 32],
      [10, 8, 1],
    ])
  })

  test('both structures show the same course while nothing was reorganised, and another year shows none', async () => {
    const day = '2026-10-31'
    const then = await pageOn(day)
    const now = await overview(await knownOn(db(), day, LAST), { year: YEAR, structure: 'current' }, day)
    expect(now.running).toEqual(then.running)
    for (const year of [2024, 2025, 2027])
      expect([year, (await overview(db(), { year }, '2026-12-31')).running]).toEqual([year, null])
    expect((await overview(db(), { year: 2024 }, '2026-12-31')).work).toBeNull()
  })

  test('as results come the same page becomes the result: some, then all', async () => {
    const indicators = await db().selectFrom('indicator').select(['id', 'code']).orderBy('id').execute()
    const close = async (of: typeof indicators) => {
      const row = (value: number) => ({
        year: YEAR,
        month: 0,
        version: 90,
        kind: 'measured' as const,
        value,
        finality: 'final' as const,
        stage: 'closed' as const,
      })
      for (const { id } of of) {
        await db()
          .insertInto('actual')
          .values({ indicator_id: id, ...row(5) })
          .execute()
        await db()
          .insertInto('actual_revision')
          .values({ indicator_id: id, ...row(5), recorded_at: '2027-01-20T00:00:00.000Z', recorded_by: '시험' })
          .execute()
      }
    }
    await close(indicators.slice(0, 3))
    const mixed = await overview(db(), { year: YEAR }, '2027-01-20')
    expect([mixed.running?.rows.length, mixed.exceptions.length]).toEqual([9, 3])
    expect(mixed.departments.map((d) => d.score.measuredWeight)).toEqual([100, 0, 0, 0])
    await close(indicators.slice(3))
    const closed = await overview(db(), { year: YEAR }, '2027-01-21')
    expect([closed.running, closed.work]).toEqual([null, null])
    expect(closed.departments.every((d) => d.score.shown !== null)).toBe(true)
  })
})

onBothStores('the overview of a large bureau', (kind) => {
  const store = useStore(kind, async (opened) => {
    await migrate(opened)
    await loadPlanIfEmpty(opened, { planFolder: PLAN_FOLDER, practice: true }, new Date('2026-12-31T03:00:00Z'))
  })

  test('sixty indicators take no more queries than twelve', async () => {
    const before = counting(store().db)
    await overview(before.db, { year: YEAR }, '2026-11-20')
    const { id, ...like } = await store()
      .db.selectFrom('indicator')
      .selectAll()
      .where('code', '=', 'external-cooperation-1')
      .executeTakeFirstOrThrow()
    const targets = await store().db.selectFrom('target').selectAll().where('indicator_id', '=', id).execute()
    for (let n = 12; n < 60; n++) {
      const { id: twin } = await store()
        .db.insertInto('indicator')
        .values({ ...like, code: `twin-${n}`, sort_order: 100 + n })
        .returning('id')
        .executeTakeFirstOrThrow()
      await store()
        .db.insertInto('target')
        .values(targets.map(({ id: _, ...target }) => ({ ...target, indicator_id: twin })))
        .execute()
    }
    const after = counting(store().db)
    const page = await overview(after.db, { year: YEAR }, '2026-11-20')
    expect(page.running?.rows).toHaveLength(60)
    expect(before.queries()).toBeGreaterThan(10)
    expect(after.queries()).toBe(before.queries())
  })
})

onBothStores('the overview of the real plan, measured once a year', (kind) => {
  const store = useStore(kind, loadRealPlan)

  test('nothing is judged before its date, and the year before is late with its days', async () => {
    const { running, work } = await overview(store().db, { year: 2026 }, '2026-11-29')
    expect(running?.counts).toEqual({ 'on-track': 0, 'needs-improvement': 0, behind: 0, 'too-early': 12 })
    expect(new Set(running?.rows.map((row) => row.pace.why))).toEqual(new Set(['once-a-year']))
    expect(running?.month).toBeNull()
    expect(work?.late).toEqual([{ year: 2025, month: 0, count: 12, on: '2026-03-31', days: 243 }])
    const before = await overview(store().db, { year: 2025 }, '2026-11-29')
    expect([before.running, before.work?.late]).toEqual([null, work?.late])
  })
})

/** `db` and how many queries went through it. */
function counting(db: Db) {
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
