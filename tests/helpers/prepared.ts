import { randomBytes } from 'node:crypto'
import { join } from 'node:path'
import pg from 'pg'
import { openStore, type Store } from '#data/database.ts'
import { migrate } from '#data/migrate.ts'
import { readConfig } from '#server/config.ts'
import { loadPlanIfEmpty } from '#server/plans/load-if-empty.ts'

/** The real plan as the server would load it. */
export async function loadRealPlan(store: Store) {
  await migrate(store)
  await loadPlanIfEmpty(store, readConfig({}), new Date('2026-01-05T00:00:00Z'))
}

/** What most stores of tests begin with: made once a run, copied by each. */
const PREPARED = { migrated: migrate, plan: loadRealPlan }
/** A file of SQLite, and the name of a database of the run's PostgreSQL. */
export type Prepared = Readonly<Record<keyof typeof PREPARED, { readonly sqlite: string; readonly postgres: string }>>

export async function prepareStores(folder: string, postgresUrl: string): Promise<Prepared> {
  const made = async (name: keyof typeof PREPARED) => {
    const sqlite = join(folder, `${name}.sqlite`)
    const postgres = await createDatabase(postgresUrl)
    for (const url of [sqlite, addressOf(postgresUrl, postgres)]) {
      const store = openStore(url)
      await PREPARED[name](store)
      await store.close()
    }
    return { sqlite, postgres }
  }
  return { migrated: await made('migrated'), plan: await made('plan') }
}

/** A new database of the run's PostgreSQL, empty or a copy of another; returns its name. */
export async function createDatabase(postgresUrl: string, from?: string): Promise<string> {
  const name = `jipyo_test_${randomBytes(6).toString('hex')}`
  const like = from ?? `template0 encoding 'UTF8' lc_collate 'C' lc_ctype 'C'`
  await administer(postgresUrl, `create database ${name} template ${like}`)
  return name
}

export const dropDatabase = (postgresUrl: string, name: string) =>
  administer(postgresUrl, `drop database if exists ${name} with (force)`)

export function addressOf(postgresUrl: string, name: string): string {
  const url = new URL(postgresUrl)
  url.pathname = `/${name}`
  return url.toString()
}

async function administer(url: string, statement: string) {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    await client.query(statement)
  } finally {
    await client.end()
  }
}
