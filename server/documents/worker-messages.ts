import type { Reason } from '#domain/entry/reasons.ts'
import type { ReadLimits } from './guard/limits.ts'
import type { ReadDocument } from './model.ts'
import type { PagePicture } from './read/picture.ts'

/** What the reading thread is asked, one file at a time. */
export type Task =
  | { readonly kind: 'read'; readonly bytes: Uint8Array; readonly name: string; readonly limits: ReadLimits }
  | {
      readonly kind: 'picture'
      readonly bytes: Uint8Array
      readonly name: string
      readonly limits: ReadLimits
      readonly page: number
    }

export interface Results {
  readonly read: ReadDocument
  readonly picture: PagePicture
}

/** What it says. `retire`: its memory may be in disorder, start another for the next file. */
export type Message =
  | { readonly kind: 'progress'; readonly done: number; readonly total: number }
  | { readonly kind: 'done'; readonly result: ReadDocument | PagePicture; readonly retire: boolean }
  | {
      readonly kind: 'refused'
      readonly reason: Reason
      readonly facts: Readonly<Record<string, string | number>>
      readonly retire: boolean
    }
