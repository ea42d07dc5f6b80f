import type { Kysely } from 'kysely'
import { sql } from 'kysely'

/** 지표성격 of an indicator, which the plans of some offices print; null where a plan has no such column. */
export function indicatorNature() {
  return {
    async up(db: Kysely<unknown>): Promise<void> {
      await sql
        .raw("alter table indicator add column nature text check (nature in ('outcome', 'output', 'process', 'input'))")
        .execute(db)
    },
  }
}
