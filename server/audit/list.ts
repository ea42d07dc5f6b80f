import { type Expression, sql, type SqlBool } from 'kysely'
import type { Db } from '#data/database.ts'

export interface AuditAsk {
  readonly q?: string | undefined
  readonly actorId?: string | undefined
  /** 'value.', 'refused.', 'sign-in' …: how the act begins */
  readonly act?: string | undefined
  readonly subject?: string | undefined
  /** ISO days of Asia/Seoul, both included */
  readonly from?: string | undefined
  readonly to?: string | undefined
  /** page on: entries before this number */
  readonly before?: number | undefined
  readonly limit?: number | undefined
}

export interface AuditLine {
  readonly seq: number
  readonly at: string
  readonly actorId: string | null
  readonly actor: string
  readonly role: string | null
  readonly act: string
  readonly subject: string
  /** JSON as it was written, for showing side by side */
  readonly before: string | null
  readonly after: string | null
  readonly reason: string | null
  readonly requestId: string | null
  readonly address: string | null
}

export interface AuditPage {
  readonly lines: readonly AuditLine[]
  /** give as `before` to read on; null at the end */
  readonly next: number | null
}

/** The record, newest first, filtered; the administrator's searchable log. */
export async function auditPage(db: Db, ask: AuditAsk): Promise<AuditPage> {
  const limit = Math.min(ask.limit ?? 100, 500)
  const like = (text: string) => `%${text.replaceAll(/[\\%_]/g, (c) => `\\${c}`)}%`
  const rows = await db
    .selectFrom('audit_entry')
    .select(['seq', 'at', 'actor_id as actorId', 'actor', 'role', 'act', 'subject', 'before_json as before', 'after_json as after', 'reason', 'request_id as requestId', 'address'])
    .$if(ask.before !== undefined, (q) => q.where('seq', '<', ask.before ?? 0))
    .$if(ask.actorId !== undefined, (q) => q.where('actor_id', '=', ask.actorId ?? ''))
    .$if(ask.subject !== undefined, (q) => q.where('subject', '=', ask.subject ?? ''))
    .$if(ask.act !== undefined, (q) => q.where(sql<SqlBool>`substr(act, 1, ${sql.lit((ask.act ?? '').length)}) = ${ask.act ?? ''}`))
    .$if(ask.from !== undefined, (q) => q.where('at', '>=', seoulMidnight(ask.from ?? '', 0)))
    .$if(ask.to !== undefined, (q) => q.where('at', '<', seoulMidnight(ask.to ?? '', 1)))
    .$if(ask.q !== undefined && ask.q !== '', (q) => q.where((eb) => {
      const pattern = like(ask.q ?? '')
      return eb.or((['actor', 'act', 'subject', 'reason', 'before_json', 'after_json', 'request_id', 'address'] as const).map((c) => matches(c, pattern)))
    }))
    .orderBy('seq', 'desc')
    .limit(limit + 1)
    .execute()
  const lines = rows.slice(0, limit)
  return { lines, next: rows.length > limit ? (lines.at(-1)?.seq ?? null) : null }
}

/** History of one value: every entry about it, oldest first, refusals included. */
export async function auditOf(db: Db, subject: string): Promise<readonly AuditLine[]> {
  const page = await auditPage(db, { subject, limit: 500 })
  return page.lines.toReversed()
}

// SQLite's LIKE knows no escape character unless told; PostgreSQL's minds capitals, so both sides are lowered.
const matches = (column: string, pattern: string): Expression<SqlBool> => sql<SqlBool>`lower(${sql.ref(column)}) like lower(${pattern}) escape '\\'`

// Asia/Seoul has no summer time: nine hours ahead, always.
const seoulMidnight = (day: string, plus: number) => new Date(Date.parse(`${day}T00:00:00+09:00`) + plus * 86_400_000).toISOString()
