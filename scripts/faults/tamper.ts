/** Random tamperings with the audit record, as somebody with the database file but without the key could do them. */
import { type RawBuilder, sql } from 'kysely'
import type { Db, Store } from '#data/database.ts'
import { type AuditRow, hashOf, sealOf } from '#server/record/chain.ts'
import { recordedTables } from '#server/record/recorded-tables.ts'
import { type Verdict, verifyAudit } from '#server/record/verify.ts'

/** 0 ≤ x < 1, the same row of numbers for the same seed (mulberry32). */
function randomOf(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let t = state
    t = Math.imul(t ^ (t >>> 15), t | 1)
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61)
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296
  }
}

interface Ground {
  readonly trx: Db
  /** entries there are */
  readonly entries: number
  /** a number of an entry, from `least` on */
  readonly pick: (least?: number) => number
  readonly random: () => number
}

const rowAt = (trx: Db, seq: number): Promise<AuditRow> =>
  trx.selectFrom('audit_entry').selectAll().where('seq', '=', seq).executeTakeFirstOrThrow()
const run = (trx: Db, statement: RawBuilder<unknown>) => statement.execute(trx)
const forgery = (random: () => number) => Array.from({ length: 64 }, () => Math.floor(random() * 16).toString(16)).join('')
/** Numbers move one by one from the far end, so that no two are ever the same. */
async function shift({ trx, entries }: Ground, from: number, by: 1 | -1) {
  const moved = Array.from({ length: Math.max(0, entries - from + 1) }, (_, index) => from + index)
  for (const seq of by === 1 ? moved.toReversed() : moved)
    await run(trx, sql`update audit_entry set seq = ${seq + by} where seq = ${seq}`)
}
async function setHead(trx: Db, head: { seq?: number; hash?: string; seal?: string }) {
  await trx.updateTable('audit_head').set(head).where('id', '=', 1).execute()
}
/** Makes the chain consistent from `from` on, with a key that is not the server's. */
async function rehash({ trx }: Ground, from: number, key: string) {
  let previous = from === 1 ? '' : (await rowAt(trx, from - 1)).hash
  const rows = await trx.selectFrom('audit_entry').selectAll().where('seq', '>=', from).orderBy('seq').execute()
  for (const row of rows) {
    const hash = hashOf({ ...row, previous_hash: previous }, key)
    await run(trx, sql`update audit_entry set previous_hash = ${previous}, hash = ${hash} where seq = ${row.seq}`)
    previous = hash
  }
  const last = rows.at(-1)
  if (last) await setHead(trx, { seq: last.seq, hash: previous, seal: sealOf(last.seq, previous, key) })
}

const FIELDS = [
  'at',
  'actor_id',
  'actor',
  'role',
  'act',
  'subject',
  'before_json',
  'after_json',
  'reason',
  'request_id',
  'address',
  'previous_hash',
  'hash',
] as const

/** Every kind of tampering. Each changes something for certain. */
const KINDS: Readonly<Record<string, (on: Ground) => Promise<unknown>>> = {
  'field changed': ({ trx, pick, random }) => {
    const field = FIELDS[Math.floor(random() * FIELDS.length)] ?? 'actor'
    return run(
      trx,
      sql`update audit_entry set ${sql.ref(field)} = ${field === 'hash' ? forgery(random) : `forged ${random()}`} where seq = ${pick()}`,
    )
  },
  'field changed and the chain re-hashed without the key': async (on) => {
    const seq = on.pick()
    await run(on.trx, sql`update audit_entry set actor = ${'아무개'} where seq = ${seq}`)
    await rehash(on, seq, 'not the key')
  },
  'whole chain re-hashed without the key': (on) => rehash(on, 1, 'not the key'),
  deleted: ({ trx, pick }) => trx.deleteFrom('audit_entry').where('seq', '=', pick()).execute(),
  'deleted and renumbered': async (on) => {
    const seq = on.pick()
    await on.trx.deleteFrom('audit_entry').where('seq', '=', seq).execute()
    await shift(on, seq + 1, -1)
  },
  'inserted, invented': async (on) => {
    const seq = on.pick()
    const before = seq === 1 ? '' : (await rowAt(on.trx, seq - 1)).hash
    const model = await rowAt(on.trx, on.pick())
    await shift(on, seq, 1)
    await on.trx
      .insertInto('audit_entry')
      .values({ ...model, seq, actor: '아무개', previous_hash: before, hash: forgery(on.random) })
      .execute()
  },
  'inserted, copied': async (on) => {
    const seq = on.pick()
    const copy = await rowAt(on.trx, on.pick())
    await shift(on, seq, 1)
    await on.trx
      .insertInto('audit_entry')
      .values({ ...copy, seq })
      .execute()
  },
  'added at the end': async ({ trx, entries, random }) => {
    const last = await rowAt(trx, entries)
    const hash = forgery(random)
    await trx
      .insertInto('audit_entry')
      .values({ ...last, seq: entries + 1, previous_hash: last.hash, hash })
      .execute()
    if (random() < 0.5) await setHead(trx, { seq: entries + 1, hash })
  },
  'two exchanged': async ({ trx, entries, pick, random }) => {
    const a = pick()
    const b = ((a - 1 + 1 + Math.floor(random() * (entries - 1))) % entries) + 1
    for (const [from, to] of [
      [a, entries + 999],
      [b, a],
      [entries + 999, b],
    ])
      await run(trx, sql`update audit_entry set seq = ${to} where seq = ${from}`)
  },
  'end cut off': ({ trx, pick }) => trx.deleteFrom('audit_entry').where('seq', '>=', pick()).execute(),
  'end cut off with the head': async ({ trx, pick }) => {
    const seq = pick(2)
    const last = await rowAt(trx, seq - 1)
    await trx.deleteFrom('audit_entry').where('seq', '>=', seq).execute()
    await setHead(trx, { seq: last.seq, hash: last.hash })
  },
  'beginning cut off': ({ trx, pick }) => trx.deleteFrom('audit_entry').where('seq', '<=', pick()).execute(),
  'beginning cut off and renumbered': async (on) => {
    await on.trx.deleteFrom('audit_entry').where('seq', '=', 1).execute()
    await shift(on, 2, -1)
    await setHead(on.trx, { seq: on.entries - 1 })
  },
  'seal changed': ({ trx, random }) => setHead(trx, { seal: forgery(random) }),
  'head moved': ({ trx, entries, random }) => setHead(trx, { seq: entries + (random() < 0.5 ? -1 : 1) }),
  'head taken out': ({ trx }) => trx.deleteFrom('audit_head').execute(),
}
export const TAMPERINGS: readonly string[] = Object.keys(KINDS)

