import type { Db } from '#data/database.ts'
import { canLeaveOut } from '#domain/plan/plan-fields.ts'
import { insertMany } from '../../plans/insert-many.ts'
import { write } from '../../record/write.ts'
import { type Writer } from '../../record/writer.ts'
import { Refusal } from '../../refusal.ts'
import { ADDABLE, type AddableGroup, parentsOf, withAdded } from '../commit/added.ts'
import { cellAt, type Place, type PlacedText } from '../commit/cells.ts'
import { type FieldValue, readCell, readValue } from '../commit/correct.ts'
import { fieldsOf } from '../commit/fields.ts'
import { openDraft, step, subjectOf } from './draft.ts'
import { keepGlance } from './glance.ts'
import { type OpenedDraft, openedDraft, storedValue } from './open.ts'
import { partOf } from './parts.ts'

export interface CorrectInput {
  readonly draftId: number
  readonly version: number
  readonly path: string
  /** as typed; null = as the cell at `place` says, or as printed again; an added record is taken away again */
  readonly typed: string | null
  /** the cell that a person pointed at, or null; a value typed beside it has its origin there */
  readonly place: Place | null
  readonly requestId: string
}

/**
 * Puts a person's value in the place of a read one: typed, or what the cell pointed at says, which is then its origin. Of an added
 * record (its path alone) the value is what it stands under. Refuses 'import-not-open', 'version-conflict', 'bad-input' (no such field
 * or cell, not its kind of value), 'number-unclear', 'number-refused' and 'import-record-in-use' (something stands under what goes).
 */
export async function correctField(db: Db, input: CorrectInput, as: Writer): Promise<{ version: number; value: FieldValue }> {
  const done = await write(db, as, { act: 'import.correct', subject: subjectOf(input.draftId), input }, async (trx, audit) => {
    const row = await openDraft(trx, input)
    const opened = await openedDraft(trx, input.draftId, as.today)
    const before = opened.corrections.get(input.path)
    const from = input.place && (await pointedAt(trx, input.draftId, input.place))
    const { printed, label, value } = fieldOf(opened, input, from)
    const own = input.typed === null && !from ? null : storedValue(value, from ?? before?.from ?? null)
    await putCorrection(trx, row.id, input.path, own, as)
    await audit({
      before: { field: label, value: before ? before.value : printed.value },
      after: { field: label, value, printed: from?.raw ?? printed.raw },
    })
    return { version: await step(trx, row), value }
  })
  await keepGlance(db, input.draftId, as.today)
  return done
}

/** The field of a path with the value it is to have. Refuses as `correctField`. */
function fieldOf(
  opened: OpenedDraft,
  { path, typed }: CorrectInput,
  from: PlacedText | null,
): {
  readonly printed: { readonly value: FieldValue; readonly raw: string }
  readonly label: string
  readonly value: FieldValue
} {
  const addition = additionOf(opened, path)
  if (addition) {
    const { group, under } = addition
    if (typed === null && !from) refuseWhenInUse(opened, path)
    else if (!parentsOf(opened.corrected, group).includes(typed ?? '')) throw new Refusal('bad-input', { what: 'under' })
    return { printed: { value: under, raw: '' }, label: nameOf(opened, path), value: typed }
  }
  const found = fieldsOf(withAdded(opened.asRead, opened.corrections).records).find(({ place }) => place.path === path)
  if (!found) throw new Refusal('bad-input', { what: 'path' })
  const { field, place } = found
  const printed = { value: field.value as FieldValue, raw: field.raw }
  const value = typed !== null ? readValue(typed, place) : from ? readCell(from.text, place) : printed.value
  return { printed, label: `${place.row || nameOf(opened, place.record)} · ${place.column}`, value }
}

/** Names an added record after what a person has called it so far. */
const nameOf = ({ corrections }: OpenedDraft, record: string) => String(corrections.get(`${record}/name`)?.value ?? record)

function additionOf(
  { corrections }: Pick<OpenedDraft, 'corrections'>,
  path: string,
): { group: AddableGroup; under: string } | null {
  const group = ADDABLE.find((one) => path.startsWith(`${one}/`) && path.split('/').length === 2)
  const kept = corrections.get(path)
  return group && kept ? { group, under: String(kept.value) } : null
}

/** What stands under a record would be nobody's. */
function refuseWhenInUse({ corrected, corrections }: OpenedDraft, path: string) {
  const key = path.slice(path.indexOf('/') + 1)
  const used =
    corrected.policyGoals.some((g) => g.department === key) ||
    [...corrected.indicators, ...corrected.programmes].some((one) => one.goal === key) ||
    [...corrected.statements, ...corrected.teams].some((one) => one.unit === key && path.startsWith('units/')) ||
    corrected.programmes.some((p) => p.key === key && p.projects.length > 0) ||
    [...corrections.values()].some((c) => c.value === key && c.path !== path && additionOf({ corrections }, c.path) !== null)
  if (used) throw new Refusal('import-record-in-use')
}

/** Writes a value down; the newest of a path holds. */
export async function putCorrection(trx: Db, draftId: number, path: string, value: string | null, as: Writer) {
  const by = { recorded_at: as.now.toISOString(), recorded_by: as.user.name, recorded_by_id: as.user.id }
  await trx
    .insertInto('import_correction')
    .values({ draft_id: draftId, path, value, ...by })
    .execute()
}

/** A cell or text of the document as it was read. Refuses 'bad-input' (nothing is printed there). */
export async function pointedAt(db: Db, draftId: number, place: Place): Promise<PlacedText> {
  const document = await partOf(db, draftId, 'document')
  const found = document && cellAt(document, place)
  if (!found) throw new Refusal('bad-input', { what: 'place' })
  return found
}

export interface DecideInput {
  readonly draftId: number
  readonly version: number
  /** 'unit:<key>', 'match:indicators/<key>', 'attention:<n>', 'unrecognised:<n>', 'record:<path>', 'kind:report', 'result:<path>' */
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
    await putDecisions(trx, row.id, input.subjects, { decision: input.decision, word }, as)
    await audit({ after: { items: input.subjects.slice(0, 20), count: input.subjects.length, decision: input.decision, word } })
    return { version: await step(trx, row) }
  })
  await keepGlance(db, input.draftId, as.today)
  return done
}

export async function putDecisions(
  trx: Db,
  draftId: number,
  subjects: Iterable<string>,
  { decision, word }: Pick<DecideInput, 'decision' | 'word'>,
  as: Writer,
): Promise<void> {
  const by = { recorded_at: as.now.toISOString(), recorded_by: as.user.name, recorded_by_id: as.user.id }
  await insertMany(
    trx,
    'import_decision',
    [...subjects].map((subject) => ({ draft_id: draftId, subject, decision, word, ...by })),
  )
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
    case 'kind':
      return asked(['accepted', 'refused'], id === 'report')
    case 'result': {
      const result = opened.results?.find((one) => one.result.path === id)?.result
      return asked(['accepted', 'refused'], result?.standing === 'differs')
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
