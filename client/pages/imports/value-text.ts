import type { ValueKind } from '#domain/plan/plan-fields.ts'
import { formatNumber } from '../../format.ts'
import type { Texts } from '../../language.tsx'
import type { importsMessages } from './messages.ts'
import type { Slot } from './slots.ts'

type Words = Texts<typeof importsMessages>

/** What may be chosen for a field that is not typed, in words. */
export function choicesOf(
  { kind, options }: { readonly kind: ValueKind; readonly options: Slot['options'] },
  t: Words,
): readonly { readonly value: string; readonly label: string }[] | null {
  if (options !== null) return options
  return kind.type === 'choice' ? kind.of.map((value) => ({ value: String(value), label: choiceWord(String(value), t) })) : null
}

/** The word for one of them. */
export function choiceWord(value: string, t: Words): string {
  const words: Readonly<Record<string, string>> = {
    key: t.key,
    general: t.general,
    higher: t.higher,
    lower: t.lower,
    maintain: t.maintain,
    sum: t.sum,
    last: t.last,
    average: t.average,
    max: t.max,
    min: t.min,
    1000000: t.million,
    1000: t.thousand,
    1: t.won,
  }
  return words[value] ?? value
}

/** A field's value as it is shown; null when there is none. */
export function valueText(slot: Slot, t: Words): string | null {
  const { kind, value } = slot
  if (value === null || value === '') return null
  const choices = choicesOf(slot, t)
  if (choices !== null) return choices.find((choice) => choice.value === String(value))?.label ?? String(value)
  return typeof value === 'number' ? (kind.type === 'year' ? String(value) : formatNumber(value)) : value
}

/** A field's value as it is typed: no separators, so that it comes back as it went. */
export const typedText = ({ value }: Slot): string => (value === null ? '' : String(value))
