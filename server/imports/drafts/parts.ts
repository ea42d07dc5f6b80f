import { gunzipSync, gzipSync } from 'node:zlib'
import type { Db } from '#data/database.ts'
import type { ReadDocument } from '../../documents/model.ts'
import type { Recognition } from '../records.ts'
import { lately } from './lately.ts'

/** What is kept of a reading: the neutral document and what was recognised in it. */
export interface Parts {
  readonly document: ReadDocument
  readonly recognition: Recognition
}
/** The same as gzipped JSON, as it is stored. */
export type PackedParts = { readonly [K in keyof Parts]: Uint8Array }

// Half the work of the default for nearly the same size, and a province's recognition is tens of megabytes.
export const pack = (value: unknown): Uint8Array => gzipSync(JSON.stringify(value), { level: 3 })

/** What was packed. */
export const unpack = (packed: Uint8Array): unknown => JSON.parse(gunzipSync(packed).toString('utf8'))

/** What was recognised when the document was read again. */
export async function replaceRecognition(trx: Db, draftId: number, packed: Uint8Array): Promise<void> {
  const content = Buffer.from(packed)
  await trx
    .insertInto('import_reading')
    .values({ draft_id: draftId, content })
    .onConflict((oc) => oc.column('draft_id').doUpdateSet({ content }))
    .execute()
}

export async function packedPart(db: Db, draftId: number, part: keyof Parts): Promise<Uint8Array | null> {
  const again =
    part === 'recognition' &&
    (await db.selectFrom('import_reading').select('content').where('draft_id', '=', draftId).executeTakeFirst())
  if (again) return again.content
  const row = await db
    .selectFrom('import_part')
    .select('content')
    .where('draft_id', '=', draftId)
    .where('part', '=', part)
    .executeTakeFirst()
  return row?.content ?? null
}

export async function storeParts(trx: Db, draftId: number, packed: PackedParts): Promise<void> {
  for (const part of ['document', 'recognition'] as const) {
    await trx
      .insertInto('import_part')
      .values({ draft_id: draftId, part, content: Buffer.from(packed[part]) })
      .execute()
  }
}

/** A part of a draft; null when it was never read. A document never changes, and a recognition only with a rule. */
export async function partOf<K extends keyof Parts>(db: Db, draftId: number, part: K): Promise<Parts[K] | null> {
  const rule = part === 'document' ? 0 : await newestRule(db, draftId)
  return lately(db, `${part} ${draftId} ${rule}`, async () => {
    const packed = await packedPart(db, draftId, part)
    // Written by us from a Parts[K].
    return packed && (unpack(packed) as Parts[K])
  })
}

async function newestRule(db: Db, draftId: number): Promise<number> {
  const row = await db
    .selectFrom('import_rule')
    .select((eb) => eb.fn.max('id').as('id'))
    .where('draft_id', '=', draftId)
    .executeTakeFirst()
  return row?.id ?? 0
}
