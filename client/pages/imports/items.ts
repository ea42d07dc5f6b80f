import type { Loc } from '../../../server/documents/model.ts'
import type { Decision as Recorded } from '../../../server/imports/commit/match-units.ts'
import type { Need } from '../../../server/imports/commit/needs.ts'
import type { AttentionView, UnrecognisedView } from '../../../server/imports/drafts/view.ts'

/** What a person has to look at: what must be settled first, doubts, proposals and pieces nobody could read. Pure. */
/** What a person says: take the proposal, keep what is printed, seen, decide again. */
export type Answer = 'accept' | 'keep' | 'seen' | 'again'

interface Common {
  /** the importer's name of it: 'attention:5', 'unrecognised:3', 'need:indicators/d1-i2/unit' */
  readonly id: string
  /** null: it stands nowhere in the document, or where is not told */
  readonly loc: Loc | null
  readonly raw: string
  readonly open: boolean
  readonly decided: Recorded | null
  /** the record or field it is about */
  readonly path: string | null
}
export type Item =
  | (Common & { readonly kind: 'doubt'; readonly doubt: AttentionView })
  | (Common & { readonly kind: 'unread'; readonly unread: UnrecognisedView })
  | (Common & { readonly kind: 'need'; readonly need: Need })

/** A doubt with something to take over, or to leave. */
export const isProposal = (item: Item): boolean =>
  item.kind === 'doubt' && item.doubt.proposal !== null && PROPOSALS.has(item.doubt.kind)
const PROPOSALS: ReadonlySet<string> = new Set(['name-proposal', 'slip-proposal', 'project-count-differs'])
/** A proposal that may also be left as printed; two names of one project are only taken as one, or corrected. */
export const mayKeep = (item: Item): boolean => isProposal(item) && item.kind === 'doubt' && item.doubt.kind !== 'name-proposal'
/** Informs only; it waits for nobody. */
export const isNote = (item: Item): boolean => item.kind === 'doubt' && item.doubt.weight === 'note'
/** Waits for somebody. */
export const waits = (item: Item): boolean => item.open && !isNote(item)

const decision = (recorded: Recorded | null) => (recorded === null || recorded.decision === 'open' ? null : recorded)
const at = (loc: Loc | null) => (loc === null ? -1 : loc.block)

/** What holds up the import first, then the rest in the document's order. */
export function itemsOf(
  needs: readonly Need[],
  attention: readonly AttentionView[],
  unread: readonly UnrecognisedView[],
): readonly Item[] {
  const first = needs.map((need): Item => ({
    id: `need:${need.path}`,
    kind: 'need',
    need,
    loc: null,
    raw: '',
    open: true,
    decided: null,
    path: need.path,
  }))
  const doubts = attention.map((doubt): Item => {
    const decided = decision(doubt.decision)
    return {
      id: `attention:${doubt.index}`,
      kind: 'doubt',
      doubt,
      loc: doubt.loc,
      raw: doubt.raw,
      open: decided === null,
      decided,
      path: doubt.record,
    }
  })
  const pieces = unread.map((piece): Item => {
    const decided = decision(piece.decision)
    return {
      id: `unrecognised:${piece.index}`,
      kind: 'unread',
      unread: piece,
      loc: piece.loc,
      raw: piece.raw,
      // What a value was pointed at in is read now.
      open: decided === null && piece.left > 0,
      decided,
      path: null,
    }
  })
  return [
    ...first,
    ...[...doubts, ...pieces].toSorted(
      (a, b) => at(a.loc) - at(b.loc) || (a.loc?.row ?? 0) - (b.loc?.row ?? 0) || (a.loc?.column ?? 0) - (b.loc?.column ?? 0),
    ),
  ]
}
