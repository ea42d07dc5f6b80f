import { expect, test } from 'vitest'
import { everyHarm, sweep, tamper } from '../../scripts/faults/tamper.ts'
import { fullStore } from '../helpers/full-store.ts'
import { enter, fresh, KEY, type Office, openOffice, person, writer } from '../helpers/people.ts'
import { onBothStores, useStore } from '../helpers/stores.ts'

const RUNS = { sqlite: 5000, postgres: 500 }

onBothStores('somebody with the database but without the key changes the record', (kind) => {
  let office: Office
  const store = useStore(kind, openOffice, async (opened, made) => {
    office = made
    const as = writer(person('kim', 'evaluator', ...office.departments))
    const ids = [...office.ids.values()]
    for (let n = 0; n < 60; n += 1) {
      await enter(opened, as, String(10 + n), {
        indicatorId: ids[n % ids.length] ?? 0,
        version: Math.floor(n / ids.length),
        requestId: fresh(),
        reason: '시험',
      })
    }
  })
  test(`${RUNS[kind]} times: found every time, and named`, async () => {
    const result = await tamper(store(), KEY, { runs: RUNS[kind], seed: 20_261_122 })
    console.log(`tampered with the audit record on ${kind} ${RUNS[kind]} times: ${result.length} missed`)
    expect(result).toEqual([])
  })
})

onBothStores('somebody with the database but without the key changes what is stored', (kind) => {
  const store = useStore(kind, fullStore)
  test('every column of every recorded table, a row put in, a row taken out: found every time, and named', async () => {
    const harms = await everyHarm(store())
    const missed = await sweep(store(), KEY, harms)
    console.log(`harmed what is stored on ${kind} ${harms.length} times: ${missed.length} missed`)
    expect(missed).toEqual([])
  })
})
