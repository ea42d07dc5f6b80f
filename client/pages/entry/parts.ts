import { type GivenParts, partsAddUp, partsCheck } from '#domain/entry/entry-cell.ts'
import { isOpen } from '#domain/entry/progress.ts'
import type { EntryValue } from '#domain/entry/submission.ts'
import { sumOf } from '#domain/scoring/decimal.ts'
import { formatNumber } from '#domain/words/format-number.ts'
import type { Change, Unsent } from './outbox.ts'
import { readTyped, sent, type Typed } from './typed.ts'
import type { Component, GridCell } from './lines.ts'

export interface PartText {
  readonly part: Component
  /** as typed, or the stored figure; '' = not given */
  readonly raw: string
  readonly typed: Typed
  /** typed here and not yet part of a saved figure */
  readonly open: boolean
}

/** The parts as they stand on this screen: half-typed ones before those on their way before the stored ones. */
export function partTexts(
  cell: GridCell,
  unsent: Unsent | undefined,
  typed: (part: Component) => string | undefined,
): readonly PartText[] {
  const change: Partial<Change> = { ...unsent?.change, ...unsent?.next }
  return cell.components.map((part) => {
    const own = typed(part)
    const waiting = change.parts?.find((p) => p.componentId === part.id)?.raw
    const raw = own ?? waiting ?? (part.value === null ? '' : formatNumber(part.value))
    return { part, raw, typed: readTyped(raw, part.unit), open: own !== undefined }
  })
}

/** What the parts are on this screen; null = not given, or no number. */
const givenParts = (parts: readonly PartText[]): GivenParts =>
  parts.map(({ typed }) => (typed.kind === 'value' && typed.value.kind === 'measured' ? typed.value.value : null))

/** The figures when every part is one, in the order of the components; null otherwise. */
export function partFigures(parts: readonly PartText[]): readonly number[] | null {
  const figures = givenParts(parts).filter((part) => part !== null)
  return parts.length > 0 && figures.length === parts.length ? figures : null
}

/**
 * Whether the whole as it stands on this screen, or is being typed, goes with the parts as they stand on it. While they differ
 * the row has no rate and the department's score counts nothing of it.
 */
export function wholeCheck(cell: GridCell, unsent: Unsent | undefined, parts: readonly PartText[], typing: string | null = null) {
  const entry = typing === null ? (unsent?.next ?? unsent?.change)?.entry : { raw: typing }
  const typed = entry && 'raw' in entry ? readTyped(entry.raw, cell.unit) : null
  const value: EntryValue =
    entry === undefined
      ? cell.value
      : 'state' in entry
        ? { kind: entry.state }
        : typed?.kind === 'value'
          ? typed.value
          : cell.value
  const check = partsCheck(cell, value, givenParts(parts))
  const differs = isOpen(cell) && (check === 'different' || (check === 'incomplete' && value.kind === 'measured'))
  return { check, differs }
}

export const given = (parts: readonly PartText[]) => parts.filter((p) => p.raw.trim() !== '').length
const asSent = (parts: readonly PartText[]) => parts.map(({ part, raw }) => ({ componentId: part.id, raw: raw.trim() }))

/**
 * The change that the parts make once they are all given or all taken away, and null before. Where parts add up the whole is
 * their sum and nobody types it; otherwise the whole that stands goes with them, and without one they wait for it. A whole does
 * not outlive its parts: with one of them taken away it is not entered, and the others stay, and can be changed one by one.
 */
export function changeOfParts(cell: GridCell, unsent: Unsent | undefined, parts: readonly PartText[]): Change | null {
  const figures = partFigures(parts)
  // A whole that was refused stands nowhere.
  const going = unsent?.hold ? undefined : (unsent?.next ?? unsent?.change)
  const stands = going?.entry ?? (cell.value.kind === 'measured' ? sent(cell.value) : null)
  if (figures !== null && partsAddUp(cell))
    return { entry: sent({ kind: 'measured', value: sumOf(figures) }), parts: asSent(parts) }
  const whole = stands !== null && 'raw' in stands
  const readable = parts.every(({ typed }) => typed.kind === 'value')
  const set = going?.parts !== undefined || cell.components.some((c) => c.value !== null)
  if (figures === null && readable && partsAddUp(cell) && (whole ? given(parts) > 0 : set))
    return { entry: { state: 'not-entered' }, parts: asSent(parts) }
  const none = parts.every(({ raw }) => raw.trim() === '')
  return whole && (figures !== null || none) ? { entry: stands, parts: asSent(parts) } : null
}

/** The parts to send along with a whole that was typed: those that stand, so that a whole they do not make is refused. */
export const partsWith = (cell: GridCell, parts: readonly PartText[]): Change['parts'] =>
  partFigures(parts) !== null || someGiven(cell, parts) ? asSent(parts) : undefined
/** Some parts stand and not all, where only all of them make the whole: no whole is taken over them, and they stay. */
export const someGiven = (cell: GridCell, parts: readonly PartText[]) =>
  partsAddUp(cell) && given(parts) > 0 && partFigures(parts) === null
/** The parts as stored, to go back to. */
export const storedParts = (cell: GridCell): Change['parts'] =>
  cell.components.length === 0
    ? undefined
    : cell.components.map((c) => ({ componentId: c.id, raw: c.value === null ? '' : formatNumber(c.value) }))
