import type { Insertable, Selectable } from 'kysely'
import type { Db } from '#data/database.ts'
import type { ImportDraftTable } from '#data/schema/imports.ts'
import { appendAudit, lockWriters } from '../../record/record.ts'
import { seoulDay } from '#domain/entry/due.ts'
import { Refusal } from '../../refusal.ts'
import { endReadingThread, recogniseDocument } from '../../documents/read/read-document.ts'
import { draftRow, subjectOf } from './draft.ts'
import { keepGlance } from './glance.ts'
import { type PackedParts, storeParts } from './parts.ts'
import type { Recognised } from './recogniser.ts'
import type { Forgotten, RememberedRule } from './remembered.ts'
import { keepRemembered, rememberedRules } from './rules.ts'
import { missingParts } from './same-file.ts'
import { log } from '../../log.ts'

/** How far the reading of a draft is: waiting 차례를 기다림 · reading 문서를 읽음 (done of total pages or sections) · recognising 표를 알아봄 */
export interface Progress {
  readonly stage: 'waiting' | 'reading' | 'recognising'
  readonly done: number
  readonly total: number
}

/** The drafts of one store that this server reads. */
interface Readings {
  readonly progress: Map<number, Progress>
  queue: Promise<void>
  closed: boolean
}
const readingsByStore = new WeakMap<Db, Readings>()
const readingsOf = (db: Db): Readings => {
  const readings = readingsByStore.get(db) ?? { progress: new Map(), queue: Promise.resolve(), closed: false }
  readingsByStore.set(db, readings)
  return readings
}

/** Null: nobody of this server is reading it. */
export const progressOf = (db: Db, draftId: number): Progress | null => readingsByStore.get(db)?.progress.get(draftId) ?? null

/** Reads a draft in the background, one after the other. Whatever comes of it stands in the draft. Resolves when it does. */
export function startReading(db: Db, draftId: number, auditKey: string): Promise<void> {
  const readings = readingsOf(db)
  if (readings.closed || readings.progress.has(draftId)) return readings.queue
  readings.progress.set(draftId, { stage: 'waiting', done: 0, total: 0 })
  readings.queue = inTurn(readings, db, draftId, auditKey)
  return readings.queue
}

async function inTurn(readings: Readings, db: Db, draftId: number, auditKey: string): Promise<void> {
  await readings.queue
  try {
    if (!readings.closed) await readDraft(db, draftId, auditKey, (progress) => readings.progress.set(draftId, progress))
  } catch (error) {
    // The draft stays 'uploaded' and is read again at the next start.
    if (!readings.closed) log.error({ err: error, draftId }, 'an import could not be read')
  } finally {
    readings.progress.delete(draftId)
  }
}

/** Goes on with what a server that stopped left unread. */
export async function resumeReading(db: Db, auditKey: string): Promise<void> {
  const waiting = await db.selectFrom('import_draft').select('id').where('state', '=', 'uploaded').orderBy('id').execute()
  for (const { id } of waiting) void startReading(db, id, auditKey)
}

/** For a server that stops: nothing is written any more; what is unread stays so. */
export async function stopReading(db: Db): Promise<void> {
  readingsOf(db).closed = true
  // A long document must not hold up the end of a server; its thread ends with the process.
  await Promise.race([endReadingThread(), new Promise((done) => setTimeout(done, 3000).unref())])
}

export type ReadOutcome =
  | { readonly kind: 'read'; readonly format: string; readonly bureaus: Recognised['bureaus'] }
  | { readonly kind: 'refused'; readonly reason: Refusal; readonly format: string | null; readonly packed: PackedParts | null }

const RECOGNISER = new URL('./recogniser.ts', import.meta.url)

