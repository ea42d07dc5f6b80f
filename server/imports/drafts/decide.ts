import type { Db } from '#data/database.ts'
import { canLeaveOut } from '#domain/plan/plan-fields.ts'
import { write } from '../../record/write.ts'
import { type Writer } from '../../record/writer.ts'
import { Refusal } from '../../refusal.ts'
import { type FieldValue, readValue } from '../commit/correct.ts'
import { fieldsOf } from '../commit/fields.ts'
import { openDraft, step, subjectOf } from './draft.ts'
import { keepGlance } from './glance.ts'
import { correctionsOf, type OpenedDraft, openedDraft, recognitionOf } from './open.ts'

export interface CorrectInput {
  readonly draftId: number
  readonly version: number
  readonly path: string
  /** as typed; null = as printed again */
  readonly typed: string | null
  readonly requestId: string
}

/**
 * Puts a person's value in the place of a read one; the printed string stays. Refuses 'import-not-open', 'version-conflict',
 * 'bad-input' (no such field, not its kind of value), 'number-unclear' and 'number-refused'.
 */
export async function correctField(db: Db, input: CorrectInput, as: Writer): Promise<{ version: number; value: FieldValue }> {
  const done = await write(db, as, { act: 'import.correct', subject: subjectOf(input.draftId), input }, async (trx, audit) => {
    const row = await openDraft(trx, input)
    const { records } = await recognitionOf(trx, input.draftId)
    const found = fieldsOf(records).find(({ place }) => place.path === input.path)
    if (!found) throw new Refusal('bad-input', { what: 'path' })
    const before = (await correctionsOf(trx, input.draftId)).get(input.path)
    const printed = found.field.value as FieldValue
    const value = input.typed === null ? printed : readValue(input.typed, found.place)
    const own = input.typed === null ? null : JSON.stringify(value)
    await trx
      .insertInto('import_correction')
      .values({
        draft_id: row.id,
        path: input.path,
        value: own,
        recorded_at: as.now.toISOString(),
        recorded_by: as.user.name,
        recorded_by_id: as.user.id,
      })
      .execute()
    const place = `${found.place.row} · ${found.place.column}`
    await audit({
      before: { field: place, value: before ? before.value : printed },
      after: { field: place, value, printed: found.field.raw },
    })
    return { version: await step(trx, row), value }
  })
  await keepGlance(db, input.draftId, as.today)
  return done
}

export interface DecideInput {
  readonly draftId: number
  readonly version: number
  /** 'unit:<key>', 'match:indicators/<key>', 'attention:<n>', 'unrecognised:<n>', 'record:<path>' */
  readonly subjects: readonly string[]
  readonly decision: 'accepted' | 'refused' | 'dismissed' | 'open'
  /** which of the store's is accepted; why something is dismissed */
  readonly word: string | null
  readonly requestId: string
}

/**
 * A person's word on proposals and doubts, several of a kind at once. Refuses 'import-not-open', 'version-conflict',
 * 'bad-input' (no such subject, not its kind of answer) and 'reason-needed' (something is dismissed without a word).
 */
export async function decide(db: Db, input: DecideInput, as: Writer): Promise<{ version: number }> {
  const done = await write(db, as, { act: 'import.decide', subject: subjectOf(input.draftId), input }, async (trx, audit) => {
    const row = await openDraft(trx, input)
    const opened = await openedDraft(trx, input.draftId, as.today)
    for (const subject of input.subjects) check(opened, subject, input)
    const word = input.word?.trim() || null
    const at = {
      draft_id: row.id,
      decision: input.decision,
      word,
      recorded_at: as.now.toISOString(),
      recorded_by: as.user.name,
      recorded_by_id: as.user.id,
    }
    for (let from = 0; from < input.subjects.length; from += 100) {
      await trx
        .insertInto('import_decision')
        .values(input.subjects.slice(from, from + 100).map((subject) => ({ ...at, subject })))
        .execute()
    }
    await audit({ after: { items: input.subjects.slice(0, 20), count: input.subjects.length, decision: input.decision, word } })
    return { version: await step(trx, row) }
  })
  await keepGlance(db, input.draftId, as.today)
  return done
}

function check(opened: OpenedDraft, subject: string, { decision, word }: DecideInput) {
  const [of, id] = [subject.slice(0, subject.indexOf(':')), subject.slice(subject.indexOf(':') + 1)]
  const wrong = (what: string) => new Refusal('bad-input', { what })
  const asked = (allowed: readonly DecideInput['decision'][], there: boolean) => {
    if (!there) throw wrong('subject')
    if (decision !== 'open' && !allowed.includes(decision)) throw wrong('decision')
    if (decision === 'dismissed' && (word ?? '').trim() === '') throw new Refusal('reason-needed')
  }
  switch (of) {
    case 'unit': {
      const unit = opened.units.find((u) => u.key === id)
      asked(['accepted', 'refused'], unit !== undefined)
      if (decision === 'accepted' && !/^\d{1,9}$/.test(word ?? '')) throw wrong('word')
      return
    }
    case 'match': {
      asked(
        ['accepted', 'refused'],
        opened.compared.records.some((d) => d.key === id && d.group === 'indicators' && !id.startsWith('stored/')),
      )
      const known = opened.current?.indicators.some((i) => String(i.id) === word) ?? false
      if (decision === 'accepted' && !known) throw wrong('word')
      return
    }
    case 'attention':
      return asked(['dismissed', 'accepted'], opened.recognition.attention[Number(id)] !== undefined)
    case 'unrecognised':
      return asked(['dismissed'], opened.recognition.unrecognised[Number(id)] !== undefined)
    case 'record':
      return asked(
        ['dismissed'],
        fieldsOf(opened.corrected).some(({ place }) => place.record === id && canLeaveOut(place.group)),
      )
    default:
      throw wrong('subject')
  }
}