class Undo extends Error {}

/**
 * What the check says after `harm`, which is undone again. Whoever tampers with the file is stopped by no trigger: those of
 * the tables named, the record's own unless told otherwise, are out of the way meanwhile and back before the check.
 */
export async function verdictAfter(
  store: Store,
  key: string,
  harm: (trx: Db) => Promise<unknown>,
  tables: readonly string[] = ['audit_entry', 'audit_head', 'row_change'],
): Promise<Verdict> {
  let verdict: Verdict | undefined
  await store.db
    .transaction()
    .execute(async (trx) => {
      const back = store.kind === 'sqlite' ? await withoutTriggers(trx, tables) : await withoutRules(trx, tables)
      await harm(trx)
      for (const statement of back) await sql.raw(statement).execute(trx)
      verdict = await verifyAudit(trx, key)
      throw new Undo()
    })
    .catch((error: unknown) => {
      if (!(error instanceof Undo)) throw error
    })
  if (!verdict) throw new Error('not verified')
  return verdict
}

/** Returns the statements that put them back. */
async function withoutTriggers(trx: Db, tables: readonly string[]): Promise<readonly string[]> {
  const { rows } = await sql<{ name: string; text: string }>`select name, sql as "text" from sqlite_schema
    where type = 'trigger' and tbl_name in (${sql.join(tables)})`.execute(trx)
  for (const { name } of rows) await sql.raw(`drop trigger "${name}"`).execute(trx)
  return rows.map(({ text }) => text)
}

/** Takes checks and triggers away for this transaction, so that whatever can be stored is. Foreign keys are triggers here. */
async function withoutRules(trx: Db, tables: readonly string[]): Promise<readonly string[]> {
  await sql`set local session_replication_role = replica`.execute(trx)
  const { rows } = await sql<{ statement: string }>`
    select format('alter table %I drop constraint %I', c.relname, k.conname) as statement
      from pg_constraint k join pg_class c on c.oid = k.conrelid where k.contype = 'c' and c.relname in (${sql.join(tables)})
    union all select format('alter table %I alter column %I set generated by default', c.relname, a.attname)
      from pg_attribute a join pg_class c on c.oid = a.attrelid where a.attidentity = 'a' and c.relname in (${sql.join(tables)})`.execute(
    trx,
  )
  for (const { statement } of rows) await sql.raw(statement).execute(trx)
  return ['set local session_replication_role = origin']
}

export interface Missed {
  readonly kind: string
  /** its number in the row, to be run again with the same seed */
  readonly run: number
}

/**
 * Does `runs` random tamperings, one after the other, each undone again, and returns those the check did not find: none,
 * when it is right. The record needs three entries or more. `only`: one kind of TAMPERINGS.
 */
