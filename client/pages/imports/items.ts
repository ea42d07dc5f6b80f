/** What a person has to look at: doubts, proposals and pieces nobody could read, in the document's order. */
import type { Loc } from '../../../server/imports/model.ts'
import type { Attention, Unrecognised } from '../../../server/imports/records.ts'

export type Decision = 'accepted' | 'refused' | 'dismissed' | 'open'

export interface Decided {
  readonly decision: Decision
  readonly word: string | null
  readonly by: string
  readonly at: string
}

interface Common {
  /** the importer's name of it: 'attention:5' */
  readonly id: string
  readonly loc: Loc
  readonly raw: string
  readonly decision: Decision
  readonly decided: Decided | null
  /** the field it is about, where the importer says so */
  readonly path: string | null
}
export type Item =
  | (Common & { readonly kind: 'doubt'; readonly doubt: Attention })
  | (Common & { readonly kind: 'unread'; readonly unread: Unrecognised })

/** A doubt with something to take over, or to leave. */
export const isProposal = (item: Item): boolean => item.kind === 'doubt' && item.doubt.proposal !== null && item.doubt.weight === 'ask'
/** Informs only; it waits for nobody. */
export const isNote = (item: Item): boolean => item.kind === 'doubt' && item.doubt.weight === 'note'

const inOrder = (a: Loc, b: Loc) => a.block - b.block || (a.row ?? 0) - (b.row ?? 0) || (a.column ?? 0) - (b.column ?? 0)
export const sortItems = (items: readonly Item[]): readonly Item[] => items.toSorted((a, b) => inOrder(a.loc, b.loc))
