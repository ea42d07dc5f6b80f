import { setTimeout as wait } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { openStore } from '#data/database.ts'
import { databaseReason } from '#server/http/database-reason.ts'
import { verifyAudit } from '#server/record/verify.ts'
import { startPostgres } from '../helpers/postgres.ts'
import { enter, fresh, KEY, openOffice, person, refusal, writer } from '../helpers/people.ts'

const CRASHES = 5
const WRITERS = 12

/** Two pools, as two server processes would have; each writer tries the same request again until it is answered. */
test('PostgreSQL crashes under load: nothing that was told is lost, nothing is done twice', async () => {
  const postgres = await startPostgres({ durable: true })
  const stores = [openStore(postgres.url), openStore(postgres.url)]
  const [first] = stores
  if (!first) throw new Error('no store')
  const office = await openOffice(first)
  const ids = [...office.ids.values()]
  const told = new Map<string, { indicatorId: number; version: number; value: number }>()
  const failures = new Map<string, number>()
  const over = new AbortController()
  const work = async (n: number) => {
    const indicatorId = ids[n % ids.length] ?? 0
    const as = writer(person('kim', 'evaluator', ...office.departments))
    for (let version = 0; !over.signal.aborted;) {
      const value = 1 + (version % 90)
      const request = { indicatorId, version, requestId: fresh(), reason: '시험' }
      for (let tried = 0; ; tried += 1) {
        const store = stores[(n + tried) % 2] ?? first
        try {
          const { cell } = await enter(store, as, String(value), request)
          told.set(request.requestId, { indicatorId, version: cell.version, value })
          version = cell.version
          break
        } catch (error) {
          const reason = databaseReason(error) ?? String(error)
          failures.set(reason, (failures.get(reason) ?? 0) + 1)
          if (databaseReason(error) === null) throw error
          await wait(50)
        }
      }
    }
  }
  const writers = Promise.all(ids.slice(0, WRITERS).map((_, n) => work(n)))
  // By what was saved and not by the clock: a busy machine has saved little in a second.
  const saved = async (count: number) => {
    while (told.size < count) await wait(50)
  }
  for (let n = 1; n <= CRASHES; n += 1) {
    await saved(n * 40)
    await wait(500)
    await postgres.crash()
  }
  await saved(240)
  over.abort()
  await writers
  const { db } = first
  const rows = await db.selectFrom('actual_revision').selectAll().where('year', '=', 2025).where('act', '=', 'enter').execute()
  const entries = await db.selectFrom('audit_entry').select('request_id as id').where('act', '=', 'value.enter').execute()
  const lost = [...told].filter(
    ([id, one]) => rows.filter((r) => r.request_id === id && r.version === one.version && r.value === one.value).length !== 1,
  )
  console.log(
    `PostgreSQL crashed ${CRASHES} times: ${told.size} values told, ${rows.length} stored, failures while it was away ${JSON.stringify(Object.fromEntries(failures))}`,
  )
  expect(lost).toEqual([])
  expect(rows).toHaveLength(told.size)
  expect(new Set(entries.map((e) => e.id)).size).toBe(entries.length)
  expect(entries).toHaveLength(told.size)
  expect(told.size).toBeGreaterThan(200)
  expect(await verifyAudit(db, KEY)).toMatchObject({ kind: 'ok' })
  // The loser of a race is still told after all that.
  const [cell] = rows.toSorted((a, b) => b.version - a.version)
  const late = await refusal(
    enter(first, writer(person('lee', 'evaluator', ...office.departments)), '1', {
      indicatorId: cell?.indicator_id ?? 0,
      version: 0,
    }),
  )
  expect(late.reason).toBe('version-conflict')
  for (const store of stores) await store.close()
  await postgres.stop()
})
