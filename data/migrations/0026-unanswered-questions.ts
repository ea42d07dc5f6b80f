import type { Kysely } from 'kysely'
import { sql } from 'kysely'

/** Questions that had no answer, counted without who asked. Their words only where the installation says so; else '' stands for all. */
export function unansweredQuestions(store: 'sqlite' | 'postgres') {
  return {
    async up(db: Kysely<unknown>): Promise<void> {
      const end = store === 'sqlite' ? ') strict, without rowid' : ')'
      await sql
        .raw(
          `create table unanswered_question (
          question text not null check (length(question) <= 300),
          reason text not null check (reason in ('unknown', 'no-data')),
          asked integer not null check (asked > 0),
          first_on text not null,
          last_on text not null,
          primary key (question, reason)
        ${end}`,
        )
        .execute(db)
    },
  }
}
