import type { Db } from '#data/database.ts'
import type { Config } from '../config.ts'
import { subjectOf } from '../actuals/apply.ts'
import { write } from '../record/write.ts'
import { type Writer } from '../record/writer.ts'
import { Refusal } from '../refusal.ts'
import { type Cell, cellToChange, insertEvidence } from './evidence.ts'
import { checkKind } from '../documents/file-kinds.ts'
import { cleanFileName } from '../documents/file-name.ts'
import type { EvidenceItem } from './list.ts'
import { discard, place, sha256Of, takeIn, vaultOf } from './vault.ts'
import { virusScan } from './virus-scan.ts'

export interface AddFileInput extends Cell {
  /** as sent, whatever is in it */
  readonly name: string
  readonly bytes: Buffer
  readonly requestId: string
}

type Where = Pick<Config, 'localFolder' | 'evidence'>

/**
 * Attaches a file. On disk under its hash before its row is committed: a crash between leaves a file without a row, which
 * the daily clean-up removes, never a row without its file. What is refused leaves no file. Refuses 'forbidden', 'file-empty',
 * 'file-too-large', 'file-type-refused', 'file-content-differs', 'file-infected', 'evidence-exists', 'evidence-full' and what
 * `refusalToAdd` says.
 */
export async function addFile(
  db: Db,
  { bytes, name: sent, ...cell }: AddFileInput,
  as: Writer,
  where: Where,
): Promise<EvidenceItem> {
  const vault = await vaultOf(db, where)
  const name = cleanFileName(sent)
  const sha256 = sha256Of(bytes)
  const verdict =
    bytes.length > where.evidence.fileSize
      ? { kind: 'refused' as const, reason: 'file-too-large' as const }
      : checkKind(name, bytes)
  // Written and scanned before the transaction, where nobody can fetch it: everybody's writes would wait for the disk.
  const taken = verdict.kind === 'taken' ? await takeIn(vault, bytes) : null
  try {
    const { scanCommand } = where.evidence
    const scan = taken === null || scanCommand === null ? null : await virusScan(scanCommand, taken)
    const input = { ...cell, name, size: bytes.length, sha256 }
    return await write(db, as, { act: 'evidence.add', subject: subjectOf(cell), input }, async (trx, audit) => {
      const at = await cellToChange(trx, cell, as, 'add')
      if (verdict.kind === 'refused')
        throw new Refusal(verdict.reason, { name, megabytes: where.evidence.fileSize / 1024 / 1024 })
      if (scan === 'infected') throw new Refusal('file-infected', { name })
      const added = await insertEvidence(trx, audit, as, where.evidence, {
        ...cell,
        ...at,
        kind: 'file',
        title: name,
        scan: scan === null ? 'none' : scan === 'clean' ? 'clean' : 'waiting',
        file: {
          mediaType: verdict.mediaType,
          size: bytes.length,
          sha256,
          scannedAt: scan === 'clean' ? as.now.toISOString() : null,
        },
      })
      // Last of all, under the writers' lock as the clean-up is: nothing can be refused any more, and nothing is swept away between.
      if (taken !== null) await place(vault, taken, sha256)
      return added
    })
  } finally {
    if (taken !== null) await discard(taken)
  }
}
