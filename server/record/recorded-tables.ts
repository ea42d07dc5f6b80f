import { PostgresAdapter, type RawBuilder, sql } from 'kysely'
import type { Db, StoreKind } from '#data/database.ts'

/** Tables whose rows the record does not follow, each with the reason. Every other table of the database is recorded. */
const UNRECORDED_TABLES: Readonly<Record<string, string>> = {
  audit_entry: 'the record itself: a chain of keyed hashes',
  audit_head: 'the end of the chain, sealed with the key',
  row_change: 'what the record says of rows: sealed by its entries',
  session: 'good only with a cookie signed with the secret; ends within hours',
  verification: 'the running steps of a single sign-on; gone within minutes',
  rateLimit: 'counts requests; decides no value',
  sign_in_delay: 'counts wrong passwords; decides no value',
  handled_request: 'answers kept for repeated requests; let go of after 90 days',
  notice_read: 'what a person has read of notices that are worked out anew each time',
  notice_mark: 'up to when a person has read their notices',
  unanswered_question: 'counts questions without an answer, asked by nobody that is known; decides no value',
  import_reading: 'a working copy, made again from the original and its rules, which are recorded',
  import_part: 'a working copy, made again from the original, whose hash is recorded',
  kysely_migration: 'the schema: a changed name makes the next start fail',
  kysely_migration_lock: 'the schema',
}

/** Columns of recorded tables that the record does not follow, each with the reason. */
const UNRECORDED_COLUMNS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  import_file: { bytes: 'compared with the hash that is its key' },
  import_draft: { glance: 'counts for a list, made again from the draft' },
  evidence: { scan_tries: 'how often a scanner gave no answer; decides no value' },
}

const UNRECORDED_NAMES: ReadonlySet<string> = new Set([
  ...Object.keys(UNRECORDED_TABLES),
  ...Object.values(UNRECORDED_COLUMNS).flatMap((columns) => Object.keys(columns)),
])
/** Whether a name in a query may be of something that the record does not follow. */
export const mayBeUnrecorded = (name: string): boolean => UNRECORDED_NAMES.has(name)

/** A password's hash is followed by its end: enough to find another one by, of no use for guessing at old ones. */
const SHORTENED: Readonly<Record<string, string>> = { 'account.password': '12' }

export interface RecordedTable {
  readonly name: string
  /** recorded columns, as they stand in the table */
  readonly columns: readonly string[]
  /** whether it has other columns too */
  readonly partly: boolean
  /** columns of the primary key */
  readonly key: readonly string[]
  /** SQL: the key's values of a row called `row`, joined by ':' */
  readonly keyOf: (row: string) => string
  /** SQL: the recorded columns of a row called `row`, as JSON text */
  readonly contentOf: (row: string) => string
  /** all its columns */
  readonly all: readonly RecordedColumn[]
}

/** A column of a recorded table, and how its value is read back from what `contentOf` wrote. */
export interface RecordedColumn {
  readonly name: string
  readonly recorded: boolean
  /** the record of SQLite has its figures as text, which keeps all their digits */
  readonly asText: boolean
  /** SQL: the value in the JSON text `content`; null where that has none */
  readonly valueIn: (content: string) => string
  /** SQL: whether the JSON text `content` has the column */
  readonly isIn: (content: string) => string
  /** SQL: its default; null = none */
  readonly fallback: string | null
}

export const kindOf = (db: Db): StoreKind => (db.getExecutor().adapter instanceof PostgresAdapter ? 'postgres' : 'sqlite')

interface Column {
  readonly table: string
  readonly name: string
  /** as the store calls it, in small letters */
  readonly type: string
  /** place in the primary key, from 1; 0 = not of it */
  readonly place: number
  readonly fallback: string | null
}

const COLUMNS: Readonly<Record<StoreKind, RawBuilder<Column>>> = {
  sqlite: sql`select m.name as "table", p.name, lower(p.type) as type, p.pk as place, p.dflt_value as fallback
    from sqlite_schema m, pragma_table_info(m.name) p
    where m.type = 'table' and m.name not like 'sqlite%' order by m.name, p.cid`,
  postgres: sql`select c.relname as "table", a.attname as name, format_type(a.atttypid, null) as type,
      coalesce(array_position(string_to_array(i.indkey::text, ' '), a.attnum::text), 0) as place,
      pg_get_expr(d.adbin, d.adrelid) as fallback
    from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
    left join pg_attrdef d on d.adrelid = a.attrelid and d.adnum = a.attnum
    left join pg_index i on i.indrelid = c.oid and i.indisprimary
    where c.relkind = 'r' and c.relnamespace = current_schema()::regnamespace order by c.relname, a.attnum`,
}

