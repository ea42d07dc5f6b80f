import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { type Db, openStore, type StoreKind } from '#data/database.ts'
import { asMigrated } from '#data/as-migrated.ts'
import type { Acknowledged, VerdictFound } from '#domain/words/audit-verdict.ts'
import { type AuditRow, hashOf, sameHash, sealOf } from './chain.ts'
import { Findings } from './findings.ts'
import { schemaDifferences, type SchemaObjects, schemaObjects } from './schema-objects.ts'
import { lastBaseline } from './start-recording.ts'
import { findFigureDifferences } from './verify-figures.ts'
import { ChangeWalk, findGuardDifferences, findRowDifferences } from './verify-rows.ts'

export type Break =
  | 'tampered'
  | 'deleted'
  | 'inserted'
  | 'reordered'
  | 'head-tampered'
  /** what an entry says of stored rows was changed, taken out or put in */
  | 'changes-tampered'
  /** stored rows are not what the record says */
  | 'rows-differ'
  /** triggers that stop or note changes are gone, changed or new */
  | 'guards-differ'
  /** tables, rules and indexes are not what the migrations make */
  | 'schema-differs'
  /** kept files are gone or not what they were */
  | 'files-differ'

export type Verdict =
  | {
      readonly kind: 'ok'
      readonly entries: number
      readonly lastHash: string
      /** what differs as an administrator acknowledged it */
      readonly acknowledged: readonly Acknowledged[]
    }
  /**
   * The first entry that is wrong. `seq` is its number; for a deleted one the number that is missing; 0 when the entries are
   * genuine and `found` says what differs from them.
   */
  | {
      readonly kind: 'broken'
      readonly what: Break
      readonly seq: number
      readonly subject: string | null
      readonly found?: VerdictFound
      readonly acknowledged?: readonly Acknowledged[]
    }

/** What was written down outside (a print, another machine) about the chain's end at some time. */
export interface Anchor {
  readonly seq: number
  readonly hash: string
}

/** Where a file of evidence with this hash is kept. */
type KeptPath = (sha256: string) => string

/** One page of rows at a time: an old office's record does not fit in memory twice. */
const PAGE = 1000

interface Look {
  readonly anchor?: Anchor | undefined
  /** without it the files of evidence are not looked at */
  readonly keptPath?: KeptPath | undefined
  /** what the migrations make; without it the schema is not looked at */
  readonly made?: SchemaObjects | undefined
}

/** What the migrations of this program make; asked once of each connection, since PostgreSQL words rules by its version. */
const madeFor = new WeakMap<Db, Promise<SchemaObjects>>()
function madeBy(kind: StoreKind, db: Db): Promise<SchemaObjects> {
  const asked = madeFor.get(db) ?? asMigrated(kind, db, schemaObjects)
  madeFor.set(db, asked)
  // One that failed is asked again.
  asked.catch(() => madeFor.delete(db))
  return asked
}

/**
 * Verifies a store as it stands at one moment, while a server writes to it. `place`: a SQLite file, which gets a connection
 * of its own, because a long transaction on the server's would keep everybody waiting.
 */
export async function verifyNow(
  { db, place }: { readonly db: Db; readonly place: string | null },
  key: string,
  options: Omit<Look, 'made'> = {},
): Promise<Verdict> {
  const made = await madeBy(place === null ? 'postgres' : 'sqlite', db)
  if (place === null) {
    return db
      .transaction()
      .setIsolationLevel('repeatable read')
      .setAccessMode('read only')
      .execute((trx) => verifyAudit(trx, key, { ...options, made }))
  }
  const reader = openStore(place, { readOnly: true })
  try {
    return await reader.db.transaction().execute((trx) => verifyAudit(trx, key, { ...options, made }))
  } finally {
    await reader.close()
  }
}

/**
 * Walks the whole chain with its key, then replays what it says into what is stored. Finds the first entry that was changed,
 * taken out, put in or moved, a cut-off end, and every recorded row, guard, rule of the schema and kept file that is not what
 * the record says; those that were acknowledged stand apart. Only a whole older database put back is beyond it: give `anchor`
 * for that. `db` should be one moment of the store, as in verifyNow.
 */
