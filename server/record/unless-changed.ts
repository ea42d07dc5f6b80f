import { type CompiledQuery, type KyselyPlugin, type QueryExecutor, type RootOperationNode, sql } from 'kysely'
import { LRUCache } from 'lru-cache'
import type { Db } from '#data/database.ts'
import { compiledOnce } from '../../data/compiled-once.ts'
import { perStore } from '../../data/per-store.ts'
import { changesTold, type RowChange, toldRows } from './changes.ts'
import { namesIn, readingThrough } from './reading-handle.ts'
import type { ChainHead } from './record.ts'
import { kindOf, mayBeUnrecorded } from './recorded-tables.ts'

/** Up to where the record reached, and which changes of rows it had sealed. */
export type End = Pick<ChainHead, 'seq' | 'hash' | 'changedThrough'>

/** A row as an entry of the record sealed it: its columns, those with many digits as text; null = it is gone. */
export interface ChangedRow {
  readonly table: string
  readonly row: Readonly<Record<string, unknown>> | null
}

export interface PartAsked<T> {
  /** Reads it through the handle it is given, and through no other: that is how is known what it was made of. */
  readonly read: (db: Db) => Promise<T>
  /**
   * Makes the part anew of the kept one and of the rows that changed under it, in their order; null = it has to be read whole.
   * Where it is left out, every such change does that. It changes nothing of the kept one.
   */
  readonly renew?: (db: Db, kept: T, changed: readonly ChangedRow[]) => Promise<T | null>
}

interface Part {
  readonly value: Promise<unknown>
  /** names of the tables it was made of; null while it is being read */
  tables: ReadonlySet<string> | null
  /** what changed under it since, in order; none where it holds as it is */
  changed: readonly ChangedRow[]
  readonly renews: boolean
  /** the one it is being renewed from; null when that is over */
  of: Part | null
}

/** More changes than this at once renew nothing: all is read anew. */
const MOST_CHANGES = 500
/** A page is made of a handful of parts, and a province's facts are some megabytes. */
const MOST_PARTS = 128

/** What is kept of a store holds as of `end`. */
const keptOf = perStore(() => ({ end: null as End | null, parts: new LRUCache<string, Part>({ max: MOST_PARTS }) }))
type Kept = ReturnType<typeof keptOf>

// More may stand there that no entry sealed.
const sealed = sql`and id <= audit_head.changed_through order by id limit ${sql.lit(MOST_CHANGES + 1)}`
/** Where the record ends, the hash of an entry that was its end before (null where it has none of that number), and what changed since. */
const heads = compiledOnce((db, { since, after }: { since: number; after: number }) =>
  db
    .selectFrom('audit_head')
    .select(['seq', 'hash', 'changed_through as changedThrough'])
    .select((eb) => eb.selectFrom('audit_entry as e').select('e.hash').where('e.seq', '=', since).as('since'))
    .select(changesTold(kindOf(db), after, sealed).as('told'))
    .where('id', '=', 1),
)

/** An end with what the store says of the one that was known before. */
interface Head extends End {
  /** number and hash of that one's entry */
  readonly after: { readonly seq: number; readonly hash: string | null; readonly told: string | null }
}

async function headOf(db: Db, known: End | null): Promise<Head | null> {
  const since = known?.seq ?? 0
  const [head] = await heads(db, { since, after: known?.changedThrough ?? Number.MAX_SAFE_INTEGER })
  if (head === undefined) return null
  const { seq, hash, changedThrough, told } = head
  return { seq, hash, changedThrough, after: { seq: since, hash: head.since, told } }
}

/** Where the record ends now; null while nothing is on record, as in a new store while it is filled. */
export async function endOf(db: Db): Promise<End | null> {
  const noting = notingOf(db)
  // A part of a part is of the moment of the whole: what comes after it drops the whole.
  if (noting !== null) return noting.end
  // What a transaction has put on record itself is nobody else's yet.
  if (db.isTransaction) return null
  const head = await headOf(db, keptOf(db).end)
  return head === null || head.seq === 0 ? null : head
}

