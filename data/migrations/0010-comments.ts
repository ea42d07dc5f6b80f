import type { Kysely } from 'kysely'
import { sql } from 'kysely'

/** 댓글 of values, and what was done to them. Words that differ by store are those of 0001-foundation. */
export function comments(store: 'sqlite' | 'postgres') {
  const words: Record<string, string> =
    store === 'sqlite'
      ? { ID: 'integer primary key autoincrement', TABLE_END: ') strict' }
      : { ID: 'integer generated always as identity primary key', TABLE_END: ')' }
  const write = (text: string) => text.replaceAll(/\b(ID|TABLE_END)\b/g, (word) => words[word] ?? word)
  return {
    async up(db: Kysely<unknown>): Promise<void> {
      for (const statement of [...TABLES, ...(store === 'sqlite' ? APPEND_ONLY_SQLITE : APPEND_ONLY_POSTGRES)]) {
        await sql.raw(write(statement)).execute(db)
      }
    },
  }
}

const VALUE = `indicator_id integer not null references indicator (id),
    year integer not null check (year between 1990 and 2200),
    month integer not null check (month between 0 and 12)`

const TABLES = [
  `create table value_comment (
    id ID,
    ${VALUE},
    text text not null check (length(text) between 1 and 1000),
    written_at text not null,
    written_by text not null,
    written_by_id text not null
  TABLE_END`,
  `create index value_comment_value on value_comment (indicator_id, year, month)`,
  `create index value_comment_writer on value_comment (written_by_id)`,
  `create table value_comment_act (
    id ID,
    ${VALUE},
    act text not null check (act in ('withdraw', 'resolve', 'reopen')),
    comment_id integer not null references value_comment (id),
    recorded_at text not null,
    recorded_by text not null,
    recorded_by_id text not null
  TABLE_END`,
  `create index value_comment_act_value on value_comment_act (indicator_id, year, month)`,
]

const NAMES = ['value_comment', 'value_comment_act']
const APPEND_ONLY_SQLITE = NAMES.flatMap((name) =>
  ['update', 'delete'].map(
    (act) => `create trigger ${name}_no_${act} before ${act} on ${name} begin select raise(abort, '${name} is append-only'); end`,
  ),
)
// refuse_change() is 0002-entry's.
const APPEND_ONLY_POSTGRES = NAMES.map(
  (name) =>
    `create trigger ${name}_append_only before update or delete or truncate on ${name} for each statement execute function refuse_change()`,
)
