import { describe, expect, test } from 'vitest'
import type { Store } from '#data/database.ts'
import { activitiesPage } from '#server/activities/page.ts'
import { addActivity } from '#server/activities/save.ts'
import { proposal } from '#server/activities/proposal.ts'
import { readConfig } from '#server/config.ts'
import { budgetPage } from '#server/budgets/budget.ts'
import { board } from '#server/deadlines/board.ts'
import { latePeople } from '#server/deadlines/remind.ts'
import { departmentPage } from '#server/departments/department.ts'
import { addComment } from '#server/comments/comments.ts'
import { addLink } from '#server/evidence/evidence.ts'
import { entryGrid } from '#server/entry/grid.ts'
import { submit } from '#server/entry/submit.ts'
import { noticesFor } from '#server/notices/notices.ts'
import { definitionRows } from '#server/periods/definitions.ts'
import { periodBoard } from '#server/periods/period-board.ts'
import { LANDING } from '#server/settings/settings.ts'
import { setSetting } from '../../helpers/settings.ts'
import { planFor, yearStates } from '#server/plans/plan.ts'
import { confirm, reviewList } from '#server/review/review.ts'
import { overview } from '#server/scorecards/overview.ts'
import { scoringPreview } from '#server/scorecards/scoring-preview.ts'
import { scoreReport } from '#server/scorecards/report.ts'
import { search } from '#server/search/search.ts'
import { DEFAULT_POLICY } from '#domain/scoring/policy.ts'
import { budgetLines } from '#server/workbooks/budget-lines.ts'
import { budgetUploads } from '#server/workbooks/budget-uploads.ts'
import type { SignedIn } from '#server/record/writer.ts'
import { enter, fresh, type Office, onRecord, openOffice, outcome, person, writer } from '../../helpers/people.ts'
import { loadOtherYear } from '../../helpers/plans/other-year.ts'
import { csv, preview } from '../../helpers/workbook-files.ts'
import { onBothStores, TODAY, useStore } from '../../helpers/stores.ts'

const executive = person('boss', 'executive')
const administrator = person('gihoek', 'administrator')
const noon = new Date(`${TODAY}T03:00:00Z`)

/** Some of everything that is recorded for 2025 and 2026 under the plan of 2026. */
async function work(store: Store, { ids, departments }: Office) {
  const [department = 0] = departments
  await onRecord(store, async (trx) => {
    await trx
      .insertInto('user_department')
      .values([
        { user_id: 'kim', unit_id: department },
        { user_id: 'head', unit_id: department },
      ])
      .execute()
    await trx.updateTable('user').set({ role: 'head' }).where('id', '=', 'head').execute()
    await trx.updateTable('indicator').set({ frequency: 'month' }).where('code', '=', 'external-cooperation-2').execute()
  })
  const id = (n: number) => ids.get(`external-cooperation-${n}`) ?? 0
  const kim = writer(person('kim', 'evaluator', department))
  await enter(store, kim, '12', { indicatorId: id(1) })
  const link = { indicatorId: id(1), year: 2025, month: 0, url: 'https://example.org/a', title: '결과', requestId: fresh() }
  await addLink(store.db, link, kim, readConfig({}).evidence)
  const sent = { year: 2025, month: 0, cells: [{ indicatorId: id(1), version: 1 }] }
  await submit(store.db, { ...sent, requestId: fresh() }, kim)
  const seen = { ...sent, cells: [{ indicatorId: id(1), version: 2 }], requestId: fresh() }
  await confirm(store.db, seen, writer(person('head', 'head', department)))
  await enter(store, kim, '5.1', { indicatorId: id(3) })
  await enter(store, kim, '3', { indicatorId: id(2), year: 2026, month: 9 })
  const month = { year: 2026, month: 9, cells: [{ indicatorId: id(2), version: 1 }], requestId: fresh() }
  await submit(store.db, month, kim)
  await addComment(store.db, { indicatorId: id(2), year: 2026, month: 9, text: '확인 바랍니다', requestId: fresh() }, kim)
  const links = [{ indicatorId: id(1), componentId: null }]
  const activity = { departmentId: department, startsOn: '2026-03-02', endsOn: null, title: '협의회', kind: 'meeting' } as const
  const rest = { kindNote: null, partner: null, place: null, participants: 3, note: null, links, requestId: fresh() }
  await addActivity(store.db, { ...activity, ...rest }, kim)
}

