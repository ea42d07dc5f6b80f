import { createHash, type Hash } from 'node:crypto'
import { sql } from 'kysely'
import type { Db } from '#data/database.ts'
import type { RowDifference } from '#domain/words/audit-verdict.ts'
import { changesAfter, digestRow, readSealed, type RowChange } from './changes.ts'
import { type RecordedTable, recordedTables, rowStates } from './recorded-tables.ts'
import { type Findings, MOST_NAMED } from './findings.ts'
import { type Baseline, guardsOf } from './start-recording.ts'

/** Reads the sealed changes beside the entries that seal them, both in their order. */
export class ChangeWalk {
  readonly #rows: AsyncGenerator<RowChange>
  #next: RowChange | undefined
  #through = 0
  readonly #db: Db
  readonly #findings: Findings

  constructor(db: Db, findings: Findings) {
    this.#db = db
    this.#findings = findings
    this.#rows = one(changesAfter(db, 0))
  }

  /** Whether the changes that an entry says it seals are there, all and unchanged. */
  async holds(changes: string): Promise<boolean> {
    const sealed = readSealed(changes)
    if (!sealed || sealed.from <= this.#through) return false
    const hash: Hash = createHash('sha256')
    let count = 0
    for (let row = await this.#peek(); row && row.id <= sealed.through; row = await this.#take()) {
      if (row.token === sealed.token && row.id >= sealed.from) {
        digestRow(hash, row)
        count += 1
      } else await this.#differ(row)
    }
    this.#through = sealed.through
    return count === sealed.count && hash.digest('hex') === sealed.digest
  }

  /** Reads on to the last change, which no entry seals any more. */
  async end(): Promise<void> {
    for (let row = await this.#peek(); row && !this.#findings.full; row = await this.#take()) await this.#differ(row)
  }
  /** id of the last sealed change */
  get through(): number {
    return this.#through
  }

  // Measured by the change before; one that changed nothing recorded is none.
  async #differ(bare: RowChange): Promise<void> {
    if (this.#findings.full) return
    const before = await this.#db
      .selectFrom('row_change')
      .select('content')
      .where('table_name', '=', bare.table_name)
      .where('row_key', '=', bare.row_key)
      .where('id', '<', bare.id)
      .orderBy('id', 'desc')
      .limit(1)
      .executeTakeFirst()
    if (before?.content === bare.content) return
    const item = difference(bare.table_name, bare.row_key, before?.content ?? null, bare.content)
    this.#findings.row(item, ['bare', bare.id, bare.content])
  }

  async #peek(): Promise<RowChange | undefined> {
    return this.#next ?? this.#take()
  }
  async #take(): Promise<RowChange | undefined> {
    const next = await this.#rows.next()
    this.#next = next.done ? undefined : next.value
    return this.#next
  }
}

async function* one(pages: AsyncGenerator<readonly RowChange[]>): AsyncGenerator<RowChange> {
  for await (const page of pages) yield* page
}

/** Replays the changes into the stored rows: each must be what the last change says, and each that the record knows must be there. */
export async function findRowDifferences(db: Db, findings: Findings): Promise<void> {
  for (const table of await recordedTables(db)) {
    await findTableDifferences(db, table, findings)
    if (findings.full) return
  }
}

async function findTableDifferences(db: Db, table: RecordedTable, findings: Findings): Promise<void> {
  let known = 0
  for await (const rows of rowStates(db, table)) {
    for (const { key, stored, recorded } of rows) {
      if (recorded !== null) known += 1
      if (stored === recorded || findings.full) continue
      const differs = difference(table.name, key, recorded, stored)
      if (differs.what !== 'changed' || differs.columns.length > 0)
        findings.row(differs, [await lastChange(db, table.name, key), stored])
    }
  }
  if (known < (await standing(db, table))) await findMissing(db, table, findings)
}

/** Number of the last change of a row: what was acknowledged of the row ends with it. */
async function lastChange(db: Db, table: string, key: string): Promise<number | null> {
  const last = await db
    .selectFrom('row_change')
    .select((eb) => eb.fn.max('id').as('id'))
    .where('table_name', '=', table)
    .where('row_key', '=', key)
    .executeTakeFirst()
  return last?.id ?? null
}

const PAGE = 2000

/** How many rows the record says there are: those whose last change did not delete them. Counted a page at a time. */
async function standing(db: Db, table: RecordedTable): Promise<number> {
  let count = 0
  let after = ''
  for (;;) {
    const { rows } = await sql<{ rows: number; kept: number; last: string | null }>`
      with page as (
        select row_key, max(id) as id from row_change where table_name = ${table.name} and row_key > ${after}
        group by row_key order by row_key limit ${PAGE})
      select count(*) as "rows", count(r.content) as kept, max(p.row_key) as last from page p join row_change r on r.id = p.id`.execute(
      db,
    )
    const [page] = rows
    count += page?.kept ?? 0
    if (!page || page.last === null || page.rows < PAGE) return count
    after = page.last
    await new Promise(setImmediate)
  }
}

async function findMissing(db: Db, table: RecordedTable, findings: Findings): Promise<void> {
  for (let after = 0; !findings.full;) {
    const { rows } = await sql<{ id: number; key: string; content: string }>`
      select r.id, r.row_key as "key", r.content from row_change r
      where r.table_name = ${table.name} and r.content is not null and r.id > ${after}
        and not exists (select 1 from row_change n where n.table_name = r.table_name and n.row_key = r.row_key and n.id > r.id)
        and r.row_key not in (select ${sql.raw(table.keyOf('t'))} from ${sql.table(table.name)} t)
      order by r.id limit ${MOST_NAMED}`.execute(db)
    for (const { id, key, content } of rows) {
      after = id
      findings.row(difference(table.name, key, content, null), [id, null])
    }
    if (rows.length < MOST_NAMED) return
  }
}

function difference(table: string, row: string, recorded: string | null, stored: string | null): RowDifference {
  if (recorded === null) return { table, row, what: 'added', columns: [] }
  if (stored === null) return { table, row, what: 'missing', columns: [] }
  const said = JSON.parse(recorded) as Record<string, unknown>
  const is = JSON.parse(stored) as Record<string, unknown>
  const columns = Object.keys(is)
    .filter((column) => !Object.hasOwn(said, column) || said[column] !== is[column])
    .map((column) => ({ column, recorded: text(said[column]), stored: text(is[column]) }))
  return { table, row, what: 'changed', columns }
}

const text = (value: unknown) =>
  value === null || value === undefined ? null : (typeof value === 'string' ? value : JSON.stringify(value)).slice(0, 200)

/** Triggers that were there at the last baseline and are gone, changed or switched off; or that came since. */
export async function findGuardDifferences(db: Db, baseline: Baseline, findings: Findings): Promise<void> {
  const now = await guardsOf(db)
  for (const name of new Set([...Object.keys(baseline.guards), ...Object.keys(now)])) {
    const [was, is] = [baseline.guards[name] ?? null, now[name] ?? null]
    if (was !== is) findings.guard(name, [was, is])
  }
}
