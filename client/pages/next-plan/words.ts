import { formatNumber } from '../../format.ts'
import type { Texts } from '../../language.tsx'
import type { messages } from './messages.ts'
import { type Action, may } from '#domain/entry/permissions.ts'
import type { Draft, DraftRow } from './Row.tsx'

/** A year's target as it stands in its field: a figure, 없음, or nothing when nobody said. */
export const targetText = (target: { readonly value: number | null } | undefined, none: string): string =>
  target === undefined ? '' : target.value === null ? none : formatNumber(target.value)

const NONE = /^(?:[-–—/]|없음|해당\s*없음|none)$/i

/** What was typed into a target's field. */
export function typedTarget(text: string): { raw: string } | { state: 'none' | 'open' } {
  const typed = text.trim()
  if (typed === '') return { state: 'open' }
  return NONE.test(typed) ? { state: 'none' } : { raw: typed }
}

/** In what an indicator differs from the plan before: '2027 목표', '가중치 30 → 40'. */
export function differenceText(difference: DraftRow['differences'][number], t: Texts<typeof messages>): string {
  if (difference.field === 'target') return t.target(difference.year)
  const { field, before, after } = difference
  return typeof before === 'number' && typeof after === 'number'
    ? `${t[field]} ${formatNumber(before)} → ${formatNumber(after)}`
    : t[field]
}

type Person = Parameters<typeof may>[0]
type DraftAction = Extract<Action, 'draft.write' | 'draft.complete' | 'draft.reopen'>

/** Whether the reader may do it in a part of the draft that these units hold, for themselves or in the place of somebody. */
export const mayInPart = (draft: Draft, user: Person | undefined, action: DraftAction, heldBy: readonly number[]): boolean =>
  user !== undefined &&
  (may(user, action) || heldBy.some((unit) => may(user, action, unit) || draft.standsInFor[action].includes(unit)))
