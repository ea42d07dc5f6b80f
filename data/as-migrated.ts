import { randomBytes } from 'node:crypto'
import BetterSqlite3 from 'better-sqlite3'
import { Kysely, sql, SqliteDialect } from 'kysely'
import type { Db, StoreKind } from './database.ts'
import { migrations } from './migrations/index.ts'
import type { Database } from './schema.ts'

class Undo extends Error {}

/**
 * Shows `look` a store without a row, as the migrations make it, and leaves nothing of it: in memory, or in a schema of its
 * own that is rolled back. On PostgreSQL the account must be allowed to make schemas, as the owner of a database is.
 */
export async function asMigrated<T>(kind: StoreKind, db: Db, look: (db: Db) => Promise<T>): Promise<T> {
  const up = async (empty: Db) => {
    for (const migration of Object.values(migrations(kind))) await migration.up(empty)
    return look(empty)
  }
  if (kind === 'sqlite') {
    const memory = new Kysely<Database>({ dialect: new SqliteDialect({ database: new BetterSqlite3(':memory:') }) })
    try {
      return await up(memory)
    } finally {
      await memory.destroy()
    }
  }
  let seen: { readonly of: T } | undefined
  await db
    .transaction()
    .execute(async (trx) => {
      const schema = sql.id(`as_migrated_${randomBytes(6).toString('hex')}`)
      await sql`create schema ${schema}`.execute(trx)
      await sql`set local search_path to ${schema}`.execute(trx)
      seen = { of: await up(trx) }
      throw new Undo()
    })
    .catch((error: unknown) => {
      if (!(error instanceof Undo)) throw error
    })
  if (seen === undefined) throw new Error('nothing was seen')
  return seen.of
}
