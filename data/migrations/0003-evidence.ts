import type { Kysely } from 'kysely'
import { sql } from 'kysely'

/** Who removed a piece of evidence, how its virus scan went, what finds a file by its content, and the name of this database's own folder of files. */
export function evidence(store: 'sqlite' | 'postgres') {
  const random =
    store === 'sqlite' ? 'lower(hex(randomblob(16)))' : 'md5(random()::text || clock_timestamp()::text || random()::text)'
  return {
    async up(db: Kysely<unknown>): Promise<void> {
      for (const statement of STATEMENTS)
        await sql.raw(statement.replace('TABLE_END', store === 'sqlite' ? ') strict' : ')')).execute(db)
      await sql.raw(`insert into evidence_vault (id, folder) values (1, ${random})`).execute(db)
    },
  }
}

const STATEMENTS = [
  'alter table evidence add column removed_by_id text',
  'alter table evidence add column scanned_at text',
  'alter table evidence add column scan_tries integer not null default 0 check (scan_tries >= 0)',
  'create index evidence_sha256 on evidence (sha256)',
  'create index evidence_scan on evidence (scan)',
  `create table evidence_vault (
    id integer primary key check (id = 1),
    folder text not null check (length(folder) = 32)
  TABLE_END`,
]
