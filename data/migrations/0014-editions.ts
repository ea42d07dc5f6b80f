import type { Kysely } from 'kysely'
import { sql } from 'kysely'

/**
 * Editions of a plan, the council's confirmation and the lock that follows from it, corrections of slips of the copy, requests to
 * change a target, and 추경. From its confirmation on the printed rows of a plan change by nothing but a correction that is on
 * record, its targets by nothing but a decided request. Words that differ by store are those of 0001-foundation.
 */
export function editions(store: 'sqlite' | 'postgres') {
  const words: Record<string, string> =
    store === 'sqlite'
      ? { ID: 'integer primary key autoincrement', REAL: 'real', BIG: 'integer', TABLE_END: ') strict' }
      : { ID: 'integer generated always as identity primary key', REAL: 'double precision', BIG: 'bigint', TABLE_END: ')' }
  const write = (text: string) => text.replaceAll(/\b(ID|REAL|BIG|TABLE_END)\b/g, (word) => words[word] ?? word)
  const locks = store === 'sqlite' ? sqliteLocks() : postgresLocks()
  return {
    async up(db: Kysely<unknown>): Promise<void> {
      for (const statement of [...TABLES, ...EDITIONS[store], ...locks]) await sql.raw(write(statement)).execute(db)
    },
  }
}

const FINITE = (column: string) => `(${column} is null or (${column} > -1e15 and ${column} < 1e15))`
const DAY = (column: string) => `(${column} is null or length(${column}) = 10)`
const FILLED = (column: string) => `(length(trim(${column})) > 0)`
const YEAR = '(year between 1990 and 2200)'

const TABLES = [
  `alter table plan add column edition text not null default 'original' check (edition in ('original', 'revised', 'amended'))`,
  `create table plan_act (
    id ID,
    plan_id integer not null references plan (id),
    act text not null check (act in ('enter', 'file', 'confirm', 'withdraw', 'supersede', 'restore')),
    status text not null check (status in ('draft', 'filed', 'confirmed', 'superseded')),
    council_meeting text,
    council_number text,
    decided_on text check ${DAY('decided_on')},
    evidence text,
    reason text,
    recorded_at text not null,
    recorded_by text not null,
    recorded_by_id text
  TABLE_END`,
  'create index plan_act_plan on plan_act (plan_id, id)',
  `create table plan_correction (
    id ID,
    plan_id integer not null references plan (id),
    subject text not null check (subject in ('indicator', 'component', 'target', 'strategic_goal', 'policy_goal', 'programme', 'project')),
    subject_id integer not null,
    field text not null,
    before text not null,
    after text not null,
    reason text not null check ${FILLED('reason')},
    recorded_at text not null,
    recorded_by text not null,
    recorded_by_id text not null,
    check (before <> after)
  TABLE_END`,
  'create index plan_correction_subject on plan_correction (subject, subject_id, field)',
  `create table supplementary_budget (
    id ID,
    plan_id integer not null references plan (id),
    number integer not null check (number between 1 and 99),
    version integer not null check (version >= 1),
    status text not null check (status in ('draft', 'confirmed', 'discarded')),
    council_meeting text,
    council_number text,
    decided_on text check ${DAY('decided_on')},
    evidence text,
    recorded_at text not null,
    recorded_by text not null,
    recorded_by_id text not null,
    check (status <> 'confirmed' or (decided_on is not null and council_meeting is not null and council_number is not null))
  TABLE_END`,
  `create unique index supplementary_budget_number on supplementary_budget (plan_id, number) where status <> 'discarded'`,
  `create table supplementary_amount (
    id ID,
    supplementary_id integer not null references supplementary_budget (id),
    programme_id integer references programme (id),
    project_id integer references project (id),
    amount BIG not null check (amount between -9007199254740991 and 9007199254740991),
    unit_won integer not null check (unit_won in (1, 1000, 1000000)),
    check ((programme_id is null) <> (project_id is null)),
    unique (supplementary_id, programme_id),
    unique (supplementary_id, project_id)
  TABLE_END`,
  `create table target_request (
    id ID,
    indicator_id integer not null references indicator (id),
    year integer not null check ${YEAR},
    from_kind text not null check (from_kind in ('set', 'none')),
    from_value REAL check ${FINITE('from_value')},
    to_kind text not null check (to_kind in ('set', 'none')),
    to_value REAL check ${FINITE('to_value')},
    reason_code text not null check (reason_code in ('law', 'budget', 'reorganisation', 'circumstances', 'measure', 'other')),
    reason text not null check ${FILLED('reason')},
    evidence text not null check ${FILLED('evidence')},
    effective_on text not null check ${DAY('effective_on')},
    supplementary_id integer references supplementary_budget (id),
    asked_at text not null,
    asked_by text not null,
    asked_by_id text not null,
    version integer not null check (version >= 1),
    state text not null check (state in ('asked', 'approved', 'returned', 'withdrawn')),
    decided_at text,
    decided_by text,
    decided_by_id text,
    decision text,
    exception text,
    revision integer check (revision >= 2),
    check ((from_kind = 'set') = (from_value is not null)),
    check ((to_kind = 'set') = (to_value is not null)),
    check ((state = 'asked') = (decided_at is null)),
    check ((state = 'approved') = (revision is not null)),
    check (state <> 'returned' or ${FILLED("coalesce(decision, '')")}),
    check (substr(effective_on, 1, 4) = cast(year as text))
  TABLE_END`,
  'create index target_request_indicator on target_request (indicator_id, year)',
  `create unique index target_request_waiting on target_request (indicator_id, year) where state = 'asked'`,
]

