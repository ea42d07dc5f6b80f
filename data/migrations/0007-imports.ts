import type { Kysely } from 'kysely'
import { sql } from 'kysely'

/**
 * Plan documents on their way into the plan: the original, what was read, what persons corrected and decided, and what was
 * entered from it. Words that differ by store are those of 0001-foundation; BYTES holds a file.
 */
export function imports(store: 'sqlite' | 'postgres') {
  const words: Record<string, string> =
    store === 'sqlite'
      ? {
          ID: 'integer primary key autoincrement',
          REAL: 'real',
          BIG: 'integer',
          BYTES: 'blob',
          TABLE_END: ') strict',
          KEYED_END: ') strict, without rowid',
        }
      : {
          ID: 'integer generated always as identity primary key',
          REAL: 'double precision',
          BIG: 'bigint',
          BYTES: 'bytea',
          TABLE_END: ')',
          KEYED_END: ')',
        }
  const write = (text: string) => text.replaceAll(/\b(ID|REAL|BIG|BYTES|TABLE_END|KEYED_END)\b/g, (word) => words[word] ?? word)
  return {
    async up(db: Kysely<unknown>): Promise<void> {
      for (const statement of [...TABLES, ...(store === 'sqlite' ? APPEND_ONLY_SQLITE : APPEND_ONLY_POSTGRES)]) {
        await sql.raw(write(statement)).execute(db)
      }
    },
  }
}

const TABLES = [
  // In the database and not beside it: a backup of the database is then a backup of the originals.
  `create table import_file (
    sha256 text not null primary key check (length(sha256) = 64),
    bytes BYTES not null
  TABLE_END`,
  `create table import_draft (
    id ID,
    version integer not null check (version >= 1),
    state text not null check (state in ('uploaded', 'read', 'refused', 'confirmed', 'discarded', 'undone')),
    file_name text not null check (length(file_name) > 0),
    sha256 text not null references import_file (sha256),
    size BIG not null check (size > 0),
    format text,
    uploaded_at text not null,
    uploaded_by text not null,
    uploaded_by_id text,
    read_at text,
    refused_reason text,
    refused_facts text,
    glance text,
    plan_id integer references plan (id),
    document_id integer references document (id),
    effects text,
    confirmed_at text,
    confirmed_by text,
    confirmed_by_id text,
    ended_at text,
    ended_by text,
    ended_reason text,
    check ((state = 'refused') = (refused_reason is not null)),
    check (state not in ('confirmed', 'undone') or (plan_id is not null and confirmed_at is not null and effects is not null))
  TABLE_END`,
  `create index import_draft_sha256 on import_draft (sha256)`,
  `create table import_part (
    draft_id integer not null references import_draft (id),
    part text not null check (part in ('document', 'recognition')),
    content BYTES not null,
    primary key (draft_id, part)
  TABLE_END`,
  `create table import_correction (
    id ID,
    draft_id integer not null references import_draft (id),
    path text not null check (length(path) > 0),
    value text,
    recorded_at text not null,
    recorded_by text not null,
    recorded_by_id text
  TABLE_END`,
  `create index import_correction_draft on import_correction (draft_id, path)`,
  `create table import_decision (
    id ID,
    draft_id integer not null references import_draft (id),
    subject text not null check (length(subject) > 0),
    decision text not null check (decision in ('accepted', 'refused', 'dismissed', 'open')),
    word text,
    recorded_at text not null,
    recorded_by text not null,
    recorded_by_id text
  TABLE_END`,
  `create index import_decision_draft on import_decision (draft_id, subject)`,
  'alter table document add column confirmed_at text',
  'alter table document add column confirmed_by text',
  'alter table document add column import_id integer',
  'alter table provenance add column page integer',
  'alter table provenance add column sheet text',
  'alter table provenance add column address text',
  'alter table provenance add column box text',
  'alter table provenance add column table_row integer',
  'alter table provenance add column table_column integer',
  'alter table provenance add column block integer',
  'alter table provenance add column repairs text',
  'alter table provenance add column corrected_at text',
  'alter table provenance add column corrected_by text',
  'create index provenance_document on provenance (document_id)',
  'alter table actual_revision add column carried_from integer',
]

// What a person decided stays; only the draft it belongs to moves on.
const APPEND_ONLY_SQLITE = ['update', 'delete'].flatMap((act) =>
  ['import_correction', 'import_decision'].map(
    (table) =>
      `create trigger ${table}_no_${act} before ${act} on ${table} begin select raise(abort, '${table} is append-only'); end`,
  ),
)
// refuse_change() is 0002-entry's.
const APPEND_ONLY_POSTGRES = ['import_correction', 'import_decision'].map(
  (table) =>
    `create trigger ${table}_append_only before update or delete or truncate on ${table} for each statement execute function refuse_change()`,
)
