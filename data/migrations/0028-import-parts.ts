import type { Kysely } from 'kysely'

/** A document of several bureaus is a draft for each of them. Drafts from before are of the first, or the only, bureau. */
export function importParts() {
  return {
    async up(db: Kysely<unknown>): Promise<void> {
      await db.schema
        .alterTable('import_draft')
        .addColumn('part', 'integer', (c) => c.notNull().defaultTo(0))
        .execute()
      await db.schema.alterTable('import_draft').addColumn('parts', 'integer').execute()
    },
  }
}
