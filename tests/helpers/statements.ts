import type { Store } from '#data/database.ts'

/** One statement as sent to a store of `useStore`. */
export interface Statement {
  readonly sql: string
  readonly parameters: readonly unknown[]
}

const listeners = new WeakMap<Store, Statement[]>()

/** For `useStore`: puts a statement on the list of whoever listens to the store. */
export function hear(store: Store, statement: Statement): void {
  listeners.get(store)?.push(statement)
}

/**
 * Every statement the store gets while `work` runs, in order: what Kysely logs, so `begin` and `commit` count as one each.
 * Nothing else may use the store at that time.
 */
export async function statementsOf(store: Store, work: () => Promise<unknown>): Promise<readonly Statement[]> {
  const heard: Statement[] = []
  listeners.set(store, heard)
  try {
    await work()
  } finally {
    listeners.delete(store)
  }
  return heard
}

/** Those that were sent more than once with the same parameters, as text. */
export function repeated(statements: readonly Statement[]): string[] {
  const texts = statements.map(({ sql, parameters }) => `${sql} ${JSON.stringify(parameters)}`)
  return [...new Set(texts.filter((text, index) => texts.indexOf(text) !== index))]
}
