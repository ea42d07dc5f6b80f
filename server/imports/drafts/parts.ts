import { gunzipSync, gzipSync } from 'node:zlib'
import type { Db } from '#data/database.ts'
import type { ReadDocument } from '../../documents/model.ts'
import type { Recognition } from '../records.ts'

/** What is kept of a reading: the neutral document and what was recognised in it. */
export interface Parts {
  readonly document: ReadDocument
  readonly recognition: Recognition
}
/** The same as gzipped JSON, as it is stored. */
export type PackedParts = { readonly [K in keyof Parts]: Uint8Array }

// Half the work of the default for nearly the same size, and a province's recognition is tens of megabytes.
export const pack = (value: unknown): Uint8Array => gzipSync(JSON.stringify(value), { level: 3 })

export async function storeParts(trx: Db, draftId: number, packed: PackedParts): Promise<void> {
  for (const part of ['document', 'recognition'] as const) {
    await trx
      .insertInto('import_part')
      .values({ draft_id: draftId, part, content: Buffer.from(packed[part]) })
      .execute()
  }
}

interface Kept {
  readonly draftId: number
  readonly part: keyof Parts
  readonly value: Promise<unknown>
}
// Parsing a province's takes a while and a review asks a hundred times: the last few stay. Keyed by store, for tests have two.
const KEPT = 4
const kept = new WeakMap<object, Kept[]>()

/** A part of a draft; null when it was never read. Parts never change, so they are kept in memory for a while. */
export async function partOf<K extends keyof Parts>(db: Db, draftId: number, part: K): Promise<Parts[K] | null> {
  const home = db.getExecutor().adapter
  const list = kept.get(home) ?? []
  const known = list.find((k) => k.draftId === draftId && k.part === part)
  if (known) return known.value as Promise<Parts[K] | null>
  const value = read(db, draftId, part)
  const found = await value
  // What is not read yet may be read soon.
  if (found !== null) kept.set(home, [{ draftId, part, value }, ...list].slice(0, KEPT))
  return found
}

async function read<K extends keyof Parts>(db: Db, draftId: number, part: K): Promise<Parts[K] | null> {
  const row = await db
    .selectFrom('import_part')
    .select('content')
    .where('draft_id', '=', draftId)
    .where('part', '=', part)
    .executeTakeFirst()
  // Written by us from a Parts[K].
  return row ? (JSON.parse(gunzipSync(row.content).toString('utf8')) as Parts[K]) : null
}
