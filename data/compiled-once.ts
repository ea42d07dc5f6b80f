import type { CompiledQuery } from 'kysely'
import type { Db } from '#data/database.ts'
import { perStore } from './per-store.ts'

type Given = Readonly<Record<string, string | number>>

/** Stands in a query for a value that is given at each call. */
class Slot {
  readonly name: string
  constructor(name: string) {
    this.name = name
  }
}

/**
 * A query whose text Kysely builds once for each store, because building costs more than SQLite's answer. `build` must make
 * the same query whatever the values are: it gets placeholders, good only where Kysely takes a value. Runs on whatever
 * `db` is given, so inside a transaction too.
 */
export function compiledOnce<P extends Given, R>(build: (db: Db, given: P) => { compile(): CompiledQuery<R> }) {
  const compiled = perStore<{ query?: CompiledQuery<R> }>(() => ({}))
  return async (db: Db, given: P): Promise<R[]> => {
    const known = compiled(db)
    const query = (known.query ??= build(db, new Proxy({}, { get: (_, name) => new Slot(String(name)) }) as P).compile())
    const parameters = query.parameters.map((p) => (p instanceof Slot ? given[p.name] : p))
    return (await db.executeQuery<R>({ ...query, parameters })).rows
  }
}