export async function tamper(
  store: Store,
  key: string,
  options: { readonly runs: number; readonly seed: number; readonly only?: string },
): Promise<readonly Missed[]> {
  const { entries } = await store.db.selectFrom('audit_head').select('seq as entries').executeTakeFirstOrThrow()
  if (entries < 3) throw new Error('the record is too short to be tampered with in every way')
  const random = randomOf(options.seed)
  const pick = (least = 1) => least + Math.floor(random() * (entries - least + 1))
  const missed: Missed[] = []
  for (let index = 0; index < options.runs; index += 1) {
    const kind = options.only ?? TAMPERINGS[Math.floor(random() * TAMPERINGS.length)] ?? ''
    const harm = KINDS[kind]
    if (!harm) throw new Error(`no tampering is called '${kind}'`)
    const verdict = await verdictAfter(store, key, (trx) => harm({ trx, entries, pick, random }))
    if (verdict.kind === 'ok') missed.push({ kind, run: index })
  }
  return missed
}

/** One change that SQL makes to stored rows: of a column, or of a whole row. */
export interface Harm {
  readonly table: string
  /** null: the row is put in or taken out */
  readonly column: string | null
  readonly act: 'change' | 'insert' | 'delete'
}

/** Every column of every recorded table changed, a row put in and a row taken out: read from the database, not from a list. */
export async function everyHarm(store: Store): Promise<readonly Harm[]> {
  return (await recordedTables(store.db)).flatMap(({ name: table, columns }): Harm[] => [
    ...columns.map((column): Harm => ({ table, column, act: 'change' })),
    { table, column: null, act: 'insert' },
    { table, column: null, act: 'delete' },
  ])
}

/** Does each harm, undone again, to a row of the table; returns those the check did not find and name. */
export async function sweep(store: Store, key: string, harms: readonly Harm[]): Promise<readonly Harm[]> {
  if (store.kind === 'sqlite')
    for (const pragma of ['foreign_keys = off', 'ignore_check_constraints = on'])
      await sql.raw(`pragma ${pragma}`).execute(store.db)
  const missed: Harm[] = []
  for (const harm of harms) {
    const types = await typesOf(store, harm.table)
    const verdict = await verdictAfter(store, key, (trx) => doHarm(trx, harm, types), [harm.table])
    if (!names(verdict, harm)) missed.push(harm)
  }
  if (store.kind === 'sqlite')
    for (const pragma of ['foreign_keys = on', 'ignore_check_constraints = off'])
      await sql.raw(`pragma ${pragma}`).execute(store.db)
  return missed
}

function names(verdict: Verdict, { table, column, act }: Harm): boolean {
  const rows = (verdict.kind === 'broken' ? (verdict.found?.rows ?? []) : []).filter((row) => row.table === table)
  if (act === 'insert') return rows.some((row) => row.what === 'added')
  if (act === 'delete') return rows.some((row) => row.what === 'missing')
  // A changed key is another row.
  return rows.some((row) => row.what === 'missing' || row.columns.some((one) => one.column === column))
}

/** Of every column of a table, those that are not recorded too. */
async function typesOf(store: Store, table: string): Promise<ReadonlyMap<string, string>> {
  const { rows } =
    store.kind === 'sqlite'
      ? await sql<{ name: string; type: string }>`select name, lower(type) as type from pragma_table_info(${table})`.execute(
          store.db,
        )
      : await sql<{ name: string; type: string }>`select column_name as name, data_type as type from information_schema.columns
          where table_schema = current_schema() and table_name = ${table}`.execute(store.db)
  return new Map(rows.map(({ name, type }) => [name, type]))
}

async function doHarm(trx: Db, { table, column, act }: Harm, types: ReadonlyMap<string, string>): Promise<void> {
  const one = `"${table}" where `
  const columns = [...types.keys()]
  const key = (await recordedTables(trx)).find(({ name }) => name === table)?.key ?? []
  const which = `(${key.map((k) => `"${k}"`).join(', ')}) = (select ${key.map((k) => `"${k}"`).join(', ')} from "${table}" order by 1 limit 1)`
  const changed = (name: string) => otherValue(name, types.get(name) ?? 'text')
  const statement =
    act === 'delete'
      ? `delete from ${one}${which}`
      : act === 'change'
        ? `update "${table}" set "${column}" = ${changed(column ?? '')} where ${which}`
        : `insert into "${table}" (${columns.map((c) => `"${c}"`).join(', ')}) select ${columns.map(changed).join(', ')} from ${one}${which}`
  const result = await sql.raw(statement).execute(trx)
  if (result.numAffectedRows !== 1n) throw new Error(`nothing was harmed: ${statement}`)
}

/** SQL: another value of the same type, whatever stood there. */
function otherValue(name: string, type: string): string {
  const value = `"${name}"`
  if (type === 'boolean') return `not ${value}`
  if (type.startsWith('timestamp')) return `coalesce(${value}, now()) + interval '1 day'`
  if (type === 'blob') return `cast(x'00' || coalesce(${value}, x'') as blob)`
  if (type === 'bytea') return `'\\x00'::bytea || coalesce(${value}, ''::bytea)`
  if (type === 'text') return `coalesce(${value}, '') || 'x'`
  return `coalesce(${value}, 0) + 1000003`
}
