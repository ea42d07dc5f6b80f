import type { Kysely } from 'kysely'
import { sql } from 'kysely'

/**
 * 분기 이체내역: when the list of a quarter's budget movements went to the council. A later entry of the same quarter is a list that was
 * given again. Append-only. Words that differ by store are those of 0001-foundation.
 */
export function movementLists(store: 'sqlite' | 'postgres') {
  return {
    async up(db: Kysely<unknown>): Promise<void> {
      for (const statement of [store === 'sqlite' ? SQLITE : POSTGRES, ...GUARDS[store]]) await sql.raw(statement).execute(db)
    },
  }
}

const COLUMNS = `
    year integer not null check (year between 1990 and 2200),
    quarter integer not null check (quarter between 1 and 4),
    filed_on text not null check (length(filed_on) = 10),
    note text not null,
    recorded_at text not null,
    recorded_by text not null,
    recorded_by_id text not null`
const SQLITE = `create table budget_movement_list (
    id integer primary key autoincrement,${COLUMNS}
  ) strict`
const POSTGRES = `create table budget_movement_list (
    id integer generated always as identity primary key,${COLUMNS}
  )`

// refuse_change() is 0002-entry's.
const GUARDS = {
  sqlite: ['update', 'delete'].map(
    (act) =>
      `create trigger budget_movement_list_no_${act} before ${act} on budget_movement_list begin select raise(abort, 'budget_movement_list is append-only'); end`,
  ),
  postgres: [
    'create trigger budget_movement_list_append_only before update or delete or truncate on budget_movement_list for each statement execute function refuse_change()',
  ],
}
