import type { Kysely } from 'kysely'
import { sql } from 'kysely'

/** What the searchable log asks, newest first, without sorting a long record each time. */
export function auditIndexes() {
  return {
    async up(db: Kysely<unknown>): Promise<void> {
      for (const column of ['subject', 'actor']) await sql.raw(`drop index audit_entry_${column}`).execute(db)
      for (const column of ['subject', 'actor_id', 'act']) {
        await sql.raw(`create index audit_entry_${column.replace('_id', '')} on audit_entry (${column}, seq)`).execute(db)
      }
    },
  }
}
