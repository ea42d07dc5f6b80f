import { type Expression, sql, type SqlBool } from 'kysely'
import { z } from 'zod'
import type { Db } from '#data/database.ts'
import { namesOf, type SubjectName } from './subjects.ts'

/** What the record is filtered by; the same for the page and for the files. */
export const auditFilters = z.object({
  q: z.string().trim().max(80).optional(),
  actorId: z.string().max(100).optional(),
  /** 'value.', 'refused.', 'sign-in' …: how the act begins */
  act: z.string().max(60).optional(),
  subject: z.string().max(120).optional(),
  /** ISO days of Asia/Seoul, both included */
  from: z.iso.date().optional(),
  to: z.iso.date().optional(),
})

export interface AuditQuery extends Readonly<z.infer<typeof auditFilters>> {
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

/** An entry with what its subject, and what it names by number, was called on its day. */
export interface NamedLine extends AuditLine, SubjectName {}

export interface AuditPage {
  readonly lines: readonly NamedLine[]
  /** give as `before` to read on; null at the end of the record */
  readonly next: number | null
  /** how many entries were looked through without filling the page; null when the page is full or the record has ended */
  readonly searched: number | null
  /** entries in the whole record */
  readonly total: number
}

/** Entries looked through at one request: a rare word in an old office's record must not hold up everybody's saves. */
const MOST_SEARCHED = 100_000
const STEP = 20_000
/** The clock of a server may be set back a little; entries are never this far out of order. */
const OUT_OF_ORDER = 1_000

/**
 * The record, newest first, filtered; the administrator's searchable log. Found by an index where one filter allows it,
 * else looked through in steps from the newest on, at most MOST_SEARCHED entries a request: `next` leads on.
 */
export async function auditPage(db: Db, ask: AuditQuery): Promise<AuditPage> {
  const limit = Math.min(ask.limit ?? 100, 500)
  const { top, bottom, total } = await span(db, ask)
  const acts = ask.act === undefined ? null : await actsBeginning(db, ask.act)
  const filters = { ...ask, acts }
  const found: AuditLine[] = []
  let low = top + 1
  const atOnce = acts?.length === 0 || indexed(filters)
  while (low > bottom && found.length <= limit && top + 1 - low < MOST_SEARCHED) {
    const high = low
    low = atOnce ? bottom : Math.max(bottom, high - STEP)
    if (acts?.length === 0) break
    found.push(...(await rowsBetween(db, filters, { low, high, limit: limit + 1 - found.length })))
    // SQLite answers at once and would otherwise keep every other request waiting.
    await new Promise(setImmediate)
  }
  const full = found.length > limit
  const lines = found.slice(0, limit)
  const next = full ? (lines.at(-1)?.seq ?? null) : low > bottom ? low : null
  return { lines: await namesOf(db, lines), next, searched: full || low <= bottom ? null : top + 1 - low, total }
}

/** One entry by its number; null when there is none. */
export async function auditEntry(db: Db, seq: number): Promise<NamedLine | null> {
  const line = await lines(db).where('seq', '=', seq).executeTakeFirst()
  return line === undefined ? null : ((await namesOf(db, [line]))[0] ?? null)
}

/** History of one value: every entry about it, oldest first, refusals included. */
export async function auditOf(db: Db, subject: string): Promise<readonly AuditLine[]> {
  const page = await auditPage(db, { subject, limit: 500 })
  return page.lines.toReversed()
}

export interface AuditPerson {
  readonly id: string
  /** as it stands in the newest entry: a name can change, and an account can be gone */
  readonly name: string
}

/** Everybody who stands in the record, by leaps through its index: as quick with a million entries as with a thousand. */
export async function auditPeople(db: Db): Promise<readonly AuditPerson[]> {
  const found: AuditPerson[] = []
  for (let last = ''; ;) {
    const next = await db
      .selectFrom('audit_entry')
      .select((eb) => eb.fn.min<string | null>('actor_id').as('id'))
      .where('actor_id', '>', last)
      .executeTakeFirst()
    if (!next?.id) return found.toSorted((a, b) => a.name.localeCompare(b.name, 'ko'))
    last = next.id
    const newest = await db
      .selectFrom('audit_entry')
      .select('actor')
      .where('actor_id', '=', last)
      .orderBy('seq', 'desc')
      .limit(1)
      .executeTakeFirst()
    found.push({ id: last, name: newest?.actor ?? last })
  }
}

const lines = (db: Db) =>
  db
    .selectFrom('audit_entry')
    .select([
      'seq',
      'at',
      'actor_id as actorId',
      'actor',
      'role',
      'act',
      'subject',
      'before_json as before',
      'after_json as after',
      'reason',
      'request_id as requestId',
      'address',
    ])

type Filters = AuditQuery & { readonly acts: readonly string[] | null }

/** One equality, and nothing that would have to be looked for among what it finds. */
function indexed({ q, acts, actorId, subject }: Filters): boolean {
  const given = [acts !== null, actorId !== undefined, subject !== undefined].filter(Boolean).length
  return (q ?? '') === '' && (given === 0 || subject !== undefined || (given === 1 && (acts === null || acts.length > 0)))
}

async function rowsBetween(db: Db, ask: Filters, at: { low: number; high: number; limit: number }): Promise<AuditLine[]> {
  const { acts } = ask
  const query = (act: string | null) =>
    lines(db)
      .where('seq', '<', at.high)
      .where('seq', '>=', at.low)
      .$if(ask.actorId !== undefined, (q) => q.where('actor_id', '=', ask.actorId ?? ''))
      .$if(ask.subject !== undefined, (q) => q.where('subject', '=', ask.subject ?? ''))
      .$if(act !== null, (q) => q.where('act', '=', act ?? ''))
      .$if(ask.from !== undefined, (q) => q.where('at', '>=', seoulMidnight(ask.from ?? '', 0)))
      .$if(ask.to !== undefined, (q) => q.where('at', '<', seoulMidnight(ask.to ?? '', 1)))
      .$if(ask.q !== undefined && ask.q !== '', (q) =>
        q.where((eb) => {
          const pattern = `%${(ask.q ?? '').replaceAll(/[\\%_]/g, (c) => `\\${c}`)}%`
          return eb.or(
            (['actor', 'act', 'subject', 'reason', 'before_json', 'after_json', 'request_id', 'address'] as const).map((c) =>
              matches(c, pattern),
            ),
          )
        }),
      )
      .orderBy('seq', 'desc')
      .limit(at.limit)
      .execute()
  if (acts === null || acts.length === 0) return query(null)
  // One short look into the index for each act: `in` would make the store choose between the order and the filter.
  const found: AuditLine[] = []
  for (const act of acts) found.push(...(await query(act)))
  return found.toSorted((a, b) => b.seq - a.seq).slice(0, at.limit)
}

/** The acts there are that begin so, by leaps through the index: some dozens, however long the record is. */
async function actsBeginning(db: Db, beginning: string): Promise<string[]> {
  const found: string[] = []
  for (let last: string | null = ''; ;) {
    const row: { act: string | null } | undefined = await db
      .selectFrom('audit_entry')
      .select((eb) => eb.fn.min<string | null>('act').as('act'))
      .where('act', '>', last)
      .executeTakeFirst()
    last = row?.act ?? null
    if (last === null) return found
    if (last.startsWith(beginning)) found.push(last)
  }
}

/** Where in the record the days asked for lie, with room for a clock that was set back. */
async function span(db: Db, ask: AuditQuery): Promise<{ top: number; bottom: number; total: number }> {
  const newest = await db
    .selectFrom('audit_entry')
    .select((eb) => eb.fn.max('seq').as('seq'))
    .executeTakeFirst()
  const near = async (day: string, plus: number, edge: 'last' | 'first') => {
    const at = seoulMidnight(day, plus)
    const query = db.selectFrom('audit_entry').select('seq')
    const row = await (
      edge === 'last' ? query.where('at', '<', at).orderBy('at', 'desc') : query.where('at', '>=', at).orderBy('at')
    )
      .limit(1)
      .executeTakeFirst()
    return row?.seq ?? null
  }
  const end = newest?.seq ?? 0
  const to = ask.to === undefined ? end : await near(ask.to, 1, 'last')
  const from = ask.from === undefined ? 1 : await near(ask.from, 0, 'first')
  if (to === null || from === null) return { top: 0, bottom: 1, total: end }
  const top = Math.min((ask.before ?? end + 1) - 1, end, to + (ask.to === undefined ? 0 : OUT_OF_ORDER))
  return { top, bottom: Math.max(1, from - (ask.from === undefined ? 0 : OUT_OF_ORDER)), total: end }
}

// SQLite's LIKE knows no escape character unless told; PostgreSQL's minds capitals, so both sides are lowered.
const matches = (column: string, pattern: string): Expression<SqlBool> =>
  sql<SqlBool>`lower(${sql.ref(column)}) like lower(${pattern}) escape '\\'`

// Asia/Seoul has no summer time: nine hours ahead, always.
const seoulMidnight = (day: string, plus: number) =>
  new Date(Date.parse(`${day}T00:00:00+09:00`) + plus * 86_400_000).toISOString()
