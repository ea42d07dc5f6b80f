import { basename, dirname, join } from 'node:path'
import { sql } from 'kysely'
import { Migrator } from 'kysely/migration'
import type { Store } from './database.ts'
import { migrations } from './migrations/index.ts'

/**
 * Brings the store to the newest schema; returns the names of the migrations it ran.
 * SQLite: the file is copied aside first, then all pending migrations run in one immediate transaction, so a second
 * starter waits and then finds nothing to do. PostgreSQL: Kysely's advisory lock and one transaction do the same.
 * Throws when one fails; the store is then as it was before.
 */
export async function migrate(store: Store): Promise<string[]> {
  const known = migrations(store.kind)
  const done = await migrationsDone(store)
  const foreign = done.filter((name) => !(name in known))
  if (foreign.length > 0) {
    throw new Error(
      `더 새로운 버전의 지표가 쓰던 데이터베이스입니다(${foreign.join(', ')}). 그 버전으로 시작하거나 앞선 백업에서 복구하십시오. 바뀐 자료는 없습니다. ` +
        '(The database was written by a newer version; start that one or restore a backup. Nothing was changed.)',
    )
  }
  const pending = Object.keys(known).filter((name) => !done.includes(name))
  if (pending.length === 0) return []
  if (store.kind === 'sqlite' && done.length > 0) await copyAside(store, pending[0] ?? '')
  const provider = { getMigrations: () => Promise.resolve(known) }
  const result =
    store.kind === 'sqlite'
      ? await store.db.transaction().execute(async (trx) => {
          const inner = await new Migrator({ db: trx, provider }).migrateToLatest()
          // Kysely returns the failure; only a throw rolls back.
          if (inner.error) throw inner.error
          return inner
        })
      : await new Migrator({ db: store.db, provider }).migrateToLatest()
  if (result.error) throw result.error
  return (result.results ?? []).map((r) => r.migrationName)
}

async function migrationsDone(store: Store): Promise<string[]> {
  // Asked at each start: Kysely's own look at the tables reads every column of them.
  const there =
    store.kind === 'sqlite'
      ? sql<{ name: string | null }>`select name from sqlite_schema where type = 'table' and name = 'kysely_migration'`
      : sql<{ name: string | null }>`select to_regclass('kysely_migration')::text as name`
  const [table] = (await there.execute(store.db)).rows
  if (table === undefined || table.name === null) return []
  const rows = await sql<{ name: string }>`select name from kysely_migration`.execute(store.db)
  return rows.rows.map((r) => r.name)
}

async function copyAside(store: Store, next: string) {
  const stamp = new Date().toISOString().replaceAll(/[:.]/g, '-')
  const to = join(dirname(store.place), 'backups', `${basename(store.place)}.before-${next}.${stamp}`)
  await store.copyTo(to)
}
