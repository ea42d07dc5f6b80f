import type { Selectable } from 'kysely'
import type { Db } from '#data/database.ts'
import type { ImportDraftTable } from '#data/schema/imports.ts'
import { type Reason, isReason } from '#domain/entry/reasons.ts'
import { Refusal } from '../../refusal.ts'

export type DraftState = ImportDraftTable['state']

/** A draft as lists and headings show it. */
export interface Draft {
  readonly id: number
  readonly version: number
  readonly state: DraftState
  readonly fileName: string
  readonly sha256: string
  /** bytes */
  readonly size: number
  readonly format: string | null
  /** which bureau of its document it is, from 0, and how many the document has; null: not read, or not known */
  readonly part: number
  readonly parts: number | null
  readonly uploadedAt: string
  readonly uploadedBy: string
  readonly readAt: string | null
  readonly refused: { readonly reason: Reason; readonly facts: Readonly<Record<string, string | number>> } | null
  readonly planId: number | null
  readonly confirmedAt: string | null
  readonly confirmedBy: string | null
  readonly endedAt: string | null
  readonly endedBy: string | null
  readonly endedReason: string | null
}

export const draftOf = (row: Selectable<ImportDraftTable>): Draft => ({
  id: row.id,
  version: row.version,
  state: row.state,
  fileName: row.file_name,
  sha256: row.sha256,
  size: row.size,
  format: row.format,
  part: row.part,
  parts: row.parts,
  uploadedAt: row.uploaded_at,
  uploadedBy: row.uploaded_by,
  readAt: row.read_at,
  refused:
    row.refused_reason !== null && isReason(row.refused_reason)
      ? { reason: row.refused_reason, facts: factsOf(row.refused_facts) }
      : null,
  planId: row.plan_id,
  confirmedAt: row.confirmed_at,
  confirmedBy: row.confirmed_by,
  endedAt: row.ended_at,
  endedBy: row.ended_by,
  endedReason: row.ended_reason,
})

// Written by us from a refusal's facts.
const factsOf = (json: string | null) => JSON.parse(json ?? '{}') as Record<string, string | number>

/** Refuses 'unknown-import'. */
export async function draftRow(db: Db, id: number): Promise<Selectable<ImportDraftTable>> {
  const row = await db.selectFrom('import_draft').selectAll().where('id', '=', id).executeTakeFirst()
  if (!row) throw new Refusal('unknown-import')
  return row
}

/** The draft a writer means, still under review. Refuses 'unknown-import', 'import-not-open' and 'version-conflict' (facts: version). */
export async function openDraft(trx: Db, { draftId, version }: { draftId: number; version: number }) {
  const row = await draftRow(trx, draftId)
  if (row.state !== 'read') throw new Refusal('import-not-open', { state: row.state })
  if (row.version !== version) throw new Refusal('version-conflict', { version: row.version })
  return row
}

/** One version on. Returns the new one. */
export async function step(trx: Db, row: { readonly id: number; readonly version: number }): Promise<number> {
  await trx
    .updateTable('import_draft')
    .set({ version: row.version + 1 })
    .where('id', '=', row.id)
    .execute()
  return row.version + 1
}

export const subjectOf = (id: number) => `import:${id}`