/** Stages 1 to 7 for the bytes of a file: read, or refused with the reason. */
export async function readBytes(
  bytes: Uint8Array,
  name: string,
  onProgress: (progress: Progress) => void = () => {},
  remembered: readonly (RememberedRule | Forgotten)[] = [],
): Promise<ReadOutcome> {
  try {
    onProgress({ stage: 'reading', done: 0, total: 0 })
    const recognised = await recogniseDocument<Recognised>(bytes, name, RECOGNISER, onProgress, remembered)
    const { format, bureaus } = recognised
    const [first] = bureaus
    if (!first) throw new Error('a document has at least one bureau')
    const { packed, summary } = first
    return summary.kind === 'plan'
      ? { kind: 'read', format, bureaus }
      : { kind: 'refused', reason: new Refusal(summary.lacks ? `plan-without-${summary.lacks}` : 'not-a-plan'), format, packed }
  } catch (error) {
    if (error instanceof Refusal) return { kind: 'refused', reason: error, format: null, packed: null }
    throw error
  }
}

async function readDraft(db: Db, draftId: number, auditKey: string, onProgress: (progress: Progress) => void): Promise<void> {
  const row = await draftRow(db, draftId)
  if (row.state !== 'uploaded') return
  const { bytes } = await db.selectFrom('import_file').select('bytes').where('sha256', '=', row.sha256).executeTakeFirstOrThrow()
  const outcome = await readBytes(bytes, row.file_name, onProgress, await rememberedRules(db))
  if (!readingsOf(db).closed)
    await storeOutcome(db, draftId, outcome, { id: row.uploaded_by_id, name: row.uploaded_by, role: null }, auditKey)
}

/** Writes down what came of a reading, once: a draft for each bureau. Returns them in the document's order. */
export async function storeOutcome(
  db: Db,
  draftId: number,
  outcome: ReadOutcome,
  actor: { readonly id: string | null; readonly name: string; readonly role: string | null },
  auditKey: string,
): Promise<number[]> {
  const at = new Date()
  const drafts = await db.transaction().execute(async (trx) => {
    await lockWriters(trx)
    const now = await draftRow(trx, draftId)
    // Somebody discarded it meanwhile, or another process was faster.
    if (now.state !== 'uploaded') return []
    const { format } = outcome
    const read = { format, read_at: at.toISOString() }
    const tell = (id: number, after: Readonly<Record<string, unknown>>) =>
      appendAudit(trx, auditKey, { at, actor, act: 'import.read', subject: subjectOf(id), after: { format, ...after } })
    if (outcome.kind === 'refused') {
      const { reason, facts } = outcome.reason
      if (outcome.packed) await storeParts(trx, draftId, outcome.packed)
      await trx
        .updateTable('import_draft')
        .set({
          ...read,
          version: now.version + 1,
          state: 'refused',
          refused_reason: reason,
          refused_facts: JSON.stringify(facts),
        })
        .where('id', '=', draftId)
        .execute()
      await tell(draftId, { refused: reason })
      return []
    }
    const { bureaus } = outcome
    const parts = bureaus.length
    const made: number[] = []
    for (const part of await missingParts(trx, now, parts)) {
      const bureau = bureaus[part]
      if (!bureau) continue
      const own = { ...read, part, parts, state: 'read' as const }
      const id = made.length === 0 ? draftId : await anotherDraft(trx, now, own)
      if (id === draftId)
        await trx
          .updateTable('import_draft')
          .set({ ...own, version: now.version + 1 })
          .where('id', '=', draftId)
          .execute()
      await storeParts(trx, id, bureau.packed)
      await keepRemembered(trx, id, bureau.remembered, { at: at.toISOString(), ...actor })
      const remembered = bureau.remembered.length
      await tell(id, {
        ...bureau.summary,
        ...(remembered > 0 ? { remembered } : {}),
        ...(parts > 1 ? { bureauAt: part + 1, bureaus: parts } : {}),
      })
      made.push(id)
    }
    return made
  })
  for (const id of drafts) await keepGlance(db, id, seoulDay(at))
  return drafts
}

/** The draft of a further bureau of the same upload. */
async function anotherDraft(
  trx: Db,
  { file_name, sha256, size, uploaded_at, uploaded_by, uploaded_by_id }: Selectable<ImportDraftTable>,
  own: Pick<Insertable<ImportDraftTable>, 'format' | 'read_at' | 'part' | 'parts' | 'state'>,
): Promise<number> {
  const { id } = await trx
    .insertInto('import_draft')
    .values({ ...own, version: 1, file_name, sha256, size, uploaded_at, uploaded_by, uploaded_by_id })
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}
