import type { Kysely } from 'kysely'
import { sql } from 'kysely'

/**
 * What every recorded row was after each change, sealed by the entries of the record, and guards that refuse to change or
 * delete what nothing in the product changes or deletes. Words that differ by store are those of 0001-foundation.
 */
export function rowChanges(store: 'sqlite' | 'postgres') {
  const words: Record<string, string> =
    store === 'sqlite'
      ? { ID: 'integer primary key autoincrement', BIG: 'integer', TABLE_END: ') strict' }
      : { ID: 'bigint generated always as identity primary key', BIG: 'bigint', TABLE_END: ')' }
  const write = (text: string) => text.replaceAll(/\b(ID|BIG|TABLE_END)\b/g, (word) => words[word] ?? word)
  return {
    async up(db: Kysely<unknown>): Promise<void> {
      for (const statement of [...TABLES, ...GUARDS.flatMap((guard) => guardOf(store, guard))]) {
        await sql.raw(write(statement)).execute(db)
      }
    },
  }
}

const TABLES = [
  `create table row_change (
    id ID,
    token text not null,
    table_name text not null,
    row_key text not null,
    content text
  TABLE_END`,
  'create index row_change_row on row_change (table_name, row_key, id)',
  'alter table audit_entry add column changes text',
  `alter table audit_head add column writing text not null default ''`,
  'alter table audit_head add column changed_through BIG not null default 0',
]

interface Guard {
  readonly table: string
  /** what is refused; 'update' of the columns named, or of all */
  readonly refuses: readonly ('update' | 'delete')[]
  readonly columns?: readonly string[]
}
const appendOnly = (table: string): Guard => ({ table, refuses: ['update', 'delete'] })
const keptWith = (table: string, columns: readonly string[]): Guard[] => [
  { table, refuses: ['update'], columns },
  { table, refuses: ['delete'] },
]

const GUARDS: readonly Guard[] = [
  ...[
    'row_change',
    'installation',
    'organisation_succession',
    'document',
    'target',
    'scoring_policy',
    'setting',
    'import_file',
    'import_part',
    'budget_upload_change',
    'evidence_vault',
  ].map(appendOnly),
  ...['audit_head', 'organisation_unit', 'indicator_component', 'actual', 'entry_period'].map((table): Guard => ({
    table,
    refuses: ['delete'],
  })),
  ...keptWith('plan', ['bureau_id', 'fiscal_year', 'version']),
  ...keptWith('indicator', ['plan_id', 'code']),
  ...keptWith('activity', ['department_id']),
  ...keptWith('budget_upload', ['plan_id', 'document_id', 'file_name', 'recorded_at', 'recorded_by', 'recorded_by_id']),
  ...keptWith('import_draft', ['file_name', 'sha256', 'size', 'uploaded_at', 'uploaded_by', 'uploaded_by_id']),
  ...keptWith('evidence', [
    'indicator_id',
    'year',
    'month',
    'kind',
    'title',
    'file_name',
    'media_type',
    'size',
    'sha256',
    'url',
    'added_at',
    'added_by',
    'added_by_id',
    'request_id',
  ]),
]

// refuse_change() is 0002-entry's.
function guardOf(store: 'sqlite' | 'postgres', { table, refuses, columns }: Guard): string[] {
  const of = columns ? ` of ${columns.join(', ')}` : ''
  const words = columns ? `${table}: what it is about does not change` : `${table} is append-only`
  if (store === 'sqlite') {
    return refuses.map(
      (act) =>
        `create trigger ${table}_no_${act} before ${act}${act === 'update' ? of : ''} on ${table} begin select raise(abort, '${words}'); end`,
    )
  }
  const acts = refuses.map((act) => (act === 'update' ? `update${of}` : 'delete or truncate'))
  const name = refuses.length === 2 ? 'append_only' : `no_${refuses.join()}`
  return [
    `create trigger ${table}_${name} before ${acts.join(' or ')} on ${table} for each statement execute function refuse_change()`,
  ]
}
