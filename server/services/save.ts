import type { Db } from '#data/database.ts'
import type { ServiceSubject } from '#data/schema/services.ts'
import { squeezeName } from '#domain/plan/same-name.ts'
import { standardProblem } from '#domain/services/commitment.ts'
import { readPhones } from '#domain/services/phone.ts'
import { SERVICE_FACTS, type ServiceFact } from '#domain/services/service-columns.ts'
import { type Audit, write } from '../record/write.ts'
import type { Writer } from '../record/writer.ts'
import { Refusal } from '../refusal.ts'
import {
  type Chapter,
  chapterFrom,
  type Commitment,
  commitmentById,
  type CommitmentDraft,
  commitmentDraftOf,
  type Service,
  serviceById,
  type ServiceDraft,
  serviceDraftOf,
  servicesBetween,
} from './read.ts'
import { mustManage } from './whose.ts'

/** Which spell is changed, at the version seen; null = a new one. `from`: the day from which it holds so, null = it is put right as it stands. */
export interface Seen {
  readonly id: number | null
  readonly version: number
  readonly from: string | null
  readonly requestId: string
}
type Texts = Readonly<Record<ServiceFact, string | null>>
export interface ServiceInput extends Seen, Texts {
  readonly chapterId: number
  readonly departmentId: number
  readonly name: string
  readonly team: string
  /** as typed: '031-8030-4776,4778' */
  readonly phones: string
  readonly fax: string
  readonly isOpen: boolean
}
export interface CommitmentInput extends Seen, CommitmentDraft {}

/**
 * Adds a service, puts one right, or lets it hold otherwise from a day on; then the days before stay as they were. Refuses 'forbidden',
 * 'unknown-service', 'unknown-chapter', 'version-conflict', 'service-day', 'phone-unreadable', 'duplicate-service'.
 */
export function saveService(db: Db, as: Writer, input: ServiceInput): Promise<Service> {
  const act = input.id === null ? 'service.add' : 'service.change'
  return write(db, as, { act, subject: `service:${input.id ?? 0}`, input }, (trx, audit) =>
    savedService(trx, as, audit, { ...input, ...numbersOf(input) }),
  )
}

/** The numbers as they are kept. Refuses 'phone-unreadable' with the part that is no number. */
export function numbersOf({ phones, fax }: { readonly phones: string; readonly fax: string }) {
  const [read, faxes] = [readPhones(phones), readPhones(fax)]
  for (const one of [read, faxes]) if (one.kind === 'refused') throw new Refusal('phone-unreadable', { what: one.what })
  return {
    phones: read.kind === 'phones' ? read.numbers : [],
    fax: faxes.kind === 'phones' ? (faxes.numbers[0] ?? null) : null,
  }
}

export type ServiceChange = ServiceDraft & Omit<Seen, 'requestId'> & { readonly printedName?: string | null }

/** The same inside a write of several. */
export async function savedService(trx: Db, as: Writer, audit: Audit, input: ServiceChange): Promise<Service> {
  const before = input.id === null ? null : await serviceById(trx, input.id)
  if (input.id !== null && before === null) throw new Refusal('unknown-service')
  await mustManage(trx, as, [input.departmentId, ...(before === null ? [] : [before.departmentId])])
  await refuseSeen(trx, 'service', before, input.version)
  await refuseChapter(trx, input.chapterId)
  const draft = tidiedService(input)
  const from = dayOf(before, input.from, as.today)
  if (before !== null && JSON.stringify(draft) === JSON.stringify(serviceDraftOf(before))) return before
  await refuseTwin(trx, draft, before, from ?? as.today)
  const columns = {
    chapter_id: draft.chapterId,
    department_id: draft.departmentId,
    name: draft.name,
    team: draft.team,
    fax: draft.fax,
    is_open: Number(draft.isOpen),
    ...Object.fromEntries(SERVICE_FACTS.map((fact) => [fact, draft[fact]])),
  }
  // A name that was changed is the person's own, not the document's.
  const printed = before === null ? (input.printedName ?? null) : before.name === draft.name ? before.printedName : null
  let id: number
  if (before !== null && from === null) {
    id = before.id
    await trx
      .updateTable('service')
      .set({ ...columns, printed_name: printed, version: before.version + 1 })
      .where('id', '=', id)
      .execute()
    await trx.deleteFrom('service_phone').where('service_id', '=', id).execute()
  } else {
    if (before !== null && from !== null) await closed(trx, as, 'service', before, from)
    const added = await trx
      .insertInto('service')
      .values({
        ...(columns as typeof columns & Texts),
        lineage_id: before?.lineageId ?? (await nextLineage(trx, 'service')),
        version: 1,
        sort_order: before?.order ?? (await nextOrder(trx, 'service')),
        printed_name: printed,
        valid_from: from ?? as.today,
        valid_to: before?.validTo ?? null,
      })
      .returning('id')
      .executeTakeFirstOrThrow()
    id = added.id
  }
  if (draft.phones.length > 0)
    await trx
      .insertInto('service_phone')
      .values(draft.phones.map((number, at) => ({ service_id: id, sort_order: at + 1, number })))
      .execute()
  const after = await serviceById(trx, id)
  if (after === null) throw new Refusal('unknown-service')
  await keep(trx, as, 'service', after, serviceDraftOf(after), null)
  await audit({
    act: before === null ? 'service.add' : 'service.change',
    subject: `service:${after.id}`,
    before: before && toldService(before),
    after: toldService(after),
  })
  return after
}

