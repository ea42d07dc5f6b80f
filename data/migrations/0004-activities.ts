import type { Kysely } from 'kysely'
import { sql } from 'kysely'

/** 활동 기록: what was done, which indicators it counts for, and every version of it. Words that differ by store are those of 0001-foundation. */
export function activities(store: 'sqlite' | 'postgres') {
  const words: Record<string, string> =
    store === 'sqlite'
      ? { ID: 'integer primary key autoincrement', TABLE_END: ') strict', KEYED_END: ') strict, without rowid' }
      : { ID: 'integer generated always as identity primary key', TABLE_END: ')', KEYED_END: ')' }
  const write = (text: string) => text.replaceAll(/\b(ID|TABLE_END|KEYED_END)\b/g, (word) => words[word] ?? word)
  return {
    async up(db: Kysely<unknown>): Promise<void> {
      for (const statement of [...TABLES, ...(store === 'sqlite' ? APPEND_ONLY_SQLITE : APPEND_ONLY_POSTGRES)]) {
        await sql.raw(write(statement)).execute(db)
      }
    },
  }
}

const TABLES = [
  `create table activity (
    id ID,
    version integer not null check (version >= 1),
    department_id integer not null references organisation_unit (id),
    status text not null check (status in ('held', 'cancelled')),
    starts_on text not null check (length(starts_on) = 10),
    ends_on text check (ends_on is null or (length(ends_on) = 10 and ends_on > starts_on)),
    title text not null check (length(title) > 0),
    kind text not null
      check (kind in ('meeting', 'talks', 'exchange', 'visit', 'event', 'agreement', 'support', 'promotion', 'training', 'records', 'other')),
    kind_note text,
    partner text,
    place text,
    participants integer check (participants between 0 and 1000000),
    note text
  TABLE_END`,
  `create index activity_department on activity (department_id, starts_on)`,
  `create table activity_link (
    activity_id integer not null references activity (id),
    indicator_id integer not null references indicator (id),
    component_id integer references indicator_component (id),
    primary key (activity_id, indicator_id)
  KEYED_END`,
  `create index activity_link_indicator on activity_link (indicator_id)`,
  `create table activity_revision (
    activity_id integer not null references activity (id),
    version integer not null check (version >= 1),
    act text not null check (act in ('add', 'change', 'cancel', 'restore')),
    entry text not null,
    reason text,
    recorded_at text not null,
    recorded_by text not null,
    recorded_by_id text,
    primary key (activity_id, version)
  KEYED_END`,
]

const APPEND_ONLY_SQLITE = ['update', 'delete'].map(
  (act) =>
    `create trigger activity_revision_no_${act} before ${act} on activity_revision begin select raise(abort, 'activity_revision is append-only'); end`,
)
// refuse_change() is 0002-entry's.
const APPEND_ONLY_POSTGRES = [
  `create trigger activity_revision_append_only before update or delete or truncate on activity_revision
    for each statement execute function refuse_change()`,
]
