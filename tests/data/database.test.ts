import { existsSync, statSync } from 'node:fs'
import { setTimeout } from 'node:timers/promises'
import { getMigrations } from 'better-auth/db/migration'
import BetterSqlite3 from 'better-sqlite3'
import { sql } from 'kysely'
import { describe, expect, test, vi } from 'vitest'
import { compiledOnce } from '#data/compiled-once.ts'
import { type Db, openStore } from '#data/database.ts'
import { migrate } from '#data/migrate.ts'
import { authOptions } from '#server/accounts/auth.ts'
import { readConfig } from '#server/config.ts'
import { freshPlace, onBothStores, useStore } from '../helpers/stores.ts'

const UNIT = { code: 'u', kind: 'bureau' } as const
const insertUnit = async (db: Db, code: string) =>
  (
    await db
      .insertInto('organisation_unit')
      .values({ ...UNIT, code })
      .returning('id')
      .executeTakeFirstOrThrow()
  ).id

onBothStores('the schema refuses what would become a wrong number', (kind) => {
  const store = useStore(kind, migrate)
  const exec = (text: string) => sql.raw(text).execute(store().db)

  test('text in a number column', async () => {
    await expect(
      exec(`insert into staffing (plan_id, table_unit_id, unit_id, row_kind, quota, grade4, grade5, grade6, headcount)
      values (1, 1, 1, 'unit', '1,970,000', 0, 0, 0, 0)`),
    ).rejects.toThrow()
    await expect(exec(`insert into pace_point (indicator_id, year, month, value) values (1, 2026, 1, '90회')`)).rejects.toThrow()
  })

  test.each([
    ['a unit of no known kind', `insert into organisation_unit (code, kind) values ('x', 'team')`],
    [
      'a month 13',
      `insert into actual (year, indicator_id, month, version, kind, value, finality, stage) values (2026, 1, 13, 1, 'measured', 1, 'final', 'draft')`,
    ],
    [
      'a year 26',
      `insert into actual (year, indicator_id, month, version, kind, value, finality, stage) values (26, 1, 0, 1, 'measured', 1, 'final', 'draft')`,
    ],
    [
      'measured without a figure',
      `insert into actual (year, indicator_id, month, version, kind, value, finality, stage) values (2026, 1, 0, 1, 'measured', null, 'final', 'draft')`,
    ],
    [
      'a figure that is not entered',
      `insert into actual (year, indicator_id, month, version, kind, value, finality, stage) values (2026, 1, 0, 1, 'not-entered', 5, 'final', 'draft')`,
    ],
    [
      'an infinite figure',
      `insert into actual (year, indicator_id, month, version, kind, value, finality, stage) values (2026, 1, 0, 1, 'measured', 9e999, 'final', 'draft')`,
    ],
    [
      'an unknown stage',
      `insert into actual (year, indicator_id, month, version, kind, value, finality, stage) values (2026, 1, 0, 1, 'measured', 1, 'final', 'done')`,
    ],
    [
      'a target revised without reason',
      `insert into target (indicator_id, year, revision, kind, value, stage, effective_on, recorded_at, recorded_by)
      values (1, 2026, 2, 'set', 5, 'revised', '2026-07-01', '', '')`,
    ],
    [
      'a target "set" without a figure',
      `insert into target (indicator_id, year, revision, kind, value, stage, effective_on, recorded_at, recorded_by)
      values (1, 2026, 1, 'set', null, 'planned', '2026-01-01', '', '')`,
    ],
    ['a share over 100 %', `insert into funding_share (project_id, payer, percent) values (1, 'national', 101)`],
    ['an amount of nobody', `insert into budget_amount (year, kind, amount, unit_won) values (2026, 'budget', 1, 1)`],
    [
      'an indicator of no plan',
      `insert into indicator_component (indicator_id, sort_order, name, unit, target) values (999999, 1, 'x', '회', 1)`,
    ],
    ['a second installation', `insert into installation (id, created_at, practice) values (2, '', 0)`],
  ])('%s', async (_, text) => {
    await expect(exec(text)).rejects.toThrow()
  })

  test('a name that ends before it begins', async () => {
    const id = await insertUnit(store().db, 'renamed')
    const name = { unit_id: id, parent_id: null, name: '국', short_name: '국', sort_order: 1 }
    await expect(
      store()
        .db.insertInto('organisation_unit_name')
        .values({ ...name, valid_from: '2026-01-01', valid_to: '2025-01-01' })
        .execute(),
    ).rejects.toThrow()
    await store()
      .db.insertInto('organisation_unit_name')
      .values({ ...name, valid_from: '2026-01-01', valid_to: null })
      .execute()
    await expect(store().db.deleteFrom('organisation_unit').where('id', '=', id).execute()).rejects.toThrow()
  })

  test('numbers come back as numbers', async () => {
    const row = await sql<{
      n: unknown
      s: unknown
    }>`select count(*) as n, sum(9007199254740991) as s from organisation_unit`.execute(store().db)
    expect(typeof row.rows[0]?.n).toBe('number')
  })

  test('better-auth finds all its tables and columns in our schema', async () => {
    const { toBeCreated, toBeAdded } = await getMigrations(authOptions(store(), readConfig({}), 'x'.repeat(32), false))
    expect({ toBeCreated, toBeAdded }).toEqual({ toBeCreated: [], toBeAdded: [] })
  })

  test('a failed transaction leaves nothing', async () => {
    await expect(
      store()
        .db.transaction()
        .execute(async (trx) => {
          await insertUnit(trx, 'gone')
          throw new Error('on purpose')
        }),
    ).rejects.toThrow('on purpose')
    expect(await store().db.selectFrom('organisation_unit').select('id').where('code', '=', 'gone').execute()).toEqual([])
  })
})

