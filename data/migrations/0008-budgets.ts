import type { Kysely } from 'kysely'
import { sql } from 'kysely'

/** 집행액, and who brought which amounts in by a file, so that the last file can be taken back. Words that differ by store are those of 0001-foundation. */
export function budgets(store: 'sqlite' | 'postgres') {
  const words: Record<string, string> =
    store === 'sqlite'
      ? { ID: 'integer primary key autoincrement', BIG: 'integer', TABLE_END: ') strict' }
      : { ID: 'integer generated always as identity primary key', BIG: 'bigint', TABLE_END: ')' }
  const write = (text: string) => text.replaceAll(/\b(ID|BIG|TABLE_END)\b/g, (word) => words[word] ?? word)
  return {
    async up(db: Kysely<unknown>): Promise<void> {
      for (const statement of TABLES) await sql.raw(write(statement)).execute(db)
    },
  }
}

const YEAR = '(year between 1990 and 2200)'
const SAFE = (column: string) => `(${column} is null or ${column} between -9007199254740991 and 9007199254740991)`
const UNIT = (column: string) => `(${column} is null or ${column} in (1, 1000, 1000000))`
const DAY = (column: string) => `(${column} is null or length(${column}) = 10)`

const TABLES = [
  `create table budget_execution (
    id ID,
    programme_id integer references programme (id),
    project_id integer references project (id),
    year integer not null check ${YEAR},
    amount BIG not null check ${SAFE('amount')},
    unit_won integer not null check ${UNIT('unit_won')},
    as_of text not null check ${DAY('as_of')},
    check ((programme_id is null) <> (project_id is null)),
    unique (programme_id, year),
    unique (project_id, year)
  TABLE_END`,
  `create table budget_upload (
    id ID,
    plan_id integer not null references plan (id),
    document_id integer not null references document (id),
    file_name text not null,
    recorded_at text not null,
    recorded_by text not null,
    recorded_by_id text not null,
    reversed_at text,
    reversed_by text,
    check ((reversed_at is null) = (reversed_by is null))
  TABLE_END`,
  `create index budget_upload_plan on budget_upload (plan_id, id)`,
  `create table budget_upload_change (
    id ID,
    upload_id integer not null references budget_upload (id),
    subject text not null check (subject in ('budget_amount', 'budget_execution')),
    subject_id integer not null,
    before_amount BIG check ${SAFE('before_amount')},
    before_unit integer check ${UNIT('before_unit')},
    before_as_of text check ${DAY('before_as_of')},
    before_origin text,
    after_amount BIG not null check ${SAFE('after_amount')},
    unique (upload_id, subject, subject_id)
  TABLE_END`,
]
