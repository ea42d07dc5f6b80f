import type { Block, DocumentFormat } from '../../../server/imports/model.ts'
import type { PlanRecords } from '../../../server/imports/records.ts'
import type { Item } from './items.ts'

/** A person's own value in the place of what was read. */
export interface Corrected {
  readonly by: string
  readonly at: string
}

/** A draft as the review works with it. */
export interface Reviewed {
  readonly id: number
  readonly format: DocumentFormat
  readonly pages: number | null
  /** false once it is confirmed, discarded or undone */
  readonly editable: boolean
  readonly records: PlanRecords
  readonly items: readonly Item[]
  readonly corrections: ReadonlyMap<string, Corrected>
}

export interface ReviewActs {
  /** '' = no value; null = as printed again */
  readonly correct: (path: string, typed: string | null, done: () => void) => void
  readonly decide: (item: Item, decision: 'accepted' | 'refused' | 'dismissed' | 'open', word?: string) => void
  readonly busy: boolean
  /** why the last value typed was not taken */
  readonly refused: string | null
  readonly clearRefused: () => void
}

export interface DocumentView {
  readonly blocks: readonly Block[]
}