describe('a SQLite file', () => {
  test('is opened with the settings that keep acknowledged saves, for its owner alone', async () => {
    const place = await freshPlace('sqlite')
    const store = openStore(place.url)
    const pragma = async (name: string) =>
      Object.values((await sql.raw<Record<string, unknown>>(`pragma ${name}`).execute(store.db)).rows[0] ?? {})[0]
    expect(await pragma('journal_mode')).toBe('wal')
    expect(await pragma('synchronous')).toBe(2)
    expect(await pragma('foreign_keys')).toBe(1)
    expect(await pragma('trusted_schema')).toBe(0)
    expect(await pragma('busy_timeout')).toBe(5000)
    if (process.platform !== 'win32') expect(statSync(place.url).mode & 0o777).toBe(0o600)
    await store.close()
    await place.remove()
  })

  test('prepares a text that comes again once, whatever many others came between', async () => {
    const place = await freshPlace('sqlite')
    const store = openStore(place.url)
    const prepare = vi.spyOn(BetterSqlite3.prototype, 'prepare')
    const read = (text: string) => sql.raw(text).execute(store.db)
    const again = 'select 1 as again'
    for (let other = 0; other < 2000; other++) {
      await read(`select ${other} as other`)
      await read(again)
    }
    expect(prepare.mock.calls.filter(([text]) => text === again)).toHaveLength(1)
    prepare.mockClear()
    await read('select 0 as other')
    expect(prepare).toHaveBeenCalledOnce()
    // One that comes only now is kept too.
    const late = 'select 2 as late'
    await read(late)
    await read(late)
    expect(prepare.mock.calls.filter(([text]) => text === late)).toHaveLength(1)
    prepare.mockRestore()
    await store.close()
    await place.remove()
  })

  test('opened to read cannot be written', async () => {
    const place = await freshPlace('sqlite')
    const writer = openStore(place.url)
    await migrate(writer)
    const reader = openStore(place.url, { readOnly: true })
    await expect(insertUnit(reader.db, 'no')).rejects.toMatchObject({ code: 'SQLITE_READONLY' })
    await Promise.all([reader.close(), writer.close()])
    await place.remove()
  })

  test('that is missing is not made by a reader', async () => {
    const place = await freshPlace('sqlite')
    expect(() => openStore(place.url, { readOnly: true })).toThrow()
    expect(existsSync(place.url)).toBe(false)
    await place.remove()
  })

  test('has the write lock from the start of a transaction, so that a second writer waits instead of failing', async () => {
    const place = await freshPlace('sqlite')
    const store = openStore(place.url)
    await migrate(store)
    const other = new BetterSqlite3(place.url, { timeout: 0 })
    await store.db.transaction().execute(async (trx) => {
      await trx.selectFrom('organisation_unit').select('id').execute()
      expect(() => other.exec(`insert into organisation_unit (code, kind) values ('b', 'bureau')`)).toThrow(/locked/)
    })
    other.close()
    await store.close()
    await place.remove()
  })

  test('lets readers go on while a transaction waits for another process, and then begins it', async () => {
    const place = await freshPlace('sqlite')
    const store = openStore(place.url)
    await migrate(store)
    const other = new BetterSqlite3(place.url, { timeout: 0 })
    other.exec('begin immediate')
    const order: string[] = []
    const entered = async (code: string) => {
      await store.db.transaction().execute((trx) => insertUnit(trx, code))
      order.push(code)
    }
    const writing = [entered('a'), entered('b')]
    for (let n = 0; n < 5; n += 1) {
      await setTimeout(10)
      await store.db.selectFrom('organisation_unit').select('id').execute()
      order.push('read')
    }
    other.exec('rollback')
    await Promise.all(writing)
    expect(order).toEqual([...Array<string>(5).fill('read'), expect.any(String), expect.any(String)])
    // As long as is set, and no longer.
    await sql`pragma busy_timeout = 50`.execute(store.db)
    other.exec('begin immediate')
    await expect(entered('c')).rejects.toMatchObject({ code: 'SQLITE_BUSY' })
    other.exec('rollback')
    await entered('d')
    const { rows } = await sql<{ timeout: number }>`pragma busy_timeout`.execute(store.db)
    expect(rows).toEqual([{ timeout: 50 }])
    other.close()
    await store.close()
    await place.remove()
  })

  test('is copied while it is used', async () => {
    const place = await freshPlace('sqlite')
    const store = openStore(place.url)
    await migrate(store)
    await insertUnit(store.db, 'a')
    await store.copyTo(`${place.url}.copy`)
    const copy = new BetterSqlite3(`${place.url}.copy`, { readonly: true })
    expect(copy.prepare('select code from organisation_unit').pluck().all()).toEqual(['a'])
    copy.close()
    await store.close()
    await place.remove()
  })
})

