import type { Insertable } from 'kysely'
import type { Db } from '#data/database.ts'
import type { Database } from '#data/schema.ts'

// Kysely builds a statement a call: a hundred rows at a time is where that stops mattering.
const AT_ONCE = 100

export async function insertMany<T extends keyof Database>(
  trx: Db,
  table: T,
  rows: readonly Insertable<Database[T]>[],
): Promise<void> {
  for (let from = 0; from < rows.length; from += AT_ONCE)
    await trx
      .insertInto(table)
      .values(rows.slice(from, from + AT_ONCE))
      .execute()
}

/** Inserts and returns the new ids in the order of `rows`. `keys`: columns that together tell the rows apart; stores return rows in no promised order. */
export async function insertForIds<T extends keyof Database>(
  trx: Db,
  table: T,
  rows: readonly Insertable<Database[T]>[],
  keys: readonly (keyof Insertable<Database[T]> & string)[],
): Promise<number[]> {
  const ids = new Map<string, number>()
  const keyOf = (row: object) => JSON.stringify(keys.map((key) => (row as Record<string, unknown>)[key] ?? null))
  for (let from = 0; from < rows.length; from += AT_ONCE) {
    const chunk = rows.slice(from, from + AT_ONCE)
    const inserted = await trx
      .insertInto(table)
      .values(chunk)
      .returning(['id', ...keys] as never[])
      .execute()
    for (const row of inserted as unknown as { id: number }[]) ids.set(keyOf(row), row.id)
  }
  return rows.map((row) => {
    const id = ids.get(keyOf(row))
    if (id === undefined) throw new Error(`${table}: two rows of one key`)
    return id
  })
}
