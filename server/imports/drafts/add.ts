import type { Db } from '#data/database.ts'
import type { BudgetLineKey } from '#domain/plan/plan-figures.ts'
import { write } from '../../record/write.ts'
import { type Writer } from '../../record/writer.ts'
import { Refusal } from '../../refusal.ts'
import { type AddableGroup, parentsOf, pathOfAdded, withAdded } from '../commit/added.ts'
import type { Place } from '../commit/cells.ts'
import { type Correction, readCell, readValue } from '../commit/correct.ts'
import { fieldsOf } from '../commit/fields.ts'
import { pointedAt, putCorrection } from './decide.ts'
import { openDraft, step, subjectOf } from './draft.ts'
import { keepGlance } from './glance.ts'
import { openedDraft, storedValue } from './open.ts'

export interface AddInput {
  readonly draftId: number
  readonly version: number
  readonly group: AddableGroup
  /** key of what it stands under: a goal, a programme, a unit */
  readonly under: string
  /** of a line of a budget statement which of its lines; null of any other record */
  readonly item: BudgetLineKey | null
  /** the cell or row of the document it is printed in, or null */
  readonly place: Place | null
  /** its values, each typed or pointed at: by column, as in a path */
  readonly fields: readonly { readonly column: string; readonly typed: string | null; readonly place: Place | null }[]
  readonly requestId: string
}

/**
 * Adds a record that was not read, with what is known of it; the rest is corrected as of any record. Refuses 'import-not-open',
 * 'version-conflict', 'bad-input' (facts: what; nothing there to stand under, no such cell, there is such a line, not the column's kind
 * of value), 'number-unclear' and 'number-refused' (facts: column).
 */
export async function addRecord(db: Db, input: AddInput, as: Writer): Promise<{ version: number; record: string }> {
  const done = await write(db, as, { act: 'import.add', subject: subjectOf(input.draftId), input }, async (trx, audit) => {
    const row = await openDraft(trx, input)
    const { asRead, corrected, corrections } = await openedDraft(trx, input.draftId, as.today)
    if (!parentsOf(corrected, input.group).includes(input.under)) throw new Refusal('bad-input', { what: 'under' })
    const ever = await trx.selectFrom('import_correction').select('path').where('draft_id', '=', row.id).execute()
    const path = pathOfAdded(corrected, input, new Set(ever.map((c) => c.path)))
    if (path === null) throw new Refusal('bad-input', { what: 'item' })
    const from = input.place && (await pointedAt(trx, input.draftId, input.place))
    const own: Correction = { path, value: input.under, ...(from && { from }), at: '', by: '' }
    const { records } = withAdded(asRead, new Map([...corrections, [path, own]]))
    const places = new Map(
      fieldsOf(records).flatMap(({ place }) => (place.record === path ? [[place.column, place] as const] : [])),
    )
    await putCorrection(trx, row.id, path, storedValue(input.under, from), as)
    for (const { column, typed, place: at } of input.fields) {
      const place = places.get(column)
      if (!place) throw new Refusal('bad-input', { what: 'column' })
      const cell = at && (await pointedAt(trx, input.draftId, at))
      if (typed === null && !cell) continue
      const value = refusedOf(column, () => (typed !== null ? readValue(typed, place) : readCell(cell?.text ?? '', place)))
      await putCorrection(trx, row.id, place.path, storedValue(value, cell), as)
    }
    const name = input.fields.find((f) => f.column === 'name')?.typed
    await audit({
      after: { added: input.group, title: name ?? from?.raw ?? '', printed: from?.raw ?? null, values: input.fields.length },
    })
    return { version: await step(trx, row), record: path }
  })
  await keepGlance(db, input.draftId, as.today)
  return done
}

/** A refusal of one of several values names its column. */
function refusedOf<T>(column: string, read: () => T): T {
  try {
    return read()
  } catch (error) {
    throw error instanceof Refusal ? new Refusal(error.reason, { ...error.facts, column }) : error
  }
}
