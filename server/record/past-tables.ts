import { type RawBuilder, sql } from 'kysely'
import type { Db, StoreKind } from '#data/database.ts'
import { perStore } from '../../data/per-store.ts'
import { readSealed } from './changes.ts'
import { kindOf, type RecordedColumn, type RecordedTable, recordedTables } from './recorded-tables.ts'
import { baselines } from './start-recording.ts'

/** A moment of the past: before it the record had reached `seq`, and the changes of rows `through`. */
export interface PastMoment {
  /** ISO-8601 UTC: what was recorded at it or later is not known yet */
  readonly end: string
  readonly seq: number
  readonly through: number
}

interface FollowedTable extends RecordedTable {
  /** id of the last row_change of the baseline that began to follow the table, and its moment */
  readonly since: { readonly through: number; readonly at: string }
  /** columns that came after that */
  readonly late: ReadonlySet<string>
}

/** The recorded tables, and since when the record follows each. */
export interface Followed {
  readonly kind: StoreKind
  /** SQL: what stands before the name of a table itself, where a query calls its past by its name */
  readonly schema: string
  readonly tables: ReadonlyMap<string, FollowedTable>
  /** what reads differently on a past day */
  readonly names: ReadonlySet<string>
}

// The schema changes only between two starts.
const known = perStore<{ followed?: Promise<Followed> }>(() => ({}))

export function followedTables(db: Db): Promise<Followed> {
  const kept = known(db)
  kept.followed ??= readFollowed(db).catch((error: unknown) => {
    delete kept.followed
    throw error
  })
  return kept.followed
}

async function readFollowed(db: Db): Promise<Followed> {
  const kind = kindOf(db)
  const schema =
    kind === 'sqlite'
      ? 'main.'
      : (await sql<{ s: string }>`select quote_ident(current_schema()) || '.' as s`.execute(db)).rows[0]?.s
  const begun = await baselines(db)
  const tables = (await recordedTables(db)).map((table): [string, FollowedTable] => {
    const first = begun.find(({ baseline }) => Object.hasOwn(baseline.tables, table.name))
    const through = begun
      .slice(0, first === undefined ? 0 : begun.indexOf(first) + 1)
      .reduce((most, { changes }) => Math.max(most, readSealed(changes ?? '')?.through ?? 0), 0)
    const early = new Set(first?.baseline.tables[table.name] ?? table.columns)
    return [
      table.name,
      { ...table, since: { through, at: first?.at ?? '' }, late: new Set(table.columns.filter((column) => !early.has(column))) },
    ]
  })
  return {
    kind,
    schema: schema ?? '',
    tables: new Map(tables),
    names: new Set([...tables.map(([name]) => name), 'audit_entry', 'audit_head']),
  }
}

/**
 * SQL: the rows of a table at a moment. A row that has not changed since is read where it stands, one that has from what the
 * record says of it. Of a table that the record began to follow later, what it held then.
 */
export function past(followed: Followed, name: string, moment: PastMoment): RawBuilder<unknown> {
  const of = (table: string) => sql.raw(`${followed.schema}"${table}"`)
  // By its time too: refusals that were counted are put on record later.
  if (name === 'audit_entry') return sql`select * from ${of(name)} where seq <= ${moment.seq} and at < ${moment.end}`
  if (name === 'audit_head')
    return sql`select h.id, e.seq, e.hash, h.seal, h.writing, h.changed_through from ${of(name)} h join ${of('audit_entry')} e on e.seq = ${moment.seq}`
  const table = followed.tables.get(name)
  if (!table) throw new Error(`${name} is not recorded`)
  const changes = of('row_change')
  const through = Math.max(moment.through, table.since.through)
  return sql`
    select ${sql.raw(table.all.map((column) => `t."${column.name}"`).join(', '))} from ${of(name)} t
    where not exists (select 1 from ${changes} c where c.table_name = ${name} and c.id > ${through})
      or not exists (select 1 from ${changes} c where c.table_name = ${name} and c.row_key = ${sql.raw(table.keyOf('t'))} and c.id > ${through})
    union all
    select ${sql.raw(table.all.map((column) => `${valueThen(followed, table, column)} as "${column.name}"`).join(', '))}
    from ${changes} r where r.content is not null and r.id in (
      select max(b.id) from ${changes} b where b.table_name = ${name} and b.id <= ${through} and b.row_key in (
        select c.row_key from ${changes} c where c.table_name = ${name} and c.id > ${through}) group by b.row_key)`
}

function valueThen({ schema }: Followed, table: FollowedTable, column: RecordedColumn): string {
  const otherwise = (value: string) => (column.fallback === null ? value : `coalesce(${value}, ${column.fallback})`)
  if (!column.recorded) {
    const same = table.all
      .filter(({ name }) => table.key.includes(name))
      .map((key) => `u."${key.name}" = ${key.valueIn('r.content')}`)
    return otherwise(`(select u."${column.name}" from ${schema}"${table.name}" u where ${same.join(' and ')})`)
  }
  if (!table.late.has(column.name)) return column.valueIn('r.content')
  // What the record says first of a column that came later.
  const first = `(select ${column.valueIn('l.content')} from ${schema}"row_change" l where l.table_name = r.table_name
    and l.row_key = r.row_key and l.id > r.id and ${column.isIn('l.content')} order by l.id limit 1)`
  return `case when ${column.isIn('r.content')} then ${column.valueIn('r.content')} else ${otherwise(first)} end`
}
