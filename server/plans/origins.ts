import type { Db } from '#data/database.ts'
import type { ProvenanceSubject } from '#data/schema.ts'

/** Where a stored figure stands in its document. */
export interface Origin {
  readonly subject: ProvenanceSubject
  readonly subjectId: number
  readonly field: string
  readonly document: string
  readonly table: string
  readonly row: string
  readonly column: string
  readonly line: number | null
  readonly raw: string
  readonly confidence: number
}

/** Origins of the named figures, in the document's order. */
export async function origins(db: Db, asked: readonly { subject: ProvenanceSubject; ids: readonly number[] }[]): Promise<Origin[]> {
  const some = asked.filter((a) => a.ids.length > 0)
  if (some.length === 0) return []
  return db
    .selectFrom('provenance as p')
    .innerJoin('document as d', 'd.id', 'p.document_id')
    .where((eb) => eb.or(some.map((a) => eb.and([eb('p.subject', '=', a.subject), eb('p.subject_id', 'in', a.ids)]))))
    .select([
      'p.subject', 'p.subject_id as subjectId', 'p.field', 'd.title as document', 'p.table_label as table', 'p.row_label as row',
      'p.column_label as column', 'p.line', 'p.raw', 'p.confidence',
    ])
    .orderBy('p.line')
    .orderBy('p.id')
    .execute()
}
