import { createHash } from 'node:crypto'
import type { Db } from '#data/database.ts'
import { compiledOnce } from '../../data/compiled-once.ts'
import { changesTold, sealTold } from './changes.ts'
import { appendAll, type AuditNote, lockWriters } from './record.ts'
import { recordRefusal } from './refusals.ts'
import { kindOf } from './recorded-tables.ts'
import { type End, wentOn } from './unless-changed.ts'
import type { Writer } from './writer.ts'
import { Refusal } from '../refusal.ts'

export interface WriteRequest {
  /** 'value.enter', 'period.close' … */
  readonly act: string
  readonly subject: string
  readonly input: { readonly requestId: string }
}

export type Note = Partial<Pick<AuditNote, 'act' | 'subject' | 'before' | 'after' | 'reason' | 'requestId'>>
/**
 * Adds an entry of the change to the record; act, subject and request are the request's own unless given. The entries are
 * written when the change is through, so that they seal all of it.
 */
export type Audit = (note: Note) => Promise<void>

const answered = compiledOnce((db, { requestId }: { requestId: string }) =>
  db.selectFrom('handled_request').select(['user_id as userId', 'asked', 'result']).where('request_id', '=', requestId),
)
interface Handling {
  readonly requestId: string
  readonly userId: string
  readonly asked: string
  readonly result: string
  readonly at: string
  readonly after: number
}
const answer = compiledOnce((db, of: Pick<Handling, keyof Handling>) =>
  db
    .insertInto('handled_request')
    .values({ request_id: of.requestId, user_id: of.userId, asked: of.asked, result: of.result, handled_at: of.at })
    .returning(changesTold(kindOf(db), of.after).as('told')),
)

/**
 * One write: the writers' lock, then the request number, then the change with its audit entry, all in one transaction.
 * A number that was handled gets its first answer again and changes nothing; with another content it is refused. What is
 * refused leaves no trace but an entry of its own. `change` is given where the record ended before it, for what is kept until it changes.
 */
export async function write<T>(
  db: Db,
  as: Writer,
  ask: WriteRequest,
  change: (trx: Db, audit: Audit, before: End) => Promise<T>,
): Promise<T> {
  const { requestId } = ask.input
  const asked = createHash('sha256')
    .update(JSON.stringify([ask.act, ask.input]))
    .digest('hex')
  const note = noteOf(as, ask)
  try {
    as.work?.check()
    const done = await db.transaction().execute(async (trx) => {
      const before = await lockWriters(trx)
      const [handled] = await answered(trx, { requestId })
      if (handled !== undefined) {
        if (handled.userId !== as.user.id || handled.asked !== asked) throw new Refusal('request-reused')
        // Written below, from a T.
        return { result: JSON.parse(handled.result) as T, went: null }
      }
      const notes: Note[] = []
      const result = await change(trx, (own) => Promise.resolve(void notes.push(own)), before)
      const [handling] = await answer(trx, {
        requestId,
        userId: as.user.id,
        asked,
        result: JSON.stringify(result ?? null),
        at: as.now.toISOString(),
        after: before.changedThrough,
      })
      const { seal, rows } = await sealTold(trx, before.token, before.changedThrough, handling?.told ?? null)
      if (notes.length === 0 && seal !== null) notes.push({})
      const all = notes.map((own) => ({ ...note, ...own }))
      const after = await appendAll(trx, as.auditKey, before, all, seal)
      for (const _ of all) as.work?.add()
      return { result, went: { before, after, rows } }
    })
    if (done.went !== null) wentOn(db, done.went)
    return done.result
  } catch (error) {
    if (error instanceof Refusal) await recordRefused(db, as, ask, error)
    throw error
  }
}

function noteOf(as: Writer, { act, subject, input: { requestId } }: WriteRequest) {
  const actor = { id: as.user.id, name: as.user.name, role: as.user.role }
  return { at: as.now, actor, act, subject, requestId, address: as.address }
}

/** Puts on record that a write was refused, or one of the things that a write was asked for. */
export function recordRefused(db: Db, as: Writer, ask: WriteRequest, { reason, facts }: Pick<Refusal, 'reason' | 'facts'>) {
  return recordRefusal(db, as.auditKey, { ...noteOf(as, ask), act: `refused.${ask.act}`, reason, after: facts })
}

/** Puts on record that somebody reached for what they may not: `act` as it would have been, about `subject`. */
export async function recordForbidden(db: Db, as: Writer, act: string, subject = act): Promise<void> {
  const actor = { id: as.user.id, name: as.user.name, role: as.user.role }
  await recordRefusal(db, as.auditKey, {
    at: as.now,
    actor,
    act: `refused.${act}`,
    subject,
    reason: 'forbidden',
    address: as.address,
  })
}

const KEPT_DAYS = 90
/** Lets go of answers nobody will ask for again; for the daily clean-up. Returns how many. */
export async function forgetRequests(db: Db, now: Date): Promise<number> {
  const before = new Date(now.getTime() - KEPT_DAYS * 86_400_000).toISOString()
  const gone = await db.deleteFrom('handled_request').where('handled_at', '<', before).executeTakeFirst()
  return Number(gone.numDeletedRows)
}
