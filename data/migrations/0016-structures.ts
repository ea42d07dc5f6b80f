import type { Kysely } from 'kysely'
import { sql } from 'kysely'

/**
 * Reorganisations: the event with its draft, its lines (organisation_succession, with the kinds of the domain), what belongs
 * to whom from its day on, the days of people's departments, and budget moved between units. A spell of a unit is not moved
 * and, once ended, not deleted. Words that differ by store are those of 0001-foundation.
 */
export function structures(store: 'sqlite' | 'postgres') {
  const words: Record<string, string> =
    store === 'sqlite'
      ? { ID: 'integer primary key autoincrement', BIG: 'integer', REAL: 'real', TABLE_END: ') strict' }
      : {
          ID: 'integer generated always as identity primary key',
          BIG: 'bigint',
          REAL: 'double precision',
          TABLE_END: ')',
        }
  const write = (text: string) => text.replaceAll(/\b(ID|BIG|REAL|TABLE_END)\b/g, (word) => words[word] ?? word)
  return {
    async up(db: Kysely<unknown>): Promise<void> {
      const all = [
        ...TABLES,
        ...(store === 'sqlite' ? SUCCESSION_SQLITE : SUCCESSION_POSTGRES),
        ...COLUMNS,
        ...GUARDS.flatMap((guard) => guardOf(store, guard)),
      ]
      for (const statement of all) await sql.raw(write(statement)).execute(db)
    },
  }
}

const DAY = (column: string) => `(${column} is null or length(${column}) = 10)`
const KINDS = ['rename', 'move', 'split', 'merge', 'transfer-part', 'create', 'close', 'widen']
  .map((kind) => `'${kind}'`)
  .join(', ')

const TABLES = [
  `create table reorganisation (
    id ID,
    version integer not null,
    state text not null check (state in ('draft', 'discarded', 'applied', 'undone')),
    title text not null check (length(title) > 0),
    ordinance text not null,
    ordinance_number text not null,
    decided text not null,
    effective_on text check ${DAY('effective_on')},
    source text not null,
    content text not null,
    handover_until text check ${DAY('handover_until')},
    effects text,
    created_at text not null,
    created_by text not null,
    created_by_id text not null,
    applied_at text,
    applied_by text,
    applied_by_id text,
    ended_at text,
    ended_by text,
    ended_reason text,
    check (state not in ('applied', 'undone') or (effective_on is not null and applied_at is not null and effects is not null))
  TABLE_END`,
  `create table organisation_assignment (
    id ID,
    event_id integer not null references reorganisation (id),
    subject_kind text not null check (length(subject_kind) > 0),
    subject_id integer not null,
    from_unit_id integer not null references organisation_unit (id),
    to_unit_id integer not null references organisation_unit (id),
    from_on text not null check ${DAY('from_on')},
    share REAL check (share is null or (share > 0 and share <= 100)),
    reason text,
    unique (event_id, subject_kind, subject_id, from_unit_id, to_unit_id),
    check (from_unit_id <> to_unit_id),
    check (share is null or reason is not null)
  TABLE_END`,
  'create index organisation_assignment_subject on organisation_assignment (subject_kind, subject_id, from_on)',
  `create table budget_movement (
    id ID,
    from_unit_id integer not null references organisation_unit (id),
    to_unit_id integer not null references organisation_unit (id),
    programme_id integer references programme (id),
    project_id integer references project (id),
    year integer not null check (year between 1990 and 2200),
    amount BIG not null check (amount > 0),
    unit_won integer not null check (unit_won in (1, 1000, 1000000)),
    moved_on text not null check ${DAY('moved_on')},
    basis text not null check (length(basis) > 0),
    event_id integer references reorganisation (id),
    note text not null,
    recorded_at text not null,
    recorded_by text not null,
    recorded_by_id text not null,
    reversed_at text,
    reversed_by text,
    reversed_reason text,
    check (from_unit_id <> to_unit_id)
  TABLE_END`,
  'create index budget_movement_year on budget_movement (year, moved_on)',
]

