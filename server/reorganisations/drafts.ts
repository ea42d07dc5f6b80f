import type { Db } from '#data/database.ts'
import { EMPTY_DRAFT, type ReorganisationDraft } from '#domain/plan/reorganisation.ts'
import type { Audit } from '../record/write.ts'
import { write } from '../record/write.ts'
import type { Writer } from '../record/writer.ts'
import { Refusal } from '../refusal.ts'
import { dayStored, draftOf, type ReorganisationRow } from './facts.ts'

export interface Head {
  readonly title: string
  readonly ordinance: string
  readonly ordinanceNumber: string
  /** the session of the council that decided it */
  readonly decided: string
  /** as typed; '' = not known yet */
  readonly day: string
  readonly source: string
}

export const subjectOf = (id: number): string => `reorganisation:${id}`

/** The event; refuses 'unknown-reorganisation'. */
export async function eventRow(db: Db, id: number): Promise<ReorganisationRow> {
  const row = await db.selectFrom('reorganisation').selectAll().where('id', '=', id).executeTakeFirst()
  if (row === undefined) throw new Refusal('unknown-reorganisation')
  return row
}

/** The draft a writer means. Refuses 'unknown-reorganisation', 'reorganisation-state' and 'version-conflict' (facts: version). */
export async function openDraft(trx: Db, of: { readonly id: number; readonly version: number }): Promise<ReorganisationRow> {
  const row = await eventRow(trx, of.id)
  if (row.state !== 'draft') throw new Refusal('reorganisation-state', { state: row.state })
  if (row.version !== of.version) throw new Refusal('version-conflict', { version: row.version })
  return row
}

const headOf = (row: ReorganisationRow): Head => ({
  title: row.title,
  ordinance: row.ordinance,
  ordinanceNumber: row.ordinance_number,
  decided: row.decided,
  day: row.effective_on ?? draftOf(row).dayTyped,
  source: row.source,
})

/** What the record says of an event. */
export const saidOf = (row: ReorganisationRow) => ({
  title: row.title,
  ordinance: [row.ordinance, row.ordinance_number].filter((text) => text !== '').join(' '),
  effectiveFrom: row.effective_on,
})

/** Begins the draft of an event. */
export async function createEvent(
  db: Db,
  as: Writer,
  input: { readonly title: string; readonly requestId: string },
): Promise<{ readonly id: number; readonly version: number }> {
  return write(db, as, { act: 'reorganisation.create', subject: 'reorganisation:?', input }, async (trx, audit) => {
    const row = await trx
      .insertInto('reorganisation')
      .values({
        version: 1,
        state: 'draft',
        title: input.title.trim(),
        ordinance: '',
        ordinance_number: '',
        decided: '',
        effective_on: null,
        source: '',
        content: JSON.stringify({ ...EMPTY_DRAFT, dayTyped: '' }),
        created_at: as.now.toISOString(),
        created_by: as.user.name,
        created_by_id: as.user.id,
      })
      .returning(['id', 'version'])
      .executeTakeFirstOrThrow()
    await audit({ subject: subjectOf(row.id), after: { title: input.title.trim() } })
    return row
  })
}

export interface SaveInput {
  readonly id: number
  /** the version seen */
  readonly version: number
  readonly head: Head
  readonly draft: ReorganisationDraft
  readonly requestId: string
}

/** Saves the draft as it stands, however open it is. Refuses as `openDraft`. */
export async function saveEvent(db: Db, as: Writer, input: SaveInput): Promise<{ readonly version: number }> {
  return write(db, as, { act: 'reorganisation.save', subject: subjectOf(input.id), input }, async (trx, audit) => {
    const row = await openDraft(trx, input)
    const { head, draft } = input
    const version = row.version + 1
    await trx
      .updateTable('reorganisation')
      .set({
        version,
        title: head.title.trim() || row.title,
        ordinance: head.ordinance.trim(),
        ordinance_number: head.ordinanceNumber.trim(),
        decided: head.decided.trim(),
        effective_on: dayStored(head.day),
        source: head.source.trim(),
        content: JSON.stringify({ ...draft, dayTyped: head.day }),
      })
      .where('id', '=', row.id)
      .execute()
    const now = await eventRow(trx, row.id)
    await audit({ before: contentSaid(row), after: contentSaid(now) })
    return { version }
  })
}

const contentSaid = (row: ReorganisationRow) => {
  const { units, lines, items, people } = draftOf(row)
  const { day, decided, source } = headOf(row)
  return {
    ...saidOf(row),
    effectiveFrom: day,
    session: decided,
    sourceDocument: source,
    newUnits: units.length,
    unitLines: lines.length,
    itemsDecided: items.length + people.length,
  }
}

interface EndInput {
  readonly id: number
  readonly version: number
  readonly reason: string
  readonly requestId: string
}

/** Marks an event as ended by this person. */
export async function endEvent(
  trx: Db,
  row: ReorganisationRow,
  as: Writer,
  state: 'discarded' | 'undone',
  reason: string,
): Promise<{ readonly version: number }> {
  const version = row.version + 1
  await trx
    .updateTable('reorganisation')
    .set({ version, state, ended_at: as.now.toISOString(), ended_by: as.user.name, ended_reason: reason })
    .where('id', '=', row.id)
    .execute()
  return { version }
}

/** Lets go of a draft; it stays on record. Refuses as `openDraft`. */
export async function discardEvent(db: Db, as: Writer, input: EndInput): Promise<{ readonly version: number }> {
  return write(db, as, { act: 'reorganisation.discard', subject: subjectOf(input.id), input }, async (trx, audit: Audit) => {
    const row = await openDraft(trx, input)
    await audit({ before: saidOf(row), reason: input.reason.trim() || null })
    return endEvent(trx, row, as, 'discarded', input.reason.trim())
  })
}