const toldService = (of: Service) => ({
  name: of.name,
  team: of.team,
  phones: of.phones.join(', '),
  fax: of.fax,
  isOpen: of.isOpen,
  ...Object.fromEntries(SERVICE_FACTS.flatMap((fact) => (of[fact] === null ? [] : [[fact, of[fact]]]))),
  departmentId: of.departmentId,
  validFrom: of.validFrom,
  validTo: of.validTo,
})

const tidy = (text: string | null): string | null => text?.normalize('NFC').replaceAll(/\s+/g, ' ').trim() || null
function tidiedService(input: ServiceDraft): ServiceDraft {
  const [name, team] = [tidy(input.name), tidy(input.team)]
  if (name === null || team === null) throw new Refusal('bad-input')
  return serviceDraftOf({
    ...input,
    ...(Object.fromEntries(SERVICE_FACTS.map((fact) => [fact, tidy(input[fact])])) as Texts),
    name,
    team,
  })
}

/** Two of one name and team in a chapter on one day: which a caller means nobody could say. */
async function refuseTwin(trx: Db, draft: ServiceDraft, before: Service | null, from: string): Promise<void> {
  const key = (of: ServiceDraft) => `${of.chapterId}.${squeezeName(of.name)}.${squeezeName(of.team)}`
  const twin = (await servicesBetween(trx, from, '9999-12-31')).find(
    (one) => one.lineageId !== before?.lineageId && key(one) === key(draft),
  )
  if (twin !== undefined) throw new Refusal('duplicate-service', { name: twin.name, id: twin.id })
}

/** Adds a promise, puts one right, or lets it hold otherwise from a day on. Refuses as `saveService`, and 'unknown-commitment', 'standard-incomplete'. */
export function saveCommitment(db: Db, as: Writer, input: CommitmentInput): Promise<Commitment> {
  const act = input.id === null ? 'service.promise' : 'service.promise-change'
  return write(db, as, { act, subject: `commitment:${input.id ?? 0}`, input }, (trx, audit) =>
    savedCommitment(trx, as, audit, input),
  )
}

export type CommitmentChange = CommitmentDraft & Omit<Seen, 'requestId'> & { readonly printedHeading?: string | null }

export async function savedCommitment(trx: Db, as: Writer, audit: Audit, input: CommitmentChange): Promise<Commitment> {
  const before = input.id === null ? null : await commitmentById(trx, input.id)
  if (input.id !== null && before === null) throw new Refusal('unknown-commitment')
  await mustManage(trx, as, [input.departmentId, ...(before === null ? [] : [before.departmentId])])
  await refuseSeen(trx, 'commitment', before, input.version)
  await refuseChapter(trx, input.chapterId)
  const field = standardProblem(input)
  if (field !== null) throw new Refusal('standard-incomplete', { field })
  const text = tidy(input.text)
  if (text === null) throw new Refusal('bad-input')
  const draft = commitmentDraftOf({
    ...input,
    text,
    mark: tidy(input.mark) ?? '',
    heading: tidy(input.heading) ?? '',
    standard: tidy(input.standard),
    measure: tidy(input.measure),
    remedy: tidy(input.remedy),
  })
  const from = dayOf(before, input.from, as.today)
  if (before !== null && JSON.stringify(draft) === JSON.stringify(commitmentDraftOf(before))) return before
  const columns = {
    chapter_id: draft.chapterId,
    department_id: draft.departmentId,
    mark: draft.mark,
    heading: draft.heading,
    printed_heading:
      before === null ? (input.printedHeading ?? null) : before.heading === draft.heading ? before.printedHeading : null,
    text: draft.text,
    kind: draft.kind,
    days: draft.days,
    target: draft.target,
    standard: draft.standard,
    measure: draft.measure,
    remedy: draft.remedy,
    frequency: draft.frequency,
    service_lineage: draft.service,
    indicator_lineage: draft.indicator,
  }
  let id: number
  if (before !== null && from === null) {
    id = before.id
    await trx
      .updateTable('commitment')
      .set({ ...columns, version: before.version + 1 })
      .where('id', '=', id)
      .execute()
  } else {
    if (before !== null && from !== null) await closed(trx, as, 'commitment', before, from)
    const added = await trx
      .insertInto('commitment')
      .values({
        ...columns,
        lineage_id: before?.lineageId ?? (await nextLineage(trx, 'commitment')),
        version: 1,
        sort_order: before?.order ?? (await nextOrder(trx, 'commitment')),
        valid_from: from ?? as.today,
        valid_to: before?.validTo ?? null,
      })
      .returning('id')
      .executeTakeFirstOrThrow()
    id = added.id
  }
  const after = await commitmentById(trx, id)
  if (after === null) throw new Refusal('unknown-commitment')
  await keep(trx, as, 'commitment', after, commitmentDraftOf(after), null)
  await audit({
    act: before === null ? 'service.promise' : 'service.promise-change',
    subject: `commitment:${after.id}`,
    before: before && toldCommitment(before),
    after: toldCommitment(after),
  })
  return after
}

