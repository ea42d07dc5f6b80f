import type { Kysely } from 'kysely'
import { sql } from 'kysely'

/**
 * Next year's plan as a draft: what it was made from, what was decided, which departments are done; and days of the yearly
 * calendar. The guards of 0013 let the rows of a draft go: it is being written, and its undo leaves nothing behind. Every row
 * of a plan that left the draft stays. Words that differ by store are those of 0001-foundation.
 */
export function nextPlan(store: 'sqlite' | 'postgres') {
  const words: Record<string, string> =
    store === 'sqlite'
      ? { ID: 'integer primary key autoincrement', TABLE_END: ') strict', KEYED_END: ') strict, without rowid' }
      : { ID: 'integer generated always as identity primary key', TABLE_END: ')', KEYED_END: ')' }
  const write = (text: string) => text.replaceAll(/\b(ID|TABLE_END|KEYED_END)\b/g, (word) => words[word] ?? word)
  return {
    async up(db: Kysely<unknown>): Promise<void> {
      for (const statement of [...TABLES, ...(store === 'sqlite' ? GUARDS_SQLITE : GUARDS_POSTGRES)]) {
        await sql.raw(write(statement)).execute(db)
      }
    },
  }
}

const DAY = (column: string) => `(${column} is null or length(${column}) = 10)`

const TABLES = [
  `create table plan_draft (
    plan_id integer primary key references plan (id),
    from_plan_id integer not null references plan (id),
    made_at text not null,
    made_by text not null,
    made_by_id text not null,
    edits integer not null check (edits >= 0)
  TABLE_END`,
  `create table draft_decision (
    plan_id integer not null references plan (id),
    lineage_id integer not null,
    department_id integer not null references organisation_unit (id),
    decision text not null check (decision in ('keep', 'change', 'new', 'drop')),
    reason text check (reason is null or length(reason) between 1 and 2000),
    dropped text,
    decided_at text not null,
    decided_by text not null,
    primary key (plan_id, lineage_id),
    check ((decision = 'drop') = (dropped is not null)),
    check (decision <> 'drop' or reason is not null)
  KEYED_END`,
  `create table draft_department (
    plan_id integer not null references plan (id),
    department_id integer not null references organisation_unit (id),
    done_at text not null,
    done_by text not null,
    done_by_id text not null,
    primary key (plan_id, department_id)
  KEYED_END`,
  `create table calendar_record (
    id ID,
    bureau_id integer not null references organisation_unit (id),
    fiscal_year integer not null check (fiscal_year between 1990 and 2200),
    step text not null,
    done_on text check ${DAY('done_on')},
    note text not null,
    recorded_at text not null,
    recorded_by text not null,
    recorded_by_id text not null
  TABLE_END`,
  'create index calendar_record_bureau on calendar_record (bureau_id, fiscal_year)',
]

/** What a row's plan is, by table. */
const STATUS: Readonly<Record<string, string>> = {
  plan: 'old.status',
  indicator: '(select p.status from plan p where p.id = old.plan_id)',
  target: '(select p.status from indicator i join plan p on p.id = i.plan_id where i.id = old.indicator_id)',
  indicator_component: '(select p.status from indicator i join plan p on p.id = i.plan_id where i.id = old.indicator_id)',
}
const KEPT = Object.keys(STATUS)

const GUARDS_SQLITE = [
  ...KEPT.flatMap((table) => [
    `drop trigger if exists ${table}_no_delete`,
    `create trigger ${table}_no_delete before delete on ${table} when ${STATUS[table]} is not 'draft' begin select raise(abort, '${table} is append-only but for a draft'); end`,
  ]),
  ...['update', 'delete'].map(
    (act) =>
      `create trigger calendar_record_no_${act} before ${act} on calendar_record begin select raise(abort, 'calendar_record is append-only'); end`,
  ),
]

// refuse_change() is 0002-entry's.
const GUARDS_POSTGRES = [
  'drop trigger if exists target_append_only on target',
  'create trigger target_append_only before update on target for each statement execute function refuse_change()',
  ...KEPT.flatMap((table) => [
    `drop trigger if exists ${table}_no_delete on ${table}`,
    `create function ${table}_refuse_delete() returns trigger language plpgsql as $$ begin
      if ${STATUS[table]} is distinct from 'draft' then raise exception '${table} is append-only but for a draft'; end if; return old; end $$`,
    `create trigger ${table}_no_delete before delete on ${table} for each row execute function ${table}_refuse_delete()`,
    `create trigger ${table}_no_truncate before truncate on ${table} for each statement execute function refuse_change()`,
  ]),
  'create trigger calendar_record_append_only before update or delete or truncate on calendar_record for each statement execute function refuse_change()',
]
