import type { Unsent } from './outbox.ts'
import type { GridCell } from './types.ts'

export type RowState =
  | 'untouched'
  | 'typed'
  | 'saved'
  | 'saving'
  | 'waiting'
  | 'refused'
  | 'check'
  | 'commented'
  | 'locked'
  | 'conflict'

/** The one word for where a value is. What is unsent speaks first: it is what could be lost. `typed`: half-typed text is kept. */
export function rowState(cell: GridCell, unsent: Unsent | undefined, typed: boolean): RowState {
  if (unsent?.status === 'saving') return 'saving'
  if (unsent?.status === 'waiting') return 'waiting'
  if (unsent?.hold) return unsent.hold.kind === 'conflict' ? 'conflict' : unsent.hold.kind === 'unclear' ? 'check' : 'refused'
  if (typed) return 'typed'
  if (!cell.acts.includes('enter')) return 'locked'
  if (cell.value.kind === 'not-entered') return 'untouched'
  if (cell.missing.length > 0) return 'check'
  return cell.reason === null ? 'saved' : 'commented'
}
