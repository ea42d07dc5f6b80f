import type { Kysely } from 'kysely'
import { sql } from 'kysely'

/** 행정서비스 이행표준: desks and their numbers, what is promised, what came of it. Words that differ by store are those of 0001-foundation. */
export function services(store: 'sqlite' | 'postgres') {
  const words: Record<string, string> =
    store === 'sqlite'
      ? { ID: 'integer primary key autoincrement', REAL: 'real', TABLE_END: ') strict', KEYED_END: ') strict, without rowid' }
      : { ID: 'integer generated always as identity primary key', REAL: 'double precision', TABLE_END: ')', KEYED_END: ')' }
  const write = (text: string) => text.replaceAll(/\b(ID|REAL|TABLE_END|KEYED_END)\b/g, (word) => words[word] ?? word)
  return {
    async up(db: Kysely<unknown>): Promise<void> {
      for (const statement of [...TABLES, ...(store === 'sqlite' ? APPEND_ONLY_SQLITE : APPEND_ONLY_POSTGRES)])
        await sql.raw(write(statement)).execute(db)
    },
  }
}

const VALID = `valid_from text not null check (length(valid_from) = 10),
    valid_to text check (valid_to is null or (length(valid_to) = 10 and valid_to > valid_from))`

const TABLES = [
  `create table service_document (
    id ID,
    title text not null,
    file_name text not null,
    sha256 text not null check (length(sha256) = 64),
    recorded_at text not null,
    recorded_by text not null,
    recorded_by_id text
  TABLE_END`,
  `create table service_chapter (
    id ID,
    version integer not null check (version >= 1),
    department_id integer not null references organisation_unit (id),
    sort_order integer not null,
    name text not null check (length(name) > 0),
    printed_name text,
    document_id integer references service_document (id)
  TABLE_END`,
  `create table service (
    id ID,
    lineage_id integer not null,
    version integer not null check (version >= 1),
    chapter_id integer not null references service_chapter (id),
    department_id integer not null references organisation_unit (id),
    sort_order integer not null,
    name text not null check (length(name) > 0),
    printed_name text,
    team text not null check (length(team) > 0),
    fax text,
    is_open integer not null check (is_open in (0, 1)),
    audience text,
    channel text,
    documents text,
    hours text,
    languages text,
    fee text,
    basis text,
    email text,
    ${VALID}
  TABLE_END`,
  `create index service_department on service (department_id)`,
  `create unique index service_begins on service (lineage_id, valid_from)`,
  `create table service_phone (
    service_id integer not null references service (id),
    sort_order integer not null check (sort_order >= 1),
    number text not null check (length(number) > 0),
    primary key (service_id, sort_order)
  KEYED_END`,
  `create table commitment (
    id ID,
    lineage_id integer not null,
    version integer not null check (version >= 1),
    chapter_id integer not null references service_chapter (id),
    department_id integer not null references organisation_unit (id),
    sort_order integer not null,
    mark text not null,
    heading text not null,
    printed_heading text,
    text text not null check (length(text) > 0),
    kind text not null check (kind in ('none', 'yes-no', 'within-days', 'share', 'count', 'satisfaction')),
    days integer check (days is null or days between 1 and 365),
    target REAL,
    standard text,
    measure text,
    remedy text,
    frequency text not null check (frequency in ('month', 'quarter', 'half-year', 'year')),
    service_lineage integer,
    indicator_lineage integer,
    ${VALID},
    check (kind = 'within-days' or days is null),
    check (kind not in ('none', 'yes-no') or target is null)
  TABLE_END`,
  `create index commitment_department on commitment (department_id)`,
  `create unique index commitment_begins on commitment (lineage_id, valid_from)`,
  `create table commitment_result (
    id ID,
    version integer not null check (version >= 1),
    commitment_lineage integer not null,
    year integer not null,
    month integer not null check (month between 0 and 12),
    requests integer check (requests is null or requests >= 0),
    met integer check (met is null or (met >= 0 and met <= requests)),
    value REAL,
    cause text,
    unique (commitment_lineage, year, month)
  TABLE_END`,
  `create table commitment_case (
    result_id integer not null references commitment_result (id),
    line integer not null check (line >= 1),
    received_on text not null check (length(received_on) = 10),
    finished_on text check (finished_on is null or (length(finished_on) = 10 and finished_on >= received_on)),
    cause text,
    primary key (result_id, line)
  KEYED_END`,
  `create table holiday (
    day text not null primary key check (length(day) = 10),
    name text not null check (length(name) > 0),
    recorded_at text not null,
    recorded_by text not null
  KEYED_END`,
  `create table service_revision (
    subject text not null check (subject in ('chapter', 'service', 'commitment', 'result')),
    subject_id integer not null,
    version integer not null check (version >= 1),
    entry text not null,
    reason text,
    recorded_at text not null,
    recorded_by text not null,
    recorded_by_id text,
    primary key (subject, subject_id, version)
  KEYED_END`,
]

const APPEND_ONLY_SQLITE = ['update', 'delete'].map(
  (act) =>
    `create trigger service_revision_no_${act} before ${act} on service_revision begin select raise(abort, 'service_revision is append-only'); end`,
)
// refuse_change() is 0002-entry's.
const APPEND_ONLY_POSTGRES = [
  `create trigger service_revision_append_only before update or delete or truncate on service_revision
    for each statement execute function refuse_change()`,
]
