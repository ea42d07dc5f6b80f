import type { Frequency } from '#domain/scoring/indicator.ts'
import type { Draft } from './drafts.ts'
import type { CellRef, Change } from './outbox.ts'

/** One cell before and after an act; null where the act changed no figure, only a text that waits. */
export interface Step {
  readonly key: string
  readonly before: Change | null
  readonly after: Change | null
}

/** A step that can be taken back on whatever grid is open, and named. */
export interface GridStep extends Step {
  readonly cell: CellRef & { readonly frequency: Frequency }
  /** the version the person saw */
  readonly seen: number
  /** typed texts of parts that wait for the others */
  readonly texts: readonly { readonly key: string; readonly before: Draft | undefined; readonly after: Draft | undefined }[]
  /** the indicator or part, and its figure before and after as they are read; null: words beside a figure */
  readonly name: string
  readonly figure: { readonly from: string; readonly to: string } | null
}

const MOST = 100

/** What was done, act by act: a paste or a fill of forty cells is one. Doing something new forgets what was undone. */
export class UndoList<S = Step> {
  #past: (readonly S[])[] = []
  #future: (readonly S[])[] = []

  did(steps: readonly S[]): void {
    if (steps.length === 0) return
    this.#past = [...this.#past.slice(1 - MOST), steps]
    this.#future = []
  }

  undo(): readonly S[] {
    const steps = this.#past.pop()
    if (steps) this.#future.push(steps)
    return steps ?? []
  }

  redo(): readonly S[] {
    const steps = this.#future.pop()
    if (steps) this.#past.push(steps)
    return steps ?? []
  }
}
