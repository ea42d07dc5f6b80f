import { type Countdown, countdown } from './countdown.ts'
import type { EntryValue, Item } from './submission.ts'

/** How far the entering of some cells is. */
export interface Progress {
  readonly of: number
  readonly entered: number
  /** entered, and something must still be written or answered */
  readonly toCheck: number
  readonly ready: number
  readonly submitted: number
  readonly returned: number
  readonly confirmed: number
  /** the nearest deadline of what is not submitted yet; null when nothing is left */
  readonly due: { readonly on: string; readonly count: Countdown } | null
}

/** What progress is counted by. */
export interface ProgressCell {
  readonly value: EntryValue
  readonly stage: Item['stage']
  /** what must still be written before it can be submitted */
  readonly missing: readonly unknown[]
  /** ISO day */
  readonly due: { readonly on: string }
  /** evidence and replies that came since it was returned; null or left out while no return stands */
  readonly sinceReturn?: { readonly answers: readonly unknown[] } | null
}

/** Not submitted yet: whoever enters has something to do. */
export const isOpen = ({ stage }: Pick<ProgressCell, 'stage'>): boolean =>
  stage === 'empty' || stage === 'draft' || stage === 'returned'

/** Complete, and new: a draft, or a returned value with something to look at since. */
export const isReady = ({ stage, missing, sinceReturn }: ProgressCell): boolean =>
  missing.length === 0 && (stage === 'draft' || (stage === 'returned' && (sinceReturn?.answers.length ?? 0) > 0))

/** "7/12 입력 · 2 확인 필요 · 마감 D-3". `unsaved`: figures on a screen that are not accepted yet, to be checked too. */
export function progressOf(cells: readonly ProgressCell[], today: string, unsaved = 0): Progress {
  const count = (test: (cell: ProgressCell) => boolean) => cells.filter(test).length
  const entered = (c: ProgressCell) => c.value.kind !== 'not-entered'
  const due = cells
    .filter(isOpen)
    .map((c) => c.due.on)
    .toSorted()[0]
  return {
    of: cells.length,
    entered: count(entered),
    toCheck: count((c) => isOpen(c) && entered(c) && c.missing.length > 0) + unsaved,
    ready: count(isReady),
    submitted: count((c) => c.stage === 'submitted'),
    returned: count((c) => c.stage === 'returned'),
    confirmed: count((c) => c.stage === 'confirmed' || c.stage === 'closed'),
    due: due === undefined ? null : { on: due, count: countdown(due, today) },
  }
}
