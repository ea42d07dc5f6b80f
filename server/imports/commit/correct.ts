import { parseNumber } from '#domain/entry/parse-number.ts'
import type { ValueKind } from '#domain/plan/plan-fields.ts'
import { PLAN_CHOICES } from '#domain/words/audit-codes.ts'
import type { Loc } from '../../documents/model.ts'
import { Refusal } from '../../refusal.ts'
import { projectPeriod } from '../recognise/project-period.ts'
import type { Field, PlanRecords } from '../records.ts'
import { type FieldPlace, mapFields } from './fields.ts'

export type FieldValue = string | number | null

/** A person's value for one field; the printed string stays in the field's `raw`. */
export interface Correction {
  readonly path: string
  readonly value: FieldValue
  /** the cell a person pointed at, as printed there; without it the field keeps its own printed string */
  readonly from?: Pointed
  readonly at: string
  readonly by: string
}

/** A cell of the document that a person pointed at. */
export interface Pointed {
  readonly raw: string
  readonly loc: Loc
}

const DASH = /^[-−–—―]+$/
/** Tables of counts and amounts print a dash for nothing; indicators print it for "no figure". */
const DASH_IS_NONE = new Set(['statements', 'staffing', 'goal-tables'])

/** The records with what persons put in the place of what was read. Corrections of paths that are not there are left alone. */
export function correct(records: PlanRecords, corrections: ReadonlyMap<string, Correction>): PlanRecords {
  return mapFields(records, (field, place) => {
    const own = corrections.get(place.path)
    // The path decides the type, and readValue has held the value to it.
    if (own)
      return { ...field, ...(own.from && { ...own.from, repairs: [] }), value: own.value as typeof field.value, confidence: 1 }
    return field.value === null && DASH_IS_NONE.has(place.group) && DASH.test(field.raw.trim()) ? dashed(field) : field
  })
}

function dashed<T>(field: Field<T>): Field<T> {
  const repair = { kind: 'placeholder', raw: field.raw, now: '0', loc: field.loc } as const
  return { ...field, value: 0 as T, confidence: 0.9, repairs: [...field.repairs, repair] }
}

/**
 * What a person typed, as a value of the field. Refuses 'number-unclear' (facts: proposals), 'number-refused' and 'bad-input'.
 */
export function readValue(typed: string, { kind, measure }: Pick<FieldPlace, 'kind' | 'measure'>): FieldValue {
  const text = typed
    .normalize('NFC')
    .replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ')
    .trim()
  if (text === '') {
    if (kind.none) return null
    throw new Refusal('bad-input', { what: 'empty' })
  }
  switch (kind.type) {
    case 'text':
      if (text.length > 2000) throw new Refusal('bad-input', { what: 'long' })
      return text
    case 'day':
      if (!isDay(text)) throw new Refusal('bad-input', { what: 'day' })
      return text
    case 'choice': {
      const found = kind.of.find((one) => String(one) === text) ?? kind.of.find((one) => isPrintedAs(text, String(one)))
      if (found === undefined) throw new Refusal('bad-input', { what: 'choice' })
      return found
    }
    case 'year': {
      if (!/^(?:19[9]\d|20\d\d|21\d\d)$/.test(text)) throw new Refusal('bad-input', { what: 'year' })
      return Number(text)
    }
    case 'number':
    case 'whole':
      return figureOf(text, measure, kind)
  }
}

/** '핵심지표', '핵심' → key: what forms print for a choice. */
function isPrintedAs(text: string, choice: string): boolean {
  const bare = (word: string) => word.replaceAll(/\s|지표$/g, '')
  const word = Object.hasOwn(PLAN_CHOICES, choice) ? PLAN_CHOICES[choice] : undefined
  return word !== undefined && bare(word.ko) === bare(text)
}

/** What a cell says for a field, as `readValue` takes it: a 사업기간 gives its own end of the period. Refuses as `readValue`. */
export function readCell(printed: string, place: Pick<FieldPlace, 'kind' | 'measure' | 'column'>): FieldValue {
  const period = place.kind.type === 'day' ? projectPeriod(printed.trim()) : null
  if (!period) return readValue(printed, place)
  return readValue((place.column === 'endsOn' ? period.endsOn : period.startsOn) ?? '', place)
}

function figureOf(text: string, measure: string, kind: ValueKind): FieldValue {
  const parsed = parseNumber(text, measure ? { unit: measure } : {})
  if (parsed.kind === 'missing' && kind.none) return null
  if (parsed.kind === 'ask') throw new Refusal('number-unclear', { proposals: parsed.proposals.join(' / ') })
  if (parsed.kind !== 'value') throw new Refusal('number-refused')
  if (kind.type === 'whole' && (!Number.isInteger(parsed.value) || parsed.value < 0)) throw new Refusal('number-refused')
  return parsed.value
}

function isDay(text: string): boolean {
  const day = new Date(`${text}T00:00:00Z`)
  return /^(?:19|20|21)\d\d-\d\d-\d\d$/.test(text) && !Number.isNaN(day.getTime()) && day.toISOString().slice(0, 10) === text
}
