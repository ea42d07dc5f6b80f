import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import type { Db, StoreKind } from '#data/database.ts'
import { sameHash, sealOf } from './chain.ts'
import { appendAudit, lockWriters } from './record.ts'
import { kindOf, type RecordedTable, recordedTables, rowStates } from './recorded-tables.ts'

/** The key is not the one the record was sealed with. */
export class WrongSecret extends Error {
  constructor() {
    super(
      '이 서버의 비밀값이 감사기록을 봉한 비밀값과 다릅니다. 이 데이터베이스를 쓰던 서버의 AUTH_SECRET(또는 data/local/auth-secret 파일)을 그대로 되돌린 뒤 다시 시작하십시오. 자료는 그대로이고 새 비밀값은 만들지 않았습니다. (The secret is not the one that sealed the record. Put back the AUTH_SECRET or the auth-secret file of the server that used this database, then start again.)',
    )
  }
}

/** Throws WrongSecret when the record's end was sealed with another key. An empty record takes any. */
export async function assertKeyFits(db: Db, key: string): Promise<void> {
  const head = await db.selectFrom('audit_head').select(['seq', 'hash', 'seal']).where('id', '=', 1).executeTakeFirst()
  if (head && head.seq > 0 && !sameHash(head.seal, sealOf(head.seq, head.hash, key))) throw new WrongSecret()
}

/** The act that seals how everything stood on a day: what the record follows from then on. */
const BASELINE = 'audit.baseline'

/** What a baseline says. */
export interface Baseline {
  /** of the schema and the triggers made for it */
  readonly schema: string
  /** recorded columns by table */
  readonly tables: Readonly<Record<string, readonly string[]>>
  /** digests of the triggers that were there */
  readonly guards: Readonly<Record<string, string>>
}

/** The newest baseline; null while the record follows no rows. */
export async function lastBaseline(db: Db): Promise<Baseline | null> {
  const found = await db
    .selectFrom('audit_entry')
    .select('after_json')
    .where('act', '=', BASELINE)
    .orderBy('seq', 'desc')
    .executeTakeFirst()
  // Written below, from a Baseline.
  return found ? (JSON.parse(found.after_json ?? 'null') as Baseline) : null
}

/** Every baseline with its moment and the changes it sealed, the oldest first. */
export async function baselines(
  db: Db,
): Promise<readonly { readonly at: string; readonly changes: string | null; readonly baseline: Baseline }[]> {
  const found = await db
    .selectFrom('audit_entry')
    .select(['at', 'changes', 'after_json'])
    .where('act', '=', BASELINE)
    .orderBy('seq')
    .execute()
  // As lastBaseline.
  return found.map(({ at, changes, after_json }) => ({ at, changes, baseline: JSON.parse(after_json ?? 'null') as Baseline }))
}

/**
 * From now on every change of a recorded row is on record. At the first start, and after a migration changed the schema, the
 * triggers are made and what is not on record yet is put there in one entry; rows that are on record already keep what the
 * record says of them, so that a change made past it is still found. Otherwise nothing is done. Throws WrongSecret.
 */
export async function startRecording(db: Db, key: string, now: Date): Promise<void> {
  const kind = kindOf(db)
  const tables = await recordedTables(db)
  const triggers = tables.map((table) => triggersOf(kind, table))
  const schema = digest(JSON.stringify([tables.map(({ name, columns }) => [name, columns]), triggers]))
  const isRecording = async (of: Db) => {
    const before = await lastBaseline(of)
    // Afterwards: who is told of a baseline that another server has just sealed sees its seal too.
    await assertKeyFits(of, key)
    return { before, done: before?.schema === schema }
  }
  // Most starts find it so, and need not write.
  if ((await isRecording(db)).done) return
  await db.transaction().execute(async (trx) => {
    await lockWriters(trx)
    // Under the lock: of two servers that start at once with different secrets, the second sees what the first has sealed.
    const { before, done } = await isRecording(trx)
    if (done) return
    for (const name of await noting(trx, kind)) await sql.raw(name).execute(trx)
    for (const statement of triggers.flat()) await sql.raw(statement).execute(trx)
    for (const table of tables) await recordRows(trx, table, before?.tables[table.name])
    const guards = await guardsOf(trx)
    const after: Baseline = {
      schema,
      tables: Object.fromEntries(tables.map(({ name, columns }) => [name, columns])),
      guards,
    }
    const gone = Object.keys(before?.guards ?? {}).filter((name) => !Object.hasOwn(guards, name))
    await appendAudit(trx, key, {
      at: now,
      actor: { id: null, name: '서버 시작', role: null },
      act: 'audit.baseline',
      subject: 'audit',
      before: gone.length > 0 ? { guards: gone } : undefined,
      after,
    })
  })
}

const digest = (text: string) => createHash('sha256').update(text).digest('hex').slice(0, 32)

