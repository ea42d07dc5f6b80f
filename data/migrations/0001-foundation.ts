import type { Kysely } from 'kysely'
import { sql } from 'kysely'

/**
 * The whole first schema, for both stores. A migration is history: it imports nothing of ours and is never edited
 * after a release. The SQL is written out, with four words that differ by store:
 * ID (identity key), REAL (8-byte float), BIG (8-byte integer), TABLE_END (STRICT on SQLite, so that '1,970,000'
 * cannot slip into a number column; nothing on PostgreSQL, which is always strict), KEYED_END (the same, stored by key).
 */
export function foundation(store: 'sqlite' | 'postgres') {
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
      for (const statement of `${TABLES}${store === 'sqlite' ? AUTH_SQLITE : AUTH_POSTGRES}`.split(';')) {
        if (statement.trim()) await sql.raw(write(statement)).execute(db)
      }
    },
  }
}

// Finite and sane: NaN becomes NULL in SQLite and Infinity is accepted unless a CHECK says no.
const FINITE = (column: string) => `(${column} is null or (${column} > -1e15 and ${column} < 1e15))`
const DAY = (column: string) => `(${column} is null or length(${column}) = 10)`
const YEAR = (column: string) => `(${column} between 1990 and 2200)`

const TABLES = `
create table installation (
  id integer primary key check (id = 1),
  created_at text not null,
  practice integer not null check (practice in (0, 1))
TABLE_END;

create table document (
  id ID,
  code text not null unique,
  title text not null,
  issuer text not null,
  kind text not null,
  received_as text not null,
  sha256 text check (sha256 is null or length(sha256) = 64),
  note text not null
TABLE_END;

create table organisation_unit (
  id ID,
  code text not null unique,
  kind text not null check (kind in ('government', 'bureau', 'department'))
TABLE_END;

create table organisation_unit_name (
  id ID,
  unit_id integer not null references organisation_unit (id),
  parent_id integer references organisation_unit (id),
  name text not null check (length(name) > 0),
  short_name text not null check (length(short_name) > 0),
  valid_from text not null check ${DAY('valid_from')},
  valid_to text check ${DAY('valid_to')},
  sort_order integer not null,
  unique (unit_id, valid_from),
  check (valid_to is null or valid_to > valid_from)
TABLE_END;
create index organisation_unit_name_parent on organisation_unit_name (parent_id);

create table organisation_succession (
  id ID,
  predecessor_id integer not null references organisation_unit (id),
  successor_id integer not null references organisation_unit (id),
  kind text not null check (kind in ('split', 'merge', 'rename', 'transfer')),
  effective_on text not null check ${DAY('effective_on')},
  source text not null,
  unique (predecessor_id, successor_id, effective_on)
TABLE_END;

create table organisation_alias (
  id ID,
  unit_id integer not null references organisation_unit (id),
  printed_name text not null,
  document_id integer not null references document (id),
  line integer not null,
  unique (unit_id, printed_name, document_id, line)
TABLE_END;

create table plan (
  id ID,
  code text not null,
  bureau_id integer not null references organisation_unit (id),
  fiscal_year integer not null check ${YEAR('fiscal_year')},
  version integer not null check (version >= 1),
  title text not null,
  status text not null check (status in ('draft', 'filed', 'confirmed', 'superseded')),
  filed_on text,
  confirmed_on text check ${DAY('confirmed_on')},
  amount_unit_won integer not null check (amount_unit_won in (1, 1000, 1000000)),
  settled_year integer not null,
  first_year integer not null,
  last_year integer not null,
  document_id integer references document (id),
  unique (bureau_id, fiscal_year, version),
  check (first_year <= settled_year and settled_year < fiscal_year and fiscal_year <= last_year)
TABLE_END;

create table strategic_goal (
  id ID,
  code text not null,
  plan_id integer not null references plan (id),
  unit_id integer not null references organisation_unit (id),
  sort_order integer not null,
  name text not null,
  printed_name text not null,
  unique (plan_id, code)
TABLE_END;

create table policy_goal (
  id ID,
  code text not null,
  plan_id integer not null references plan (id),
  department_id integer not null references organisation_unit (id),
  strategic_goal_id integer references strategic_goal (id),
  sort_order integer not null,
  name text not null,
  printed_name text not null,
  unique (plan_id, code)
TABLE_END;

create table printed_goal_table (
  id ID,
  plan_id integer not null references plan (id),
  unit_id integer not null references organisation_unit (id),
  line integer not null
TABLE_END;

create table printed_goal (
  id ID,
  table_id integer not null references printed_goal_table (id),
  goal_id integer not null references policy_goal (id),
  sort_order integer not null,
  printed_name text not null,
  indicators integer not null check (indicators >= 0),
  programmes integer not null check (programmes >= 0),
  amount BIG not null
TABLE_END;

create table indicator (
  id ID,
  code text not null,
  lineage_id integer not null,
  plan_id integer not null references plan (id),
  goal_id integer not null references policy_goal (id),
  department_id integer not null references organisation_unit (id),
  sort_order integer not null,
  name text not null check (length(name) > 0),
  unit text not null,
  kind text not null check (kind in ('key', 'general')),
  weight REAL not null check (weight > 0 and weight <= 100),
  direction text not null check (direction in ('higher', 'lower', 'maintain')),
  aggregation text not null check (aggregation in ('sum', 'last', 'average', 'max', 'min')),
  frequency text not null check (frequency in ('month', 'quarter', 'half-year', 'year')),
  pace text not null check (pace in ('linear', 'flat', 'curve')),
  decimals integer not null check (decimals between 0 and 6),
  formula text not null,
  source text not null,
  rationale text not null,
  results_due text not null check (length(results_due) = 5),
  unique (plan_id, code)
TABLE_END;
create index indicator_department on indicator (department_id);
create index indicator_goal on indicator (goal_id);
create index indicator_lineage on indicator (lineage_id);

create table indicator_component (
  id ID,
  indicator_id integer not null references indicator (id),
  sort_order integer not null,
  name text not null,
  unit text not null,
  target REAL not null check ${FINITE('target')},
  unique (indicator_id, sort_order)
TABLE_END;

create table target (
  id ID,
  indicator_id integer not null references indicator (id),
  year integer not null check ${YEAR('year')},
  revision integer not null check (revision >= 1),
  kind text not null check (kind in ('set', 'none')),
  value REAL check ${FINITE('value')},
  stage text not null check (stage in ('planned', 'confirmed', 'revised')),
  effective_on text not null check ${DAY('effective_on')},
  reason text,
  approved_by text,
  recorded_at text not null,
  recorded_by text not null,
  unique (indicator_id, year, revision),
  check ((kind = 'set') = (value is not null)),
  check (stage <> 'revised' or (reason is not null and approved_by is not null))
TABLE_END;

create table pace_point (
  indicator_id integer not null references indicator (id),
  year integer not null check ${YEAR('year')},
  month integer not null check (month between 1 and 12),
  value REAL not null check ${FINITE('value')},
  primary key (indicator_id, year, month)
KEYED_END;

create table actual (
  year integer not null check ${YEAR('year')},
  indicator_id integer not null references indicator (id),
  month integer not null check (month between 0 and 12),
  version integer not null check (version >= 1),
  kind text not null check (kind in ('measured', 'not-entered', 'not-applicable')),
  value REAL check ${FINITE('value')},
  finality text not null check (finality in ('provisional', 'final')),
  stage text not null check (stage in ('draft', 'submitted', 'confirmed', 'returned', 'closed')),
  primary key (year, indicator_id, month),
  check ((kind = 'measured') = (value is not null))
KEYED_END;
create index actual_indicator on actual (indicator_id);

create table actual_revision (
  id ID,
  indicator_id integer not null references indicator (id),
  year integer not null check ${YEAR('year')},
  month integer not null check (month between 0 and 12),
  version integer not null check (version >= 1),
  kind text not null check (kind in ('measured', 'not-entered', 'not-applicable')),
  value REAL check ${FINITE('value')},
  finality text not null check (finality in ('provisional', 'final')),
  stage text not null check (stage in ('draft', 'submitted', 'confirmed', 'returned', 'closed')),
  reason text,
  cause text,
  remedy text,
  remedy_due text check ${DAY('remedy_due')},
  recorded_at text not null,
  recorded_by text not null,
  request_id text unique,
  unique (indicator_id, year, month, version),
  check ((kind = 'measured') = (value is not null))
TABLE_END;

create table scoring_policy (
  id ID,
  version text not null unique,
  effective_from text not null check ${DAY('effective_from')},
  rules text not null,
  reason text not null,
  recorded_at text not null,
  recorded_by text not null
TABLE_END;

create table programme (
  id ID,
  code text not null,
  plan_id integer not null references plan (id),
  goal_id integer not null references policy_goal (id),
  department_id integer not null references organisation_unit (id),
  sort_order integer not null,
  name text not null check (length(name) > 0),
  account text not null,
  printed_project_count integer check (printed_project_count >= 0),
  unique (plan_id, code)
TABLE_END;
create index programme_department on programme (department_id);

create table project (
  id ID,
  code text not null,
  programme_id integer not null references programme (id),
  sort_order integer not null,
  name text not null check (length(name) > 0),
  overview_name text not null,
  starts_on text check ${DAY('starts_on')},
  ends_on text check ${DAY('ends_on')},
  support_type text,
  funding text,
  implementing_body text,
  note text,
  unique (programme_id, code),
  check (starts_on is null or ends_on is null or starts_on <= ends_on)
TABLE_END;

create table funding_share (
  project_id integer not null references project (id),
  payer text not null check (payer in ('national', 'province', 'municipality', 'other')),
  percent REAL not null check (percent > 0 and percent <= 100),
  primary key (project_id, payer)
KEYED_END;

create table budget_amount (
  id ID,
  programme_id integer references programme (id),
  project_id integer references project (id),
  year integer not null check ${YEAR('year')},
  kind text not null check (kind in ('settled', 'budget', 'plan')),
  amount BIG not null check (amount between -9007199254740991 and 9007199254740991),
  unit_won integer not null check (unit_won in (1, 1000, 1000000)),
  check ((programme_id is null) <> (project_id is null)),
  unique (programme_id, year, kind),
  unique (project_id, year, kind)
TABLE_END;

create table budget_statement (
  id ID,
  plan_id integer not null references plan (id),
  unit_id integer not null references organisation_unit (id),
  item text not null check (item in ('total', 'policy', 'administration', 'personnel', 'basic', 'finance')),
  budget BIG not null,
  budget_share REAL not null,
  previous BIG not null,
  previous_share REAL not null,
  change BIG not null,
  change_rate REAL not null,
  line integer,
  unique (plan_id, unit_id, item)
TABLE_END;

create table staffing (
  id ID,
  plan_id integer not null references plan (id),
  table_unit_id integer not null references organisation_unit (id),
  unit_id integer not null references organisation_unit (id),
  row_kind text not null check (row_kind in ('total', 'unit')),
  quota integer not null check (quota >= 0),
  grade4 integer not null check (grade4 >= 0),
  grade5 integer not null check (grade5 >= 0),
  grade6 integer not null check (grade6 >= 0),
  headcount integer not null check (headcount >= 0),
  line integer,
  unique (plan_id, table_unit_id, unit_id, row_kind)
TABLE_END;

create table team (
  id ID,
  plan_id integer not null references plan (id),
  unit_id integer not null references organisation_unit (id),
  sort_order integer not null,
  name text not null,
  unique (plan_id, unit_id, sort_order)
TABLE_END;

create table provenance (
  id ID,
  document_id integer not null references document (id),
  subject text not null,
  subject_id integer not null,
  field text not null,
  table_label text not null,
  row_label text not null,
  column_label text not null,
  line integer,
  raw text not null,
  confidence REAL not null check (confidence between 0 and 1),
  unique (subject, subject_id, field)
TABLE_END;
`