/** The recorded tables of this database, read from the database itself, so that a new table or column is never forgotten. */
export async function recordedTables(db: Db): Promise<readonly RecordedTable[]> {
  const kind = kindOf(db)
  const { rows } = await COLUMNS[kind].execute(db)
  return Object.entries(Object.groupBy(rows, (row) => row.table))
    .filter(([name]) => !Object.hasOwn(UNRECORDED_TABLES, name))
    .map(([name, columns = []]) => recordedTable(kind, name, columns))
    .toSorted((a, b) => (a.name < b.name ? -1 : 1))
}

function recordedTable(kind: StoreKind, name: string, all: readonly Column[]): RecordedTable {
  const unrecorded = UNRECORDED_COLUMNS[name] ?? {}
  const columns = all.filter((column) => !Object.hasOwn(unrecorded, column.name))
  const key = all
    .filter((column) => column.place > 0)
    .toSorted((a, b) => a.place - b.place)
    .map((column) => column.name)
  if (key.length === 0) throw new Error(`${name} has no primary key: its rows cannot be recorded`)
  // PostgreSQL takes at most 100 arguments.
  if (columns.length > 50) throw new Error(`${name} has too many columns to be recorded`)
  return {
    name,
    columns: columns.map((column) => column.name),
    partly: columns.length < all.length,
    key,
    keyOf: (row) =>
      key
        .map((column) => (kind === 'sqlite' ? `cast(${row}."${column}" as text)` : `${row}."${column}"::text`))
        .join(` || ':' || `),
    contentOf: (row) => {
      const pairs = columns.map((column) => `'${column.name}', ${valueOf(kind, column, row)}`).join(', ')
      return kind === 'sqlite' ? `json_object(${pairs})` : `jsonb_build_object(${pairs})::text`
    },
    all: all.map((column) => ({
      name: column.name,
      recorded: columns.includes(column),
      asText: kind === 'sqlite' && column.type === 'real',
      valueIn: (content) => valueIn(kind, column, content),
      isIn: (content) =>
        kind === 'sqlite' ? `json_type(${content}, '$."${column.name}"') is not null` : `${content}::jsonb ? '${column.name}'`,
      fallback: column.fallback,
    })),
  }
}

function valueOf(kind: StoreKind, { table, name, type }: Column, row: string): string {
  const value = `${row}."${name}"`
  const end = SHORTENED[`${table}.${name}`]
  if (end !== undefined) return kind === 'sqlite' ? `substr(${value}, -${end})` : `right(${value}, ${end})`
  // JSON of SQLite rounds to 15 digits, quote() does not.
  if (kind === 'sqlite' && type === 'real') return `case when ${value} is null then null else quote(${value}) end`
  if (type === 'blob' || type === 'bytea') throw new Error(`${table}.${name} holds bytes: say why it is not recorded`)
  // As JSON it would be written in the time zone of whoever asks.
  return type === 'timestamp with time zone' ? `(${value} at time zone 'UTC')` : value
}

// The other way round than valueOf.
function valueIn(kind: StoreKind, { name, type }: Column, content: string): string {
  if (kind === 'postgres') {
    const text = `(${content}::jsonb ->> '${name}')`
    return type === 'timestamp with time zone' ? `${text}::timestamp at time zone 'UTC'` : `${text}::${type}`
  }
  const value = `json_extract(${content}, '$."${name}"')`
  return type === 'real' ? `cast(${value} as real)` : value
}

/** A row of a recorded table beside what the record last says of it. */
export interface RowState {
  readonly key: string
  /** JSON of what stands in the table */
  readonly stored: string
  /** JSON of what the record says; null when it knows no such row */
  readonly recorded: string | null
}

/** One page of rows at a time: a province's origins do not fit in memory twice, and SQLite answers at once. */
const PAGE = 1000

/** Every row of a recorded table, in the order of its key, a page at a time. */
export async function* rowStates(db: Db, table: RecordedTable): AsyncGenerator<readonly RowState[]> {
  const key = sql.raw(table.key.map((column) => `t."${column}"`).join(', '))
  const keyOf = sql.raw(table.keyOf('t'))
  let after: readonly unknown[] | null = null
  for (;;) {
    const where: RawBuilder<unknown> = after === null ? sql`` : sql`where (${key}) > (${sql.join(after)})`
    const { rows } = await sql<RowState & Record<string, unknown>>`
      select ${keyOf} as "key", ${sql.raw(table.contentOf('t'))} as "stored", (
          select r.content from row_change r where r.table_name = ${table.name} and r.row_key = ${keyOf} order by r.id desc limit 1
        ) as "recorded", ${sql.raw(table.key.map((column, index) => `t."${column}" as "key_${index}"`).join(', '))}
      from ${sql.table(table.name)} t ${where} order by ${key} limit ${PAGE}`.execute(db)
    yield rows
    const last = rows.at(-1)
    if (last === undefined || rows.length < PAGE) return
    after = table.key.map((_, index) => last[`key_${index}`])
    await new Promise(setImmediate)
  }
}
