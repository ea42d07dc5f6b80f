import type { Change } from './outbox.ts'

/** One cell before and after an act. */
export interface Step {
  readonly key: string
  readonly before: Change
  readonly after: Change
}

const MOST = 100

/** What was done, act by act: a paste or a fill of forty cells is one. Doing something new forgets what was undone. */
export class UndoList {
  #past: (readonly Step[])[] = []
  #future: (readonly Step[])[] = []

  did(steps: readonly Step[]): void {
    if (steps.length === 0) return
    this.#past = [...this.#past.slice(1 - MOST), steps]
    this.#future = []
  }

  undo(): readonly Step[] {
    const steps = this.#past.pop()
    if (steps) this.#future.push(steps)
    return steps ?? []
  }

  redo(): readonly Step[] {
    const steps = this.#future.pop()
    if (steps) this.#past.push(steps)
    return steps ?? []
  }
}