/** What else asks of the year of the next plan. */
const of2027 = (db: () => Store['db'], kim: () => SignedIn): Readonly<Record<string, () => Promise<unknown>>> => ({
  'overview 2027': () => overview(db(), { year: 2027 }, TODAY),
  'score command 2027': () => scoreReport(db(), { year: 2027 }, TODAY),
  'entry 2027': () => entryGrid(db(), { year: 2027 }, kim(), TODAY),
  'department 2027': async () => {
    const [department] = (await overview(db(), { year: 2027 }, TODAY)).departments
    return departmentPage(db(), { departmentId: department?.id ?? 0, year: 2027 }, TODAY)
  },
})

/**
 * Every figure with its versions, of years that the plan of 2027 does not print, and every piece of evidence again under the same
 * indicator of that plan; how many there were.
 */
async function copyRecord(store: Store) {
  const copies = { figures: 0, evidence: 0 }
  await onRecord(store, async (trx) => {
    const pairs = await trx
      .selectFrom('indicator as i')
      .innerJoin('plan as p', 'p.id', 'i.plan_id')
      .innerJoin('indicator as o', (join) => join.onRef('o.lineage_id', '=', 'i.lineage_id').onRef('o.id', '<>', 'i.id'))
      .where('p.fiscal_year', '=', 2027)
      .select(['i.id', 'o.id as of'])
      .execute()
    for (const { id: indicator_id, of } of pairs) {
      const printed = trx.selectFrom('actual').select('year').where('indicator_id', '=', indicator_id)
      const figures = await trx
        .selectFrom('actual')
        .selectAll()
        .where('indicator_id', '=', of)
        .where('year', 'not in', printed)
        .execute()
      const versions = await trx
        .selectFrom('actual_revision')
        .selectAll()
        .where('indicator_id', '=', of)
        .where('year', 'not in', printed)
        .execute()
      for (const { id, ...row } of versions)
        await trx
          .insertInto('actual_revision')
          .values({ ...row, indicator_id, request_id: null, carried_from: id })
          .execute()
      for (const row of figures)
        await trx
          .insertInto('actual')
          .values({ ...row, indicator_id })
          .execute()
      const pieces = await trx.selectFrom('evidence').selectAll().where('indicator_id', '=', of).execute()
      for (const { id: _, ...row } of pieces)
        await trx
          .insertInto('evidence')
          .values({ ...row, indicator_id, request_id: null })
          .execute()
      copies.figures += figures.length
      copies.evidence += pieces.length
    }
  })
  return copies
}

