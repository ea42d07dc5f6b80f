import type { Kysely } from 'kysely'
import { sql } from 'kysely'

/**
 * 사업 일정: a contract with steps. What was planned stands in baselines that are only added to, so that no later plan hides a delay.
 * Words that differ by store are those of 0001-foundation.
 */
export function schedules(store: 'sqlite' | 'postgres') {
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
      for (const statement of [...TABLES, ...GUARDS[store]]) await sql.raw(write(statement)).execute(db)
    },
  }
}

const DAY = (column: string) => `(${column} is null or length(${column}) = 10)`
// 'YYYY-MM-DD', or 'YYYY-MM', 'YYYY-H1'
const ROUGH = (column: string) => `(${column} is null or length(${column}) in (7, 10))`
const WON = (column: string) => `(${column} is null or ${column} between 0 and 9007199254740991)`

const TABLES = [
  `create table schedule (
    id ID,
    version integer not null check (version >= 1),
    department_id integer not null references organisation_unit (id),
    title text not null check (length(title) > 0),
    status text not null check (status in ('open', 'completed', 'stopped')),
    ended_on text check ${DAY('ended_on')},
    indicator_id integer references indicator (id),
    programme_id integer references programme (id),
    project_id integer references project (id),
    party text,
    amount BIG check ${WON('amount')},
    amount_near integer not null check (amount_near in (0, 1)),
    starts_on text check ${DAY('starts_on')},
    days integer check (days is null or days between 1 and 20000),
    counts_first_day integer not null check (counts_first_day in (0, 1)),
    until text check ${ROUGH('until')},
    until_text text,
    source text,
    note text,
    check ((status = 'open') = (ended_on is null))
  TABLE_END`,
  `create index schedule_department on schedule (department_id)`,
  `create index schedule_indicator on schedule (indicator_id)`,
  `create table schedule_step (
    id ID,
    schedule_id integer not null references schedule (id),
    sort_order integer not null check (sort_order >= 1),
    name text not null check (length(name) > 0),
    weight REAL check (weight is null or (weight > 0 and weight <= 100)),
    forecast text check ${ROUGH('forecast')},
    measured REAL check (measured is null or (measured >= 0 and measured < 100)),
    measured_on text check ${DAY('measured_on')},
    done_on text check ${DAY('done_on')},
    evidence text,
    owner text,
    criterion text,
    dropped_in integer check (dropped_in is null or dropped_in >= 2),
    check ((measured is null) = (measured_on is null))
  TABLE_END`,
  `create index schedule_step_schedule on schedule_step (schedule_id, sort_order)`,
  `create table schedule_baseline (
    schedule_id integer not null references schedule (id),
    number integer not null check (number >= 1),
    reason text,
    recorded_at text not null,
    recorded_by text not null,
    recorded_by_id text,
    primary key (schedule_id, number),
    check (number = 1 or reason is not null)
  KEYED_END`,
  `create table schedule_baseline_step (
    step_id integer not null references schedule_step (id),
    number integer not null check (number >= 1),
    due text check ${ROUGH('due')},
    due_text text,
    primary key (step_id, number)
  KEYED_END`,
  `create table schedule_payment (
    id ID,
    schedule_id integer not null references schedule (id),
    kind text not null check (kind in ('advance', 'progress', 'final')),
    amount BIG not null check ${WON('amount')},
    paid_on text not null check ${DAY('paid_on')}
  TABLE_END`,
  `create index schedule_payment_schedule on schedule_payment (schedule_id, paid_on)`,
  `create table schedule_revision (
    schedule_id integer not null references schedule (id),
    version integer not null check (version >= 1),
    act text not null check (act in ('add', 'change', 'done', 'undone', 'forecast', 'replan', 'end', 'reopen')),
    step_id integer references schedule_step (id),
    entry text not null,
    reason text,
    recorded_at text not null,
    recorded_by text not null,
    recorded_by_id text,
    primary key (schedule_id, version)
  KEYED_END`,
]

const APPEND_ONLY = ['schedule_baseline', 'schedule_baseline_step', 'schedule_revision']
// refuse_change() is 0002-entry's.
const GUARDS = {
  sqlite: APPEND_ONLY.flatMap((table) =>
    ['update', 'delete'].map(
      (act) =>
        `create trigger ${table}_no_${act} before ${act} on ${table} begin select raise(abort, '${table} is append-only'); end`,
    ),
  ),
  postgres: APPEND_ONLY.map(
    (table) =>
      `create trigger ${table}_append_only before update or delete or truncate on ${table} for each statement execute function refuse_change()`,
  ),
}