// A version after the first was a corrected filing, or a change once the council had decided. The recording is made anew after
// this migration, so its triggers do not see the rows change.
const NAME_EDITIONS = `update plan set edition = case when exists (select 1 from plan b where b.bureau_id = plan.bureau_id
    and b.fiscal_year = plan.fiscal_year and b.version < plan.version and b.confirmed_on is not null) then 'amended' else 'revised' end
  where version > 1`
const EDITIONS: Readonly<Record<'sqlite' | 'postgres', readonly string[]>> = {
  sqlite: ['drop trigger if exists plan_noted_update', NAME_EDITIONS],
  postgres: ['drop trigger if exists plan_noted_update on plan', NAME_EDITIONS],
}

/** A column that a correction on record may change after the confirmation. */
interface Correctable {
  readonly column: string
  readonly number?: true
}
interface Lock {
  readonly table: string
  /** the plan a row (`new` or `old`) belongs to */
  readonly planOf: (row: string) => string
  /** only of these rows */
  readonly where?: (row: string) => string
  readonly insert: boolean
  readonly delete: boolean
  readonly columns: readonly string[]
  readonly subject?: string
  readonly correctable?: readonly Correctable[]
}

const direct = (row: string) => `${row}.plan_id`
const ofIndicator = (row: string) => `(select i.plan_id from indicator i where i.id = ${row}.indicator_id)`
const ofProgramme = (row: string) => `(select p.plan_id from programme p where p.id = ${row}.programme_id)`
const ofProject = (row: string) =>
  `(select p.plan_id from project j join programme p on p.id = j.programme_id where j.id = ${row}.project_id)`
const whole = { insert: true, delete: true }
const text = (...columns: readonly string[]): readonly Correctable[] => columns.map((column) => ({ column }))

