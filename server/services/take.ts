import type { Db } from '#data/database.ts'
import { squeezeName } from '#domain/plan/same-name.ts'
import { recogniseDocument } from '../documents/read/read-document.ts'
import { write } from '../record/write.ts'
import type { SignedIn, Writer } from '../record/writer.ts'
import { Refusal } from '../refusal.ts'
import { servicesPage, type ServicesPage } from './page.ts'
import { NO_FACTS } from './read.ts'
import type { ReadCommitment, ReadDesk, ReadStandards } from './recognise.ts'
import { addedChapter, numbersOf, savedCommitment, savedService } from './save.ts'

const RECOGNISER = new URL('./service-recogniser.ts', import.meta.url)

/** A desk of the document beside the one that is stored: the same service of the same team. */
export interface DeskFound extends ReadDesk {
  readonly stored: {
    readonly id: number
    readonly version: number
    readonly phones: readonly string[]
    readonly isSame: boolean
  } | null
}
export interface StandardsFound extends Omit<ReadStandards, 'chapters'> {
  readonly chapters: readonly {
    readonly name: string
    readonly printedName: string | null
    /** the stored chapter of that name */
    readonly id: number | null
    readonly departmentId: number | null
    readonly desks: readonly DeskFound[]
    readonly commitments: readonly (ReadCommitment & { readonly isStored: boolean })[]
  }[]
}

/**
 * What a document of service standards has, beside what is stored; nothing is written. Refuses 'no-standards' for a document of something else,
 * and as `recogniseDocument`.
 */
export async function readStandards(
  db: Db,
  file: { readonly bytes: Uint8Array; readonly name: string },
  ask: { readonly bureauId?: number | undefined },
  user: SignedIn,
  today: string,
): Promise<StandardsFound> {
  const page = await servicesPage(db, ask, user, today)
  if (!page.departments.some((one) => one.isManaged)) throw new Refusal('forbidden')
  const read = await recogniseDocument<ReadStandards | null>(file.bytes, file.name, RECOGNISER, () => {})
  if (read === null) throw new Refusal('no-standards', { name: file.name })
  return besideStored(read, page)
}

function besideStored(read: ReadStandards, page: ServicesPage): StandardsFound {
  const known = new Set(page.commitments.map((one) => squeezeName(one.text)))
  return {
    ...read,
    chapters: read.chapters.map((chapter) => {
      const stored = page.chapters.find((one) => squeezeName(one.name) === squeezeName(chapter.name))
      return {
        name: chapter.name,
        printedName: chapter.printedName,
        id: stored?.id ?? null,
        departmentId: stored?.departmentId ?? null,
        desks: chapter.desks.map((desk) => {
          const twin = page.services.find(
            (one) => squeezeName(one.name) === squeezeName(desk.name) && squeezeName(one.team) === squeezeName(desk.team),
          )
          const isSame = twin !== undefined && twin.phones.join() === desk.phones.join() && twin.fax === desk.fax
          return {
            ...desk,
            stored: twin === undefined ? null : { id: twin.id, version: twin.version, phones: twin.phones, isSame },
          }
        }),
        commitments: chapter.commitments.map((one) => ({ ...one, isStored: known.has(squeezeName(one.text)) })),
      }
    }),
  }
}

export interface TakeInput {
  readonly title: string
  readonly fileName: string
  readonly sha256: string
  /** the day from which what it says holds */
  readonly from: string
  /** the document is published: its numbers may be, too */
  readonly isOpen: boolean
  readonly chapters: readonly {
    readonly id: number | null
    readonly name: string
    readonly printedName: string | null
    readonly departmentId: number
    readonly desks: readonly {
      /** the stored one it changes; null = a new one */
      readonly id: number | null
      readonly version: number
      readonly name: string
      readonly printedName: string | null
      readonly team: string
      readonly phones: string
      readonly fax: string
    }[]
    readonly commitments: readonly (Omit<ReadCommitment, 'desk'> & {
      /** number of its desk among the chapter's */
      readonly desk: number | null
    })[]
  }[]
  readonly requestId: string
}

/**
 * Writes what a person confirmed of a document, all of it or nothing. Refuses as `saveService` and `saveCommitment`.
 */
export function takeStandards(
  db: Db,
  as: Writer,
  input: TakeInput,
): Promise<{ readonly services: number; readonly commitments: number }> {
  return write(db, as, { act: 'service.import', subject: 'services', input }, async (trx, audit) => {
    const { id: documentId } = await trx
      .insertInto('service_document')
      .values({
        title: input.title,
        file_name: input.fileName,
        sha256: input.sha256,
        recorded_at: as.now.toISOString(),
        recorded_by: as.user.name,
        recorded_by_id: as.user.id,
      })
      .returning('id')
      .executeTakeFirstOrThrow()
    const count = { services: 0, commitments: 0 }
    for (const chapter of input.chapters) {
      const { departmentId } = chapter
      const chapterId =
        chapter.id ??
        (await addedChapter(trx, as, audit, { departmentId, name: chapter.name, printedName: chapter.printedName, documentId }))
          .id
      const lineages: number[] = []
      for (const desk of chapter.desks) {
        const before =
          desk.id === null ? null : await trx.selectFrom('service').selectAll().where('id', '=', desk.id).executeTakeFirst()
        const facts = before ?? { ...NO_FACTS, is_open: Number(input.isOpen) }
        const saved = await savedService(trx, as, audit, {
          ...NO_FACTS,
          audience: facts.audience,
          channel: facts.channel,
          documents: facts.documents,
          hours: facts.hours,
          languages: facts.languages,
          fee: facts.fee,
          basis: facts.basis,
          email: facts.email,
          chapterId: before?.chapter_id ?? chapterId,
          departmentId: before?.department_id ?? departmentId,
          isOpen: facts.is_open === 1,
          id: desk.id,
          version: desk.version,
          from: input.from,
          name: desk.name,
          printedName: desk.printedName,
          team: desk.team,
          ...numbersOf(desk),
        })
        lineages.push(saved.lineageId)
        count.services++
      }
      for (const { desk, ...commitment } of chapter.commitments) {
        await savedCommitment(trx, as, audit, {
          ...commitment,
          id: null,
          version: 0,
          from: input.from,
          chapterId,
          departmentId,
          measure: null,
          remedy: null,
          frequency: 'quarter',
          service: desk === null ? null : (lineages[desk] ?? null),
          indicator: null,
        })
        count.commitments++
      }
    }
    await audit({ after: { fileName: input.fileName, services: count.services, promises: count.commitments } })
    return count
  })
}