/**
 * `read`, or what it gave for the same `key`, until the record says that a row of one of its tables changed. Which tables those are
 * is noted while it reads: of whatever queries go through the handle that it gets, the parts it is made of included, so none can be
 * forgotten. A table that the record does not follow, and a part that names none, hold until the next entry.
 *
 * Exact: the record's end is read from the store at each call and what was sealed since decides (row_change, not the names of acts), so
 * several servers on one store agree. Another chain at the same number (a restored store), a gap, or more than 500 changed rows drop
 * everything. A past day (`knownOn`) keeps its own.
 *
 * Within a transaction give `end`, what `lockWriters` returned to it, and ask before the transaction has changed anything that the part is
 * made of: then all that is kept or read is committed, whatever becomes of the transaction, and no query is needed where nothing
 * was put on record since. The kept value is everybody's: nobody changes it. What `read` throws is not kept.
 */
export async function unlessChanged<T>(
  db: Db,
  key: readonly unknown[],
  { read, renew }: PartAsked<T>,
  { end }: { readonly end?: End | null } = {},
): Promise<T> {
  const now = end ?? (await endOf(db))
  if (now === null || now.seq === 0) return read(db)
  const kept = keptOf(db)
  await catchUp(db, kept, now)
  const name = JSON.stringify(key)
  const known = kept.parts.get(name)
  const part =
    known === undefined
      ? keep(db, { kept, name, end: now, renews: renew !== undefined }, read)
      : known.changed.length > 0 && renew !== undefined
        ? // The key names the part, and a part has one type.
          keep(db, { kept, name, end: now, renews: true, of: known }, (handle) => renewed(handle, known, { read, renew }))
        : known
  const value = (await part.value) as T
  noteAll(db, part.tables)
  return value
}

/** What is kept for `key` and holds as of `end` as it is; undefined where it would have to be read. */
export async function keptSince<T>(db: Db, key: readonly unknown[], end: End): Promise<T | undefined> {
  const kept = keptOf(db)
  await catchUp(db, kept, end)
  const part = kept.parts.get(JSON.stringify(key))
  if (part === undefined || part.changed.length > 0) return undefined
  const value = (await part.value) as T
  noteAll(db, part.tables)
  return value
}

async function renewed<T>(db: Db, known: Part, { read, renew }: Required<PartAsked<T>>): Promise<T> {
  return (await renew(db, (await known.value) as T, known.changed)) ?? read(db)
}

/** Begins to read a part and keeps it from now on. */
function keep<T>(
  db: Db,
  { kept, name, end, renews, of = null }: { kept: Kept; name: string; end: End; renews: boolean; of?: Part | null },
  read: (db: Db) => Promise<T>,
): Part {
  const tables = new Set<string>(of?.tables)
  const value = read(notingHandle(db, { end, tables }))
  const part: Part = { value, tables: null, changed: [], renews, of }
  kept.parts.set(name, part)
  const over = async () => {
    try {
      await value
      part.tables = tables
      part.of = null
    } catch {
      if (kept.parts.get(name) === part) kept.parts.delete(name)
    }
  }
  void over()
  return part
}

const same = (a: End, b: End) => a.seq === b.seq && a.hash === b.hash

/** Lets go of what changed up to `end`. Whoever asks with an older end is given what is newer. */
async function catchUp(db: Db, kept: Kept, end: End | Head): Promise<void> {
  for (let to: End | Head | null = end; ;) {
    const from = kept.end
    if (from !== null && to !== null && same(from, to)) return
    if (from === null || to === null) {
      kept.parts.clear()
      kept.end = to
      return
    }
    if (to.seq <= from.seq || !('after' in to) || to.after.seq !== from.seq) {
      // Others have gone on meanwhile, the store is another one, or the known end is to be looked up.
      const head = await headOf(db, from)
      if (kept.end !== from) continue
      to = head
      if (head !== null && (head.seq > from.seq || same(head, from))) continue
      kept.parts.clear()
      kept.end = head
      return
    }
    const rows = toldRows(to.after.told)
    if (to.after.hash === from.hash && to.changedThrough >= from.changedThrough && rows.length <= MOST_CHANGES) drop(kept, rows)
    else kept.parts.clear()
    kept.end = to
    return
  }
}

