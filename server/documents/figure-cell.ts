import { type AskReason, type ParsedNumber, parseNumber } from '#domain/entry/parse-number.ts'
import type { SheetCell } from './sheet.ts'

/** `shown-differs`: the sheet shows another number than the cell holds, or shows none. */
export type CellAskReason = AskReason | 'shown-differs'

export type FigureCell =
  | Exclude<ParsedNumber, { kind: 'ask' }>
  | { readonly kind: 'ask'; readonly reason: CellAskReason; readonly proposals: readonly number[] }
  | { readonly kind: 'formula' }

/**
 * The figure of a cell in the unit its column or indicator is measured in. Text is read by the one number parser. A real number
 * is taken when what the sheet shows of it means the same; else it is asked about, as its text would be: 0"건" for an indicator
 * in 회, 36% of a stored 0.36, thousands shown as units, a 0 shown as a dash. Decimals that the sheet rounds away are no question.
 */
export function readFigureCell(cell: SheetCell, unit: string): FigureCell {
  if (cell.kind === 'formula') return { kind: 'formula' }
  const read = parseNumber(cell.shown, { unit })
  if (cell.kind !== 'number') return read
  const { value, stored, shown } = cell
  const ask = (reason: CellAskReason, proposals: readonly number[]) => ({
    kind: 'ask' as const,
    reason,
    proposals: [...new Set(proposals)],
  })
  const isPercent = shown.endsWith('%')
  const isScaled = value !== stored && !isPercent
  switch (read.kind) {
    case 'value':
      return isScaled || !rounds(read.value, value, shown)
        ? ask('shown-differs', isScaled ? [value, stored] : [read.value, value])
        : { ...read, value }
    case 'ask':
      // A sign that two readings exist for is decided by the number itself; a unit is not.
      if (read.reason === 'other-unit') return ask('other-unit', [value, stored])
      if (read.reason === 'korean-scale') return ask('korean-scale', [...read.proposals, stored])
      return !isScaled && read.proposals.some((proposal) => rounds(proposal, value, shown))
        ? { kind: 'value', value, repairs: [] }
        : ask('shown-differs', [value, stored])
    default:
      return ask('shown-differs', [value, stored])
  }
}

/** Whether the digits shown are the number, rounded to as many decimals. */
function rounds(shownValue: number, value: number, shown: string): boolean {
  const decimals = /\.(\d+)/.exec(shown)?.[1]?.length ?? 0
  return Math.abs(shownValue - value) <= 0.5 * 10 ** -decimals + Number.EPSILON * Math.abs(value)
}
