import type { CompiledQuery } from 'kysely'
import { comesAgain, type Db } from './database.ts'
import { perStore } from './per-store.ts'

type One = string | number | null
type Given = Readonly<Record<string, One | readonly One[]>>

/** Stands in a query for a value that is given at each call; `at`: its place in a list. */
class Slot {
  readonly name: string
  readonly at: number | null
  constructor(name: string, at: number | null) {
    this.name = name
    this.at = at
  }
}

/** Texts kept of one query: lists of other lengths make other texts, and only short ones come again. */
const MOST_TEXTS = 16

const isList = (value: unknown): value is readonly One[] => Array.isArray(value)

/**
 * A query whose text Kysely builds once for each store, because building costs more than SQLite's answer. `build` must make
 * the same query whatever the values are: it gets placeholders, good only where Kysely takes a value. Of a list it gets as many as
 * the list is long, and each length has a text of its own. Runs on whatever `db` is given, so inside a transaction too.
 */
export function compiledOnce<P extends Given, R>(build: (db: Db, given: P) => { compile(): CompiledQuery<R> }) {
  const compiled = perStore(() => new Map<string, CompiledQuery<R>>())
  return async (db: Db, given: P): Promise<R[]> => {
    const texts = compiled(db)
    let key = ''
    for (const value of Object.values(given)) if (isList(value)) key += `${value.length},`
    const known = texts.get(key)
    const query = known ?? build(db, slotsOf(given)).compile()
    if (known === undefined && texts.size < MOST_TEXTS) {
      texts.set(key, query)
      comesAgain(query.sql)
    }
    const parameters = query.parameters.map((p) => (p instanceof Slot ? valueAt(given, p) : p))
    return (await db.executeQuery<R>({ ...query, parameters })).rows
  }
}

/**
 * The same of a query that puts in rows of one shape, given as many rows as there are: they go in pieces of a few lengths, so that
 * few texts are built. Returns what all pieces return.
 */
export function compiledRows<Row extends Readonly<Record<string, One>>, R>(
  build: (db: Db, rows: readonly Row[]) => { compile(): CompiledQuery<R> },
) {
  const piece = compiledOnce((db, columns: Readonly<Record<string, readonly One[]>>) => {
    const names = Object.keys(columns)
    const [first = ''] = names
    const rows = (columns[first] ?? []).map((_, at) => Object.fromEntries(names.map((name) => [name, columns[name]?.[at]])))
    // Of the names of a Row, placeholders for its values.
    return build(db, rows as unknown as readonly Row[])
  })
  return async (db: Db, rows: readonly Row[]): Promise<R[]> => {
    const returned: R[] = []
    for (let at = 0; at < rows.length;) {
      const left = rows.length - at
      const some = rows.slice(at, at + (left >= 100 ? 100 : left >= 10 ? 10 : 1))
      const names = Object.keys(some[0] ?? {})
      returned.push(...(await piece(db, Object.fromEntries(names.map((name) => [name, some.map((row) => row[name] ?? null)])))))
      at += some.length
    }
    return returned
  }
}

/** A list for `in`, made longer by what is in it already, so that lists of any length make few texts: one of 1, 2, 4, 8 … */
export const fewLengths = (ids: readonly number[]): readonly number[] =>
  Array.from({ length: 2 ** Math.ceil(Math.log2(Math.max(ids.length, 1))) }, (_, at) => ids[Math.min(at, ids.length - 1)] ?? 0)

function slotsOf<P extends Given>(given: P): P {
  const slots = Object.entries(given).map(([name, value]) => {
    return [name, isList(value) ? value.map((_, at) => new Slot(name, at)) : new Slot(name, null)] as const
  })
  // Of the names and lengths of a P; nobody looks into a placeholder.
  return Object.fromEntries(slots) as unknown as P
}

function valueAt(given: Given, { name, at }: Slot): unknown {
  const value = given[name]
  return at !== null && isList(value) ? value[at] : value
}
