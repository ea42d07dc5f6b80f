import { formatNumber } from '#domain/words/format-number.ts'
import { type AskReason, parseNumber, type RefuseReason } from '#domain/entry/parse-number.ts'
import type { EntryValue } from '#domain/entry/submission.ts'

/** What a typed text is, by the one parser: a figure, a state by name, a question, or no number at all. */
export type Typed =
  | { readonly kind: 'value'; readonly value: EntryValue }
  | { readonly kind: 'ask'; readonly reason: AskReason; readonly proposals: readonly number[] }
  | { readonly kind: 'refuse'; readonly reason: RefuseReason }

const NAMED: Readonly<Record<string, EntryValue['kind'] & ('not-entered' | 'not-applicable')>> = {
  미입력: 'not-entered',
  해당없음: 'not-applicable',
  '해당 없음': 'not-applicable',
}

export function readTyped(raw: string, unit: string): Typed {
  const named = NAMED[raw.normalize('NFC').trim()]
  if (named !== undefined) return { kind: 'value', value: { kind: named } }
  const read = parseNumber(raw, { unit })
  switch (read.kind) {
    case 'value':
      return { kind: 'value', value: { kind: 'measured', value: read.value } }
    case 'missing':
      return { kind: 'value', value: { kind: 'not-entered' } }
    default:
      return read
  }
}

/** The form in which a figure is sent: every digit, in the form the parser reads back as it was (1e-7 it would refuse). */
export const sent = (value: EntryValue): { raw: string } | { state: 'not-entered' | 'not-applicable' } =>
  value.kind === 'measured' ? { raw: formatNumber(value.value) } : { state: value.kind }

/** Whether a copied text is a figure or the name of a state. */
export const isFigure = (text: string): boolean => readTyped(text, '').kind !== 'refuse'

/** Whether most filled cells of the column are figures. */
export function isNumberColumn(rows: readonly (readonly string[])[], column: number): boolean {
  const filled = rows.map((r) => r[column] ?? '').filter((text) => text.trim() !== '')
  return filled.length > 0 && filled.filter((text) => isFigure(text)).length * 2 > filled.length
}
