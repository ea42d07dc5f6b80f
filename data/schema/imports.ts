import type { ColumnType, Generated } from 'kysely'

type Once<T> = ColumnType<T, T, never>

/** An uploaded original under its hash; never changed, and kept as long as a draft or a document names it. */
export interface ImportFileTable {
  sha256: Once<string>
  bytes: Once<Uint8Array>
}

/**
 * A plan document on its way into the plan. uploaded 올림 (waiting to be read, or being read) · read 읽음 (a person reviews it) ·
 * refused 읽지 못함 · confirmed 확정 (its plan is in force) · discarded 버림 · undone 되돌림
 */
export interface ImportDraftTable {
  id: Generated<number>
  /** counts up with each correction, decision and step; a writer names the one seen */
  version: number
  state: 'uploaded' | 'read' | 'refused' | 'confirmed' | 'discarded' | 'undone'
  file_name: Once<string>
  /** of the original, hex */
  sha256: Once<string>
  /** bytes */
  size: Once<number>
  /** which bureau of the document it is, from 0, and how many the document has; null until read, and before documents were divided */
  part: ColumnType<number, number | undefined, number>
  parts: number | null
  /** as the reader found it; null until read */
  format: string | null
  uploaded_at: Once<string>
  uploaded_by: Once<string>
  uploaded_by_id: Once<string | null>
  read_at: string | null
  /** a reason of #domain/entry/reasons.ts and the facts of its sentence (JSON) */
  refused_reason: string | null
  refused_facts: string | null
  /** JSON: what a list tells of it (server/imports/drafts/glance.ts), as of its reading or the last that was said about it */
  glance: string | null
  /** the plan made of it, and its document; null before it is confirmed */
  plan_id: number | null
  document_id: number | null
  /** JSON: what was made and what stood then, so that it can be undone (server/imports/drafts/effects.ts) */
  effects: string | null
  confirmed_at: string | null
  confirmed_by: string | null
  confirmed_by_id: string | null
  /** when and by whom it was discarded or undone */
  ended_at: string | null
  ended_by: string | null
  ended_reason: string | null
}

/** What the reader found, as gzipped JSON: the document in the neutral model, and the recognition made of it. */
export interface ImportPartTable {
  draft_id: Once<number>
  part: Once<'document' | 'recognition'>
  content: Once<Uint8Array>
}

/** The recognition of a draft of whose tables a person said something, packed as in ImportPartTable: in the place of the first one. */
export interface ImportReadingTable {
  draft_id: Once<number>
  content: Uint8Array
}

/** 읽기 지정: what a person said of a table of the document. The newest of its words and block holds. Append-only. */
export interface ImportRuleTable {
  id: Generated<number>
  draft_id: Once<number>
  /** the header words of the tables it holds for (server/imports/recognise/rules.ts) */
  table_words: Once<string>
  /** null: of every table with these words */
  block: Once<number | null>
  /** JSON (#domain/plan/reading-rules.ts); null = taken back */
  rule: Once<string | null>
  /** said of an earlier document of the same office, and taken over from there */
  remembered_from: Once<number | null>
  recorded_at: Once<string>
  recorded_by: Once<string>
  recorded_by_id: Once<string | null>
}

/** A person's correction of one recognised field. The newest of a path holds. Append-only. */
export interface ImportCorrectionTable {
  id: Generated<number>
  draft_id: Once<number>
  /** e.g. 'indicators/d1-i2/weight' (server/imports/commit/fields.ts) */
  path: Once<string>
  /**
   * JSON: the value, or { value, raw, loc } with the cell it was pointed at. null = as printed again. Of an added record, which is
   * named in the place of a field ('indicators/d1-+1'): what it stands under; null = it is no more.
   */
  value: Once<string | null>
  recorded_at: Once<string>
  recorded_by: Once<string>
  recorded_by_id: Once<string | null>
}

/** What a person decided about a proposal or a doubt. The newest of a subject holds. Append-only. */
export interface ImportDecisionTable {
  id: Generated<number>
  draft_id: Once<number>
  /** 'match:indicators/d1-i2', 'unit:d1', 'unrecognised:3', 'attention:5' */
  subject: Once<string>
  decision: Once<'accepted' | 'refused' | 'dismissed' | 'open'>
  /** why it is dismissed, or which of the store's it is */
  word: Once<string | null>
  recorded_at: Once<string>
  recorded_by: Once<string>
  recorded_by_id: Once<string | null>
}

/** Table names of this room → their interfaces, as in ../schema.ts. */
export interface ImportsTables {
  import_file: ImportFileTable
  import_draft: ImportDraftTable
  import_part: ImportPartTable
  import_reading: ImportReadingTable
  import_rule: ImportRuleTable
  import_correction: ImportCorrectionTable
  import_decision: ImportDecisionTable
}
