import { expect, test } from 'vitest'
import { entryGrid } from '#server/entry/grid.ts'
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
