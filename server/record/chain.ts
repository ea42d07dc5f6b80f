import { createHmac, hkdfSync, timingSafeEqual } from 'node:crypto'
import type { Selectable } from 'kysely'
import type { AuditEntryTable } from '#data/schema.ts'

export type AuditRow = Selectable<AuditEntryTable>
export type Unhashed = Omit<AuditRow, 'hash'>

/** The chain's key, made of the server's secret so that one secret is enough to keep; of no use for sessions. */
export const auditKey = (secret: string): string =>
  Buffer.from(hkdfSync('sha256', secret, '', 'jipyo.audit/1', 32)).toString('hex')

/** HMAC-SHA256 of everything a row says, its place and the hash before it included. */
export function hashOf(row: Unhashed, key: string): string {
  // A list, not an object: the order of an object's keys is nobody's promise.
  const said = [
    row.seq,
    row.at,
    row.actor_id,
    row.actor,
    row.role,
    row.act,
    row.subject,
    row.before_json,
    row.after_json,
    row.reason,
    row.request_id,
    row.address,
    row.previous_hash,
    // Entries that changed nothing, and those of before there was such a column, have a shorter list.
    ...(row.changes === null ? [] : [row.changes]),
  ]
  return createHmac('sha256', key).update(JSON.stringify(said)).digest('hex')
}

/** Seals the head: without the key nobody can make the chain end earlier. */
export const sealOf = (seq: number, hash: string, key: string): string =>
  createHmac('sha256', key)
    .update(JSON.stringify(['head', seq, hash]))
    .digest('hex')

export function sameHash(a: string, b: string): boolean {
  return a.length === b.length && timingSafeEqual(Buffer.from(a), Buffer.from(b))
}
