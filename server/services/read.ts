import type { Selectable } from 'kysely'
import type { Db } from '#data/database.ts'
import type { CommitmentTable, ServiceChapterTable, ServiceSubject, ServiceTable } from '#data/schema/services.ts'
import type { CommitmentKind } from '#domain/services/commitment.ts'
import { SERVICE_FACTS, type ServiceFact } from '#domain/services/service-columns.ts'
import type { Frequency } from '#domain/scoring/indicator.ts'

export interface Chapter {
  readonly id: number
  readonly version: number
  /** as it was written; whose it is today is decided by `standardOwners` */
  readonly departmentId: number
  readonly order: number
  readonly name: string
  readonly printedName: string | null
  readonly documentId: number | null
}

/** For how long something holds; `validTo` is the first day it no longer does. */
interface Valid {
  readonly validFrom: string
  readonly validTo: string | null
}

export interface ServiceDraft extends Readonly<Record<ServiceFact, string | null>> {
  readonly chapterId: number
  readonly departmentId: number
  readonly name: string
  readonly team: string
  /** whole numbers */
  readonly phones: readonly string[]
  readonly fax: string | null
  readonly isOpen: boolean
}
export interface Service extends ServiceDraft, Valid {
  readonly id: number
  readonly lineageId: number
  readonly version: number
  readonly order: number
  readonly printedName: string | null
}

export interface CommitmentDraft {
  readonly chapterId: number
  readonly departmentId: number
  readonly mark: string
  readonly heading: string
  readonly text: string
  readonly kind: CommitmentKind
  readonly days: number | null
  readonly target: number | null
  readonly standard: string | null
  readonly measure: string | null
  readonly remedy: string | null
  readonly frequency: Frequency
  /** lineage of the service it is about */
  readonly service: number | null
  /** lineage of the indicator it is the source of */
  readonly indicator: number | null
}
export interface Commitment extends CommitmentDraft, Valid {
  readonly id: number
  readonly lineageId: number
  readonly version: number
  readonly order: number
  readonly printedHeading: string | null
}

export const chapterFrom = (row: Selectable<ServiceChapterTable>): Chapter => ({
  id: row.id,
  version: row.version,
  departmentId: row.department_id,
  order: row.sort_order,
  name: row.name,
  printedName: row.printed_name,
  documentId: row.document_id,
})

function serviceFrom(row: Selectable<ServiceTable>, phones: readonly string[]): Service {
  return {
    id: row.id,
    lineageId: row.lineage_id,
    version: row.version,
    chapterId: row.chapter_id,
    departmentId: row.department_id,
    order: row.sort_order,
    name: row.name,
    printedName: row.printed_name,
    team: row.team,
    phones,
    fax: row.fax,
    isOpen: row.is_open === 1,
    audience: row.audience,
    channel: row.channel,
    documents: row.documents,
    hours: row.hours,
    languages: row.languages,
    fee: row.fee,
    basis: row.basis,
    email: row.email,
    validFrom: row.valid_from,
    validTo: row.valid_to,
  }
}

const commitmentFrom = (row: Selectable<CommitmentTable>): Commitment => ({
  id: row.id,
  lineageId: row.lineage_id,
  version: row.version,
  chapterId: row.chapter_id,
  departmentId: row.department_id,
  order: row.sort_order,
  mark: row.mark,
  heading: row.heading,
  printedHeading: row.printed_heading,
  text: row.text,
  kind: row.kind,
  days: row.days,
  target: row.target,
  standard: row.standard,
  measure: row.measure,
  remedy: row.remedy,
  frequency: row.frequency,
  service: row.service_lineage,
  indicator: row.indicator_lineage,
  validFrom: row.valid_from,
  validTo: row.valid_to,
})

