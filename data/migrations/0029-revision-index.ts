import type { Kysely } from 'kysely'

/**
 * Every query of versions names indicators first, and their key has the year next. SQLite, which has no statistics of an office's data,
 * took the year's index instead, and read every bureau's versions for the page of one.
 */
export function revisionIndex() {
  return {
    async up(db: Kysely<unknown>): Promise<void> {
      await db.schema.dropIndex('actual_revision_year').execute()
    },
  }
}
