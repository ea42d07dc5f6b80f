import type { Store } from '#data/database.ts'
import { place, sha256Of, takeIn, vaultOf } from '#server/evidence/vault.ts'
import { fresh, onRecord } from './people.ts'

/** A file of evidence of 2025's value: its row, and its bytes in the vault of `localFolder` unless they are lost (null). Returns its SHA-256. */
export async function keptEvidence(
  store: Store,
  indicatorId: number,
  bytes: Buffer,
  localFolder: string | null,
): Promise<string> {
  const sha256 = sha256Of(bytes)
  if (localFolder !== null) {
    const vault = await vaultOf(store.db, { localFolder })
    await place(vault, await takeIn(vault, bytes), sha256)
  }
  await onRecord(store, (trx) =>
    trx
      .insertInto('evidence')
      .values({
        indicator_id: indicatorId,
        year: 2025,
        month: 0,
        kind: 'file',
        title: '증빙',
        file_name: '증빙.pdf',
        media_type: 'application/pdf',
        size: bytes.length,
        sha256,
        url: null,
        scan: 'none',
        added_at: '2026-11-20T00:00:00.000Z',
        added_by: 'kim',
        added_by_id: null,
        removed_at: null,
        removed_by: null,
        request_id: fresh(),
      })
      .execute(),
  )
  return sha256
}
