import BetterSqlite3 from 'better-sqlite3'
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { openStore, type Store, type StoreKind } from '#data/database.ts'
import { verifyNow } from '#server/record/verify.ts'
import { fullStore } from '../../helpers/full-store.ts'
import { KEY } from '../../helpers/people.ts'
import { freshPlace, onBothStores } from '../../helpers/stores.ts'

/** SQLite cannot drop a rule: whoever wants to is edits the schema itself. */
const edit = (table: string, from: string, to = '') => [
  'pragma writable_schema = on',
  `update sqlite_schema set sql = replace(sql, '${from.replaceAll(`'`, `''`)}', '${to}') where name = '${table}'`,
  'pragma writable_schema = off',
]
const HARMS: Readonly<Record<StoreKind, readonly (readonly [what: string, statements: readonly string[], named: string])[]>> = {
  sqlite: [
    ['a rule of a column', edit('actual', `check (month between 0 and 12)`), 'table actual'],
    ['a foreign key', edit('actual', ' references indicator (id)'), 'table actual'],
    ['an index', ['drop index actual_indicator'], 'index actual_indicator'],
    ['a table', ['drop table deputy'], 'table deputy'],
    ['an index of somebody’s own', ['create unique index mine on document (title)'], 'index mine'],
  ],
  postgres: [
    ['a rule of a column', ['alter table actual drop constraint actual_month_check'], 'constraint actual: CHECK'],
    ['a foreign key', ['alter table actual drop constraint actual_indicator_id_fkey'], 'constraint actual: FOREIGN KEY'],
    ['an index', ['drop index actual_indicator'], 'index actual_indicator'],
    ['a column that must be there', ['alter table document alter column title drop not null'], 'column document.title'],
    ['foreign keys of a table', ['alter table actual disable trigger all'], 'trigger of foreign keys actual'],
    ['an index of somebody’s own', ['create unique index mine on document (title)'], 'index mine'],
    ['a rule unlike the old one', ['alter table actual add check (month < 99)'], 'constraint actual: CHECK (month < 99)'],
  ],
}

async function harm(store: Store, statements: readonly string[]) {
  if (store.kind === 'postgres') {
    for (const statement of statements) await sql.raw(statement).execute(store.db)
    return
  }
  const other = new BetterSqlite3(store.place)
  other.unsafeMode()
  for (const statement of statements) other.exec(statement)
  other.close()
}

onBothStores('a schema that is not what the migrations make', (kind) => {
  test.each(HARMS[kind])('%s: found and named', async (_, statements, named) => {
    const place = await freshPlace(kind, fullStore)
    const store = openStore(place.url)
    try {
      await fullStore(store)
      const verify = () => verifyNow({ db: store.db, place: kind === 'sqlite' ? store.place : null }, KEY)
      expect(await verify()).toMatchObject({ kind: 'ok' })
      await harm(store, statements)
      const verdict = await verify()
      expect(verdict.kind === 'broken' && verdict.found?.schema.map(({ name }) => name).join('\n')).toContain(named)
    } finally {
      await store.close()
      await place.remove()
    }
  })
})