const COLUMNS = [
  'alter table organisation_unit_name add column event_id integer references reorganisation (id)',
  `alter table user_department add column from_on text check ${DAY('from_on')}`,
  `alter table user_department add column to_on text check ${DAY('to_on')}`,
]

// Nothing has written a row of this table before: its kinds become those of the domain.
const SUCCESSION_SQLITE = [
  `create table succession_new (
    id ID,
    predecessor_id integer references organisation_unit (id),
    successor_id integer references organisation_unit (id),
    kind text not null check (kind in (${KINDS})),
    effective_on text not null check ${DAY('effective_on')},
    source text not null,
    event_id integer references reorganisation (id),
    unique (event_id, predecessor_id, successor_id, kind),
    check (predecessor_id is not null or successor_id is not null)
  TABLE_END`,
  `insert into succession_new (id, predecessor_id, successor_id, kind, effective_on, source)
    select id, predecessor_id, successor_id, kind, effective_on, source from organisation_succession`,
  'drop table organisation_succession',
  'alter table succession_new rename to organisation_succession',
  ...['update', 'delete'].map(
    (act) =>
      `create trigger organisation_succession_no_${act} before ${act} on organisation_succession begin select raise(abort, 'organisation_succession is append-only'); end`,
  ),
]
const SUCCESSION_POSTGRES = [
  `do $$ declare one text; begin
    for one in select conname from pg_constraint where conrelid = 'organisation_succession'::regclass and contype in ('c', 'u') loop
      execute format('alter table organisation_succession drop constraint %I', one);
    end loop; end $$`,
  `alter table organisation_succession
    alter column predecessor_id drop not null,
    alter column successor_id drop not null,
    add column event_id integer references reorganisation (id),
    add check (kind in (${KINDS})),
    add check ${DAY('effective_on')},
    add check (predecessor_id is not null or successor_id is not null),
    add unique (event_id, predecessor_id, successor_id, kind)`,
]

interface Guard {
  readonly table: string
  readonly name: string
  /** what is refused: an update (of columns), or a delete */
  readonly act: string
  /** SQL: of which rows; left out = of all */
  readonly when?: string
}

const STATED = ['title', 'ordinance', 'ordinance_number', 'decided', 'effective_on', 'source', 'content', 'effects']

const GUARDS: readonly Guard[] = [
  { table: 'organisation_assignment', name: 'no_update', act: 'update' },
  { table: 'organisation_assignment', name: 'no_delete', act: 'delete' },
  { table: 'reorganisation', name: 'no_delete', act: 'delete' },
  { table: 'reorganisation', name: 'no_update', act: `update of ${STATED.join(', ')}`, when: `old.state <> 'draft'` },
  { table: 'budget_movement', name: 'no_delete', act: 'delete' },
  {
    table: 'budget_movement',
    name: 'no_update',
    act: 'update of from_unit_id, to_unit_id, programme_id, project_id, year, amount, moved_on, basis, event_id, recorded_at, recorded_by, recorded_by_id',
  },
  // What a unit was called, and where it stood, is history from its first day on. Only the spell that still holds is withdrawn.
  { table: 'organisation_unit_name', name: 'no_update', act: 'update of unit_id, name, short_name, valid_from' },
  { table: 'organisation_unit_name', name: 'no_move', act: 'update of parent_id', when: 'old.parent_id is not null' },
  { table: 'organisation_unit_name', name: 'no_delete', act: 'delete', when: 'old.valid_to is not null' },
  { table: 'organisation_unit', name: 'no_update', act: 'update of code, kind' },
]

// refuse_change() is 0002-entry's.
function guardOf(store: 'sqlite' | 'postgres', { table, name, act, when }: Guard): string {
  const on = `create trigger ${table}_${name} before ${act} on ${table}`
  if (store === 'sqlite')
    return `${on} ${when ? `when ${when} ` : ''}begin select raise(abort, '${table}: its history does not change'); end`
  return `${on} for each row ${when ? `when (${when}) ` : ''}execute function refuse_change()`
}