export async function verifyAudit(db: Db, key: string, { anchor, keptPath, made }: Look = {}): Promise<Verdict> {
  const head = await db.selectFrom('audit_head').selectAll().where('id', '=', 1).executeTakeFirst()
  // Read before the chain is walked, which finds a forged acknowledgement first of all.
  const findings = await Findings.of(db)
  const changes = new ChangeWalk(db, findings)
  let seq = 0
  let hash = ''
  let anchored = anchor === undefined || (anchor.seq === 0 && anchor.hash === '')
  for (;;) {
    const rows = await db.selectFrom('audit_entry').selectAll().where('seq', '>', seq).orderBy('seq').limit(PAGE).execute()
    for (const row of rows) {
      const genuine = row.seq === seq + 1 && row.previous_hash === hash && sameHash(row.hash, hashOf(row, key))
      if (!genuine) return diagnose(db, key, { seq: seq + 1, previous: hash }, row, head)
      if (row.changes !== null && !(await changes.holds(row.changes)))
        return { kind: 'broken', what: 'changes-tampered', seq: row.seq, subject: row.subject }
      seq = row.seq
      hash = row.hash
      if (anchor?.seq === seq && anchor.hash === hash) anchored = true
    }
    if (rows.length < PAGE) break
    // SQLite answers at once: without a break a long record would keep everybody else waiting.
    await new Promise(setImmediate)
  }
  if (head === undefined || head.seq < seq) return { kind: 'broken', what: 'head-tampered', seq, subject: null }
  if (!sealHolds(head, key)) return { kind: 'broken', what: 'head-tampered', seq: head.seq, subject: null }
  if (head.seq > seq) return { kind: 'broken', what: 'deleted', seq: seq + 1, subject: null }
  if (head.hash !== hash) return { kind: 'broken', what: 'head-tampered', seq, subject: null }
  if (head.changed_through !== changes.through) return { kind: 'broken', what: 'head-tampered', seq, subject: null }
  if (!anchored) return { kind: 'broken', what: 'deleted', seq: Math.min(anchor?.seq ?? 1, seq + 1), subject: null }
  if (seq === 0 && (await inUse(db))) return { kind: 'broken', what: 'deleted', seq: 1, subject: null }
  // Of one row the replay says the most: it comes last.
  await changes.end()
  await findUnrecorded(db, findings)
  await findFigureDifferences(db, findings)
  const baseline = await lastBaseline(db)
  if (baseline !== null) {
    await findRowDifferences(db, findings)
    await findGuardDifferences(db, baseline, findings)
  }
  await findFileDifferences(db, findings, keptPath)
  if (made !== undefined) for (const one of schemaDifferences(made, await schemaObjects(db))) findings.schema(one)
  const { open: found, acknowledged } = findings
  const what = firstOf(found)
  if (what === null) return { kind: 'ok', entries: seq, lastHash: hash, acknowledged }
  return { kind: 'broken', what, seq: 0, subject: null, found, acknowledged }
}

function firstOf({ rows, guards, schema, files }: VerdictFound): Break | null {
  if (rows.length > 0) return 'rows-differ'
  if (guards.length > 0) return 'guards-differ'
  if (schema.length > 0) return 'schema-differs'
  return files.length > 0 ? 'files-differ' : null
}

/** Kept originals of plan documents, and evidence in their folder, whose content is not that of their hash. */
async function findFileDifferences(db: Db, findings: Findings, keptPath: KeptPath | undefined): Promise<void> {
  for (const { sha256 } of await db.selectFrom('import_file').select('sha256').orderBy('sha256').execute()) {
    const { bytes } = await db.selectFrom('import_file').select('bytes').where('sha256', '=', sha256).executeTakeFirstOrThrow()
    const is = createHash('sha256').update(bytes).digest('hex')
    if (is === sha256) continue
    const draft = await db.selectFrom('import_draft').select('file_name').where('sha256', '=', sha256).executeTakeFirst()
    findings.file({ what: 'changed', title: draft?.file_name ?? '', sha256 }, [is])
  }
  if (keptPath === undefined) return
  const kept = await db
    .selectFrom('evidence')
    .select(['sha256', (eb) => eb.fn.min('title').as('title')])
    .where('sha256', 'is not', null)
    // An infected content is deleted on purpose.
    .where('scan', '<>', 'refused')
    .groupBy('sha256')
    .orderBy('sha256')
    .execute()
  for (const { sha256, title } of kept) {
    if (sha256 === null) continue
    const is = await hashOfFile(keptPath(sha256))
    if (is !== sha256) findings.file({ what: is === null ? 'missing' : 'changed', title, sha256 }, [is])
  }
}

/** SHA-256 of a file, read piece by piece; null when it cannot be read. */
async function hashOfFile(path: string): Promise<string | null> {
  const hash = createHash('sha256')
  try {
    for await (const piece of createReadStream(path)) hash.update(piece as Buffer)
  } catch {
    return null
  }
  return hash.digest('hex')
}