const LOCKS: readonly Lock[] = [
  {
    table: 'strategic_goal',
    planOf: direct,
    ...whole,
    columns: ['code', 'plan_id', 'unit_id', 'sort_order', 'printed_name'],
    subject: 'strategic_goal',
    correctable: text('name'),
  },
  {
    table: 'policy_goal',
    planOf: direct,
    ...whole,
    columns: ['code', 'plan_id', 'department_id', 'strategic_goal_id', 'sort_order', 'printed_name'],
    subject: 'policy_goal',
    correctable: text('name'),
  },
  {
    table: 'indicator',
    planOf: direct,
    insert: true,
    // 0013 refuses it of every plan.
    delete: false,
    columns: ['goal_id', 'department_id', 'sort_order', 'kind', 'nature'],
    subject: 'indicator',
    correctable: [...text('name', 'unit', 'formula', 'source', 'rationale'), { column: 'weight', number: true }],
  },
  {
    table: 'indicator_component',
    planOf: ofIndicator,
    insert: true,
    delete: false,
    columns: ['indicator_id', 'sort_order'],
    subject: 'component',
    correctable: [...text('name', 'unit'), { column: 'target', number: true }],
  },
  {
    table: 'programme',
    planOf: direct,
    ...whole,
    columns: ['code', 'plan_id', 'goal_id', 'department_id', 'sort_order', 'account', 'printed_project_count'],
    subject: 'programme',
    correctable: text('name'),
  },
  {
    table: 'project',
    planOf: ofProgramme,
    ...whole,
    columns: [
      'code',
      'programme_id',
      'sort_order',
      'overview_name',
      'starts_on',
      'ends_on',
      'support_type',
      'funding',
      'implementing_body',
    ],
    subject: 'project',
    correctable: text('name'),
  },
  { table: 'funding_share', planOf: ofProject, ...whole, columns: ['project_id', 'payer', 'percent'] },
  {
    table: 'budget_amount',
    planOf: (row) => `coalesce(${ofProgramme(row)}, ${ofProject(row)})`,
    // Settled amounts and those of a medium-term plan come in by files, later too.
    where: (row) => `${row}.kind = 'budget'`,
    ...whole,
    columns: ['programme_id', 'project_id', 'year', 'kind', 'amount', 'unit_won'],
  },
  {
    table: 'budget_statement',
    planOf: direct,
    ...whole,
    columns: ['plan_id', 'unit_id', 'item', 'budget', 'budget_share', 'previous', 'previous_share', 'change', 'change_rate'],
  },
  { table: 'printed_goal_table', planOf: direct, ...whole, columns: ['plan_id', 'unit_id'] },
  {
    table: 'printed_goal',
    planOf: (row) => `(select t.plan_id from printed_goal_table t where t.id = ${row}.table_id)`,
    ...whole,
    columns: ['table_id', 'goal_id', 'printed_name', 'indicators', 'programmes', 'amount'],
  },
  {
    table: 'staffing',
    planOf: direct,
    ...whole,
    columns: ['plan_id', 'table_unit_id', 'unit_id', 'row_kind', 'quota', 'grade4', 'grade5', 'grade6', 'headcount'],
  },
  { table: 'team', planOf: direct, ...whole, columns: ['plan_id', 'unit_id', 'sort_order', 'name'] },
]

const SHUT = `('confirmed', 'superseded')`
const shut = (plan: string) => `(select s.status from plan s where s.id = ${plan}) in ${SHUT}`
const shutRow = ({ planOf, where }: Lock, row: string) =>
  where === undefined ? shut(planOf(row)) : `${where(row)} and ${shut(planOf(row))}`
const differs = (columns: readonly string[]) => columns.map((c) => `new.${c} is distinct from old.${c}`).join(' or ')

const latest = (subject: string, id: string, field: string) =>
  `select 1 from plan_correction c where c.id = (select max(l.id) from plan_correction l
    where l.subject = '${subject}' and l.subject_id = ${id} and l.field = ${field})`
/** The value of a correction as a number; '-' is none. */
const NUMBER = `case when c.after = '-' then null else cast(c.after as REAL) end`
const corrected = (subject: string, { column, number }: Correctable) =>
  `${latest(subject, 'new.id', `'${column}'`)} and ${number ? `${NUMBER} = new.${column}` : `c.after = new.${column}`}`

