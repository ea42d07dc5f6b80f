import type { Kysely } from 'kysely'
import { sql } from 'kysely'

/**
 * What an office decides about an indicator after its plan was printed, each from a day on. The printed columns of `indicator`
 * stay as they are. Words that differ by store are those of 0001-foundation; refuse_change() is 0002-entry's.
 */
export function indicatorDefinitions(store: 'sqlite' | 'postgres') {
  const id = store === 'sqlite' ? 'integer primary key autoincrement' : 'integer generated always as identity primary key'
  return {
    async up(db: Kysely<unknown>): Promise<void> {
      const statements = [
        `create table indicator_definition (
    id ${id},
    indicator_id integer not null references indicator (id),
    field text not null check (field in ('frequency', 'aggregation', 'direction', 'shareOfWhole', 'resultsDue')),
    value text not null check (length(value) between 1 and 20),
    effective_from text not null check (length(effective_from) = 10),
    reason text not null check (length(reason) > 0),
    recorded_at text not null,
    recorded_by text not null
  )${store === 'sqlite' ? ' strict' : ''}`,
        'create index indicator_definition_indicator on indicator_definition (indicator_id)',
        ...(store === 'sqlite'
          ? ['update', 'delete'].map(
              (act) =>
                `create trigger indicator_definition_no_${act} before ${act} on indicator_definition begin select raise(abort, 'indicator_definition is append-only'); end`,
            )
          : [
              'create trigger indicator_definition_append_only before update or delete or truncate on indicator_definition for each statement execute function refuse_change()',
            ]),
      ]
      for (const statement of statements) await sql.raw(statement).execute(db)
    },
  }
}
