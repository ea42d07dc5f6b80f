import { expect, test } from 'vitest'
import { entryGrid } from '#server/entry/grid.ts'
import { submit } from '#server/entry/submit.ts'
import { changeDefinitions } from '#server/periods/definitions.ts'
import { onBothStores, TODAY, useStore } from '../../helpers/stores.ts'
import { enter, fresh, type Office, openOffice, person, writer } from '../../helpers/people.ts'

onBothStores('a draft', (kind) => {
  let office: Office
  const store = useStore(kind, openOffice, async (opened, made) => {
    office = made
  })

  test('says to everybody but its writer who typed it', async () => {
    const indicatorId = office.ids.get('external-cooperation-1') ?? 0
    const department = office.departments[0] ?? 0
    const kim = person('kim', 'evaluator', department)
    await enter(store(), writer(kim), '12', { indicatorId })
    const seen = async (user: typeof kim) =>
      (await entryGrid(store().db, { year: 2025, month: 0 }, user, TODAY)).departments
        .flatMap((d) => d.cells)
        .find((c) => c.indicatorId === indicatorId)?.typedBy
    expect(await seen(kim)).toBeNull()
    expect(await seen(person('head', 'head', department))).toBe('kim')
    await enter(store(), writer(person('head', 'head', department)), '13', { indicatorId, version: 1 })
    expect(await seen(person('head', 'head', department))).toBeNull()
    expect(await seen(kim)).toBe('head')
  })
})

onBothStores('a period within the year', (kind) => {
  let office: Office
  const store = useStore(kind, openOffice, async (opened, made) => {
    office = made
  })

  test('stands beside what was expected by then, and says how it stands to it', async () => {
    const indicatorId = office.ids.get('external-cooperation-2') ?? 0
    const department = office.departments[0] ?? 0
    const kim = person('kim', 'evaluator', department)
    await changeDefinitions(store().db, writer(person('admin', 'administrator')), {
      changes: [{ indicatorId, seen: 0, to: { frequency: 'quarter' } }],
      effectiveFrom: '2026-01-01',
      reason: '분기마다 집계',
      requestId: fresh(),
    })
    const cell = async (month: number) =>
      (await entryGrid(store().db, { year: 2026, month }, kim, TODAY)).departments
        .flatMap((d) => d.cells)
        .find((c) => c.indicatorId === indicatorId)
    const target = (await cell(3))?.target
    const whole = target?.kind === 'set' ? target.value : 0
    expect(whole).toBeGreaterThan(0)
    expect([(await cell(3))?.expected, (await cell(9))?.expected]).toEqual([Math.floor(whole / 4), Math.floor((whole * 3) / 4)])
    expect(await cell(3)).toMatchObject({ pace: 'too-early' })
    for (const [month, raw] of [
      [3, Math.ceil(whole / 4)],
      [6, Math.ceil(whole / 4)],
      [9, 1],
      [12, 1],
    ] as const)
      await enter(store(), writer(kim, '2027-01-05'), String(raw), { indicatorId, year: 2026, month })
    // A quarterly indicator is judged on what it has.
    expect((await cell(6))?.pace).toBe('on-track')
    expect((await cell(12))?.pace).toBe('behind')
  })
})

onBothStores('a period of a composite', (kind) => {
  let office: Office
  const store = useStore(kind, async (opened) => {
    office = await openOffice(opened)
    await opened.db
      .updateTable('indicator')
      .set({ frequency: 'quarter', aggregation: 'sum' })
      .where('code', '=', 'central-office-1')
      .execute()
  })

  test('has beside it what its parts gave before, as far as it was reported, and last year’s periods', async () => {
    const indicatorId = office.ids.get('central-office-1') ?? 0
    const { db } = store()
    const components = await db
      .selectFrom('indicator_component')
      .select('id')
      .where('indicator_id', '=', indicatorId)
      .orderBy('sort_order')
      .execute()
    const { department_id } = await db
      .selectFrom('indicator')
      .select('department_id')
      .where('id', '=', indicatorId)
      .executeTakeFirstOrThrow()
    const kim = person('kim', 'evaluator', department_id)
    const give = async (year: number, month: number, figures: readonly number[], version = 0) => {
      const parts = components.map((c, i) => ({ componentId: c.id, raw: String(figures[i] ?? 0) }))
      const whole = String(figures.reduce((sum, one) => sum + one, 0))
      const words = { reason: '시험', cause: '시험' }
      return (await enter(store(), writer(kim, '2027-01-05'), whole, { indicatorId, year, month, version, parts, ...words })).cell
    }
    const hand = (month: number, version: number) =>
      submit(db, { year: 2026, month, cells: [{ indicatorId, version }], requestId: fresh() }, writer(kim, '2027-01-05'))
    const cell = async (month: number) =>
      (await entryGrid(db, { year: 2026, month }, kim, '2027-01-05')).departments
        .flatMap((d) => d.cells)
        .find((c) => c.indicatorId === indicatorId)
    const earlier = async (month: number) => (await cell(month))?.components.map((part) => part.earlier)
    await give(2025, 3, [1, 2, 3, 4])
    const first = await give(2026, 3, [9, 9, 9, 9])
    const again = await give(2026, 3, [10, 5, 2, 1], first.version)
    // What is still typed is not reported, and counts nowhere.
    expect(await earlier(6)).toEqual([0, 0, 0, 0])
    await hand(3, again.version)
    await give(2026, 9, [7, 7, 7, 7])
    expect(await earlier(6)).toEqual([10, 5, 2, 1])
    const second = await give(2026, 6, [1, 1, 1, 1])
    await hand(6, second.version)
    expect([await earlier(3), await earlier(6), await earlier(9)]).toEqual([
      [0, 0, 0, 0],
      [10, 5, 2, 1],
      [11, 6, 3, 2],
    ])
    expect((await cell(9))?.components.map((part) => part.value)).toEqual([7, 7, 7, 7])
    expect((await cell(3))?.lastYearPeriods).toEqual([{ month: 3, value: 10 }])
  })
})
