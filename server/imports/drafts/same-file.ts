import type { Selectable } from 'kysely'
import type { Db } from '#data/database.ts'
import type { ImportDraftTable } from '#data/schema/imports.ts'

/** Imports of a file that are under review, waiting to be read, or in force; the first bureau of the newest upload first. */
const standing = (db: Db, sha256: string) =>
  db
    .selectFrom('import_draft as d')
    .leftJoin('plan as p', 'p.id', 'd.plan_id')
    .where('d.sha256', '=', sha256)
    .where((eb) =>
      eb.or([
        eb('d.state', 'in', ['uploaded', 'read']),
        eb.and([eb('d.state', '=', 'confirmed'), eb('p.status', '<>', 'superseded')]),
      ]),
    )
    .select(['d.id', 'd.part', 'd.parts'])
    .orderBy('d.uploaded_at', 'desc')
    .orderBy('d.part')
    .execute()

/** The import that the same file leads to; undefined while a bureau of it has none, since that one would be lost. */
export async function importOfFile(db: Db, sha256: string): Promise<number | undefined> {
  const own = await standing(db, sha256)
  const [first] = own
  return new Set(own.map(({ part }) => part)).size < (first?.parts ?? 1) ? undefined : first?.id
}

/** The bureaus of a document that get a draft from this upload: those without an import, or all where each has one already. */
export async function missingParts(db: Db, row: Selectable<ImportDraftTable>, parts: number): Promise<number[]> {
  const known = new Set((await standing(db, row.sha256)).filter(({ id }) => id !== row.id).map(({ part }) => part))
  const all = Array.from({ length: parts }, (_, part) => part)
  const missing = all.filter((part) => !known.has(part))
  return missing.length === 0 ? all : missing
}

/** An import of a bureau of the same file. */
export interface Bureau {
  readonly draftId: number
  readonly part: number
  readonly state: ImportDraftTable['state']
  readonly glance: string | null
}

/** The bureaus of a file in its order, each with its newest import, one that was let go of only where it has no other. */
export async function bureausOfFile(db: Db, sha256: string): Promise<Bureau[]> {
  const rows = await db
    .selectFrom('import_draft')
    .select(['id as draftId', 'part', 'state', 'glance'])
    .where('sha256', '=', sha256)
    .where('parts', 'is not', null)
    .orderBy('id')
    .execute()
  const ended = rows.filter(({ state }) => state === 'discarded' || state === 'undone')
  const others = rows.filter((row) => !ended.includes(row))
  return [...new Map([...ended, ...others].map((row) => [row.part, row])).values()].toSorted((a, b) => a.part - b.part)
}
