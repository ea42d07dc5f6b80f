import type { Kysely } from 'kysely'
import { sql } from 'kysely'

/**
 * 읽기 지정: what a person said of a table of a plan document. Append-only; the newest of a header and block holds. The document is read
 * again with it: import_reading has the newest reading of such a draft. Words that differ by store are those of 0001-foundation.
 */
export function importRules(store: 'sqlite' | 'postgres') {
  const id = store === 'sqlite' ? 'integer primary key autoincrement' : 'integer generated always as identity primary key'
  const end = store === 'sqlite' ? ') strict' : ')'
  return {
    async up(db: Kysely<unknown>): Promise<void> {
      const statements = [
        `create table import_rule (
          id ${id},
          draft_id integer not null references import_draft (id),
          table_words text not null,
          block integer check (block is null or block >= 0),
          rule text,
          remembered_from integer references import_rule (id),
          recorded_at text not null,
          recorded_by text not null,
          recorded_by_id text
        ${end}`,
        'create index import_rule_draft on import_rule (draft_id)',
        `create table import_reading (
          draft_id integer not null primary key references import_draft (id),
          content ${store === 'sqlite' ? 'blob' : 'bytea'} not null
        ${end}`,
        ...GUARDS[store],
      ]
      for (const statement of statements) await sql.raw(statement).execute(db)
    },
  }
}

// refuse_change() is 0002-entry's.
const GUARDS = {
  sqlite: ['update', 'delete'].map(
    (act) =>
      `create trigger import_rule_no_${act} before ${act} on import_rule begin select raise(abort, 'import_rule is append-only'); end`,
  ),
  postgres: [
    'create trigger import_rule_append_only before update or delete or truncate on import_rule for each statement execute function refuse_change()',
  ],
}
