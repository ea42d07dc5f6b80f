import { expect, test } from 'vitest'
import { budgetPage } from '#server/budgets/budget.ts'
import { reconciliationPage } from '#server/budgets/reconciliation.ts'
import { departmentPage } from '#server/departments/department.ts'
import { indicatorDetail } from '#server/departments/indicator-detail.ts'
import { overview } from '#server/scorecards/overview.ts'
import { scoreReport } from '#server/scorecards/report.ts'
import { search } from '#server/search/search.ts'
import { recompute } from '#domain/scoring/scorecard.ts'
import { person } from '../../helpers/people.ts'
import { loadRealPlan, onBothStores, TODAY, useStore } from '../../helpers/stores.ts'

onBothStores('what the pages show of the plan of 2026', (kind) => {
  const store = useStore(kind, loadRealPlan)
  const db = () => store().db
  const page2024 = () => overview(db(), { year: 2024 }, TODAY)

  test('overview 2024: the hand-worked scores (rules §5)', async () => {
    const page = await page2024()
    expect(page.departments.map((d) => [d.shortName, d.score.shown, d.score.measuredWeight, d.score.totalWeight])).toEqual([
      ['대외협력과', 96.07, 100, 100],
      ['외국인국제정책과', 100, 30, 100],
      ['소통기획과', 98.87, 100, 100],
      ['중앙협력본부', 100, 100, 100],
    ])
    const scored = page.departments.flatMap((d) => d.indicators)
    const count = (category: string) => scored.filter((s) => s.category === category).length
    expect([scored.length, count('met'), count('missed'), count('not-computable'), count('exceeded')]).toEqual([12, 8, 2, 2, 0])
    expect(page.exceptions.map((e) => [e.name, e.pointsLost])).toEqual([
      ['자원봉사 활동률', 3.93],
      ['도정 핵심사업 인지도', 1.13],
    ])
    expect(page.bureau.map((b) => [b.rule, b.shown])).toEqual([
      ['equal', 98.73],
      ['budget', 98.52],
      ['headcount', 98.31],
      ['measured-weight', 98.47],
    ])
    expect(page.confirmed).toEqual({
      final: 12,
      measured: 12,
      by: [{ name: null, loaded: 'document', results: 12, at: '2026-01-05T00:00:00.000Z' }],
    })
    expect(page.next).toEqual({ year: 2025, entered: 0, underWay: 0, of: 12 })
    expect(page.budget.total?.budget).toBe(16_457_000_000)
  })

  test('a year with nothing entered has no score, and a year not yet due says so', async () => {
    const late = await overview(db(), { year: 2025 }, TODAY)
    expect(late.departments.map((d) => d.score.shown)).toEqual([null, null, null, null])
    expect(new Set(late.departments.flatMap((d) => d.indicators.map((i) => i.category)))).toEqual(new Set(['not-entered']))
    const early = await overview(db(), { year: 2026 }, TODAY)
    expect(new Set(early.departments.flatMap((d) => d.indicators.map((i) => i.category)))).toEqual(new Set(['not-due']))
  })

  test('a reader lands on the year under work, with results or without, and on the year before until those are reported', async () => {
    // Every indicator of the plan is measured once a year, so 2026 has nothing to enter before it ends.
    const landing = async (today: string) => (await overview(db(), {}, today)).year
    expect([await landing('2026-05-31'), await landing(TODAY), await landing('2027-01-01')]).toEqual([2025, 2025, 2026])
    expect((await overview(db(), {}, TODAY)).departments.map((d) => d.score.shown)).toEqual([null, null, null, null])
  })

  test('department: its score, its working computes again, its budget and people', async () => {
    const { departments } = await page2024()
    for (const { id, score } of departments) {
      const page = await departmentPage(db(), { departmentId: id, year: 2024 }, TODAY)
      expect(page.score).toEqual(score)
      expect(page.working.result).toEqual(score)
      expect(recompute(page.working)).toEqual(score)
      expect(page.statement.map((s) => s.item)).toEqual(['total', 'policy', 'administration', 'personnel', 'basic', 'finance'])
    }
    const first = await departmentPage(db(), { departmentId: departments[0]?.id ?? 0, year: 2024 }, TODAY)
    expect([first.staffing?.quota, first.staffing?.headcount, first.teams.length, first.programmes.length]).toEqual([
      22, 22, 5, 7,
    ])
    expect(first.goals[0]?.name).toContain('견인')
    expect(first.goals[0]?.printedName).toContain('건인')
    expect(first.scoreYears.map((y) => y.shown)).toEqual([96.07, null, null, null, null])
  })

  test('indicator: definition, targets and where each figure is printed', async () => {
    const { exceptions } = await page2024()
    const detail = await indicatorDetail(db(), exceptions[0]?.indicatorId ?? 0, person('admin', 'administrator'), TODAY)
    expect(detail.name).toBe('자원봉사 활동률')
    expect(detail.targets.map((t) => t.value)).toEqual([6, 5.5, 5.5, 5.5, 5.5])
    expect(detail.origins.map((o) => [o.field, o.line, o.raw])).toEqual(
      expect.arrayContaining([
        ['weight', 103, '40'],
        ['2024', 103, '6'],
        ['2024', 104, '5.41'],
        ['actual-placeholder-2025', 104, '0'],
      ]),
    )
  })

  test('budget: sums of the years and exactly the seven equations that fail', async () => {
    const page = await budgetPage(db(), {}, TODAY)
    expect(page.years.map((y) => [y.year, y.kind])).toEqual([
      [2024, 'settled'],
      [2025, 'budget'],
      [2026, 'budget'],
      [2027, 'not-planned'],
      [2028, 'not-planned'],
    ])
    expect(page.programmes.map((p) => p.projects.length).reduce((a, b) => a + b)).toBe(58)
    expect(page.reconciliation.counts.failed).toBe(7)
    const failed = (await reconciliationPage(db(), {}, TODAY)).equations.filter((e) => e.state === 'failed')
    expect(failed.map((e) => e.id)).toEqual([
      'goal-amount/대외국제소통국/bureau-table',
      'goal-amount/대외국제소통국/department-tables',
      'goal-missing/대외협력과/정치권·도의회 및 민간단체 등 대내외 협력을 통한 도정 발전 건인',
      'name/대외협력과/자원봉사활동 진흥/6',
      'name/소통기획과/디지털 매체를 활용한 도민 소통 강화/3',
      'policy-programmes/외국인국제정책과/previous',
      'joint/소통기획과',
    ])
    expect(page.orphans).toEqual({ programmes: [], goals: [] })
  })

  test('search: name, squeezed, initial consonants, and nothing', async () => {
    const names = async (q: string) => (await search(db(), { q }, TODAY)).found.map((f) => f.name)
    expect((await names('자원봉사 활동률'))[0]).toBe('자원봉사 활동률')
    expect(await names('숙련기능인력')).toContain('지역 특화형 비자·숙련기능인력 대상자 모집 인원')
    expect(await names('특화형비자숙련기능')).toContain('지역 특화형 비자·숙련기능인력 대상자 모집 인원')
    expect((await names('ㅅㅌㄱㅎㄱ'))[0]).toBe('소통기획과')
    expect(await names('ㅈㅇㅂㅅ')).toContain('자원봉사 활동률')
    expect(await names('없는 것')).toEqual([])
    expect((await search(db(), { q: '' }, TODAY)).found.every((f) => f.kind === 'department' || f.kind === 'indicator')).toBe(
      true,
    )
    expect(await names('%_\'"\\')).toEqual([])
  })

  test('what is not there is refused by name', async () => {
    await expect(overview(db(), { year: 2031 }, TODAY)).rejects.toMatchObject({
      reason: 'unknown-year',
      facts: { year: 2031, first: 2024, last: 2028 },
    })
    await expect(overview(db(), { bureauId: 99_999 }, TODAY)).rejects.toMatchObject({ reason: 'unknown-bureau' })
    await expect(departmentPage(db(), { departmentId: 99_999 }, TODAY)).rejects.toMatchObject({ reason: 'unknown-department' })
    await expect(indicatorDetail(db(), 99_999, person('admin', 'administrator'), TODAY)).rejects.toMatchObject({
      reason: 'unknown-indicator',
    })
    await expect(budgetPage(db(), { bureauId: 99_999 }, TODAY)).rejects.toMatchObject({ reason: 'unknown-bureau' })
  })

  test('the report is the overview with its workings', async () => {
    const page = await page2024()
    const report = await scoreReport(db(), { year: 2024 }, TODAY)
    expect(report.rollUps).toEqual(page.bureau)
    expect(report.departments.map((w) => w.result)).toEqual(page.departments.map((d) => d.score))
    for (const working of report.departments) expect(recompute(working)).toEqual(working.result)
  })
})
