import { expect, test } from 'vitest'
import { migrate } from '#data/migrate.ts'
import { loadPlanIfEmpty } from '#server/plans/load-if-empty.ts'
import { submit } from '#server/entry/submit.ts'
import { governmentPage } from '#server/scorecards/government.ts'
import { overview } from '#server/scorecards/overview.ts'
import { startRecording } from '#server/record/start-recording.ts'
import { enter, fresh, KEY, person, writer } from '../../helpers/people.ts'
import { onBothStores, PLAN_FOLDER, TODAY, useStore } from '../../helpers/stores.ts'
import { repeated, statementsOf } from '../../helpers/statements.ts'

onBothStores('a government of three bureaus', (kind) => {
  const store = useStore(kind, async (opened) => {
    await migrate(opened)
    const practice = { planFolder: PLAN_FOLDER, practice: true, practiceBureaus: true }
    await loadPlanIfEmpty(opened, practice, new Date('2026-11-20T00:00:00Z'))
    await startRecording(opened.db, KEY, new Date('2026-11-20T00:00:00Z'))
  })
  const page = (year: number) => governmentPage(store().db, { year }, TODAY)

  test('every bureau with its counts, those to look at first', async () => {
    const { bureaus, government } = await page(2024)
    expect(government?.name).toBe('전북특별자치도')
    expect(bureaus.reduce((sum, b) => sum + b.departments.length, 0)).toBe(11)
    expect(bureaus.map((b) => [b.name, b.counts.missed, b.counts.met, b.counts.exceeded, b.counts['not-computable']])).toEqual([
      ['연습산업국', 4, 3, 2, 0],
      ['대외국제소통국', 2, 8, 0, 2],
      ['연습문화국', 1, 5, 0, 1],
    ])
    expect(bureaus[0]?.lowest).toMatchObject({ name: '지원 기업 매출 증가율', departmentName: '기업육성과', rate: 87.3 })
  })

  test('counts and money are those of the bureaus’ own pages', async () => {
    const { bureaus } = await page(2024)
    for (const bureau of bureaus) {
      const own = await overview(store().db, { year: 2024, bureauId: bureau.id }, TODAY)
      const scored = own.departments.flatMap((d) => d.indicators)
      expect(bureau.indicators).toBe(scored.length)
      expect(bureau.counts.missed).toBe(scored.filter((s) => s.category === 'missed').length)
      expect(bureau.budget.now).toEqual(own.budget.years.find((y) => y.year === 2024))
    }
  })

  test('what is late is counted with its oldest day; nothing is averaged', async () => {
    const { bureaus } = await page(2024)
    const industry = bureaus.find((b) => b.name === '연습산업국')
    expect(industry?.late).toEqual({ count: 6, since: '2026-03-31' })
    expect(industry?.toReview).toBe(3)
    expect(JSON.stringify(bureaus)).not.toMatch(/"(shown|exact|uncapped)"/)
  })

  test('no statement twice', async () => {
    // In words in which nobody has asked yet: nothing of it is kept.
    const sent = await statementsOf(store(), () => governmentPage(store().db, { year: 2024, structure: 'then' }, TODAY))
    expect(repeated(sent)).toEqual([])
    // One of them is the parts of a year, which only the bureau that measures by quarters has.
    expect(sent.length).toBeLessThanOrEqual(40)
  })

  test('after a figure is saved its bureau alone is read anew, and the page is as a new read', async () => {
    const { db } = store()
    const before = await page(2025)
    const late = await db
      .selectFrom('indicator as i')
      .innerJoin('organisation_unit_name as n', 'n.unit_id', 'i.department_id')
      .where('n.name', '=', '기업육성과')
      .where('i.frequency', '=', 'year')
      .where('i.id', 'not in', (of) => of.selectFrom('actual as a').select('a.indicator_id').where('a.year', '=', 2025))
      .select(['i.id', 'i.department_id as departmentId'])
      .executeTakeFirstOrThrow()
    const as = writer(person('kim', 'evaluator', late.departmentId))
    const words = { reason: '사유', cause: '원인', remedy: '조치', remedyDue: '2027-01-31' }
    const { cell } = await enter(store(), as, '1', { indicatorId: late.id, ...words })
    const cells = [{ indicatorId: late.id, version: cell.version }]
    await submit(db, { year: 2025, month: 0, cells, requestId: fresh() }, as)
    const after = await page(2025)
    const bureau = (of: typeof after, name: string) => of.bureaus.find((b) => b.name === name)
    expect(bureau(after, '연습산업국')).not.toEqual(bureau(before, '연습산업국'))
    // What the figure does not touch is the very same.
    for (const name of ['대외국제소통국', '연습문화국']) expect(bureau(after, name)).toBe(bureau(before, name))
    // Asked in other words, nothing of it is kept.
    expect(after).toEqual(await governmentPage(db, { year: 2025, structure: 'then' }, TODAY))
  })
})
