import { describe, expect, test } from 'vitest'
import { recordedTables } from '#server/record/recorded-tables.ts'
import { verifyAudit } from '#server/record/verify.ts'
import { everyHarm, sweep } from '../../../scripts/faults/tamper.ts'
import { fullStore, rowsIn } from '../../helpers/full-store.ts'
import { KEY } from '../../helpers/people.ts'
import { onBothStores, useStore } from '../../helpers/stores.ts'

onBothStores('what is stored against what the record says', (kind) => {
  const store = useStore(kind, fullStore)

  test('untouched it is whole', async () => expect(await verifyAudit(store().db, KEY)).toMatchObject({ kind: 'ok' }))
  test('every recorded table has a row to be harmed', async () => {
    const empty: string[] = []
    for (const { name } of await recordedTables(store().db)) if ((await rowsIn(store(), name)) === 0) empty.push(name)
    expect(empty).toEqual([])
  })
  describe('SQL changes it', () => {
    // One harm a table here, another one at each place; all of them in tests/faults/tamper.test.ts.
    test('one harm of every table: found and named', async () => {
      const all = Object.values(Object.groupBy(await everyHarm(store()), ({ table }) => table))
      const some = all.flatMap((harms = [], index) => harms[(index * 7) % harms.length] ?? [])
      expect(some.length).toBeGreaterThan(40)
      expect(await sweep(store(), KEY, some)).toEqual([])
    })
  })
})
