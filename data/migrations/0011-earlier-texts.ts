import type { Kysely } from 'kysely'
import { sql } from 'kysely'
import { evidence } from './0003-evidence.ts'
import { activities } from './0004-activities.ts'
import { accounts } from './0005-accounts.ts'
import { notices } from './0006-notices.ts'
import { imports } from './0007-imports.ts'

/**
 * Some migrations were edited after databases had run them: 0001 got a column, 0003 to 0007 were empty at first, 0007 got a
 * column. Such a database lists them as done and lacks what came later. This looks for each and adds what is missing; in a
 * database of the present texts it changes nothing.
 */
export function earlierTexts(store: 'sqlite' | 'postgres') {
  return {
    async up(db: Kysely<unknown>): Promise<void> {
      if (!(await columns(db, store, 'strategic_goal')).includes('printed_name')) {
        // SQLite adds a column that is not null only with a default.
        await sql.raw(`alter table strategic_goal add column printed_name text not null default ''`).execute(db)
        // The name was stored as printed then; corrected names came with this column.
        await sql.raw('update strategic_goal set printed_name = name').execute(db)
        if (store === 'postgres') {
          await sql.raw('alter table strategic_goal alter column printed_name drop default').execute(db)
        }
      }
      for (const [table, migration] of EMPTY_AT_FIRST) {
        if ((await columns(db, store, table)).length === 0) await migration(store).up(db)
      }
      if (!(await columns(db, store, 'import_draft')).includes('glance')) {
        await sql.raw('alter table import_draft add column glance text').execute(db)
      }
    },
  }
}

// By a table that the migration makes: it ran as a whole or not at all.
const EMPTY_AT_FIRST = [
  ['evidence_vault', evidence],
  ['activity', activities],
  ['sign_in_delay', accounts],
  ['notice_read', notices],
  ['import_draft', imports],
] as const

/** Of a table that is not there: none. */
async function columns(db: Kysely<unknown>, store: 'sqlite' | 'postgres', table: string): Promise<string[]> {
  const { rows } = await sql
    .raw<{ name: string }>(
      store === 'sqlite'
        ? `select name from pragma_table_info('${table}')`
        : `select column_name as name from information_schema.columns where table_schema = current_schema() and table_name = '${table}'`,
    )
    .execute(db)
  return rows.map((row) => row.name)
}
