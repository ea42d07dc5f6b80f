import type { Db } from './database.ts'

/** Something kept once for each store, whichever handle is given: every Kysely of one store, its transactions included, has the store's one adapter. */
export function perStore<T>(make: () => T): (db: Db) => T {
  const known = new WeakMap<object, { readonly kept: T }>()
  return (db) => {
    const { adapter } = db.getExecutor()
    const found = known.get(adapter) ?? { kept: make() }
    known.set(adapter, found)
    return found.kept
  }
}
