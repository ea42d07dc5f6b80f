/** 행정서비스 이행표준. Days ISO; `valid_to` is the first day something no longer holds, null = still. */
import type { ColumnType, Generated } from 'kysely'
import type { CommitmentKind } from '#domain/services/commitment.ts'
import type { Frequency } from '#domain/scoring/indicator.ts'

type Once<T> = ColumnType<T, T, never>

/** A document that services were read from. */
export interface ServiceDocumentTable {
  id: Generated<number>
  title: Once<string>
  file_name: Once<string>
  /** of the file, hex */
  sha256: Once<string>
  recorded_at: Once<string>
  recorded_by: Once<string>
  recorded_by_id: Once<string | null>
}

/** 분야: a chapter of the standards. */
export interface ServiceChapterTable {
  id: Generated<number>
  /** counts up with each change; a writer names the one seen */
  version: number
  /** whose it is; it follows the unit (rules §11) */
  department_id: number
  sort_order: number
  name: string
  /** as the document prints it, where that is another spelling */
  printed_name: string | null
  document_id: Once<number | null>
}

/** A service as it holds for days: those of one `lineage_id` follow each other. */
export interface ServiceTable {
  id: Generated<number>
  lineage_id: Once<number>
  version: number
  chapter_id: number
  department_id: number
  sort_order: number
  name: string
  printed_name: string | null
  /** 담당: whom to ask for; never a person's name */
  team: string
  fax: string | null
  /** 1 = its numbers may leave the house in the open table */
  is_open: number
  audience: string | null
  channel: string | null
  documents: string | null
  hours: string | null
  languages: string | null
  fee: string | null
  basis: string | null
  email: string | null
  valid_from: string
  valid_to: string | null
}

/** A number of a service, whole. */
export interface ServicePhoneTable {
  service_id: number
  sort_order: number
  number: string
}

/** 약속: what is promised, as it holds for days: those of one `lineage_id` follow each other. */
export interface CommitmentTable {
  id: Generated<number>
  lineage_id: Once<number>
  version: number
  chapter_id: number
  department_id: number
  sort_order: number
  /** 가, 나 …: its heading in the chapter */
  mark: string
  heading: string
  printed_heading: string | null
  text: string
  kind: CommitmentKind
  /** 근무일, of 'within-days' */
  days: number | null
  /** percent, times or points, by kind */
  target: number | null
  /** what the document says in place of a number ('신속히') */
  standard: string | null
  /** how it is measured */
  measure: string | null
  /** what is done where it was not kept */
  remedy: string | null
  frequency: Frequency
  /** the service it is about: where a search for its words leads */
  service_lineage: number | null
  /** the indicator it is the source of */
  indicator_lineage: number | null
  valid_from: string
  valid_to: string | null
}

/** What came of a promise in a period; the newest version. */
export interface CommitmentResultTable {
  id: Generated<number>
  version: number
  commitment_lineage: Once<number>
  year: Once<number>
  /** last month of the period, 0 = the year */
  month: Once<number>
  requests: number | null
  met: number | null
  value: number | null
  /** of those not met */
  cause: string | null
}

/** One request of a result that was entered case by case; without names. */
export interface CommitmentCaseTable {
  result_id: number
  line: number
  received_on: string
  /** null: not finished */
  finished_on: string | null
  cause: string | null
}

/** A day off that a government declared beside those of the decree. */
export interface HolidayTable {
  day: Once<string>
  name: Once<string>
  recorded_at: Once<string>
  recorded_by: Once<string>
}

/** Every version as it was after the change. Append-only. */
export interface ServiceRevisionTable {
  subject: Once<ServiceSubject>
  subject_id: Once<number>
  version: Once<number>
  /** JSON of the whole entry */
  entry: Once<string>
  reason: Once<string | null>
  recorded_at: Once<string>
  recorded_by: Once<string>
  recorded_by_id: Once<string | null>
}
export type ServiceSubject = 'chapter' | 'service' | 'commitment' | 'result'

/** Table names of this room → their interfaces, as in ../schema.ts. */
export interface ServicesTables {
  service_document: ServiceDocumentTable
  service_chapter: ServiceChapterTable
  service: ServiceTable
  service_phone: ServicePhoneTable
  commitment: CommitmentTable
  commitment_result: CommitmentResultTable
  commitment_case: CommitmentCaseTable
  holiday: HolidayTable
  service_revision: ServiceRevisionTable
}