const toldCommitment = (of: Commitment) => ({
  text: of.text,
  promise: of.kind,
  days: of.days,
  promised: of.target,
  standard: of.standard,
  measure: of.measure,
  remedy: of.remedy,
  frequency: of.frequency,
  departmentId: of.departmentId,
  validFrom: of.validFrom,
  validTo: of.validTo,
})

export interface EndInput {
  readonly of: 'service' | 'commitment'
  readonly id: number
  readonly version: number
  /** the first day it no longer holds; null = it goes on after all */
  readonly on: string | null
  readonly reason: string
  readonly requestId: string
}

/**
 * Ends a service or promise on a day, or lets one that was ended go on; nothing is deleted. Refuses 'reason-needed', 'service-day' and as
 * saving does.
 */
export function endStandard(db: Db, as: Writer, input: EndInput): Promise<{ readonly id: number; readonly version: number }> {
  return write(db, as, { act: 'service.end', subject: `${input.of}:${input.id}`, input }, async (trx, audit) => {
    await mustManage(trx, as, [])
    const before = input.of === 'service' ? await serviceById(trx, input.id) : await commitmentById(trx, input.id)
    if (before === null) throw new Refusal(input.of === 'service' ? 'unknown-service' : 'unknown-commitment')
    await mustManage(trx, as, [before.departmentId])
    await refuseSeen(trx, input.of, before, input.version)
    const reason = input.reason.trim()
    if (reason === '') throw new Refusal('reason-needed')
    if (input.on !== null && input.on <= before.validFrom) throw new Refusal('service-day', { from: before.validFrom })
    const later = await trx
      .selectFrom(input.of)
      .select('id')
      .where('lineage_id', '=', before.lineageId)
      .where('valid_from', '>', before.validFrom)
      .executeTakeFirst()
    // What holds after it begins where it ends.
    if (later !== undefined) throw new Refusal('service-day', { from: before.validTo ?? '' })
    const after = { ...before, validTo: input.on, version: before.version + 1 }
    await trx.updateTable(input.of).set({ valid_to: after.validTo, version: after.version }).where('id', '=', before.id).execute()
    await keep(trx, as, input.of, after, { validTo: after.validTo }, reason)
    const told = (of: typeof before) => ({ name: 'text' in of ? of.text : of.name, validFrom: of.validFrom, validTo: of.validTo })
    await audit({ before: told(before), after: told(after), reason })
    return { id: after.id, version: after.version }
  })
}

export interface ChapterInput {
  readonly id: number | null
  readonly version: number
  readonly departmentId: number
  readonly name: string
  readonly requestId: string
}

/** Adds a chapter or renames one. Refuses 'forbidden', 'unknown-chapter', 'version-conflict'. */
export function saveChapter(db: Db, as: Writer, input: ChapterInput): Promise<Chapter> {
  return write(db, as, { act: 'service.chapter', subject: `chapter:${input.id ?? 0}`, input }, async (trx, audit) => {
    const before =
      input.id === null ? null : await trx.selectFrom('service_chapter').selectAll().where('id', '=', input.id).executeTakeFirst()
    if (before === undefined) throw new Refusal('unknown-chapter')
    await mustManage(trx, as, [input.departmentId, ...(before === null ? [] : [before.department_id])])
    await refuseSeen(trx, 'chapter', before, input.version)
    const name = tidy(input.name)
    if (name === null) throw new Refusal('bad-input')
    if (before === null)
      return addedChapter(trx, as, audit, { departmentId: input.departmentId, name, printedName: null, documentId: null })
    if (before.name === name && before.department_id === input.departmentId) return chapterFrom(before)
    const set = { name, department_id: input.departmentId, printed_name: null, version: before.version + 1 }
    await trx.updateTable('service_chapter').set(set).where('id', '=', before.id).execute()
    const after = chapterFrom({ ...before, ...set })
    await keep(trx, as, 'chapter', after, { name, departmentId: input.departmentId }, null)
    await audit({ subject: `chapter:${after.id}`, before: { name: before.name }, after: { name } })
    return after
  })
}

