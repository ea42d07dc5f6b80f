import type { Db } from '#data/database.ts'
import { compiledOnce, compiledRows } from '../../data/compiled-once.ts'
import { ring } from './bell.ts'
import { type AuditRow, hashOf, sealOf, type Unhashed } from './chain.ts'
import { newToken, type Seal, sealChanges } from './changes.ts'

/** Who is at the other end of a request. */
export interface AuditActor {
  readonly id: string | null
  readonly name: string
  readonly role: string | null
}

export interface AuditNote {
  readonly at: Date
  readonly actor: AuditActor
  /** 'value.enter', 'value.confirm', 'period.close', 'refused.value.enter', 'sign-in', 'sign-in.refused' */
  readonly act: string
  /** 'actual:<indicator>:<year>:<month>', 'period:<unit>:<year>:<frequency>:<month>', 'account:<id>' */
  readonly subject: string
  readonly before?: unknown
  readonly after?: unknown
  readonly reason?: string | null
  readonly requestId?: string | null
  readonly address?: string | null
}

/** The end of the chain, for the transaction that holds the writers' lock. */
export interface ChainHead {
  /** number and hash of the newest entry; 0 and '' while there is none */
  readonly seq: number
  readonly hash: string
  /** marks the rows that this transaction changes */
  readonly token: string
  /** id of the last change of a row that an entry has sealed */
  readonly changedThrough: number
}

/** The random word of each transaction that holds the lock: nobody else can know it before the transaction ends. */
const tokens = new WeakMap<Db, string>()

const lock = compiledOnce((db, { token }: { token: string }) =>
  db
    .updateTable('audit_head')
    .set({ writing: token })
    .where('id', '=', 1)
    .returning(['seq', 'hash', 'changed_through as changedThrough']),
)

/**
 * Takes the one lock of all writers and keeps it until the transaction ends: SQLite has it anyway, PostgreSQL gets it
 * here. First in every writing transaction, so that what is read afterwards cannot change before it is decided on, and so
 * that the rows it changes are known as its own. Returns the end of the chain, which nobody else can move on while the lock
 * is held.
 */
export async function lockWriters(trx: Db): Promise<ChainHead> {
  const token = tokens.get(trx) ?? newToken()
  tokens.set(trx, token)
  const [head] = await lock(trx, { token })
  if (head === undefined) throw new Error('audit_head has no row: the audit record was tampered with')
  return { ...head, token }
}

/**
 * Adds one entry in the caller's transaction: both are kept, or neither. It seals the rows that were changed since the
 * transaction took the writers' lock or wrote its entry before, so it comes after them. Returns its number.
 */
export async function appendAudit(trx: Db, key: string, note: AuditNote): Promise<number> {
  return (await appendAfter(trx, key, await lockWriters(trx), note)).seq
}

const entered = compiledRows((db, rows: readonly { [Column in keyof AuditRow]: AuditRow[Column] }[]) =>
  db.insertInto('audit_entry').values([...rows]),
)
const movedOn = compiledOnce(
  (
    db,
    to: { readonly before: number; readonly seq: number; readonly hash: string; readonly seal: string; readonly through: number },
  ) =>
    db
      .updateTable('audit_head')
      .set({ seq: to.seq, hash: to.hash, seal: to.seal, changed_through: to.through })
      .where('id', '=', 1)
      .where('seq', '=', to.before)
      .returning('seq'),
)

/**
 * The same after an end of the chain that is known because this transaction holds the lock. `sealed`: the changes since that
 * end, where they are known; null = there are none. Returns the new end.
 */
async function appendAfter(trx: Db, key: string, head: ChainHead, note: AuditNote, sealed?: Seal | null): Promise<ChainHead> {
  return appendAll(trx, key, head, [note], sealed)
}

/** The same of several notes: each entry follows the one before it, and the first seals the changes of all. */
export async function appendAll(
  trx: Db,
  key: string,
  head: ChainHead,
  notes: readonly AuditNote[],
  sealed?: Seal | null,
): Promise<ChainHead> {
  if (notes.length === 0) return head
  const changes = sealed === undefined ? await sealChanges(trx, head.token, head.changedThrough) : sealed
  const changedThrough = changes?.through ?? head.changedThrough
  const rows: AuditRow[] = []
  let { seq, hash } = head
  for (const note of notes) {
    const row = entryOf(note, { seq, hash }, rows.length === 0 ? (changes?.text ?? null) : null)
    ;({ seq } = row)
    hash = hashOf(row, key)
    rows.push({ ...row, hash })
  }
  await entered(trx, rows)
  const seal = sealOf(seq, hash, key)
  const moved = await movedOn(trx, { before: head.seq, seq, hash, seal, through: changedThrough })
  if (moved.length !== 1) throw new Error('the audit record went on beside the transaction that holds its lock')
  ring(trx)
  return { seq, hash, token: head.token, changedThrough }
}

function entryOf(note: AuditNote, before: { readonly seq: number; readonly hash: string }, changes: string | null): Unhashed {
  return {
    seq: before.seq + 1,
    at: note.at.toISOString(),
    actor_id: note.actor.id,
    actor: note.actor.name,
    role: note.actor.role,
    act: note.act,
    subject: note.subject,
    before_json: json(note.before),
    after_json: json(note.after),
    reason: note.reason ?? null,
    request_id: note.requestId ?? null,
    address: note.address ?? null,
    previous_hash: before.hash,
    changes,
  }
}

const json = (value: unknown) => (value === undefined || value === null ? null : JSON.stringify(value))

/** Whether this transaction changed recorded rows that none of its entries has sealed. */
export async function hasBareChanges(trx: Db): Promise<boolean> {
  const bare = await trx
    .selectFrom('row_change')
    .select('id')
    .where('id', '>', trx.selectFrom('audit_head').select('changed_through').where('id', '=', 1))
    .where('token', '=', tokens.get(trx) ?? '')
    .limit(1)
    .executeTakeFirst()
  return bare !== undefined
}

/** An entry of its own transaction: sign-ins, refusals, whatever changes no data. */
export async function recordAudit(db: Db, key: string, note: AuditNote): Promise<number> {
  return db.transaction().execute((trx) => appendAudit(trx, key, note))
}