/** A target of a confirmed plan is one that a decided request gives, or the corrected one of a slip. */
const ALLOWED_TARGET = `case when new.stage = 'revised' then exists (select 1 from target_request r
    where r.indicator_id = new.indicator_id and r.year = new.year and r.state = 'approved' and r.revision = new.revision
    and r.effective_on = new.effective_on and r.to_kind = new.kind and r.to_value is not distinct from new.value)
  else exists (${latest('target', 'new.indicator_id', 'cast(new.year as text)')} and ${NUMBER} is not distinct from new.value) end`

/** A locked plan goes back to an unlocked state only by an act that says so. */
const UNLOCKED = `old.status in ${SHUT} and new.status not in ${SHUT} and not exists (select 1 from plan_act a
  where a.id = (select max(l.id) from plan_act l where l.plan_id = new.id) and a.status = new.status and a.act in ('withdraw', 'restore'))`
const PLAN_COLUMNS = ['code', 'title', 'edition', 'amount_unit_won', 'settled_year', 'first_year', 'last_year', 'document_id']

const ASKED = [
  'indicator_id',
  'year',
  'from_kind',
  'from_value',
  'to_kind',
  'to_value',
  'reason_code',
  'reason',
  'evidence',
  'supplementary_id',
  'asked_at',
  'asked_by',
  'asked_by_id',
]
const CONFIRMED_SUPPLEMENTARY = (row: string) =>
  `(select b.status from supplementary_budget b where b.id = ${row}.supplementary_id) <> 'draft'`

function sqliteLocks(): string[] {
  const trigger = (name: string, act: string, table: string, when: string, words: string) =>
    `create trigger ${name} before ${act} on ${table} when ${when} begin select raise(abort, '${words}'); end`
  const refused = (table: string, name: string, act: string, when: string) =>
    trigger(`${table}_locked_${name}`, act, table, when, `plan-locked: ${table}`)
  return [
    ...LOCKS.flatMap((lock) => {
      const { table, columns, subject = '', correctable = [] } = lock
      return [
        ...(lock.insert ? [refused(table, 'insert', 'insert', shutRow(lock, 'new'))] : []),
        ...(lock.delete ? [refused(table, 'delete', 'delete', shutRow(lock, 'old'))] : []),
        refused(
          table,
          'update',
          `update of ${columns.join(', ')}`,
          `(${differs(columns)}) and ((${shutRow(lock, 'old')}) or (${shutRow(lock, 'new')}))`,
        ),
        ...correctable.map((one) =>
          refused(
            table,
            one.column,
            `update of ${one.column}`,
            `new.${one.column} is distinct from old.${one.column} and ${shutRow(lock, 'old')} and not exists (${corrected(subject, one)})`,
          ),
        ),
      ]
    }),
    refused('target', 'insert', 'insert', `${shut(ofIndicator('new'))} and not (${ALLOWED_TARGET})`),
    refused('plan', 'update', `update of ${PLAN_COLUMNS.join(', ')}`, `old.status in ${SHUT} and (${differs(PLAN_COLUMNS)})`),
    refused('plan', 'status', 'update of status', UNLOCKED),
    ...['plan_act', 'plan_correction'].flatMap((table) =>
      ['update', 'delete'].map((act) => trigger(`${table}_no_${act}`, act, table, '1', `${table} is append-only`)),
    ),
    trigger('target_request_no_delete', 'delete', 'target_request', '1', 'target_request is append-only'),
    trigger('target_request_asked', 'insert', 'target_request', `new.state <> 'asked'`, 'target_request: asked first'),
    trigger(
      'target_request_decided',
      'update',
      'target_request',
      `old.state <> 'asked' or ${differs(ASKED)}`,
      'target_request: decided once, what was asked stays',
    ),
    trigger('supplementary_budget_no_delete', 'delete', 'supplementary_budget', '1', 'supplementary_budget is append-only'),
    ...(['insert', 'update', 'delete'] as const).map((act) =>
      trigger(
        `supplementary_amount_locked_${act}`,
        act,
        'supplementary_amount',
        CONFIRMED_SUPPLEMENTARY(act === 'delete' ? 'old' : 'new'),
        'plan-locked: supplementary_amount',
      ),
    ),
  ]
}

