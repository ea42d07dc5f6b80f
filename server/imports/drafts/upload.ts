import { createHash } from 'node:crypto'
import type { Db } from '#data/database.ts'
import { write } from '../../record/write.ts'
import { type Writer } from '../../record/writer.ts'
import { cleanFileName } from '../../documents/file-name.ts'
import { Refusal } from '../../refusal.ts'
import { excessive } from '../../documents/guard/damage.ts'
import { DEFAULT_LIMITS } from '../../documents/guard/limits.ts'
import { importOfFile } from './same-file.ts'

export interface UploadInput {
  /** as sent, whatever is in it */
  readonly name: string
  readonly bytes: Uint8Array
  /** true: a new draft, though the same file is under review or in force */
  readonly again: boolean
  readonly requestId: string
}

export interface Uploaded {
  readonly draftId: number
  /** the same file is under review or in force: that is the one, and nothing was made */
  readonly existing: boolean
}

/**
 * Keeps the original by its hash and opens a draft for it; reading it comes after. The same file again leads to its draft.
 * Refuses 'file-empty' and 'file-too-large'.
 */
export async function uploadDraft(db: Db, { bytes, name: sent, again, requestId }: UploadInput, as: Writer): Promise<Uploaded> {
  const name = cleanFileName(sent) || 'document'
  const sha256 = createHash('sha256').update(bytes).digest('hex')
  const input = { name, sha256, size: bytes.length, again, requestId }
  return write(db, as, { act: 'import.upload', subject: 'import', input }, async (trx, audit) => {
    if (bytes.length === 0) throw new Refusal('file-empty')
    if (bytes.length > DEFAULT_LIMITS.bytes) throw excessive('bytes', DEFAULT_LIMITS.bytes)
    const same = again ? undefined : await importOfFile(trx, sha256)
    if (same !== undefined) return { draftId: same, existing: true }
    await trx
      .insertInto('import_file')
      .values({ sha256, bytes: Buffer.from(bytes) })
      .onConflict((oc) => oc.doNothing())
      .execute()
    const { id } = await trx
      .insertInto('import_draft')
      .values({
        version: 1,
        state: 'uploaded',
        file_name: name,
        sha256,
        size: bytes.length,
        uploaded_at: as.now.toISOString(),
        uploaded_by: as.user.name,
        uploaded_by_id: as.user.id,
      })
      .returning('id')
      .executeTakeFirstOrThrow()
    await audit({ subject: `import:${id}`, after: { title: name, sha256, size: bytes.length } })
    return { draftId: id, existing: false }
  })
}
