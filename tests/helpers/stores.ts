import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Logger } from 'kysely'
import pg from 'pg'
import { afterAll, beforeAll, describe, inject } from 'vitest'
import { openStore, type Store, type StoreKind } from '#data/database.ts'
import { migrate } from '#data/migrate.ts'
import { readConfig } from '#server/config.ts'
import { loadPlanIfEmpty } from '#server/plans/load-if-empty.ts'
import { hear } from './statements.ts'

const STORES: readonly StoreKind[] = ['sqlite', 'postgres']
export const PLAN_FOLDER = join(import.meta.dirname, '../../data/jeonbuk-2026')
/** A day on which every target of the plan is in force and 2025 is late. */
export const TODAY = '2026-11-20'

/** The same tests on a SQLite file and on a fresh PostgreSQL database. */
export const onBothStores = (name: string, body: (kind: StoreKind) => void) =>
  describe.each(STORES)(`${name} (%s)`, (kind) => {
    body(kind)
  })

export interface FreshPlace {
  readonly url: string
  remove(): Promise<void>
}

/** A temporary folder, deleted with everything in it by `remove`. */
export function temporaryFolder(): { readonly path: string; remove(): void } {
  const path = mkdtempSync(join(tmpdir(), 'jipyo-test-'))
  return { path, remove: () => rmSync(path, { recursive: true, force: true }) }
}

/** A database nobody has used: a file of its own folder, or a database of the test run's PostgreSQL. */
export async function freshPlace(kind: StoreKind): Promise<FreshPlace> {
  if (kind === 'sqlite') {
    const folder = temporaryFolder()
    return { url: join(folder.path, 'test.sqlite'), remove: () => Promise.resolve(folder.remove()) }
  }
  const name = `jipyo_test_${randomBytes(6).toString('hex')}`
  await administer(`create database ${name} template template0 encoding 'UTF8' lc_collate 'C' lc_ctype 'C'`)
  const url = new URL(inject('postgresUrl'))
  url.pathname = `/${name}`
  return { url: url.toString(), remove: () => administer(`drop database if exists ${name} with (force)`) }
}

async function administer(statement: string) {
  const client = new pg.Client({ connectionString: inject('postgresUrl') })
  await client.connect()
  try {
    await client.query(statement)
  } finally {
    await client.end()
  }
}

/** The real plan as the server would load it. */
export async function loadRealPlan(store: Store) {
  await migrate(store)
  await loadPlanIfEmpty(store, readConfig({}), new Date('2026-01-05T00:00:00Z'))
}

const showSql: Logger = ({ query, queryDurationMillis: ms }) =>
  console.log(`${ms.toFixed(1)} ms  ${query.sql}  ${JSON.stringify(query.parameters)}`)

/**
 * A store for the tests of the describe block around it, opened before the first and removed after the last;
 * `prepare` fills it (nothing: not even migrated). Returns how to reach it from inside a test. KEEP_DATABASE=1 keeps it and
 * says where it is; SHOW_SQL=1 prints its statements.
 */
export function useStore(kind: StoreKind, prepare?: (store: Store) => Promise<unknown>): () => Store {
  let opened: { store: Store; place: FreshPlace } | undefined
  beforeAll(async () => {
    const place = await freshPlace(kind)
    const store = openStore(place.url, {
      log: (event) => {
        hear(store, event.query)
        if (process.env['SHOW_SQL']) void showSql(event)
      },
    })
    opened = { store, place }
    await prepare?.(opened.store)
  })
  afterAll(async () => {
    await opened?.store.close()
    if (process.env['KEEP_DATABASE']) console.log(`kept: ${opened?.place.url}`)
    else await opened?.place.remove()
  })
  return () => {
    if (!opened) throw new Error('the store is open only inside a test')
    return opened.store
  }
}
