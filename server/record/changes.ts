import { createHash, type Hash, randomBytes } from 'node:crypto'
import { type RawBuilder, sql } from 'kysely'
import type { Db, StoreKind } from '#data/database.ts'

/** A row as it was after a change; `content` null = deleted. */
export interface RowChange {
  readonly id: number
  readonly token: string
  readonly table_name: string
  readonly row_key: string
  readonly content: string | null
}

/** Which rows of row_change an entry seals: those between two ids that bear its token. */
export interface Sealed {
  readonly token: string
  readonly from: number
  readonly through: number
  readonly count: number
  /** SHA-256 of the rows in their order, hex */
  readonly digest: string
}

export const newToken = (): string => randomBytes(9).toString('base64url')

/** What an entry says of the changes it seals; `readSealed` reads it. */
export const sealedText = ({ token, from, through, count, digest }: Sealed) => [token, from, through, count, digest].join(' ')

/** Null for a text that seals nothing. */
export function readSealed(text: string): Sealed | null {
  const found = /^([\w-]{12}) (\d+) (\d+) (\d+) ([\da-f]{64})$/.exec(text)
  if (!found) return null
  const [, token = '', from, through, count, digest = ''] = found
  return { token, from: Number(from), through: Number(through), count: Number(count), digest }
}

export const digestRow = (hash: Hash, { table_name, row_key, content }: RowChange) =>
  hash.update(JSON.stringify([table_name, row_key, content])).update('\n')

const PAGE = 2000

/** Changes in their order, a page at a time, from after an id on. */
export async function* changesAfter(db: Db, after: number): AsyncGenerator<readonly RowChange[]> {
  for (;;) {
    const rows = await db.selectFrom('row_change').selectAll().where('id', '>', after).orderBy('id').limit(PAGE).execute()
    yield rows
    const last = rows.at(-1)
    if (last === undefined || rows.length < PAGE) return
    after = last.id
    await new Promise(setImmediate)
  }
}

/** Changes of rows sealed for an entry; null when there were none. */
export interface Seal {
  readonly text: string
  readonly through: number
}

/**
 * What this transaction changed since `after`, sealed. Rows with another token were put there by somebody else: they stay
 * bare, and the verification names them.
 */
export async function sealChanges(trx: Db, token: string, after: number): Promise<Seal | null> {
  return sealed(changesAfter(trx, after), token)
}

/** As an expression of a statement that is sent anyway: the changes after `after`, as many as are told at once, as JSON that `toldRows` reads. */
export function changesTold(kind: StoreKind, after: number, some = sql`order by id limit ${PAGE}`): RawBuilder<string | null> {
  const few = sql`(select * from row_change where id > ${after} ${some}) as c`
  const fields = sql.raw('c.id, c.token, c.table_name, c.row_key, c.content')
  return kind === 'sqlite'
    ? sql<string | null>`(select json_group_array(json_array(${fields})) from ${few})`
    : sql<string | null>`(select json_agg(json_build_array(${fields}))::text from ${few})`
}

type Told = readonly (readonly [id: number, token: string, table: string, row: string, content: string | null])[]
export const toldRows = (told: string | null): readonly RowChange[] =>
  // Written by changesTold.
  (JSON.parse(told ?? '[]') as Told)
    .map(([id, token, table_name, row_key, content]) => ({ id, token, table_name, row_key, content }))
    .toSorted((a, b) => a.id - b.id)

/** Seals what changesTold gave for the same `after`, and gives the rows; more than that is read anew, page by page, and not given. */
export async function sealTold(
  trx: Db,
  token: string,
  after: number,
  told: string | null,
): Promise<{ readonly seal: Seal | null; readonly rows: readonly RowChange[] | null }> {
  const rows = toldRows(told)
  return rows.length < PAGE
    ? { seal: await sealed([rows], token), rows }
    : { seal: await sealChanges(trx, token, after), rows: null }
}

async function sealed(
  pages: AsyncIterable<readonly RowChange[]> | Iterable<readonly RowChange[]>,
  token: string,
): Promise<Seal | null> {
  const hash = createHash('sha256')
  let from = 0
  let through = 0
  let count = 0
  for await (const rows of pages) {
    for (const row of rows) {
      if (row.token !== token) continue
      digestRow(hash, row)
      if (count === 0) from = row.id
      through = row.id
      count += 1
    }
  }
  return count === 0 ? null : { text: sealedText({ token, from, through, count, digest: hash.digest('hex') }), through }
}
