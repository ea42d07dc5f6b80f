import { randomBytes } from 'node:crypto'
import pg from 'pg'
import type { Store } from '#data/database.ts'
import { migrate } from '#data/migrate.ts'
import { readConfig } from '#server/config.ts'
import { loadPlanIfEmpty } from '#server/plans/load-if-empty.ts'

/** A day on which every target of the plan is in force and 2025 is late. */
export const TODAY = '2026-11-20'

/** The real plan as the server would load it. */
export async function loadRealPlan(store: Store) {
  await migrate(store)
  await loadPlanIfEmpty(store, readConfig({}), new Date('2026-01-05T00:00:00Z'))
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
