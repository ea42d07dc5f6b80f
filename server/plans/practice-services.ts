import { createHash } from 'node:crypto'
import { z } from 'zod'
import type { Db } from '#data/database.ts'
import { readPhones } from '#domain/services/phone.ts'
import type { PracticeUnits } from './practice-documents.ts'

const WHO = '연습 자료'
const AT = '2026-01-02T00:00:00.000Z'
/** The document says no day; the practice begins with its year. */
const FROM = '2026-01-01'
const standards = z.strictObject({
  title: z.string(),
  fax: z.string(),
  slip: z.strictObject({ printed: z.string(), shown: z.string() }),
  chapters: z.array(
    z.strictObject({
      name: z.string(),
      department: z.string(),
      teams: z.array(z.strictObject({ team: z.string(), services: z.array(z.tuple([z.string(), z.string()])) })),
      headings: z.array(
        z.strictObject({
          mark: z.string(),
          name: z.string(),
          promises: z.array(z.tuple([z.string(), z.string().nullable()])),
        }),
      ),
    }),
  ),
})

/** The desks of a published document with their numbers, and what it promises in short labels. */
export async function writePracticeServices(trx: Db, { department }: PracticeUnits, content: unknown): Promise<void> {
  const { title, fax, slip, chapters } = standards.parse(content)
  const document = await trx
    .insertInto('service_document')
    .values({
      title,
      file_name: `${title}.txt`,
      sha256: createHash('sha256').update(title).digest('hex'),
      recorded_at: AT,
      recorded_by: WHO,
      recorded_by_id: null,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  let [service, commitment] = [0, 0]
  for (const [order, chapter] of chapters.entries()) {
    const of = { department_id: department(chapter.department), version: 1 }
    const { id } = await trx
      .insertInto('service_chapter')
      .values({ ...of, sort_order: order + 1, name: chapter.name, printed_name: null, document_id: document.id })
      .returning('id')
      .executeTakeFirstOrThrow()
    const lineages = new Map<string, number>()
    const valid = { ...of, chapter_id: id, valid_from: FROM, valid_to: null }
    for (const { team, services } of chapter.teams)
      for (const [name, raw] of services) {
        service++
        lineages.set(name, service)
        const facts = {
          audience: null,
          channel: null,
          documents: null,
          hours: null,
          languages: null,
          fee: null,
          basis: null,
          email: null,
        }
        const row = {
          ...valid,
          ...facts,
          lineage_id: service,
          sort_order: service,
          name,
          printed_name: null,
          team,
          fax,
          is_open: 1,
        }
        const added = await trx.insertInto('service').values(row).returning('id').executeTakeFirstOrThrow()
        const phones = readPhones(raw)
        if (phones.kind === 'refused') throw new Error(`${raw}: no telephone number`)
        await trx
          .insertInto('service_phone')
          .values(phones.numbers.map((number, at) => ({ service_id: added.id, sort_order: at + 1, number })))
          .execute()
      }
    for (const { mark, name, promises } of chapter.headings) {
      const heading = name.replace(slip.printed, slip.shown)
      for (const [text, about] of promises) {
        commitment++
        await trx
          .insertInto('commitment')
          .values({
            ...valid,
            lineage_id: commitment,
            sort_order: commitment,
            mark,
            heading,
            printed_heading: heading === name ? null : name,
            text,
            kind: 'none',
            days: null,
            target: null,
            standard: null,
            measure: null,
            remedy: null,
            frequency: 'quarter',
            service_lineage: about === null ? null : (lineages.get(about) ?? null),
            indicator_lineage: null,
          })
          .execute()
      }
    }
  }
}
