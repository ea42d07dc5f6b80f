import { join } from 'node:path'
import { openStore, type Store } from '#data/database.ts'
import { migrate } from '#data/migrate.ts'
import { fullStore } from './full-store.ts'
import { openOffice } from './people.ts'
import { addressOf, createDatabase, loadRealPlan } from './prepared.ts'

/** What most stores of tests begin with: made once a run, copied by each. */
export const BEGINNINGS: ReadonlyMap<(store: Store) => Promise<unknown>, string> = new Map<
  (store: Store) => Promise<unknown>,
  string
>([
  [migrate, 'migrated'],
  [loadRealPlan, 'plan'],
  [openOffice, 'office'],
  [fullStore, 'full'],
])
/** By name: a file of SQLite, and the name of a database of the run's PostgreSQL. */
export type Prepared = Readonly<Record<string, { readonly sqlite: string; readonly postgres: string }>>

export async function prepareStores(folder: string, postgresUrl: string): Promise<Prepared> {
  const prepared: Record<string, Prepared[string]> = {}
  for (const [prepare, name] of BEGINNINGS) {
    const sqlite = join(folder, `${name}.sqlite`)
    const postgres = await createDatabase(postgresUrl)
    for (const url of [sqlite, addressOf(postgresUrl, postgres)]) {
      const store = openStore(url)
      await prepare(store)
      await store.close()
    }
    prepared[name] = { sqlite, postgres }
  }
  return prepared
}
