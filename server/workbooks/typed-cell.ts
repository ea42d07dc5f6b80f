import type { RefuseReason } from '#domain/entry/parse-number.ts'
import { formatNumber } from '#domain/words/format-number.ts'
import type { EntryValue } from '#domain/entry/submission.ts'
import { type CellAskReason, readFigureCell } from '../documents/figure-cell.ts'
import type { SheetCell } from '../documents/sheet.ts'

/** What the two cells of a row, 실적치 and 상태, say together. `raw`: the form in which it is sent to be entered. */
export type TypedCell =
  | { readonly kind: 'blank' }
  | { readonly kind: 'value'; readonly value: EntryValue; readonly raw: string }
  | { readonly kind: 'ask'; readonly reason: CellAskReason | UnseenReason; readonly proposals: readonly number[] }
  | { readonly kind: 'refuse'; readonly reason: RefuseReason | 'formula' | 'both' | 'state-unknown' }

/** A figure that nobody sees in the sheet is asked about before it replaces another. */
export type UnseenReason = 'hidden-cell' | 'covered-cell'
export const unseenReason = (cell: SheetCell | null): UnseenReason | null =>
  cell?.unseen === undefined ? null : `${cell.unseen}-cell`

const STATES: Readonly<Record<string, 'not-entered' | 'not-applicable'>> = { 미입력: 'not-entered', 해당없음: 'not-applicable' }
const stateOf = (text: string) => STATES[text.normalize('NFC').replaceAll(/\s/g, '')]

/** Reads a figure by the one number parser; a real number of the sheet is its number. Blank and blank leaves the value as it is. */
export function readTypedCell(cell: SheetCell | null, state: string, unit: string): TypedCell {
  const named = stateOf(state) ?? (cell?.kind === 'text' ? stateOf(cell.shown) : undefined)
  if (state.trim() !== '' && stateOf(state) === undefined) return { kind: 'refuse', reason: 'state-unknown' }
  if (cell?.kind === 'formula') return { kind: 'refuse', reason: 'formula' }
  const figure = cell === null ? null : readFigure(cell, unit)
  if (named !== undefined) {
    const empty =
      figure === null ||
      (cell?.kind === 'text' && stateOf(cell.shown) === named) ||
      (figure.kind === 'value' && figure.value.kind === 'not-entered')
    return empty ? { kind: 'value', value: { kind: named }, raw: '' } : { kind: 'refuse', reason: 'both' }
  }
  return figure ?? { kind: 'blank' }
}

function readFigure(cell: SheetCell, unit: string): TypedCell {
  const read = readFigureCell(cell, unit)
  switch (read.kind) {
    case 'value':
      return { kind: 'value', value: { kind: 'measured', value: read.value }, raw: formatNumber(read.value) }
    case 'missing':
      return read.sign === 'blank' ? { kind: 'blank' } : { kind: 'value', value: { kind: 'not-entered' }, raw: '' }
    case 'formula':
      return { kind: 'refuse', reason: 'formula' }
    default:
      return read
  }
}
