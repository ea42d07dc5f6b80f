import {
  type CompiledQuery,
  type Dialect,
  type Driver,
  Kysely,
  type KyselyPlugin,
  type QueryExecutor,
  type QueryResult,
} from 'kysely'
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

/** Passes on what is asked; who makes one of it looks at the queries. */
export abstract class PassingExecutor implements QueryExecutor {
  protected readonly of: QueryExecutor
  constructor(of: QueryExecutor) {
    this.of = of
  }
  abstract executeQuery<R>(
    query: CompiledQuery<R>,
    options?: Parameters<QueryExecutor['executeQuery']>[1],
  ): Promise<QueryResult<R>>
  /** The same around another one. */
  protected abstract around(of: QueryExecutor): QueryExecutor
  get adapter() {
    return this.of.adapter
  }
  get plugins() {
    return this.of.plugins
  }
  transformQuery: QueryExecutor['transformQuery'] = (node, id) => this.of.transformQuery(node, id)
  compileQuery: QueryExecutor['compileQuery'] = (node, id) => this.of.compileQuery(node, id)
  provideConnection: QueryExecutor['provideConnection'] = (consumer, options) => this.of.provideConnection(consumer, options)
  stream: QueryExecutor['stream'] = (query, size, options) => this.of.stream(query, size, options)
  withPlugin = (plugin: KyselyPlugin) => this.around(this.of.withPlugin(plugin))
  withPlugins = (plugins: readonly KyselyPlugin[]) => this.around(this.of.withPlugins(plugins))
  withPluginAtFront = (plugin: KyselyPlugin) => this.around(this.of.withPluginAtFront(plugin))
  withoutPlugins = () => this.around(this.of.withoutPlugins())
  withConnectionProvider: QueryExecutor['withConnectionProvider'] = (provider) =>
    this.around(this.of.withConnectionProvider(provider))
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
