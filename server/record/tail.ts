import type { Db } from '#data/database.ts'
import { type AuditRow, indicatorOf, type Told, toldOf } from './change.ts'

/** More than this at once is not told one by one: the screens ask for everything anew. */
export const MOST_AT_ONCE = 500

/** Number of the newest entry of the record; 0 while there is none. */
export async function headSeq(db: Db): Promise<number> {
  return (await db.selectFrom('audit_head').select('seq').where('id', '=', 1).executeTakeFirst())?.seq ?? 0
}

/** What was put on record after `seq`, in order and only what is committed; null when that is more than is told one by one. */
export async function toldAfter(db: Db, seq: number): Promise<readonly Told[] | null> {
  const rows: AuditRow[] = await db
    .selectFrom('audit_entry')
    .select(['seq', 'act', 'subject', 'actor_id', 'request_id'])
    .where('seq', '>', seq)
    .orderBy('seq')
    .limit(MOST_AT_ONCE + 1)
    .execute()
  if (rows.length > MOST_AT_ONCE) return null
  const indicators = [...new Set(rows.flatMap((row) => indicatorOf(row.subject) ?? []))]
  const owners =
    indicators.length === 0
      ? []
      : await db.selectFrom('indicator').select(['id', 'department_id as departmentId']).where('id', 'in', indicators).execute()
  const departmentOf = new Map(owners.map((o) => [o.id, o.departmentId]))
  return rows.map((row) => toldOf(row, departmentOf))
}