/** What a person may have typed of a service, for comparing and for its history. */
export const serviceDraftOf = (of: ServiceDraft): ServiceDraft => ({
  chapterId: of.chapterId,
  departmentId: of.departmentId,
  name: of.name,
  team: of.team,
  phones: of.phones,
  fax: of.fax,
  isOpen: of.isOpen,
  audience: of.audience,
  channel: of.channel,
  documents: of.documents,
  hours: of.hours,
  languages: of.languages,
  fee: of.fee,
  basis: of.basis,
  email: of.email,
})

export const commitmentDraftOf = (of: CommitmentDraft): CommitmentDraft => ({
  chapterId: of.chapterId,
  departmentId: of.departmentId,
  mark: of.mark,
  heading: of.heading,
  text: of.text,
  kind: of.kind,
  days: of.days,
  target: of.target,
  standard: of.standard,
  measure: of.measure,
  remedy: of.remedy,
  frequency: of.frequency,
  service: of.service,
  indicator: of.indicator,
})

/** No fact of a service is known. */
export const NO_FACTS = Object.fromEntries(SERVICE_FACTS.map((fact) => [fact, null])) as Readonly<Record<ServiceFact, null>>

export async function chaptersOf(db: Db): Promise<Chapter[]> {
  const rows = await db.selectFrom('service_chapter').selectAll().orderBy('sort_order').orderBy('id').execute()
  return rows.map(chapterFrom)
}

/** The services that hold on a day of `from` to `to` (ISO, both included), in their order; with their numbers. */
export async function servicesBetween(db: Db, from: string, to: string): Promise<Service[]> {
  const rows = await db
    .selectFrom('service')
    .selectAll()
    .where('valid_from', '<=', to)
    .where((eb) => eb.or([eb('valid_to', 'is', null), eb('valid_to', '>', from)]))
    .orderBy('sort_order')
    .orderBy('id')
    .execute()
  return withPhones(db, rows)
}

/** The same of promises. */
export async function commitmentsBetween(db: Db, from: string, to: string): Promise<Commitment[]> {
  const rows = await db
    .selectFrom('commitment')
    .selectAll()
    .where('valid_from', '<=', to)
    .where((eb) => eb.or([eb('valid_to', 'is', null), eb('valid_to', '>', from)]))
    .orderBy('sort_order')
    .orderBy('id')
    .execute()
  return rows.map(commitmentFrom)
}

async function withPhones(db: Db, rows: readonly Selectable<ServiceTable>[]): Promise<Service[]> {
  const phones = await db.selectFrom('service_phone').selectAll().orderBy('service_id').orderBy('sort_order').execute()
  const byService = Map.groupBy(phones, (phone) => phone.service_id)
  return rows.map((row) =>
    serviceFrom(
      row,
      (byService.get(row.id) ?? []).map((phone) => phone.number),
    ),
  )
}

/** One spell of a service, or null. */
export async function serviceById(db: Db, id: number): Promise<Service | null> {
  const rows = await db.selectFrom('service').selectAll().where('id', '=', id).execute()
  return (await withPhones(db, rows))[0] ?? null
}

export async function commitmentById(db: Db, id: number): Promise<Commitment | null> {
  const row = await db.selectFrom('commitment').selectAll().where('id', '=', id).executeTakeFirst()
  return row === undefined ? null : commitmentFrom(row)
}

export interface StandardVersion {
  readonly version: number
  readonly at: string
  readonly by: string
  readonly reason: string | null
  /** the entry as it was after the change */
  readonly entry: Readonly<Record<string, unknown>>
}

/** Every version of an entry, oldest first; empty when there is none. */
export async function standardHistory(db: Db, subject: ServiceSubject, id: number): Promise<StandardVersion[]> {
  const rows = await db
    .selectFrom('service_revision')
    .selectAll()
    .where('subject', '=', subject)
    .where('subject_id', '=', id)
    .orderBy('version')
    .execute()
  return rows.map((row) => ({
    version: row.version,
    at: row.recorded_at,
    by: row.recorded_by,
    reason: row.reason,
    // Written by keep.ts from an object and never changed since.
    entry: JSON.parse(row.entry) as Record<string, unknown>,
  }))
}