function drop({ parts }: Kept, rows: readonly RowChange[]): void {
  const read = rows.map(({ table_name: table, content }): ChangedRow => ({
    table,
    // Written by the record's triggers, as an object of columns.
    row: content === null ? null : (JSON.parse(content) as Record<string, unknown>),
  }))
  const before = [...parts.entries()]
  for (const [name, part] of before) {
    // One that is being read may have read before or after: its askers asked before, the next one does not share it.
    const base = part.tables === null ? part.of : part
    if (base === null || base.tables === null || base.tables.size === 0 || [...base.tables].some(mayBeUnrecorded)) {
      parts.delete(name)
      continue
    }
    const { tables } = base
    const changed = [...base.changed, ...read.filter(({ table }) => tables.has(table))]
    if (changed.length === 0) continue
    if (!base.renews || changed.length > MOST_CHANGES) parts.delete(name)
    else parts.set(name, { ...base, changed })
  }
}

/**
 * Says after its commit what a write of this process changed, so that nobody has to read it: what is kept holds as of its end. Where
 * the record has gone on beside it, or its `rows` are too many to be given, the next one who asks reads what changed.
 */
export function wentOn(
  db: Db,
  { before, after, rows }: { readonly before: End; readonly after: End; readonly rows: readonly RowChange[] | null },
): void {
  const kept = keptOf(db)
  if (kept.end === null || !same(kept.end, before) || rows === null || rows.length > MOST_CHANGES) return
  drop(kept, rows)
  kept.end = after
}

interface Noting {
  readonly end: End
  readonly tables: Set<string>
}

const namesOf = new WeakMap<RootOperationNode, ReadonlySet<string>>()

/** Notes what every query names that goes through it. */
class NotingExecutor implements QueryExecutor {
  readonly #of: QueryExecutor
  readonly noting: Noting
  constructor(of: QueryExecutor, noting: Noting) {
    this.#of = of
    this.noting = noting
  }
  get adapter() {
    return this.#of.adapter
  }
  get plugins() {
    return this.#of.plugins
  }
  transformQuery: QueryExecutor['transformQuery'] = (node, id) => this.#of.transformQuery(node, id)
  compileQuery: QueryExecutor['compileQuery'] = (node, id) => this.#of.compileQuery(node, id)
  provideConnection: QueryExecutor['provideConnection'] = (consumer, options) => this.#of.provideConnection(consumer, options)
  executeQuery: QueryExecutor['executeQuery'] = (query, options) => {
    this.#note(query)
    return this.#of.executeQuery(query, options)
  }
  stream: QueryExecutor['stream'] = (query, size, options) => {
    this.#note(query)
    return this.#of.stream(query, size, options)
  }
  withPlugin = (plugin: KyselyPlugin) => this.#around(this.#of.withPlugin(plugin))
  withPlugins = (plugins: readonly KyselyPlugin[]) => this.#around(this.#of.withPlugins(plugins))
  withPluginAtFront = (plugin: KyselyPlugin) => this.#around(this.#of.withPluginAtFront(plugin))
  withoutPlugins = () => this.#around(this.#of.withoutPlugins())
  withConnectionProvider: QueryExecutor['withConnectionProvider'] = (provider) =>
    this.#around(this.#of.withConnectionProvider(provider))

  #around(of: QueryExecutor): QueryExecutor {
    return new NotingExecutor(of, this.noting)
  }

  #note({ query }: CompiledQuery): void {
    const names = namesOf.get(query) ?? namesIn(query)
    namesOf.set(query, names)
    for (const name of names) this.noting.tables.add(name)
  }
}

const notingOf = (db: Db): Noting | null => {
  const executor = db.getExecutor()
  return executor instanceof NotingExecutor ? executor.noting : null
}

/** What a part is made of, the parts that it is made of included. */
function noteAll(db: Db, tables: ReadonlySet<string> | null): void {
  const noting = notingOf(db)
  for (const name of noting === null || tables === null ? [] : tables) noting?.tables.add(name)
}

const notingHandle = (db: Db, noting: Noting): Db =>
  readingThrough(new NotingExecutor(db.getExecutor(), noting), 'what is kept is only read')