function postgresLocks(): string[] {
  const statements: string[] = []
  const guard = (table: string, name: string, acts: string, body: string) => {
    statements.push(
      `create function ${name}() returns trigger language plpgsql as $$ begin ${body} if tg_op = 'DELETE' then return old; end if; return new; end $$`,
      `create trigger ${name} before ${acts} on ${table} for each row execute function ${name}()`,
    )
  }
  const raise = (when: string, words: string) => `if ${when} then raise exception '${words}'; end if;`
  for (const lock of LOCKS) {
    const { table, columns, subject = '', correctable = [] } = lock
    const words = `plan-locked: ${table}`
    const listed = [...columns, ...correctable.map(({ column }) => column)]
    const acts = [...(lock.insert ? ['insert'] : []), ...(lock.delete ? ['delete'] : []), `update of ${listed.join(', ')}`]
    guard(
      table,
      `${table}_locked`,
      acts.join(' or '),
      [
        `if tg_op = 'INSERT' then ${raise(shutRow(lock, 'new'), words)}`,
        `elsif tg_op = 'DELETE' then ${raise(shutRow(lock, 'old'), words)}`,
        `else ${raise(`(${differs(columns)}) and ((${shutRow(lock, 'old')}) or (${shutRow(lock, 'new')}))`, words)}`,
        ...correctable.map((one) =>
          raise(
            `new.${one.column} is distinct from old.${one.column} and ${shutRow(lock, 'old')} and not exists (${corrected(subject, one)})`,
            words,
          ),
        ),
        'end if;',
      ].join('\n'),
    )
    if (lock.delete)
      statements.push(
        `create trigger ${table}_no_truncate before truncate on ${table} for each statement execute function refuse_change()`,
      )
  }
  guard(
    'target',
    'target_locked',
    'insert',
    raise(`${shut(ofIndicator('new'))} and not (${ALLOWED_TARGET})`, 'plan-locked: target'),
  )
  guard(
    'plan',
    'plan_locked',
    `update of status, ${PLAN_COLUMNS.join(', ')}`,
    `${raise(`old.status in ${SHUT} and (${differs(PLAN_COLUMNS)})`, 'plan-locked: plan')} ${raise(UNLOCKED, 'plan-locked: plan')}`,
  )
  for (const table of ['plan_act', 'plan_correction'])
    statements.push(
      `create trigger ${table}_append_only before update or delete or truncate on ${table} for each statement execute function refuse_change()`,
    )
  for (const table of ['target_request', 'supplementary_budget'])
    statements.push(
      `create trigger ${table}_no_delete before delete or truncate on ${table} for each statement execute function refuse_change()`,
    )
  guard(
    'target_request',
    'target_request_decided',
    'insert or update',
    `if tg_op = 'INSERT' then ${raise(`new.state <> 'asked'`, 'target_request: asked first')}
     else ${raise(`old.state <> 'asked' or ${differs(ASKED)}`, 'target_request: decided once, what was asked stays')} end if;`,
  )
  guard(
    'supplementary_amount',
    'supplementary_amount_locked',
    'insert or update or delete',
    `if tg_op = 'DELETE' then ${raise(CONFIRMED_SUPPLEMENTARY('old'), 'plan-locked: supplementary_amount')}
     else ${raise(CONFIRMED_SUPPLEMENTARY('new'), 'plan-locked: supplementary_amount')} end if;`,
  )
  return statements
}
