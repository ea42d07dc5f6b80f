import { type Dialect, type Driver, Kysely, type QueryExecutor } from 'kysely'
import type { Db } from '#data/database.ts'
import type { Database } from '#data/schema.ts'

/** A handle of the same store whose queries go through `executor`. It only reads: a transaction throws `refusal`. */
export function readingThrough(executor: QueryExecutor, refusal: string): Db {
  const onlyRead = () => {
    throw new Error(refusal)
  }
  const refusing = new Proxy({}, { get: () => onlyRead })
  // Only transactions and the introspection ask these two.
  const [driver, dialect] = [refusing as Driver, refusing as Dialect]
  return new Kysely<Database>({ config: { dialect }, driver, dialect, executor })
}

/** Every name a query could mean a table by: of its nodes, and the words of its raw SQL. */
export function namesIn(node: unknown, found = new Set<string>()): ReadonlySet<string> {
  if (typeof node !== 'object' || node === null) return found
  if (Array.isArray(node)) {
    for (const part of node) namesIn(part, found)
    return found
  }
  if ('kind' in node && node.kind === 'IdentifierNode' && 'name' in node) found.add(String(node.name))
  if ('sqlFragments' in node && Array.isArray(node.sqlFragments)) {
    for (const word of node.sqlFragments.join(' ').match(/\w+/g) ?? []) found.add(word)
  }
  for (const part of Object.values(node)) namesIn(part, found)
  return found
}