/** Every change a person made to a value must have its entry: an entry wiped out with the head would leave it bare. */
async function findUnrecorded(db: Db, findings: Findings): Promise<void> {
  const bare = await db
    .selectFrom('actual_revision as r')
    .select('r.id')
    .where('r.act', 'is not', null)
    .where('r.act', '<>', 'aggregate')
    .where((eb) =>
      eb.not(
        eb.exists(
          eb
            .selectFrom('audit_entry as a')
            .select('a.seq')
            .whereRef('a.request_id', '=', 'r.request_id')
            .where('a.act', 'like', 'value.%'),
        ),
      ),
    )
    // A copy carried into a newer plan has its entry where it was recorded; it must be a copy.
    .where((eb) =>
      eb.not(
        eb.exists(
          eb
            .selectFrom('actual_revision as o')
            .select('o.id')
            .whereRef('o.id', '=', 'r.carried_from')
            .whereRef('o.recorded_at', '=', 'r.recorded_at')
            .whereRef('o.kind', '=', 'r.kind')
            .where((same) => same.or([same('o.value', 'is', null), same('o.value', '=', same.ref('r.value'))])),
        ),
      ),
    )
    .orderBy('r.id')
    .execute()
  for (const { id } of bare) findings.row({ table: 'actual_revision', row: String(id), what: 'added', columns: [] }, ['bare'])
}

/** An empty record is whole only while nobody has signed in or written anything: both leave entries. */
async function inUse(db: Db): Promise<boolean> {
  const session = await db.selectFrom('session').select('id').limit(1).executeTakeFirst()
  return (
    session !== undefined ||
    (await db.selectFrom('handled_request').select('request_id').limit(1).executeTakeFirst()) !== undefined
  )
}

/**
 * Names what happened at place `at`, where `found` stands and does not belong. A row is genuine at another place when its
 * hash holds with that number; the right row of this place is the one that follows the hash before.
 */
async function diagnose(
  db: Db,
  key: string,
  at: { seq: number; previous: string },
  found: AuditRow,
  head: Head,
): Promise<Verdict> {
  const broken = (what: Break, seq = at.seq, subject: string | null = found.subject): Verdict => ({
    kind: 'broken',
    what,
    seq,
    subject,
  })
  const followers = await db.selectFrom('audit_entry').selectAll().where('previous_hash', '=', at.previous).execute()
  const displaced = followers.some((row) => row.seq !== at.seq && sameHash(row.hash, hashOf({ ...row, seq: at.seq }, key)))
  if (found.seq > at.seq) return displaced ? broken('reordered') : broken('deleted', at.seq, null)
  const place = await placeOf(db, key, found)
  if (place === null) {
    // The genuine row stands elsewhere, or the genuine record had ended: this one was put in. Else it was changed.
    const beyond = at.seq > (head?.seq ?? 0) || (at.seq === head?.seq && !sealHolds(head, key))
    return displaced || beyond ? broken('inserted') : broken('tampered')
  }
  if (place === at.seq) return broken('tampered', Math.max(1, at.seq - 1), null)
  const twins = await db.selectFrom('audit_entry').select('seq').where('hash', '=', found.hash).execute()
  if (twins.length > 1) return broken('inserted')
  return displaced ? broken('reordered') : broken('deleted', at.seq, null)
}

type Head = { readonly seq: number; readonly hash: string; readonly seal: string } | undefined
const sealHolds = (head: NonNullable<Head>, key: string) =>
  head.seq === 0 ? head.hash === '' && head.seal === '' : sameHash(head.seal, sealOf(head.seq, head.hash, key))

/** The number with which the row's hash holds; null when it holds with none. */
async function placeOf(db: Db, key: string, row: AuditRow): Promise<number | null> {
  const { most } = await db
    .selectFrom('audit_entry')
    .select((eb) => eb.fn.max('seq').as('most'))
    .executeTakeFirstOrThrow()
  const head = await db.selectFrom('audit_head').select('seq').executeTakeFirst()
  // Generously beyond the end: rows taken out before it made the end come nearer.
  const end = Math.max(most, head?.seq ?? 0) + 1000
  for (let seq = 1; seq <= end; seq += 1) {
    if (sameHash(row.hash, hashOf({ ...row, seq }, key))) return seq
    if (seq % PAGE === 0) await new Promise(setImmediate)
  }
  return null
}
