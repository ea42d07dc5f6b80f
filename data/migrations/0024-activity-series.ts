import type { Kysely } from 'kysely'
import { sql } from 'kysely'

/**
 * 활동 시리즈: meetings that come again under a number, what an activity says of its place in one, and 후속 조치: what was promised
 * at an activity. A postponed activity is a cancelled one that is to be held later. Words that differ by store are those of 0001-foundation.
 */
export function activitySeries(store: 'sqlite' | 'postgres') {
  const id = store === 'sqlite' ? 'integer primary key autoincrement' : 'integer generated always as identity primary key'
  const end = store === 'sqlite' ? ') strict' : ')'
  return {
    async up(db: Kysely<unknown>): Promise<void> {
      const statements = [
        `create table activity_series (
          id ${id},
          version integer not null check (version >= 1),
          department_id integer not null references organisation_unit (id),
          name text not null check (length(name) > 0),
          cycle text not null check (cycle in ('year', 'two-years', 'none')),
          hosts text,
          partner text,
          first_year integer check (first_year between 1900 and 2200),
          last_year integer check (last_year between 1900 and 2200 and (first_year is null or last_year >= first_year)),
          note text,
          recorded_at text not null,
          recorded_by text not null,
          recorded_by_id text
        ${end}`,
        ...COLUMNS.map((column) => `alter table activity add column ${column}`),
        `create index activity_of_series on activity (series_id)`,
        `create table activity_follow_up (
          id ${id},
          version integer not null check (version >= 1),
          activity_id integer not null references activity (id),
          text text not null check (length(text) > 0),
          due_on text check (due_on is null or length(due_on) = 10),
          state text not null check (state in ('open', 'done')),
          done_on text check (done_on is null or (length(done_on) = 10 and state = 'done')),
          outcome text,
          recorded_at text not null,
          recorded_by text not null,
          recorded_by_id text
        ${end}`,
        `create index activity_follow_up_activity on activity_follow_up (activity_id)`,
      ]
      for (const statement of statements) await sql.raw(statement).execute(db)
    },
  }
}

const COLUMNS = [
  'series_id integer references activity_series (id)',
  'series_number integer check (series_number is null or series_number between 1 and 9999)',
  'host text',
  'theme text',
  'lead text',
  'delegation integer check (delegation is null or delegation between 0 and 1000000)',
  'sites text',
  'postponed integer not null default 0 check (postponed in (0, 1))',
]
