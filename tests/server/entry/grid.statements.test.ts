import { expect, test } from 'vitest'
import { entryGrid } from '#server/entry/grid.ts'
import { onBothStores, TODAY, useStore } from '../../helpers/stores.ts'
import { openOffice, person } from '../../helpers/people.ts'
import { repeated, statementsOf } from '../../helpers/statements.ts'
import { addDepartments } from '../../helpers/wide-bureau.ts'

onBothStores('the grid of a bureau', (kind) => {
  const store = useStore(kind, openOffice)
  const grid = () => entryGrid(store().db, {}, person('admin', 'administrator'), TODAY)

  test('takes as many statements with 30 departments as with 4, at most 16, none twice', async () => {
    const few = await statementsOf(store(), grid)
    await addDepartments(store(), 26)
    const many = await statementsOf(store(), grid)
    expect((await grid()).departments).toHaveLength(30)
    expect([few, many].flatMap(repeated)).toEqual([])
    expect(many.map((s) => s.sql).length).toBe(few.length)
    // One reads the lineage of the indicators, one the organisation of the plan's first day, for years before its own.
    expect(many.length).toBeLessThanOrEqual(16)
  })
})
