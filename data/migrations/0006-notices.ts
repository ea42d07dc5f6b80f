import type { Kysely } from 'kysely'
import { sql } from 'kysely'

/**
 * What each person has read of their notices, and what the notices and the live channel look things up by. On PostgreSQL
 * every entry of the record is told to all servers when its transaction is committed; with SQLite there is one server.
 */
export function notices(store: 'sqlite' | 'postgres') {
  return {
    async up(db: Kysely<unknown>): Promise<void> {
      const end = store === 'sqlite' ? ') strict, without rowid' : ')'
      const statements = [
        `create table notice_read (
          user_id text not null references "user" ("id") on delete cascade,
          notice text not null check (length(notice) between 1 and 200),
          read_at text not null,
          primary key (user_id, notice)
        ${end}`,
        `create index notice_read_at on notice_read (read_at)`,
        `create index actual_revision_act on actual_revision (act, recorded_at)`,
        ...(store === 'postgres' ? TELL : []),
      ]
      for (const statement of statements) await sql.raw(statement).execute(db)
    },
  }
}

const TELL = [
  `create function tell_record() returns trigger language plpgsql as $$ begin perform pg_notify('jipyo_record', ''); return null; end $$`,
  `create trigger audit_entry_told after insert on audit_entry for each statement execute function tell_record()`,
]
