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
import { discard, isKept, place, sha256Of, takeIn, vaultOf } from './vault.ts'
import { type ScanAnswer, virusScan } from './virus-scan.ts'

export interface AddFileInput extends Cell {
  /** as sent, whatever is in it */
  readonly name: string
  readonly bytes: Buffer
  readonly requestId: string
}

type Where = Pick<Config, 'localFolder' | 'evidence'>

/**
 * Attaches a file. On disk under its hash before its row is committed: a crash between leaves a file without a row, which
 * the daily clean-up removes, never a row without its file. Refuses 'forbidden', 'file-empty', 'file-too-large',
 * 'file-type-refused', 'file-content-differs', 'file-infected', 'evidence-exists', 'evidence-full' and what `refusalToAdd` says.
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
  const scan = verdict.kind === 'taken' ? await scanned(vault, bytes, sha256, where.evidence.scanCommand) : null
  const input = { ...cell, name, size: bytes.length, sha256 }
  return write(db, as, { act: 'evidence.add', subject: subjectOf(cell), input }, async (trx, audit) => {
    await cellToChange(trx, cell, as, 'add')
    if (verdict.kind === 'refused') throw new Refusal(verdict.reason, { name, megabytes: where.evidence.fileSize / 1024 / 1024 })
    if (scan === 'infected') throw new Refusal('file-infected', { name })
    // The clean-up deletes under the writers' lock, which is ours now: what is there stays, what went is put back.
    if (!(await isKept(vault, sha256))) await place(vault, await takeIn(vault, bytes), sha256)
    return insertEvidence(trx, audit, as, where.evidence, {
      ...cell,
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
  })
}

/** Scans the bytes where nobody can fetch them and, unless infected, puts them in their place. Null = no scanner is set up. */
async function scanned(vault: string, bytes: Buffer, sha256: string, command: string | null): Promise<ScanAnswer | null> {
  const taken = await takeIn(vault, bytes)
  const answer = command === null ? null : await virusScan(command, taken)
  if (answer === 'infected') await discard(taken)
  else await place(vault, taken, sha256)
  return answer
}
