import type { Kysely } from 'kysely'
import { sql } from 'kysely'

/**
 * 지원조건 of a project in a locked plan may be corrected on record, as its name already may. The guards are those of
 * 0014-editions with this one column taken from what never changes.
 */
export function fundingCorrections(store: 'sqlite' | 'postgres') {
  return {
    async up(db: Kysely<unknown>): Promise<void> {
      for (const statement of store === 'sqlite' ? SQLITE : POSTGRES) await sql.raw(statement).execute(db)
    },
  }
}

const FIXED = ['code', 'programme_id', 'sort_order', 'overview_name', 'starts_on', 'ends_on', 'support_type', 'implementing_body']
const DIFFERS = FIXED.map((c) => `new.${c} is distinct from old.${c}`).join(' or ')
const shut = (row: string) =>
  `(select s.status from plan s join programme p on p.plan_id = s.id where p.id = ${row}.programme_id) in ('confirmed', 'superseded')`
const corrected = (field: string) => `select 1 from plan_correction c where c.id = (select max(l.id) from plan_correction l
    where l.subject = 'project' and l.subject_id = new.id and l.field = '${field}') and c.after = coalesce(new.${field}, '')`
const uncorrected = (field: string) =>
  `new.${field} is distinct from old.${field} and ${shut('old')} and not exists (${corrected(field)})`
const CHANGED = `(${DIFFERS}) and ((${shut('old')}) or (${shut('new')}))`

const SQLITE = [
  'drop trigger project_locked_update',
  `create trigger project_locked_update before update of ${FIXED.join(', ')} on project when ${CHANGED} begin select raise(abort, 'plan-locked: project'); end`,
  `create trigger project_locked_funding before update of funding on project when ${uncorrected('funding')} begin select raise(abort, 'plan-locked: project'); end`,
]

const raise = (when: string) => `if ${when} then raise exception 'plan-locked: project'; end if;`
// Its trigger listens to these columns and to name and funding already.
const POSTGRES = [
  `create or replace function project_locked() returns trigger language plpgsql as $$ begin
    if tg_op = 'INSERT' then ${raise(shut('new'))}
    elsif tg_op = 'DELETE' then ${raise(shut('old'))}
    else ${raise(CHANGED)} ${raise(uncorrected('name'))} ${raise(uncorrected('funding'))} end if;
    if tg_op = 'DELETE' then return old; end if; return new; end $$`,
]
