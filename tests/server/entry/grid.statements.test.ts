import { expect, test } from 'vitest'
import { entryGrid } from '#server/entry/grid.ts'
import { onBothStores, TODAY, useStore } from '../../helpers/stores.ts'
import { onRecord, openOffice, person } from '../../helpers/people.ts'
import { repeated, statementsOf } from '../../helpers/statements.ts'
import { addDepartments } from '../../helpers/wide-bureau.ts'

onBothStores('the grid of a bureau', (kind) => {
  const store = useStore(kind, openOffice)
  const grid = () => entryGrid(store().db, {}, person('admin', 'administrator'), TODAY)

  test('takes as many statements with 30 departments as with 4, at most 11 when what no save changes was read, none twice', async () => {
    const first = await statementsOf(store(), grid)
    // One reads the lineage of the indicators, one the organisation of the plan's first day, for years before its own.
    expect(first.length).toBeLessThanOrEqual(18)
    const few = await statementsOf(store(), grid)
    await onRecord(store(), (trx) => addDepartments({ ...store(), db: trx }, 26))
    await grid()
    const many = await statementsOf(store(), grid)
    expect((await grid()).departments).toHaveLength(30)
    expect([first, few, many].flatMap(repeated)).toEqual([])
    expect(many.map((s) => s.sql).length).toBe(few.length)
    expect(many.length).toBeLessThanOrEqual(11)
  })
})
