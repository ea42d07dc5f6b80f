import type { Kysely } from 'kysely'
import { sql } from 'kysely'

/** Up to when a person has read all notices: one row a person, in place of one for each notice. */
export function noticeMarks(store: 'sqlite' | 'postgres') {
  return {
    async up(db: Kysely<unknown>): Promise<void> {
      const end = store === 'sqlite' ? ') strict, without rowid' : ')'
      await sql
        .raw(
          `create table notice_mark (
            user_id text primary key references "user" ("id") on delete cascade,
            read_until text not null,
            scope text not null
          ${end}`,
        )
        .execute(db)
    },
  }
}