/** A new chapter inside a write. Refuses 'forbidden'. */
export async function addedChapter(
  trx: Db,
  as: Writer,
  audit: Audit,
  of: Pick<Chapter, 'departmentId' | 'name' | 'printedName' | 'documentId'>,
): Promise<Chapter> {
  await mustManage(trx, as, [of.departmentId])
  const row = await trx
    .insertInto('service_chapter')
    .values({
      version: 1,
      department_id: of.departmentId,
      sort_order: await nextOrder(trx, 'service_chapter'),
      name: of.name,
      printed_name: of.printedName,
      document_id: of.documentId,
    })
    .returningAll()
    .executeTakeFirstOrThrow()
  const after = chapterFrom(row)
  await keep(trx, as, 'chapter', after, { name: after.name, departmentId: after.departmentId }, null)
  await audit({ act: 'service.chapter', subject: `chapter:${after.id}`, after: { name: after.name } })
  return after
}

async function refuseChapter(trx: Db, id: number): Promise<void> {
  const found = await trx.selectFrom('service_chapter').select('id').where('id', '=', id).executeTakeFirst()
  if (found === undefined) throw new Refusal('unknown-chapter')
}

/** The version the person saw is that of now; else who changed it and when. */
async function refuseSeen(
  trx: Db,
  subject: ServiceSubject,
  before: { readonly id: number; readonly version: number } | null,
  seen: number,
): Promise<void> {
  if (before === null || before.version === seen) return
  const last = await trx
    .selectFrom('service_revision')
    .select(['recorded_by as by', 'recorded_at as at'])
    .where('subject', '=', subject)
    .where('subject_id', '=', before.id)
    .where('version', '=', before.version)
    .executeTakeFirst()
  throw new Refusal('version-conflict', { seen, version: before.version, by: last?.by ?? '', at: last?.at ?? '' })
}

/** From which day a change holds; null = it puts right what stands. Refuses 'service-day' for a day before it began or after it ended. */
function dayOf(before: { validFrom: string; validTo: string | null } | null, from: string | null, today: string): string | null {
  if (before === null) return from ?? today
  if (from === null || from === before.validFrom) return null
  if (from < before.validFrom || (before.validTo !== null && from >= before.validTo))
    throw new Refusal('service-day', { from: before.validFrom })
  return from
}

/** Ends a spell where the next one begins. */
async function closed(
  trx: Db,
  as: Writer,
  table: 'service' | 'commitment',
  before: { readonly id: number; readonly version: number },
  from: string,
): Promise<void> {
  await trx
    .updateTable(table)
    .set({ valid_to: from, version: before.version + 1 })
    .where('id', '=', before.id)
    .execute()
  await keep(trx, as, table, { id: before.id, version: before.version + 1 }, { validTo: from }, null)
}

async function nextLineage(trx: Db, table: 'service' | 'commitment'): Promise<number> {
  const { last } = await trx
    .selectFrom(table)
    .select((eb) => eb.fn.max<number | null>('lineage_id').as('last'))
    .executeTakeFirstOrThrow()
  return (last ?? 0) + 1
}

async function nextOrder(trx: Db, table: 'service' | 'commitment' | 'service_chapter'): Promise<number> {
  const { last } = await trx
    .selectFrom(table)
    .select((eb) => eb.fn.max<number | null>('sort_order').as('last'))
    .executeTakeFirstOrThrow()
  return (last ?? 0) + 1
}

/** Writes a version into the history. */
export async function keep(
  trx: Db,
  as: Writer,
  subject: ServiceSubject,
  of: { readonly id: number; readonly version: number },
  entry: object,
  reason: string | null,
): Promise<void> {
  await trx
    .insertInto('service_revision')
    .values({
      subject,
      subject_id: of.id,
      version: of.version,
      entry: JSON.stringify(entry),
      reason,
      recorded_at: as.now.toISOString(),
      recorded_by: as.user.name,
      recorded_by_id: as.user.id,
    })
    .execute()
}