// better-auth keeps dates as ISO text on SQLite but declares them "date", which STRICT does not know; its check of the
// schema accepts text columns there.
const AUTH = (flag: string, time: string, end: string) => `
create table "user" (
  "id" text not null primary key,
  "name" text not null,
  "email" text not null unique,
  "emailVerified" ${flag} not null,
  "image" text,
  "createdAt" ${time} not null,
  "updatedAt" ${time} not null,
  "username" text unique,
  "displayUsername" text,
  "role" text not null,
  "demonstration" ${flag} not null
${end};
create table "session" (
  "id" text not null primary key,
  "expiresAt" ${time} not null,
  "token" text not null unique,
  "createdAt" ${time} not null,
  "updatedAt" ${time} not null,
  "ipAddress" text,
  "userAgent" text,
  "userId" text not null references "user" ("id") on delete cascade
${end};
create index "session_userId_idx" on "session" ("userId");
create table "account" (
  "id" text not null primary key,
  "accountId" text not null,
  "providerId" text not null,
  "userId" text not null references "user" ("id") on delete cascade,
  "accessToken" text,
  "refreshToken" text,
  "idToken" text,
  "accessTokenExpiresAt" ${time},
  "refreshTokenExpiresAt" ${time},
  "scope" text,
  "password" text,
  "createdAt" ${time} not null,
  "updatedAt" ${time} not null
${end};
create index "account_userId_idx" on "account" ("userId");
create table "verification" (
  "id" text not null primary key,
  "identifier" text not null,
  "value" text not null,
  "expiresAt" ${time} not null,
  "createdAt" ${time} not null,
  "updatedAt" ${time} not null
${end};
create index "verification_identifier_idx" on "verification" ("identifier");
create table "rateLimit" (
  "id" text not null primary key,
  "key" text not null unique,
  "count" integer not null,
  "lastRequest" BIG not null
${end};
create table user_department (
  user_id text not null references "user" ("id") on delete cascade,
  unit_id integer not null references organisation_unit (id),
  primary key (user_id, unit_id)
KEYED_END;
create table one_time_link (
  token_hash text not null primary key,
  purpose text not null check (purpose in ('first-administrator', 'reset')),
  user_id text references "user" ("id") on delete cascade,
  expires_at text not null,
  used_at text
TABLE_END;
`
const AUTH_SQLITE = AUTH('integer', 'text', 'TABLE_END')
const AUTH_POSTGRES = AUTH('boolean', 'timestamptz', 'TABLE_END')
