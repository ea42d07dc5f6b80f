import { afterAll, beforeAll, expect, test } from 'vitest'
import { openStore, type Store } from '#data/database.ts'
import { verifyAudit } from '#server/record/verify.ts'
import { enterActual } from '#server/entry/enter.ts'
import { submit } from '#server/entry/submit.ts'
import { Refusal } from '#server/refusal.ts'
import { onBothStores, useStore } from '../../helpers/stores.ts'
import { cellsToRaceOn, race } from '../../helpers/races.ts'
import { fresh, KEY, type Office, openOffice, person, writer } from '../../helpers/people.ts'

const ROUNDS = 12
const WRITERS = 12

onBothStores('many people on one cell', (kind) => {
  let office: Office
  const store = useStore(kind, openOffice, async (opened, made) => {
    office = made
  })
  // PostgreSQL serves several server processes: half of the writers come by another pool.
  let second: Store | undefined
  beforeAll(() => {
    if (kind === 'postgres') second = openStore(store().place)
  })
  afterAll(() => second?.close())
  const db = (n: number) => (n % 2 === 1 && second ? second : store()).db
  const who = (n: number) => writer(person(`writer-${n}`, 'evaluator', ...office.departments))

  test('of those who saw the same version exactly one wins; every other is told both values', async () => {
    const indicatorId = office.ids.get('communication-2') ?? 0
    let silent = 0
    let alarms = 0
    let told = 0
    for (let version = 0; version < ROUNDS; version += 1) {
      const results = await Promise.allSettled(
        Array.from({ length: WRITERS }, (_, n) =>
          enterActual(
            db(n),
            {
              indicatorId,
              year: 2025,
              month: 0,
              version,
              entry: { raw: String(1_900_000 + version * 100 + n) },
              requestId: fresh(),
            },
            who(n),
          ),
        ),
      )
      const won = results.flatMap((r, n) => (r.status === 'fulfilled' ? [{ n, cell: r.value.cell }] : []))
      expect(won).toHaveLength(1)
      const [winner] = won
      const value = 1_900_000 + version * 100 + (winner?.n ?? 0)
      expect(winner?.cell).toMatchObject({ version: version + 1, value: { kind: 'measured', value } })
      for (const [n, result] of results.entries()) {
        if (result.status === 'fulfilled') continue
        const { reason } = result
        if (!(reason instanceof Refusal) || reason.reason !== 'version-conflict') alarms += 1
        else {
          told += 1
          const theirs = value.toLocaleString('en')
          if (
            reason.facts['theirs'] !== theirs ||
            reason.facts['mine'] !== String(1_900_000 + version * 100 + n) ||
            reason.facts['by'] !== `writer-${winner?.n}`
          )
            silent += 1
        }
      }
    }
    expect({ silent, alarms, told }).toEqual({ silent: 0, alarms: 0, told: ROUNDS * (WRITERS - 1) })
    const versions = await store()
      .db.selectFrom('actual_revision')
      .select('version')
      .where('indicator_id', '=', indicatorId)
      .where('year', '=', 2025)
      .orderBy('version')
      .execute()
    expect(versions.map((v) => v.version)).toEqual(Array.from({ length: ROUNDS }, (_, n) => n + 1))
  })

  test('on cells of their own nobody is refused', async () => {
    const codes = [...office.ids.keys()].filter((code) => code !== 'communication-2')
    const results = await Promise.allSettled(
      codes.map((code, n) =>
        enterActual(
          db(n),
          { indicatorId: office.ids.get(code) ?? 0, year: 2025, month: 0, version: 0, entry: { raw: '7' }, requestId: fresh() },
          who(n),
        ),
      ),
    )
    expect(results.filter((r) => r.status === 'rejected')).toEqual([])
  })

  test('one request sent many times at once is done once', async () => {
    const indicatorId = office.ids.get('communication-2') ?? 0
    const input = { indicatorId, year: 2025, month: 0, version: ROUNDS, entry: { raw: '1,980,000' }, requestId: fresh() }
    const answers = await Promise.all(Array.from({ length: WRITERS }, (_, n) => enterActual(db(n), input, who(1))))
    expect(new Set(answers.map((a) => JSON.stringify(a))).size).toBe(1)
    const row = await store()
      .db.selectFrom('actual')
      .select('version')
      .where('indicator_id', '=', indicatorId)
      .where('year', '=', 2025)
      .executeTakeFirstOrThrow()
    expect(row.version).toBe(ROUNDS + 1)
  })

  test('entering and submitting at once: what is submitted is what was seen', async () => {
    const indicatorId = office.ids.get('communication-2') ?? 0
    await enterActual(
      store().db,
      { indicatorId, year: 2025, month: 0, version: ROUNDS + 1, entry: { raw: '2,000,000' }, requestId: fresh() },
      who(1),
    )
    const version = ROUNDS + 2
    const results = await Promise.allSettled([
      submit(db(0), { year: 2025, month: 0, cells: [{ indicatorId, version }], requestId: fresh() }, who(1)),
      enterActual(db(1), { indicatorId, year: 2025, month: 0, version, entry: { raw: '2,000,001' }, requestId: fresh() }, who(2)),
    ])
    expect(results.filter((r) => r.status === 'fulfilled')).toHaveLength(1)
    expect(await verifyAudit(store().db, KEY)).toMatchObject({ kind: 'ok' })
  })

  test('whatever people do at once, one wins and the others are told (thousands of these: tests/faults/race.test.ts)', async () => {
    const dbs = [store().db, ...(second ? [second.db] : [])]
    const counts = await race({ dbs, cells: await cellsToRaceOn(store().db, [2026]), races: 60, seed: 7 })
    expect(counts).toMatchObject({ races: 60, silent: 0, alarms: 0 })
    expect(counts.told).toBeGreaterThan(20)
  })
})
