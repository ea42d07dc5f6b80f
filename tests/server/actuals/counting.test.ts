import { expect, test } from 'vitest'
import type { Act } from '#domain/entry/submission.ts'
import { countedFigures } from '#server/actuals/counting.ts'
import { actOnMany } from '#server/actuals/many.ts'
import { entryGrid } from '#server/entry/grid.ts'
import { departmentPage } from '#server/departments/department.ts'
import { planFor } from '#server/plans/plan.ts'
import { overview } from '#server/scorecards/overview.ts'
import { scoreReport } from '#server/scorecards/report.ts'
import { search } from '#server/search/search.ts'
import type { Writer } from '#server/record/writer.ts'
import { changeSetting, COUNTED, settingInForce, settingsHistory } from '#server/settings/settings.ts'
import { enter, fresh, type Office, onRecord, openOffice, outcome, person, writer } from '../../helpers/people.ts'
import { onBothStores, TODAY, useStore } from '../../helpers/stores.ts'

onBothStores('which figures count', (kind) => {
  let office: Office
  const store = useStore(kind, openOffice, async (opened, made) => {
    office = made
  })
  const db = () => store().db
  const department = () => office.departments[0] ?? 0
  const kim = () => writer(person('kim', 'evaluator', department()))
  const head = () => writer(person('head', 'head', department()))
  const administrator = () => writer(person('admin', 'administrator'))
  const id = (code: string) => office.ids.get(code) ?? 0

  const version = async (indicatorId: number, year: number, month: number) =>
    (
      await db()
        .selectFrom('actual')
        .select('version')
        .where('indicator_id', '=', indicatorId)
        .where('year', '=', year)
        .where('month', '=', month)
        .executeTakeFirst()
    )?.version ?? 0
  const type = async (code: string, raw: string, year = 2025, month = 0) =>
    enter(store(), kim(), raw, {
      indicatorId: id(code),
      year,
      month,
      version: await version(id(code), year, month),
      reason: '시험',
      cause: '시험',
      remedy: '시험',
      remedyDue: '2027-01-31',
    })
  const act = async (code: string, what: Act, year = 2025, month = 0) => {
    const as = what.kind === 'submit' || what.kind === 'recall' || what.kind === 'clear' ? kim() : head()
    const cells = [{ indicatorId: id(code), version: await version(id(code), year, month) }]
    const [done] = await actOnMany(db(), as, { year, month, cells, requestId: fresh() }, what, { allOrNone: true })
    expect(done?.refused).toBeNull()
  }

  /** All that is shown of figures outside entry, as it goes out. */
  const shown = async () =>
    JSON.stringify([
      await overview(db(), { year: 2025 }, TODAY),
      await overview(db(), {}, TODAY),
      await departmentPage(db(), { departmentId: department(), year: 2025 }, TODAY),
      await search(db(), { q: '' }, TODAY),
      await scoreReport(db(), { year: 2025 }, TODAY),
      (await planFor(db(), { today: TODAY })).year,
    ])
  const figure = async (code: string, year = 2025, day = TODAY) => {
    const page = await overview(db(), { year }, day)
    const own = page.departments.flatMap((d) => d.indicators).find((i) => i.code === code)
    const of = await departmentPage(db(), { departmentId: department(), year }, day)
    // The pages never tell two figures for one.
    expect(of.indicators.find((i) => i.code === code)?.actual).toEqual(own?.actual)
    return own?.actual
  }

  const code = 'external-cooperation-1'
  const ACTUAL = (value: number, finality: 'provisional' | 'final') => ({ kind: 'measured', value, finality })

  test('a figure being typed changes nothing outside entry', async () => {
    const before = await shown()
    await type(code, '3300')
    expect(await shown()).toBe(before)
    const grid = await entryGrid(db(), { year: 2025, month: 0 }, kim().user, TODAY)
    expect(grid.departments.flatMap((d) => d.cells).find((c) => c.indicatorId === id(code))?.value).toEqual({
      kind: 'measured',
      value: 3300,
    })
    await act(code, { kind: 'clear' })
    expect(await shown()).toBe(before)
    await type(code, '3300')
    await act(code, { kind: 'submit' })
    expect(await figure(code)).toEqual(ACTUAL(3300, 'provisional'))
    await act(code, { kind: 'recall' })
    expect(await shown()).toBe(before)
    await act(code, { kind: 'submit' })
    await act(code, { kind: 'return', reason: '단위' })
    expect(await shown()).toBe(before)
  })

  test('a confirmed figure that is typed anew stands until the new one is submitted', async () => {
    await type(code, '33')
    await act(code, { kind: 'submit' })
    expect(await figure(code)).toEqual(ACTUAL(33, 'provisional'))
    await act(code, { kind: 'confirm' })
    expect(await figure(code)).toEqual(ACTUAL(33, 'final'))
    const before = await shown()
    await act(code, { kind: 'reopen', reason: '정정' })
    expect(await shown()).toBe(before)
    await type(code, '34')
    expect(await shown()).toBe(before)
    await act(code, { kind: 'submit' })
    expect(await figure(code)).toEqual(ACTUAL(34, 'provisional'))
    await act(code, { kind: 'return', reason: '다시' })
    expect(await shown()).toBe(before)
  })

  test('a year made of its periods is made of those that count', async () => {
    const within = 'external-cooperation-2'
    await onRecord(store(), (trx) =>
      trx.updateTable('indicator').set({ frequency: 'half-year', aggregation: 'sum' }).where('id', '=', id(within)).execute(),
    )
    await type(within, '3', 2025, 6)
    expect(await figure(within)).toEqual({ kind: 'not-entered' })
    await act(within, { kind: 'submit' }, 2025, 6)
    expect(await figure(within)).toMatchObject({ kind: 'not-entered', soFar: { value: 3, entered: 1, of: 2 } })
    await type(within, '4', 2025, 12)
    expect(await figure(within)).toMatchObject({ kind: 'not-entered', soFar: { value: 3, entered: 1, of: 2 } })
    await act(within, { kind: 'submit' }, 2025, 12)
    expect(await figure(within)).toEqual(ACTUAL(7, 'provisional'))
    await act(within, { kind: 'confirm' }, 2025, 6)
    await act(within, { kind: 'confirm' }, 2025, 12)
    expect(await figure(within)).toEqual(ACTUAL(7, 'final'))
    const before = await shown()
    await act(within, { kind: 'reopen', reason: '정정' }, 2025, 6)
    await type(within, '300', 2025, 6)
    expect(await shown()).toBe(before)
    expect(await figure(within)).toEqual(ACTUAL(7, 'final'))
    expect((await countedFigures(db(), [id(within)], 2025, 'periods', 'confirmed-only')).map((p) => [p.month, p.value])).toEqual([
      [6, 3],
      [12, 4],
    ])
  })

  test('which stages count is set from a day on, by the administrator, with a reason, on record', async () => {
    const submitted = 'external-cooperation-3'
    await type(submitted, '5')
    await act(submitted, { kind: 'submit' })
    const set = (as: Writer, reason = '의회 보고') =>
      changeSetting(db(), as, COUNTED, 'confirmed-only', { effectiveFrom: '2027-01-01', reason, seen: 0, requestId: fresh() })
    expect(await outcome(set(head()))).toBe('forbidden')
    expect(await outcome(set(administrator(), ' '))).toBe('reason-needed')
    await set(administrator())
    const on = (day: string) => settingInForce(db(), COUNTED, day)
    expect([await on('2026-12-31'), await on('2027-01-01')]).toEqual(['submitted-and-confirmed', 'confirmed-only'])
    expect(await figure(submitted)).toEqual(ACTUAL(5, 'provisional'))
    expect(await figure(submitted, 2025, '2027-01-01')).toEqual({ kind: 'not-entered' })
    expect(await figure(code, 2025, '2027-01-01')).toEqual(ACTUAL(33, 'final'))
    const pages = [await overview(db(), { year: 2025 }, TODAY), await overview(db(), { year: 2025 }, '2027-01-01')]
    expect(pages.map((page) => page.counted)).toEqual(['submitted-and-confirmed', 'confirmed-only'])
    expect((await settingsHistory(db(), TODAY)).counted).toMatchObject([
      { counted: 'confirmed-only', effectiveFrom: '2027-01-01', state: 'coming', reason: '의회 보고', recordedBy: 'admin' },
    ])
    const entry = await db()
      .selectFrom('audit_entry')
      .select(['act', 'before_json', 'after_json'])
      .where('subject', '=', 'setting:counted-stages')
      .where('act', '=', 'setting.change')
      .executeTakeFirstOrThrow()
    expect(JSON.parse(entry.before_json ?? '')).toEqual({ counted: 'submitted-and-confirmed' })
    expect(JSON.parse(entry.after_json ?? '')).toEqual({ counted: 'confirmed-only', effectiveFrom: '2027-01-01' })
  })
})
