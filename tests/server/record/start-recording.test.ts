import { type KyselyPlugin, sql } from 'kysely'
import { describe, expect, test } from 'vitest'
import { openStore, type Store } from '#data/database.ts'
import { migrate } from '#data/migrate.ts'
import { startRecording, WrongSecret } from '#server/record/start-recording.ts'
import { verifyAudit, verifyNow } from '#server/record/verify.ts'
import { fullStore } from '../../helpers/full-store.ts'
import { enter, fresh, KEY, type Office, openOffice, person, writer } from '../../helpers/people.ts'
import { freshPlace, loadRealPlan, onBothStores, useStore } from '../../helpers/stores.ts'

const NOW = new Date('2026-03-02T00:00:00Z')
const run = (store: Store, statement: string) => sql.raw(statement).execute(store.db)
const entries = async ({ db }: Store) =>
  (await db.selectFrom('audit_entry').select('act').orderBy('seq').execute()).map((e) => e.act)

onBothStores('the start of the recording', (kind) => {
  describe('on a store that exists', () => {
    const store = useStore(kind, loadRealPlan)
    test('how everything stands is sealed in one entry, once', async () => {
      await startRecording(store().db, KEY, NOW)
      await startRecording(store().db, KEY, NOW)
      expect(await entries(store())).toEqual(['audit.baseline'])
      expect(await verifyAudit(store().db, KEY)).toMatchObject({ kind: 'ok', entries: 1 })
    })
    test('another secret is refused, with what to do, and leaves everything as it is', async () => {
      await expect(startRecording(store().db, 'another', NOW)).rejects.toThrow(/AUTH_SECRET.*Put back the AUTH_SECRET/s)
      expect(await verifyAudit(store().db, KEY)).toMatchObject({ kind: 'ok', entries: 1 })
    })
  })

  // A SQLite file has one server at a time.
  test.runIf(kind === 'postgres')('of two servers that start at once with two secrets, one starts', async () => {
    const place = await freshPlace(kind)
    const stores = [openStore(place.url), openStore(place.url)]
    await migrate(stores[0] ?? openStore(place.url))
    const starts = await Promise.allSettled(stores.map(({ db }, index) => startRecording(db, `key ${index}`, NOW)))
    expect(starts.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    expect(starts.find((one) => one.status === 'rejected')?.reason).toBeInstanceOf(WrongSecret)
    for (const one of stores) await one.close()
    await place.remove()
  })

  test.runIf(kind === 'postgres')('nor does one that looks while the other seals', async () => {
    const place = await freshPlace(kind)
    const [first, second] = [openStore(place.url), openStore(place.url)]
    await migrate(first)
    const looks = new WeakSet<object>()
    let started = false
    const looking = second.db.withPlugin({
      transformQuery({ node, queryId }) {
        if (JSON.stringify(node).includes('"audit_')) looks.add(queryId)
        return node
      },
      async transformResult({ result, queryId }) {
        if (looks.has(queryId) && !started) {
          started = true
          await startRecording(first.db, 'key 0', NOW)
        }
        return result
      },
    })
    await expect(startRecording(looking, 'key 1', NOW)).rejects.toBeInstanceOf(WrongSecret)
    await first.close()
    await second.close()
    await place.remove()
  })

  describe('after the schema changed', () => {
    const store = useStore(kind, fullStore)
    test('a new column is followed, and a change made past the record before is still found', async () => {
      // Somebody takes the triggers away, changes a rule and a target, and lets a new version start.
      await dropTriggers(store(), 'setting')
      await run(store(), `update setting set value = '{"selfApproval":true}'`)
      await run(store(), `alter table setting add column note text`)
      await run(store(), `alter table activity add column mood text not null default 'calm'`)
      await startRecording(store().db, KEY, NOW)
      expect((await entries(store())).filter((act) => act === 'audit.baseline')).toHaveLength(2)
      expect(await verifyAudit(store().db, KEY)).toMatchObject({
        what: 'rows-differ',
        found: { rows: [{ table: 'setting', what: 'changed', columns: [{ column: 'value', recorded: '{}' }] }] },
      })
      await run(store(), `update activity set mood = 'angry' where id = (select min(id) from activity)`)
      expect(await verifyAudit(store().db, KEY)).toMatchObject({
        found: {
          rows: [{ table: 'activity', columns: [{ column: 'mood', recorded: 'calm', stored: 'angry' }] }, { table: 'setting' }],
        },
      })
    })
  })

  describe('guards', () => {
    const store = useStore(kind, fullStore)
    test.each([
      `update target set value = 1`,
      `delete from target`,
      `update setting set value = '{}'`,
      `delete from setting`,
      `update scoring_policy set rules = '{}'`,
      `delete from scoring_policy`,
      `update actual_revision set value = 1`,
      `delete from actual_part`,
      `update row_change set content = null`,
      `delete from row_change`,
      `delete from audit_head`,
      `delete from actual`,
      `delete from indicator`,
      `update evidence set title = 'x'`,
      `update evidence set sha256 = null`,
      `delete from evidence`,
      `update value_comment set text = 'x'`,
      `delete from value_comment_act`,
      `update document set title = 'x'`,
      `delete from import_file`,
      `update budget_upload set file_name = 'x'`,
      `delete from budget_upload_change`,
      `update activity_revision set entry = '{}'`,
      `update import_decision set word = 'x'`,
    ])('%s: refused', async (statement) => {
      await expect(run(store(), statement)).rejects.toThrow(/append-only|does not change|only rows of a draft go/)
    })
    test('what is marked instead of deleted can be marked', async () => {
      const mark = `update evidence set removed_at = '2026-03-02T00:00:00.000Z', removed_by = 'x'`
      await expect(
        store()
          .db.transaction()
          .execute(async (trx) => {
            await sql.raw(mark).execute(trx)
            throw new Error('taken back')
          }),
      ).rejects.toThrow('taken back')
    })

    const gone =
      kind === 'sqlite'
        ? ['drop trigger target_no_update', 'drop trigger actual_noted_update', 'drop trigger audit_entry_no_delete']
        : [
            'drop trigger target_append_only on target',
            'alter table actual disable trigger actual_noted_update',
            `create or replace function refuse_change() returns trigger language plpgsql as $$ begin return null; end $$`,
          ]
    test.each(gone)('%s: found, also after the next start', async (statement) => {
      const name = /\b(target|actual|audit_entry|refuse_change)/.exec(statement)?.[0] ?? ''
      const place = await freshPlace(kind)
      const other = openStore(place.url)
      await fullStore(other)
      await run(other, statement)
      await startRecording(other.db, KEY, NOW)
      const verdict = await verifyAudit(other.db, KEY)
      expect(verdict).toMatchObject({ kind: 'broken', what: 'guards-differ' })
      const guards = verdict.kind === 'broken' ? (verdict.found?.guards ?? []) : []
      expect(guards.join()).toContain(name === 'refuse_change' ? 'audit_entry' : name)
      await other.close()
      await place.remove()
    })
  })

  describe('while people work', () => {
    let office: Office
    const store = useStore(kind, openOffice, async (opened, made) => {
      office = made
    })
    test('the verification of one moment raises no alarm', async () => {
      const as = writer(person('kim', 'evaluator', office.departments[0] ?? 0))
      const id = office.ids.get('external-cooperation-1') ?? 0
      const place = kind === 'sqlite' ? store().place : null
      const work = async () => {
        for (let version = 0; version < 25; version += 1)
          await enter(store(), as, String(version + 1), { indicatorId: id, version, reason: '시험', requestId: fresh() })
      }
      const working = work()
      const verdicts: unknown[] = []
      for (let n = 0; n < 6; n += 1) verdicts.push(await verifyNow({ db: store().db, place }, KEY))
      await working
      expect(verdicts.filter((verdict) => (verdict as { kind: string }).kind !== 'ok')).toEqual([])
    })
    // With SQLite the verification has a connection of its own, which begins one moment with its first question.
    test.runIf(kind === 'postgres')('what is entered after its first question is not of its moment', async () => {
      const as = writer(person('kim', 'evaluator', office.departments[0] ?? 0))
      const id = office.ids.get('external-cooperation-2') ?? 0
      let entered = false
      const meanwhile: KyselyPlugin = {
        transformQuery: ({ node }) => node,
        transformResult: async ({ result }) => {
          if (!entered && result.rows.some((row) => 'seal' in row)) {
            entered = true
            await enter(store(), as, '7', { indicatorId: id, reason: '시험' })
          }
          return result
        },
      }
      expect(await verifyNow({ db: store().db.withPlugin(meanwhile), place: null }, KEY)).toMatchObject({ kind: 'ok' })
      expect(entered).toBe(true)
    })
  })
})

async function dropTriggers(store: Store, table: string): Promise<void> {
  if (store.kind === 'postgres') {
    await run(store, `alter table ${table} disable trigger all`)
    return
  }
  const { rows } = await sql<{
    name: string
  }>`select name from sqlite_schema where type = 'trigger' and tbl_name = ${table}`.execute(store.db)
  for (const { name } of rows) await run(store, `drop trigger "${name}"`)
}
