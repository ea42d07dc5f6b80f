import { execFile } from 'node:child_process'
import { existsSync, readdirSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { promisify } from 'node:util'
import { sql } from 'kysely'
import { describe, expect, test } from 'vitest'
import BetterSqlite3 from 'better-sqlite3'
import { openStore, type Store } from '#data/database.ts'
import { migrate } from '#data/migrate.ts'
import { migrations } from '#data/migrations/index.ts'
import { freshPlace, onBothStores, useStore } from '../helpers/stores.ts'

const root = join(import.meta.dirname, '../..')
const MIGRATE = `
  const { openStore } = await import('./data/database.ts')
  const { migrate } = await import('./data/migrate.ts')
  const store = openStore(process.argv[1])
  console.log(JSON.stringify(await migrate(store)))
  await store.close()`

async function migrateElsewhere(url: string): Promise<string[]> {
  const { stdout } = await promisify(execFile)(process.execPath, ['--input-type=module', '-e', MIGRATE, url], { cwd: root })
  return JSON.parse(stdout) as string[]
}

const tables = async (store: Store) => (await store.db.introspection.getTables()).map((t) => t.name).toSorted()

onBothStores('migrations', (kind) => {
  const store = useStore(kind)
  const all = Object.keys(migrations(kind))

  test('run in order, and the second time there is nothing to do', async () => {
    expect(await migrate(store())).toEqual(all)
    const before = await tables(store())
    expect(await migrate(store())).toEqual([])
    expect(await tables(store())).toEqual(before)
  })

  test('two starters at the same time do not collide', async () => {
    const place = await freshPlace(kind)
    // Processes of their own: a SQLite connection that waits for the lock holds up its whole process.
    const ran = await Promise.all([migrateElsewhere(place.url), migrateElsewhere(place.url), migrateElsewhere(place.url)])
    expect(ran.flat().toSorted()).toEqual(all.toSorted())
    await place.remove()
  })

  test('a database of a newer version is refused and left alone', async () => {
    const newer = await freshPlace(kind)
    const opened = openStore(newer.url)
    await migrate(opened)
    await sql`insert into kysely_migration (name, timestamp) values ('9999-from-tomorrow', '2099-01-01')`.execute(opened.db)
    const before = await tables(opened)
    await expect(migrate(opened)).rejects.toThrow(/9999-from-tomorrow.*newer version/)
    expect(await tables(opened)).toEqual(before)
    await opened.close()
    await newer.remove()
  })
})

describe('a SQLite file before a later migration', () => {
  test('is copied aside, whole', async () => {
    const place = await freshPlace('sqlite')
    const store = openStore(place.url)
    await migrate(store)
    await sql`insert into document (code, title, issuer, kind, received_as, note) values ('d', '문서', '', '', '', '')`.execute(
      store.db,
    )
    // As if comments were still to come: that migration is not recorded, and fails because its tables are there.
    await sql`delete from kysely_migration where name >= '0010-comments'`.execute(store.db)
    const before = await tables(store)
    await expect(migrate(store)).rejects.toThrow(/value_comment already exists/)
    expect(await tables(store)).toEqual(before)
    const folder = join(dirname(place.url), 'backups')
    const [copy] = readdirSync(folder)
    const old = new BetterSqlite3(join(folder, copy ?? ''), { readonly: true })
    expect(old.prepare('select title from document').pluck().all()).toEqual(['문서'])
    expect(old.pragma('integrity_check', { simple: true })).toBe('ok')
    old.close()
    await store.close()
    await place.remove()
  })

  test('is not copied when it is new', async () => {
    const place = await freshPlace('sqlite')
    const store = openStore(place.url)
    await migrate(store)
    expect(existsSync(join(dirname(place.url), 'backups'))).toBe(false)
    await store.close()
    await place.remove()
  })
})
