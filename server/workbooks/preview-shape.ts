import type { ActualColumn } from '#domain/entry/actual-columns.ts'
import type { Change } from '#domain/entry/file-change.ts'
import type { Finding } from '#domain/entry/entry-checks.ts'
import type { RefuseReason } from '#domain/entry/parse-number.ts'
import type { Reason } from '#domain/entry/reasons.ts'
import type { CellAskReason } from '../documents/figure-cell.ts'
import type { UnseenReason } from './typed-cell.ts'
import type { PeriodKind } from '#domain/words/period-name.ts'
import type { EntryValue } from '#domain/entry/submission.ts'

/**
 * takes: will be saved · same: nothing to do · blank: left as it is · ask: two readings · conflict: changed since the form was filled,
 * a person must say which stands · jump: about 10, 100 or 1000 times last year's or the like, a person must say that it is meant · the
 * others are refused. The first seven are those of pasting.
 */
export type Verdict =
  | 'takes'
  | 'same'
  | 'blank'
  | 'ask'
  | 'refuse'
  | 'hard'
  | 'twice'
  | 'unknown'
  | 'locked'
  | 'conflict'
  | 'jump'
  | 'foreign'
  | 'unclear'
  | 'period'
  | 'parts'
  | 'together'
  | 'day'
  | 'long'

/** Why, in a word of one of the closed lists. */
export type Why =
  | CellAskReason
  | UnseenReason
  | RefuseReason
  | Reason
  | 'formula'
  | 'both'
  | 'state-unknown'
  | 'several'
  | 'code-and-name'

export interface PreviewRow {
  readonly line: number
  /** rows of one change have one key; null: belongs to none */
  readonly key: string | null
  readonly name: string
  readonly part: string | null
  readonly department: string
  readonly unit: string
  readonly decimals: number
  readonly year: number | null
  readonly month: number | null
  /** on what the name of the period depends; null where the row belongs to no indicator of the person's */
  readonly measured: PeriodKind | null
  /** what stands now; null where the row belongs to no indicator of the person's */
  readonly before: EntryValue | null
  readonly raw: string
  readonly after: EntryValue | null
  readonly verdict: Verdict
  readonly why: Why | null
  readonly finding: Finding | null
  readonly proposals: readonly number[]
  /** who changed it since the form was filled */
  readonly changedBy: string | null
  readonly changedAt: string | null
  /** words beside the figure that differ from what stands */
  readonly words: readonly ('reason' | 'cause' | 'remedy' | 'due')[]
  /** as shown in the file, to give the row back with its reason; left out where nothing is to be done */
  readonly texts: Readonly<Partial<Record<ActualColumn, string>>> | null
}

export interface ActualsPreview {
  readonly fileName: string
  readonly rows: readonly PreviewRow[]
  readonly changes: readonly Change[]
  /** characters the file's encoding lost */
  readonly replaced: number
}
