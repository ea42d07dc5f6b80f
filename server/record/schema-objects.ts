import { type RawBuilder, sql } from 'kysely'
import type { Db, StoreKind } from '#data/database.ts'
import type { SchemaDifference } from '#domain/words/audit-verdict.ts'
import { kindOf } from './recorded-tables.ts'

/**
 * What a schema is made of: a name for people → its definition. The triggers that note changes are left out: they are made
 * at a start and compared with the baseline.
 */
export type SchemaObjects = ReadonlyMap<string, string>

interface SchemaObject {
  readonly name: string
  readonly text: string | null
}

// A rule without a name of ours is called by what it says: a restored copy may have named it otherwise.
const OBJECTS: Readonly<Record<StoreKind, RawBuilder<SchemaObject>>> = {
  sqlite: sql`select type || ' ' || name as name, sql as "text" from sqlite_schema
    where name not like 'sqlite\\_%' escape '\\' and tbl_name not like 'kysely\\_%' escape '\\' and name not like '%\\_noted\\_%' escape '\\'`,
  postgres: sql`
    with t as (select oid, relname from pg_class
      where relkind = 'r' and relnamespace = current_schema()::regnamespace and relname not like 'kysely\\_%')
    select 'table ' || relname as name, '' as "text" from t
    union all select 'column ' || t.relname || '.' || a.attname,
        concat_ws(' ', format_type(a.atttypid, a.atttypmod), case when a.attnotnull then 'not null' end, a.attidentity, a.attgenerated,
          pg_get_expr(d.adbin, d.adrelid))
      from pg_attribute a join t on t.oid = a.attrelid left join pg_attrdef d on d.adrelid = a.attrelid and d.adnum = a.attnum
      where a.attnum > 0 and not a.attisdropped
    union all select 'constraint ' || t.relname || ': ' || pg_get_constraintdef(k.oid, true), k.convalidated::text
      from pg_constraint k join t on t.oid = k.conrelid where k.contype <> 'n'
    union all select 'index ' || c.relname, pg_get_indexdef(i.indexrelid, 0, true) || ' ' || i.indisvalid::text
      from pg_index i join t on t.oid = i.indrelid join pg_class c on c.oid = i.indexrelid
      where not exists (select 1 from pg_constraint k where k.conindid = i.indexrelid and k.conrelid = i.indrelid)
    union all select 'trigger ' || t.relname || '.' || g.tgname, pg_get_triggerdef(g.oid, true) || ' ' || g.tgenabled::text
      from pg_trigger g join t on t.oid = g.tgrelid where not g.tgisinternal and g.tgname not like '%\\_noted\\_%'
    union all select 'trigger of foreign keys ' || t.relname, string_agg(g.tgenabled::text, '')
      from pg_trigger g join t on t.oid = g.tgrelid where g.tgisinternal and g.tgenabled <> 'O' group by 1
    union all select 'function ' || proname, prosrc from pg_proc
      where pronamespace = current_schema()::regnamespace and proname not like 'note\\_%'`,
}

export async function schemaObjects(db: Db): Promise<SchemaObjects> {
  const kind = kindOf(db)
  const { rows } = await OBJECTS[kind].execute(db)
  if (kind === 'sqlite') return new Map(rows.flatMap(({ name, text }) => definitions(name, text ?? '')))
  const { rows: where } = await sql<{ schema: string }>`select current_schema() as schema`.execute(db)
  return new Map(rows.map(({ name, text }) => [name, (text ?? '').replaceAll(`${where[0]?.schema ?? ''}.`, '')]))
}

/** SQLite cannot take a default away again, which 0011 needed to add columns to the first database there was. */
const LEFT_OVER = /^(printed_name text not null) default ''$/

/** A table of SQLite part by part: a column that came later stands elsewhere in its text, and is the same. */
function definitions(name: string, text: string): readonly (readonly [name: string, text: string])[] {
  if (!name.startsWith('table ')) return [[name, text]]
  const [from, to] = [text.indexOf('('), text.lastIndexOf(')')]
  const parts: string[] = ['']
  let depth = 0
  let quoted = false
  for (const sign of text.slice(from + 1, to)) {
    if (sign === `'`) quoted = !quoted
    if (!quoted) depth += sign === '(' ? 1 : sign === ')' ? -1 : 0
    if (sign === ',' && depth === 0 && !quoted) parts.push('')
    else parts[parts.length - 1] += sign
  }
  const plain = (part: string) => part.replaceAll(/\s+/g, ' ').trim().replace(LEFT_OVER, '$1')
  return [[name, plain(text.slice(to + 1))], ...parts.map((part) => [`${name}: ${plain(part)}`, ''] as const)]
}

/** Where the schema is not what the migrations make. */
export function schemaDifferences(made: SchemaObjects, is: SchemaObjects): readonly SchemaDifference[] {
  return [...new Set([...made.keys(), ...is.keys()])].toSorted().flatMap((name): SchemaDifference[] => {
    if (!is.has(name)) return [{ what: 'missing', name, now: null }]
    if (!made.has(name)) return [{ what: 'added', name, now: is.get(name) ?? null }]
    return made.get(name) === is.get(name) ? [] : [{ what: 'changed', name, now: is.get(name) ?? null }]
  })
}
