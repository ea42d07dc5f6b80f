import type { Kysely } from 'kysely'
import { sql } from 'kysely'

/**
 * Entering actuals, reviewing them, and the record of it all. Words that differ by store are those of 0001-foundation.
 * One statement an element, because a trigger has semicolons of its own.
 */
export function entry(store: 'sqlite' | 'postgres') {
  const words: Record<string, string> =
    store === 'sqlite'
      ? {
          ID: 'integer primary key autoincrement',
          REAL: 'real',
          BIG: 'integer',
          TABLE_END: ') strict',
          KEYED_END: ') strict, without rowid',
        }
      : {
          ID: 'integer generated always as identity primary key',
          REAL: 'double precision',
          BIG: 'bigint',
          TABLE_END: ')',
          KEYED_END: ')',
        }
  const write = (text: string) => text.replaceAll(/\b(ID|REAL|BIG|TABLE_END|KEYED_END)\b/g, (word) => words[word] ?? word)
  return {
    async up(db: Kysely<unknown>): Promise<void> {
      for (const statement of [...TABLES, ...(store === 'sqlite' ? APPEND_ONLY_SQLITE : APPEND_ONLY_POSTGRES)]) {
        await sql.raw(write(statement)).execute(db)
      }
    },
  }
}

const FINITE = (column: string) => `(${column} is null or (${column} > -1e15 and ${column} < 1e15))`
const DAY = (column: string) => `(${column} is null or length(${column}) = 10)`
const YEAR = (column: string) => `(${column} between 1990 and 2200)`
const MONTH = '(month between 0 and 12)'

const TABLES = [
  `alter table indicator add column reported text not null default 'each' check (reported in ('each', 'running-total'))`,
  `alter table indicator add column share_of_whole integer check (share_of_whole in (0, 1))`,
  `alter table actual_revision add column act text
    check (act in ('enter', 'clear', 'submit', 'recall', 'confirm', 'return', 'reopen', 'close', 'aggregate'))`,
  `alter table actual_revision add column recorded_by_id text`,
  `create table actual_part (
    component_id integer not null references indicator_component (id),
    year integer not null check ${YEAR('year')},
    month integer not null check ${MONTH},
    version integer not null check (version >= 1),
    value REAL not null check ${FINITE('value')},
    primary key (component_id, year, month, version)
  KEYED_END`,
  `create table entry_period (
    id ID,
    unit_id integer not null references organisation_unit (id),
    year integer not null check ${YEAR('year')},
    frequency text not null check (frequency in ('month', 'quarter', 'half-year', 'year')),
    month integer not null check ${MONTH},
    opens_on text check ${DAY('opens_on')},
    closes_on text check ${DAY('closes_on')},
    status text not null check (status in ('open', 'closed')),
    recorded_at text not null,
    recorded_by text not null,
    unique (unit_id, year, frequency, month),
    check (opens_on is null or closes_on is null or opens_on <= closes_on),
    check ((frequency = 'year') = (month = 0))
  TABLE_END`,
  `create table deputy (
    id ID,
    unit_id integer not null references organisation_unit (id),
    user_id text not null references "user" ("id") on delete cascade,
    task text not null check (task in ('enter', 'review')),
    from_on text not null check ${DAY('from_on')},
    to_on text not null check ${DAY('to_on')},
    reason text not null check (length(reason) > 0),
    recorded_at text not null,
    recorded_by text not null,
    ended_at text,
    check (from_on <= to_on)
  TABLE_END`,
  `create index deputy_user on deputy (user_id)`,
  `create table setting (
    id ID,
    name text not null,
    value text not null,
    effective_from text not null check ${DAY('effective_from')},
    reason text not null check (length(reason) > 0),
    recorded_at text not null,
    recorded_by text not null
  TABLE_END`,
  `create index setting_name on setting (name, effective_from)`,
  `create table handled_request (
    request_id text not null primary key check (length(request_id) between 8 and 100),
    user_id text not null,
    asked text not null check (length(asked) = 64),
    result text not null,
    handled_at text not null
  KEYED_END`,
  `create index handled_request_at on handled_request (handled_at)`,
  `create table audit_entry (
    seq BIG not null primary key check (seq >= 1),
    at text not null,
    actor_id text,
    actor text not null,
    role text,
    act text not null check (length(act) > 0),
    subject text not null,
    before_json text,
    after_json text,
    reason text,
    request_id text,
    address text,
    previous_hash text not null,
    hash text not null check (length(hash) = 64)
  TABLE_END`,
  `create index audit_entry_at on audit_entry (at)`,
  `create index audit_entry_subject on audit_entry (subject)`,
  `create index audit_entry_actor on audit_entry (actor_id)`,
  `create index audit_entry_request on audit_entry (request_id)`,
  `create table audit_head (
    id integer primary key check (id = 1),
    seq BIG not null check (seq >= 0),
    hash text not null,
    seal text not null
  TABLE_END`,
  `insert into audit_head (id, seq, hash, seal) values (1, 0, '', '')`,
  `create table evidence (
    id ID,
    indicator_id integer not null references indicator (id),
    year integer not null check ${YEAR('year')},
    month integer not null check ${MONTH},
    kind text not null check (kind in ('file', 'link')),
    title text not null check (length(title) > 0),
    file_name text,
    media_type text,
    size BIG check (size >= 0),
    sha256 text check (sha256 is null or length(sha256) = 64),
    url text,
    scan text not null check (scan in ('none', 'waiting', 'clean', 'refused')),
    added_at text not null,
    added_by text not null,
    added_by_id text,
    removed_at text,
    removed_by text,
    request_id text unique,
    check (kind <> 'file' or (file_name is not null and media_type is not null and size is not null and sha256 is not null)),
    check ((kind = 'link') = (url is not null)),
    check ((removed_at is null) = (removed_by is null))
  TABLE_END`,
  `create index evidence_cell on evidence (indicator_id, year, month)`,
  `create index actual_revision_year on actual_revision (year, month)`,
]

// The chain finds what was changed; these keep an honest mistake from changing it.
const APPEND_ONLY_SQLITE = ['update', 'delete'].flatMap((act) =>
  ['audit_entry', 'actual_revision', 'actual_part'].map(
    (table) =>
      `create trigger ${table}_no_${act} before ${act} on ${table} begin select raise(abort, '${table} is append-only'); end`,
  ),
)
const APPEND_ONLY_POSTGRES = [
  `create function refuse_change() returns trigger language plpgsql as $$ begin raise exception '% is append-only', tg_table_name; end $$`,
  ...['audit_entry', 'actual_revision', 'actual_part'].map(
    (table) =>
      `create trigger ${table}_append_only before update or delete or truncate on ${table} for each statement execute function refuse_change()`,
  ),
]
