import type { Kysely } from 'kysely'
import { sql } from 'kysely'

/** What each successor gets of a figure that is divided at a reorganisation: persons, or 원. The share stays beside it, in percent. */
export function dividedFigures(store: 'sqlite' | 'postgres') {
  return {
    async up(db: Kysely<unknown>): Promise<void> {
      const type = store === 'sqlite' ? 'integer' : 'bigint'
      await sql
        .raw(
          `alter table organisation_assignment add column figure ${type} check (figure is null or (figure > 0 and share is not null))`,
        )
        .execute(db)
    },
  }
}