onBothStores('the plan of the year asked', (kind) => {
  describe.each(['draft', 'filed', 'confirmed'] as const)(
    'a plan of 2027 that is %s changes nothing of the years before',
    (status) => {
      let office: Office
      const before = new Map<string, string>()
      const store = useStore(kind, openOffice, async (opened, made) => {
        office = made
        await work(opened, office)
        for (const [name, ask] of Object.entries(callers)) before.set(name, told(await ask()))
        await onRecord(opened, async () => undefined)
        await loadOtherYear(opened, { by: 1, status, targets: { 'foreign-policy-1': 250 } })
      })
      const db = () => store().db
      const department = () => office.departments[0] ?? 0
      const kim = () => person('kim', 'evaluator', department())
      const head = () => person('head', 'head', department())
      const yearly = (name: string, ask: (year: number | undefined) => Promise<unknown>) =>
        Object.fromEntries([2024, 2025, 2026, undefined].map((year) => [`${name} ${year ?? 'of no year'}`, () => ask(year)]))

      const callers: Readonly<Record<string, () => Promise<unknown>>> = {
        ...yearly('overview', (year) => overview(db(), { year }, TODAY)),
        ...yearly('score command', (year) => scoreReport(db(), { year }, TODAY)),
        ...yearly('department', (year) => departmentPage(db(), { departmentId: department(), year }, TODAY)),
        ...yearly('budget', (year) => budgetPage(db(), { year }, TODAY)),
        ...yearly('budget form', (year) => budgetLines(db(), { year }, TODAY)),
        ...yearly('budget uploads', (year) => budgetUploads(db(), { year }, TODAY)),
        ...yearly('entry', (year) => entryGrid(db(), { year }, kim(), TODAY)),
        ...yearly('entry of a month', (year) => entryGrid(db(), { year, month: 9 }, kim(), TODAY)),
        ...yearly('entry of a bureau', (year) => entryGrid(db(), { year }, executive, TODAY)),
        ...yearly('review', (year) => reviewList(db(), { year }, head(), TODAY)),
        ...yearly('review of a bureau', (year) => reviewList(db(), { year, month: 0 }, executive, TODAY)),
        ...yearly('deadlines', (year) => board(db(), { year }, executive, TODAY)),
        ...yearly('deadlines of a department', (year) => board(db(), { year }, head(), TODAY)),
        ...yearly('activities', (year) => activitiesPage(db(), { year }, kim(), TODAY)),
        ...yearly('search', (year) => search(db(), { q: '', year }, TODAY)),
        ...yearly('periods', (year) => periodBoard(db(), { year }, TODAY)),
        ...yearly('due dates', (year) => definitionRows(db(), TODAY, year)),
        ...yearly('file of actuals', async (year = 2025) => {
          return preview(store(), kim(), csv(`연도,기간,지표코드,실적치\n${year},연간,external-cooperation-1,13`))
        }),
        reminders: () => latePeople(db(), {}, writer(administrator)),
        'notices of the evaluator': () => noticesFor(db(), kim(), noon, TODAY),
        'notices of the head': () => noticesFor(db(), head(), noon, TODAY),
        proposal: () =>
          proposal(db(), { indicatorId: office.ids.get('external-cooperation-1') ?? 0, year: 2026, month: 0 }, kim(), TODAY),
        'try of other rules': () => scoringPreview(db(), { rules: { ...DEFAULT_POLICY, cap: 130 }, effectiveFrom: TODAY }, TODAY),
      }
      test.each(Object.keys(callers))('%s', async (name) => {
        expect(told(await callers[name]?.())).toBe(before.get(name))
      })

      test('2027 is there for whoever asks for it', async () => {
        const page = await overview(db(), { year: 2027 }, TODAY)
        expect([page.plan.fiscalYear, page.plan.status, page.year]).toEqual([2027, status, 2027])
        const visa = page.departments.flatMap((d) => d.indicators).find((i) => i.code === 'foreign-policy-1')
        expect(visa?.target).toEqual({ kind: 'set', value: 250 })
        expect((await search(db(), { q: '', year: 2027 }, TODAY)).found.length).toBeGreaterThan(0)
        expect((await budgetPage(db(), { year: 2027 }, TODAY)).plan.fiscalYear).toBe(2027)
      })

      test('a figure of 2026 is entered into the plan of 2026, and into no other', async () => {
        const { planId } = await db()
          .selectFrom('plan')
          .select('id as planId')
          .where('fiscal_year', '=', 2027)
          .executeTakeFirstOrThrow()
        const next = await db()
          .selectFrom('indicator')
          .select('id')
          .where('plan_id', '=', planId)
          .where('code', '=', 'external-cooperation-3')
          .executeTakeFirstOrThrow()
        const by = writer(kim())
        expect(await outcome(enter(store(), by, '5', { indicatorId: next.id, year: 2025 }))).toBe('unknown-indicator')
        expect(await outcome(enter(store(), by, '5', { indicatorId: next.id, year: 2026 }))).toBe('unknown-indicator')
        const own = office.ids.get('external-cooperation-3') ?? 0
        const cell = await enter(store(), by, '5.3', { indicatorId: own, year: 2025, version: 1 })
        expect(cell.cell.value).toEqual({ kind: 'measured', value: 5.3 })
      })

      // Last: it leaves what an import of the next year's plan did in earlier versions of the product.
      test('copies of the record under the plan of 2027 change nothing either, of no year', async () => {
        if (status !== 'confirmed') return
        const asked = { ...callers, ...of2027(db, kim) }
        const answers = async () => {
          const all = new Map<string, string>()
          for (const [name, ask] of Object.entries(asked)) all.set(name, told(await ask()))
          return all
        }
        const without = await answers()
        expect(await copyRecord(store())).toEqual({ figures: 14, evidence: 1 })
        const withCopies = await answers()
        expect(Object.keys(asked).filter((name) => withCopies.get(name) !== without.get(name))).toEqual([])
      })

      test('a year that no plan knows is refused with the years there are', async () => {
        const last = status === 'draft' ? 2028 : 2029
        await expect(planFor(db(), { year: 2031, today: TODAY })).rejects.toMatchObject({
          reason: 'unknown-year',
          facts: { year: 2031, first: 2024, last },
        })
      })
    },
  )
})

