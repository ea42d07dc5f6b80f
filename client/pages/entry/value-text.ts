import { formatFixed, formatNumber } from '../../format.ts'
import type { Finding } from '#domain/entry/entry-checks.ts'
import type { Language } from '../../language.tsx'
import { reasonText } from '../../reason-messages.ts'
import { findingText } from '#domain/words/finding-text.ts'
import { whyText } from '#domain/words/number-words.ts'
import type { EntryValue } from '#domain/entry/submission.ts'
import { type Change, type Hold, type Unsent, type Waiting, waitingFor } from './outbox.ts'
import { readTyped } from './typed.ts'
import type { GridCell } from './lines.ts'

interface Words {
  readonly notEntered: string
  readonly notApplicable: string
}

/** A figure with the indicator's decimals, or all of its own where it has more. */
export function figureText(value: number, decimals: number): string {
  const fixed = formatFixed(value, decimals)
  const whole = formatNumber(value, 10)
  return whole.length > fixed.length ? whole : fixed
}

export const valueText = (value: EntryValue, decimals: number, words: Words): string =>
  value.kind === 'measured'
    ? figureText(value.value, decimals)
    : value.kind === 'not-applicable'
      ? words.notApplicable
      : words.notEntered

/** What stands in the cell on this screen: the change on its way before the stored value. */
export function shownText(cell: GridCell, unsent: Unsent | undefined, words: Words): string {
  const change = unsent?.next ?? unsent?.change
  return change === undefined ? valueText(cell.value, cell.decimals, words) : changeText(cell, change, words)
}

/** The figure of a change, as it will stand in the cell. */
export function changeText(cell: Pick<GridCell, 'unit' | 'decimals'>, { entry }: Change, words: Words): string {
  if ('state' in entry) return entry.state === 'not-applicable' ? words.notApplicable : words.notEntered
  const typed = readTyped(entry.raw, cell.unit)
  return typed.kind === 'value' ? valueText(typed.value, cell.decimals, words) : entry.raw
}

/** Why a change was not taken, in the words of its row: the reading in question, the rule that spoke, the refusal. */
export function heldWhy(hold: Hold, language: Language): string {
  if (hold.kind === 'unclear') return hold.proposals.map((value) => formatNumber(value, 10)).join(' / ')
  if (hold.kind === 'conflict') return reasonText['version-conflict'][language]
  const { facts, reason } = hold
  const figures = Object.fromEntries(Object.entries(facts).filter((f): f is [string, number] => typeof f[1] === 'number'))
  const rule = facts['rule'] as Finding['rule'] | undefined
  return (
    whyText(facts['why'], language) ??
    (rule === undefined ? reasonText[reason][language] : findingText({ rule, figures }, language))
  )
}

type RowState =
  | 'untouched'
  | 'typed'
  | 'saved'
  | 'saving'
  | `waiting-${Waiting}`
  | 'refused'
  | 'check'
  | 'commented'
  | 'locked'
  | 'conflict'

/** The one word for where a value is. What is unsent speaks first: it is what could be lost. `typed`: half-typed text is kept. */
export function rowState(cell: GridCell, unsent: Unsent | undefined, typed: boolean): RowState {
  if (unsent?.status === 'saving') return 'saving'
  if (unsent?.status === 'waiting') return `waiting-${waitingFor(unsent.why) ?? 'server'}`
  if (unsent?.hold) return unsent.hold.kind === 'conflict' ? 'conflict' : unsent.hold.kind === 'unclear' ? 'check' : 'refused'
  if (typed) return 'typed'
  if (!cell.acts.includes('enter')) return 'locked'
  if (cell.value.kind === 'not-entered') return 'untouched'
  if (cell.missing.length > 0) return 'check'
  return cell.reason === null ? 'saved' : 'commented'
}
