import { parseNumber } from '#domain/entry/parse-number.ts'
import type { Field, Repair, RepairKind } from '../records.ts'
import type { Loc } from '../../documents/model.ts'
import type { Ledger } from './ledger.ts'
import type { Piece } from './source.ts'
import { joined } from './text.ts'

/** A value as printed, without a repair. */
export const printed = <T>(value: T, piece: Piece): Field<T> => ({
  value,
  raw: piece.raw,
  loc: piece.loc,
  confidence: 1,
  repairs: [],
})

/** A value read with repairs: sure enough to go on with, not sure enough to stay unseen. */
export const repaired = <T>(
  value: T,
  at: Pick<Piece, 'raw' | 'loc'>,
  repairs: readonly Repair[],
  confidence = repairs.length === 0 ? 1 : 0.9,
): Field<T> => ({
  value,
  raw: at.raw,
  loc: at.loc,
  confidence,
  repairs,
})

/** Nothing is printed; with confidence 1 there is nothing to look for either. */
export const absent = (loc: Loc, confidence = 0): Field<null> => ({
  value: null,
  raw: '',
  loc,
  confidence,
  repairs: [],
})

/** The text of one cell, or of several that say one after the other what belongs together. */
export function textOf(pieces: readonly Piece[], nowhere: Loc, ledger: Ledger): Field<string> {
  ledger.recognised(...pieces)
  const [first, more] = pieces
  if (!first) return { ...absent(nowhere, 1), value: '' }
  if (!more || pieces.every((one) => one.text === first.text)) return printed(first.text, first)
  const value = pieces.slice(1).reduce((all, one) => joined(all, one.text), first.text)
  return repaired(value, first, [ledger.repair('row-joined', pieces.map((one) => one.raw).join(' / '), value, more.loc)])
}

const NAMED: Readonly<Record<string, RepairKind>> = {
  'triangle-minus': 'triangle-minus',
  'minus-sign': 'triangle-minus',
  'full-width': 'figure-tidied',
  invisible: 'figure-tidied',
  unit: 'unit-in-figure',
}

/**
 * A printed figure, null where none is printed or where it cannot mean one thing only (then a person is asked).
 * @param unit what may follow the figure: the indicator's unit, '명', '%', '백만원'
 */
export function figure(piece: Piece, ledger: Ledger, subject: string, unit = ''): Field<number | null> {
  ledger.recognised(piece)
  const parsed = parseNumber(piece.text, unit === '' ? {} : { unit })
  switch (parsed.kind) {
    case 'value': {
      const kinds = new Set(parsed.repairs.flatMap((repair) => NAMED[repair] ?? []))
      const repairs = [...kinds].map((kind) => ledger.repair(kind, piece.raw, String(parsed.value), piece.loc))
      // △ and a unit behind the figure are how the form prints it; nothing about the value is in doubt.
      return repaired(parsed.value, piece, repairs, 1)
    }
    case 'missing':
      return printed(null, piece)
    case 'ask':
      ledger.ask('figure-ask', subject, piece, parsed.proposals.join(' / '))
      return repaired(null, piece, [], 0)
    case 'refuse':
      ledger.ask('figure-unreadable', subject, piece)
      return repaired(null, piece, [], 0)
  }
}
