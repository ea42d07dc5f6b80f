import { formatNumber } from '../../format.ts'
import type { Texts } from '../../language.tsx'
import type { importsMessages } from './messages.ts'
import type { Slot, SlotKind } from './slots.ts'

type Words = Texts<typeof importsMessages>

const CHOICES: Partial<Record<SlotKind, readonly string[]>> = {
  kind: ['key', 'general'], direction: ['higher', 'lower', 'maintain'], aggregation: ['sum', 'last', 'average', 'max', 'min'],
  'amount-unit': ['1000000', '1000', '1'],
}
/** What may be chosen for a field that is not typed, in the importer's words. */
export const choicesOf = (kind: SlotKind): readonly string[] | null => CHOICES[kind] ?? null

/** The word for one of them. */
export function choiceWord(value: string, t: Words): string {
  const words: Readonly<Record<string, string>> = {
    key: t.key, general: t.general, higher: t.higher, lower: t.lower, maintain: t.maintain, sum: t.sum, last: t.last, average: t.average,
    max: t.max, min: t.min, 1000000: t.million, 1000: t.thousand, 1: t.won,
  }
  return words[value] ?? value
}

/** A field's value as it is shown; null when there is none. */
export function valueText({ kind, field: { value } }: Slot, t: Words): string | null {
  if (value === null || value === '') return null
  if (choicesOf(kind) !== null) return choiceWord(String(value), t)
  return typeof value === 'number' ? (kind === 'year' ? String(value) : formatNumber(value)) : value
}

/** A field's value as it is typed: no separators, so that it comes back as it went. */
export const typedText = ({ field: { value } }: Slot): string => (value === null ? '' : String(value))