test('PostgreSQL keeps the plan of a statement that comes again, and makes it anew when a migration beside it changed its columns', async () => {
  const place = await freshPlace('postgres', migrate)
  const store = openStore(place.url)
  const unitOf = compiledOnce((db, { code }: { code: string }) =>
    db.selectFrom('organisation_unit').selectAll().where('code', '=', code),
  )
  const kept = async () =>
    (
      await sql<{ calls: number }>`select (generic_plans + custom_plans)::int as calls from pg_prepared_statements
      where statement like '%"organisation_unit" where "code"%'`.execute(store.db)
    ).rows
  await insertUnit(store.db, 'a')
  for (const _ of [1, 2]) expect(await unitOf(store.db, { code: 'a' })).toHaveLength(1)
  expect(await kept()).toEqual([{ calls: 2 }])
  await sql`alter table organisation_unit add column more text`.execute(store.db)
  await expect(unitOf(store.db, { code: 'a' })).rejects.toThrow('cached plan')
  expect(await unitOf(store.db, { code: 'a' })).toMatchObject([{ more: null }])
  await store.close()
  await place.remove()
})

test('a PostgreSQL address is shown without its password, wherever that stands, also when it cannot be read', async () => {
  const store = openStore('postgres://jipyo:geheim@127.0.0.1:1/jipyo?password=geheim&sslkey=geheim&application_name=a')
  expect(store.place).toBe('postgres://jipyo@127.0.0.1:1/jipyo?application_name=a')
  await store.close()
  for (const url of ['postgres://jipyo:geheim@[/jipyo', 'postgres://jipyo:ge#heim@:x/jipyo']) {
    expect(() => openStore(url)).toThrow(/percent-encoded/)
    expect(() => openStore(url)).not.toThrow(/heim/)
  }
})