/** Puts the rows of a table on record: all of a new table, the new columns of one that is followed already. */
async function recordRows(trx: Db, table: RecordedTable, followed: readonly string[] | undefined): Promise<void> {
  if (followed === undefined) {
    await sql`insert into row_change (token, table_name, row_key, content)
      select (select writing from audit_head where id = 1), ${table.name}, ${sql.raw(table.keyOf('t'))}, ${sql.raw(table.contentOf('t'))}
      from ${sql.table(table.name)} t order by ${sql.raw(table.key.map((column) => `t."${column}"`).join(', '))}`.execute(trx)
    return
  }
  const added = table.columns.filter((column) => !followed.includes(column))
  if (added.length === 0) return
  const { writing } = await trx.selectFrom('audit_head').select('writing').executeTakeFirstOrThrow()
  for await (const rows of rowStates(trx, table)) {
    for (const { key: row_key, stored, recorded } of rows) {
      if (recorded === null) continue
      const now = JSON.parse(stored) as Record<string, unknown>
      const said = JSON.parse(recorded) as Record<string, unknown>
      const content = JSON.stringify({ ...said, ...Object.fromEntries(added.map((column) => [column, now[column]])) })
      await trx.insertInto('row_change').values({ token: writing, table_name: table.name, row_key, content }).execute()
    }
  }
}

const ACTS = ['insert', 'update', 'delete'] as const
const SUFFIX = '_noted'

/** The statements that make the triggers of a table: each writes what a row is after a change, or that it is gone. */
function triggersOf(kind: StoreKind, table: RecordedTable): readonly string[] {
  const { name, columns, partly } = table
  const fields = 'insert into row_change (token, table_name, row_key, content)'
  const change = (act: string) => (act === 'update' && partly ? `update of ${columns.map((c) => `"${c}"`).join(', ')}` : act)
  const trigger = (act: string) => `create trigger "${name}${SUFFIX}_${act}" after ${change(act)} on "${name}"`
  if (kind === 'sqlite') {
    return ACTS.map((act) => {
      const row = act === 'delete' ? 'old' : 'new'
      const content = act === 'delete' ? 'null' : table.contentOf('new')
      return `${trigger(act)} begin ${fields} select writing, '${name}', ${table.keyOf(row)}, ${content} from audit_head where id = 1; end`
    })
  }
  const values = (row: string, content: string) =>
    `${fields} select h.writing, '${name}', ${table.keyOf(row)}, ${content} from audit_head h`
  // By statement and not by row: a plan of a province brings a hundred thousand rows at once. PostgreSQL knows no statement's
  // rows by columns, so a table that is recorded in part has its updates noted row by row.
  return [
    `create or replace function "note_${name}"() returns trigger language plpgsql as $$ begin
      if tg_level = 'ROW' then ${values('new', table.contentOf('new'))} where h.id = 1;
      elsif tg_op = 'DELETE' then ${values('t', 'null')}, changed t where h.id = 1;
      else ${values('t', table.contentOf('t'))}, changed t where h.id = 1; end if;
      return null;
    end $$`,
    ...ACTS.map((act) =>
      act === 'update' && partly
        ? `${trigger(act)} for each row execute function "note_${name}"()`
        : `${trigger(act)} referencing ${act === 'delete' ? 'old' : 'new'} table as changed for each statement execute function "note_${name}"()`,
    ),
  ]
}

/** Statements that take away the triggers made before. */
async function noting(trx: Db, kind: StoreKind): Promise<readonly string[]> {
  const like = `%\\${SUFFIX}\\_%`
  const { rows } = await (
    kind === 'sqlite'
      ? sql<{ statement: string }>`select 'drop trigger "' || name || '"' as statement from sqlite_schema
          where type = 'trigger' and name like ${like} escape '\\'`
      : sql<{ statement: string }>`select 'drop trigger "' || t.tgname || '" on "' || c.relname || '"' as statement
          from pg_trigger t join pg_class c on c.oid = t.tgrelid
          where not t.tgisinternal and c.relnamespace = current_schema()::regnamespace and t.tgname like ${like}`
  ).execute(trx)
  return rows.map((row) => row.statement)
}

/** The triggers there are: a digest of each, its function and whether it is switched on. */
export async function guardsOf(db: Db): Promise<Readonly<Record<string, string>>> {
  const { rows } = await (
    kindOf(db) === 'sqlite'
      ? sql<{ name: string; text: string }>`select name, sql as "text" from sqlite_schema where type = 'trigger' order by name`
      : sql<{ name: string; text: string }>`select c.relname || '.' || t.tgname as name,
            pg_get_triggerdef(t.oid) || t.tgenabled::text || p.prosrc as "text"
          from pg_trigger t join pg_class c on c.oid = t.tgrelid join pg_proc p on p.oid = t.tgfoid
          where not t.tgisinternal and c.relnamespace = current_schema()::regnamespace order by 1`
  ).execute(db)
  return Object.fromEntries(rows.map(({ name, text }) => [name, digest(text)]))
}
