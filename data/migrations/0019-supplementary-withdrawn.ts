import type { Kysely } from 'kysely'
import { sql } from 'kysely'

/**
 * A decided 추경 that was put on record by mistake is withdrawn with a reason: it stays as it was, and the corrected one takes its number.
 * What was decided, and what was let go of, changes in no other way.
 */
export function supplementaryWithdrawn(store: 'sqlite' | 'postgres') {
  return {
    async up(db: Kysely<unknown>): Promise<void> {
      for (const statement of [...COLUMNS, ...GUARDS[store]]) await sql.raw(statement).execute(db)
    },
  }
}

const COLUMNS = [
  'alter table supplementary_budget add column withdrawn_reason text check (withdrawn_reason is null or length(trim(withdrawn_reason)) > 0)',
  'alter table supplementary_budget add column withdrawn_at text',
  'alter table supplementary_budget add column withdrawn_by text',
]

const DECIDED = [
  'plan_id',
  'number',
  'council_meeting',
  'council_number',
  'decided_on',
  'evidence',
  'recorded_at',
  'recorded_by',
  'recorded_by_id',
]
const SHUT = `old.status = 'discarded' or (old.status = 'confirmed' and (new.status <> 'discarded'
  or new.withdrawn_reason is null or new.withdrawn_at is null or new.withdrawn_by is null
  or ${DECIDED.map((column) => `new.${column} is distinct from old.${column}`).join(' or ')}))`
const WORDS = 'plan-locked: supplementary_budget'

const GUARDS = {
  sqlite: [
    `create trigger supplementary_budget_decided before update on supplementary_budget when ${SHUT}
      begin select raise(abort, '${WORDS}'); end`,
  ],
  postgres: [
    `create function supplementary_budget_decided() returns trigger language plpgsql as $$ begin
      if ${SHUT} then raise exception '${WORDS}'; end if; return new; end $$`,
    'create trigger supplementary_budget_decided before update on supplementary_budget for each row execute function supplementary_budget_decided()',
  ],
}
