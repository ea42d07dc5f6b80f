import type { Kysely } from 'kysely'
import { sql } from 'kysely'

/** Accounts that are disabled rather than deleted, changed with the version seen, and slowed down when guessed at. */
export function accounts(store: 'sqlite' | 'postgres') {
  const end = store === 'sqlite' ? ') strict, without rowid' : ')'
  return {
    async up(db: Kysely<unknown>): Promise<void> {
      for (const statement of [...COLUMNS, DELAY(end)]) await sql.raw(statement).execute(db)
    },
  }
}

const COLUMNS = [
  `alter table "user" add column "disabledAt" text`,
  `alter table "user" add column "version" integer not null default 1 check ("version" >= 1)`,
  `alter table "user" add column "lastSignInAt" text`,
  // One subject of the provider is one person, also when two first sign-ins arrive at once.
  `create unique index "account_subject" on "account" ("providerId", "accountId")`,
  `create index one_time_link_user on one_time_link (user_id)`,
]

const DELAY = (end: string) => `create table sign_in_delay (
  name_hash text not null primary key check (length(name_hash) = 64),
  failures integer not null check (failures >= 0),
  failed_at text not null,
  open_at text not null
${end}`
