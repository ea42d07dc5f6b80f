import { expect, test } from 'vitest'
import { migrate } from '#data/migrate.ts'
import { budgetPage } from '#server/budgets/budget.ts'
import { reconciliationPage } from '#server/budgets/reconciliation.ts'
import { supplementaries } from '#server/budgets/supplementary.ts'
import { departmentPage } from '#server/departments/department.ts'
import { loadPlanIfEmpty } from '#server/plans/load-if-empty.ts'
import { governmentPage } from '#server/scorecards/government.ts'
import { overview } from '#server/scorecards/overview.ts'
import { reorganise } from '../../helpers/reorganised.ts'
import { onBothStores, PLAN_FOLDER, TODAY, useStore } from '../../helpers/stores.ts'

const current = 'current' as const

onBothStores('the two structures', (kind) => {
  let before: Awaited<ReturnType<typeof everything>>
  const store = useStore(kind, async (opened) => {
    await migrate(opened)
    const practice = { planFolder: PLAN_FOLDER, practice: true, practiceBureaus: true }
    await loadPlanIfEmpty(opened, practice, new Date('2026-11-20T00:00:00Z'))
    before = await everything(opened.db)
    await reorganise(opened.db, '2026-07-01')
  })
  const db = () => store().db

  async function everything(at: ReturnType<typeof db>) {
    const government = await governmentPage(at, { year: 2024 }, TODAY)
    const overviews = []
    const departments = []
    const budgets = []
    for (const bureau of government.bureaus.toSorted((one, other) => one.id - other.id)) {
      overviews.push(await overview(at, { year: 2024, bureauId: bureau.id }, TODAY))
      budgets.push(await budgetPage(at, { year: 2024, bureauId: bureau.id }, TODAY))
      for (const { id } of bureau.departments.toSorted((one, other) => one.id - other.id))
        departments.push(await departmentPage(at, { departmentId: id, year: 2024 }, TODAY))
    }
    return { government, overviews, departments, budgets }
  }
  // What is late is a matter of today: it stands with whoever has the work by now, and orders the lists.
  const TODAYS = new Set(['differs', 'late', 'toReview'])
  const withoutChoice = (page: unknown): unknown =>
    JSON.parse(
      JSON.stringify(page, (key, value: unknown) => {
        if (TODAYS.has(key)) return undefined
        if ((key === 'departments' || key === 'bureaus') && Array.isArray(value))
          return (value as { id?: number }[]).toSorted((one, other) => (one.id ?? 0) - (other.id ?? 0))
        return value
      }),
    )
  const unitId = async (name: string) =>
    (await db().selectFrom('organisation_unit_name').select('unit_id as id').where('name', '=', name).executeTakeFirstOrThrow())
      .id

  test('당시 조직: a year before the event is shown to the digit as it was', async () => {
    const after = await everything(db())
    expect(withoutChoice(after)).toEqual(withoutChoice(before))
    expect(before.government.differs).toBe(false)
    expect(after.government.differs).toBe(true)
    expect(after.overviews.every((page) => page.differs)).toBe(true)
  })

  test('현재 조직: counts and 원 of the government are what they were', async () => {
    const now = await governmentPage(db(), { year: 2024, structure: current }, TODAY)
    const sum = (page: typeof now, of: (bureau: (typeof now.bureaus)[number]) => number) =>
      page.bureaus.reduce((total, bureau) => total + of(bureau), 0)
    const amount = (bureau: (typeof now.bureaus)[number]) =>
      'amount' in bureau.budget.now ? bureau.budget.now.amount : Number.NaN
    for (const of of [
      (b: (typeof now.bureaus)[number]) => b.indicators,
      (b: (typeof now.bureaus)[number]) => b.counts.missed,
      (b: (typeof now.bureaus)[number]) => b.counts.met,
      (b: (typeof now.bureaus)[number]) => b.counts.exceeded,
      (b: (typeof now.bureaus)[number]) => b.counts['not-computable'],
      amount,
    ])
      expect(sum(now, of)).toBe(sum(before.government, of))
    expect(now.bureaus.map((b) => [b.name, b.departments.map((d) => [d.name, d.former])])).toEqual(
      expect.arrayContaining([
        ['AI국', [['AI산업과', ['신산업과']]]],
        [
          '대외국제소통국',
          expect.arrayContaining([
            ['이민정책과', ['외국인국제정책과']],
            ['홍보과', ['소통기획과']],
            ['미디어과', ['소통기획과']],
            ['체육과', []],
          ]),
        ],
        ['연습산업국', expect.arrayContaining([['기업육성과', ['일자리과']]])],
      ]),
    )
  })

  test('a score stands where a goal moved whole; a torn goal and a merger have counts and weights alone', async () => {
    const bureauId = await unitId('대외국제소통국')
    const page = await overview(db(), { year: 2024, bureauId, structure: current }, TODAY)
    const rows = page.departments.map((d) => [
      d.name,
      d.comparable,
      d.score.shown,
      d.score.measuredWeight,
      d.goals.map((g) => [g.weight, g.ofWeight, g.whole, g.shown]),
    ])
    expect(rows).toEqual(
      expect.arrayContaining([
        ['대외협력과', true, 96.07, 100, []],
        ['이민정책과', true, 100, 30, []],
        ['홍보과', false, null, 40, [[40, 100, false, null]]],
        ['미디어과', false, null, 60, [[60, 100, false, null]]],
        ['체육과', true, 99.21, 100, []],
      ]),
    )
    expect(page.bureau).toEqual([])
    const industry = await overview(db(), { year: 2024, bureauId: await unitId('연습산업국'), structure: current }, TODAY)
    const merged = industry.departments.find((d) => d.name === '기업육성과')
    expect(merged?.comparable).toBe(false)
    expect(merged?.goals.map((g) => [g.weight, g.ofWeight, g.shown === null])).toEqual([
      [100, 100, false],
      [100, 100, false],
    ])
  })

  test('a bureau that had no plan in the year shows what belongs to it today', async () => {
    const bureauId = await unitId('AI국')
    const page = await overview(db(), { year: 2024, bureauId, structure: current }, TODAY)
    expect(page.plan.bureau.name).toBe('AI국')
    expect(page.departments.map((d) => [d.name, d.former, d.score.counts.missed, d.score.counts.met])).toEqual([
      ['AI산업과', ['신산업과'], 1, 1],
    ])
    await expect(overview(db(), { year: 2024, bureauId }, TODAY)).rejects.toThrow('unknown-bureau')
  })

  test('budget and department pages: every 원 once, whoever has it now', async () => {
    const { bureaus } = await governmentPage(db(), { year: 2024, structure: current }, TODAY)
    const amountOf = (years: readonly { readonly year: number }[]) => {
      const at = years.find((one) => one.year === 2024)
      return at !== undefined && 'amount' in at ? Number(at.amount) : 0
    }
    let [bureauSum, departmentSum, programmeSum, pageSum] = [0, 0, 0, 0]
    const seen: number[] = []
    for (const bureau of bureaus) {
      const asked = { year: 2024, bureauId: bureau.id, structure: current }
      const page = await budgetPage(db(), asked, TODAY)
      // Of others' tables nothing is checked.
      expect(await reconciliationPage(db(), asked, TODAY)).toMatchObject(page.reconciliation)
      bureauSum += amountOf(page.years)
      for (const of of page.departmentYears) departmentSum += amountOf(of.years)
      for (const programme of page.programmes)
        programmeSum += programme.amounts.find((a) => a.year === 2024 && a.kind === 'settled')?.amount ?? 0
      for (const { id, name, counts } of bureau.departments) {
        const own = await departmentPage(db(), { departmentId: id, year: 2024, structure: current }, TODAY)
        pageSum += amountOf(own.budgetYears)
        expect([name, own.score.counts]).toEqual([name, counts])
        seen.push(...own.indicators.map((one) => one.id))
      }
    }
    const was = before.budgets.reduce((sum, page) => sum + amountOf(page.years), 0)
    expect([bureauSum, departmentSum, programmeSum, pageSum]).toEqual([was, was, was, was])
    expect(new Set(seen).size).toBe(28)
    expect(seen).toHaveLength(28)
  })

  test('a project that left its programme stands with its new department, at its own amount', async () => {
    const page = await departmentPage(db(), { departmentId: await unitId('미디어과'), year: 2024, structure: current }, TODAY)
    expect(page.department.former).toEqual(['소통기획과'])
    expect(page.programmes.map((p) => p.projects.length)).toEqual([1])
    expect(page.comparable).toBe(false)
    expect(page.score.shown).toBeNull()
    expect(page.shownGoals).toMatchObject([{ weight: 60, ofWeight: 100, whole: false }])
  })

  test('in today’s structure the address of a department that merged leads to where it went', async () => {
    const page = await departmentPage(db(), { departmentId: await unitId('일자리과'), year: 2024, structure: current }, TODAY)
    expect(page.department.name).toBe('기업육성과')
    expect(page.department.former).toEqual(['일자리과'])
    // As it was then: its own page, under its own name.
    expect((await departmentPage(db(), { departmentId: await unitId('일자리과'), year: 2024 }, TODAY)).department.name).toBe(
      '일자리과',
    )
  })

  test('the year of the event itself shows the structure of its end; its sums stay', async () => {
    const now = await governmentPage(db(), { year: 2026 }, TODAY)
    expect(now.bureaus.map((b) => b.name)).toContain('AI국')
    expect(now.bureaus.reduce((sum, b) => sum + b.indicators, 0)).toBe(28)
    expect(now.differs).toBe(false)
    // The day before, it was as planned.
    const eve = await governmentPage(db(), { year: 2026 }, '2026-06-30')
    expect(eve.bureaus.map((b) => b.name)).not.toContain('AI국')
  })

  test('추경 are shown in both structures, and their sums over all bureaus are the same', async () => {
    const years = await db()
      .selectFrom('plan')
      .select(['id', 'bureau_id', 'amount_unit_won'])
      .where('fiscal_year', '=', 2026)
      .execute()
    for (const [place, plan] of years.entries()) {
      const lines = await db().selectFrom('programme').select('id').where('plan_id', '=', plan.id).orderBy('id').execute()
      const project = await db()
        .selectFrom('project as j')
        .innerJoin('programme as p', 'p.id', 'j.programme_id')
        .where('p.plan_id', '=', plan.id)
        .select('j.id')
        .orderBy('j.id', 'desc')
        .executeTakeFirst()
      const by = { recorded_at: '2026-05-20T00:00:00Z', recorded_by: 'admin', recorded_by_id: 'admin' }
      const council = { council_meeting: '제418회', council_number: '제7호', decided_on: '2026-05-20', evidence: '' }
      const { id } = await db()
        .insertInto('supplementary_budget')
        .values({ plan_id: plan.id, number: 1 + (place % 2), version: 1, status: 'draft', ...council, ...by })
        .returning('id')
        .executeTakeFirstOrThrow()
      const unit = { supplementary_id: id, unit_won: plan.amount_unit_won }
      for (const [n, line] of lines.entries())
        await db()
          .insertInto('supplementary_amount')
          .values({ ...unit, programme_id: line.id, project_id: null, amount: (n + 1) * 1_000_003 })
          .execute()
      if (project)
        await db()
          .insertInto('supplementary_amount')
          .values({ ...unit, programme_id: null, project_id: project.id, amount: 77 })
          .execute()
      await db().updateTable('supplementary_budget').set({ status: 'confirmed' }).where('id', '=', id).execute()
    }
    let [printed, voted] = [0, 0]
    for (const { id } of years) {
      const { sums } = await supplementaries(db(), { id, fiscalYear: 2026 })
      printed += sums.original
      voted += sums.after.at(-1) ?? 0
    }
    expect(voted).not.toBe(printed)
    let [original, last] = [0, 0]
    const { bureaus } = await governmentPage(db(), { year: 2026, structure: current }, TODAY)
    for (const bureau of bureaus) {
      const { supplementary } = await budgetPage(db(), { year: 2026, bureauId: bureau.id, structure: current }, TODAY)
      original += supplementary.sums.original
      last += supplementary.sums.after.at(-1) ?? 0
      const own = new Set(bureau.departments.map((one) => one.id))
      expect(supplementary.rows.every((row) => own.has(row.departmentId))).toBe(true)
    }
    expect({ original, last }).toEqual({ original: printed, last: voted })
  })
})
