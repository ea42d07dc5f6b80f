import { expect, test } from 'vitest'
import { entryGrid } from '#server/entry/grid.ts'
import { onBothStores, TODAY, useStore } from '../../helpers/stores.ts'
import { enter, type Office, openOffice, person, writer } from '../../helpers/people.ts'

onBothStores('a draft', (kind) => {
  let office: Office
  const store = useStore(kind, async (opened) => {
    office = await openOffice(opened)
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
