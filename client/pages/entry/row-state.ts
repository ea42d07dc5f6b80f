import type { Unsent } from './outbox.ts'
import type { GridCell } from './types.ts'

export type RowState = 'untouched' | 'saved' | 'saving' | 'waiting' | 'refused' | 'check' | 'locked' | 'conflict'

/** The one word for where a value is. What is unsent speaks first: it is what could be lost. */
export function rowState(cell: GridCell, unsent: Unsent | undefined): RowState {
  if (unsent?.status === 'saving') return 'saving'
  if (unsent?.status === 'waiting') return 'waiting'
  if (unsent?.hold) return unsent.hold.kind === 'conflict' ? 'conflict' : unsent.hold.kind === 'unclear' ? 'check' : 'refused'
  if (!cell.acts.includes('enter')) return 'locked'
  if (cell.value.kind === 'not-entered') return 'untouched'
  return cell.missing.length > 0 ? 'check' : 'saved'
}
