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
  /** 1-based page, and sheet and cell of a workbook, as far as the format has them */
  readonly page: number | null
  readonly sheet: string | null
  readonly address: string | null
  /** the import whose original the figure can be seen in; null for a document transcribed by hand */
  readonly importId: number | null
  /** where in that document: block, row and column as read, and the rectangle [page, x, y, width, height] in points */
  readonly block: number | null
  readonly tableRow: number | null
  readonly tableColumn: number | null
  readonly box: readonly number[] | null
  /** what was repaired to read it, by name */
  readonly repairs: readonly string[]
  /** a person entered another value than the printed one */
  readonly corrected: { readonly at: string; readonly by: string } | null
  /** who confirmed the document's figures, and when; null for one transcribed by hand */
  readonly confirmedAt: string | null
  readonly confirmedBy: string | null
}

/** Origins of the named figures, in the document's order. */
export async function origins(
  db: Db,
  asked: readonly { subject: ProvenanceSubject; ids: readonly number[] }[],
): Promise<Origin[]> {
  const some = asked.filter((a) => a.ids.length > 0)
  if (some.length === 0) return []
  const rows = await db
    .selectFrom('provenance as p')
    .innerJoin('document as d', 'd.id', 'p.document_id')
    .where((eb) => eb.or(some.map((a) => eb.and([eb('p.subject', '=', a.subject), eb('p.subject_id', 'in', a.ids)]))))
    .select([
      'p.subject',
      'p.subject_id as subjectId',
      'p.field',
      'd.title as document',
      'p.table_label as table',
      'p.row_label as row',
      'p.column_label as column',
      'p.line',
      'p.raw',
      'p.confidence',
      'p.page',
      'p.sheet',
      'p.address',
      'p.box',
      'p.block',
      'p.table_row as tableRow',
      'p.table_column as tableColumn',
      'p.repairs',
      'p.corrected_at',
      'p.corrected_by',
      'd.import_id as importId',
      'd.confirmed_at as confirmedAt',
      'd.confirmed_by as confirmedBy',
    ])
    .orderBy('p.line')
    .orderBy('p.id')
    .execute()
  return rows.map(({ box, repairs, corrected_at: at, corrected_by: by, ...row }) => ({
    // Written by load-plan.ts.
    ...row,
    box: box === null ? null : (JSON.parse(box) as number[]),
    repairs: repairs === null ? [] : (JSON.parse(repairs) as string[]),
    corrected: at === null || by === null ? null : { at, by },
  }))
}
