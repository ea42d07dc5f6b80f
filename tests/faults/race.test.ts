import { afterAll, beforeAll, expect, test } from 'vitest'
import { openStore, type Store } from '#data/database.ts'
import { verifyNow } from '#server/record/verify.ts'
import { KEY, openOffice } from '../helpers/people.ts'
import { cellsToRaceOn, race } from '../helpers/races.ts'
import { onBothStores, useStore } from '../helpers/stores.ts'

const RACES = Number(process.env['RACES'] ?? 3000)
const SEED = Number(process.env['RACE_SEED'] ?? Date.now() % 1_000_000)

onBothStores('thousands of races for one cell', (kind) => {
  const store = useStore(kind, openOffice)
  // Two pools stand for two server processes; SQLite has one server, and so one connection.
  let second: Store | undefined
  beforeAll(() => {
    if (kind === 'postgres') second = openStore(store().place)
  })
  afterAll(() => second?.close())

  test(`${RACES} races: nothing lost in silence, nobody alarmed for nothing`, async () => {
    const began = Date.now()
    const dbs = [store().db, ...(second ? [second.db] : [])]
    const counts = await race({ dbs, cells: await cellsToRaceOn(store().db, [2025, 2026]), races: RACES, seed: SEED })
    const { byAct, ...totals } = counts
    console.log(
      `${kind}, seed ${SEED}, ${((Date.now() - began) / 1000).toFixed(0)} s: ${JSON.stringify(totals)} ${JSON.stringify(byAct)}`,
    )
    expect(counts).toMatchObject({ races: RACES, silent: 0, alarms: 0 })
    // The races are worth nothing where an act never won, or nobody was ever too late.
    for (const act of ['enter', 'submit', 'recall', 'confirm', 'return', 'reopen'])
      expect(byAct[act]?.won ?? 0, act).toBeGreaterThan(RACES / 100)
    expect(counts.told).toBeGreaterThan(RACES / 4)
    const revisions = await store().db.selectFrom('actual_revision').select('id').where('act', 'is not', null).execute()
    expect(revisions).toHaveLength(counts.won)
    // Of one moment: refusals that were counted are written a minute later, in the middle of it.
    const place = kind === 'sqlite' ? store().place : null
    expect(await verifyNow({ db: store().db, place }, KEY)).toMatchObject({ kind: 'ok' })
  })
})
