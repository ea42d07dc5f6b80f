import { copyFileSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Logger } from 'kysely'
import { afterAll, beforeAll, describe, inject } from 'vitest'
import { openStore, type Store, type StoreKind } from '#data/database.ts'
import { BEGINNINGS } from './beginnings.ts'
import { addressOf, createDatabase, dropDatabase, loadRealPlan, TODAY } from './prepared.ts'
import { hear } from './statements.ts'

export { loadRealPlan, TODAY }

const STORES: readonly StoreKind[] = ['sqlite', 'postgres']
export const PLAN_FOLDER = join(import.meta.dirname, '../../data/jeonbuk-2026')

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

/**
 * A database nobody has used: a file of its own folder, or a database of the test run's PostgreSQL. Empty, or a copy of what
 * the run has prepared by `prepare`.
 */
export async function freshPlace(kind: StoreKind, prepare?: (store: Store) => Promise<unknown>): Promise<FreshPlace> {
  const copied = prepare && inject('preparedStores')?.[BEGINNINGS.get(prepare) ?? 'migrated']
  if (kind === 'sqlite') {
    const folder = temporaryFolder()
    const url = join(folder.path, 'test.sqlite')
    if (copied) copyFileSync(copied.sqlite, url)
    return { url, remove: () => Promise.resolve(folder.remove()) }
  }
  const server = inject('postgresUrl')
  const name = await createDatabase(server, copied?.postgres)
  return { url: addressOf(server, name), remove: () => dropDatabase(server, name) }
}

const showSql: Logger = ({ query, queryDurationMillis: ms }) =>
  console.log(`${ms.toFixed(1)} ms  ${query.sql}  ${JSON.stringify(query.parameters)}`)

/**
 * A store for the tests of the describe block around it, opened before the first and removed after the last. `prepare` fills it,
 * and `more` goes on with what it returned; what the run has prepared is copied. Without `prepare` it is not even migrated.
 * Returns how to reach it from inside a test. KEEP_DATABASE=1 keeps it and says where it is; SHOW_SQL=1 prints its statements.
 */
export function useStore<T>(
  kind: StoreKind,
  prepare?: (store: Store) => Promise<T>,
  more?: (store: Store, made: T) => Promise<unknown>,
): () => Store {
  let opened: { store: Store; place: FreshPlace } | undefined
  beforeAll(async () => {
    const place = await freshPlace(kind, prepare)
    const store = openStore(place.url, {
      log: (event) => {
        hear(store, event.query)
        if (process.env['SHOW_SQL']) void showSql(event)
      },
    })
    opened = { store, place }
    if (!prepare) return
    const made = await prepare(store)
    await more?.(store, made)
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