onBothStores('the landing year', (kind) => {
  let office: Office
  const store = useStore(kind, openOffice, async (opened, made) => {
    office = made
  })
  const landing = async (today = TODAY) => (await planFor(store().db, { today })).year
  const set = (value: 'auto' | number, effectiveFrom = TODAY) =>
    setSetting(store().db, writer(administrator), LANDING, value, { effectiveFrom, reason: '결산 보고' })
  test('is the year under work by what the plan measures', async () => {
    expect(office.ids.size).toBe(12)
    expect(await landing()).toBe(2025)
    await onRecord(store(), (trx) =>
      trx.updateTable('indicator').set({ frequency: 'month' }).where('code', '=', 'communication-1').execute(),
    )
    expect([await landing(), await landing('2027-03-01'), await landing('2027-06-01')]).toEqual([2026, 2026, 2027])
  })
  test('is not moved by a plan of the next year', async () => {
    await loadOtherYear(store(), { by: 1, status: 'confirmed' })
    expect(await landing()).toBe(2026)
    expect(await yearStates(store().db, (await planFor(store().db, { today: TODAY })).bureau.id, TODAY)).toEqual([
      { year: 2024, state: 'settled' },
      { year: 2025, state: 'settling' },
      { year: 2026, state: 'running' },
      { year: 2027, state: 'confirmed' },
    ])
  })
  test('is a year that the administrator sets from a day on; one that no plan knows is passed over', async () => {
    await set(2024)
    await set(2031, '2026-12-01')
    expect([await landing('2026-11-19'), await landing(), await landing('2026-12-01')]).toEqual([2026, 2024, 2026])
    expect(await outcome(setSetting(store().db, writer(executive), LANDING, 2024, { effectiveFrom: TODAY, reason: 'x' }))).toBe(
      'forbidden',
    )
  })
  test('is not the year of the definitions of today, which are those of the current plan', async () => {
    const earlier = await loadOtherYear(store(), { by: -1, status: 'confirmed' })
    expect((await planFor(store().db, { today: TODAY })).id).toBe(earlier.planId)
    const rows = await definitionRows(store().db, TODAY)
    expect(new Set(rows.map((row) => row.indicatorId))).toEqual(new Set(office.ids.values()))
  })
})

/** An answer as text, without what says which years there are to choose from. */
const told = (answer: unknown) =>
  JSON.stringify(
    answer,
    (key, value: unknown) => (key === 'known' || (key === 'years' && isChoice(value)) ? undefined : value),
    1,
  )
const isChoice = (value: unknown) => Array.isArray(value) && value.includes(2024) && value.includes(2025)
