import { Kept, type Place } from './kept.ts'

/** Text that was typed and not yet entered: it must survive a killed tab. */
export interface Draft {
  readonly text: string
  /** the version that stood when the typing began */
  readonly seen: number
  /** the indicator, and where in its row, for the list on return */
  readonly name: string
  readonly at: string
}

/** What somebody is in the middle of typing, a text a place: 'year.month.indicator' or the same with '#' and a field or part. */
export class Drafts {
  readonly #kept: Kept<Draft>
  readonly #items = new Map<string, Draft>()
  readonly #found = new Set<string>()
  /** newest version of a cell that one's own save made */
  readonly #saw = new Map<string, number>()
  readonly #listeners = new Set<() => void>()
  #list: ReadonlyMap<string, Draft> = new Map()

  constructor(at: Place) {
    this.#kept = new Kept(at)
  }

  readonly list = () => this.#list
  readonly subscribe = (listener: () => void) => {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }
  readonly get = (key: string) => this.#items.get(key)
  /** Left by an earlier page and not taken up yet. */
  readonly isFound = (key: string) => this.#found.has(key)

  set(key: string, draft: Draft): void {
    this.#store(key, draft)
    this.#found.delete(key)
    this.#tell()
  }

  remove(key: string): void {
    if (!this.#items.delete(key)) return
    this.#found.delete(key)
    this.#kept.remove(key)
    this.#tell()
  }

  /** One's own save was acknowledged: what was being typed beside it has seen that version too, on whichever page it goes on. */
  saw(cell: string, version: number): void {
    this.#saw.set(cell, version)
    for (const [key, draft] of this.#items) if (cellOf(key) === cell && draft.seen < version) this.#store(key, draft)
    this.#tell()
  }

  #store(key: string, draft: Draft): void {
    const kept = { ...draft, seen: Math.max(draft.seen, this.#saw.get(cellOf(key)) ?? 0) }
    this.#items.set(key, kept)
    this.#kept.put(key, kept)
  }

  /** Takes over what tabs that are gone left behind. */
  adopt(alive: ReadonlySet<string>): void {
    for (const [key, draft] of this.#kept.adopt(alive, (k) => !this.#items.has(k))) {
      this.#items.set(key, draft)
      this.#found.add(key)
    }
    this.#tell()
  }

  #tell(): void {
    this.#list = new Map(this.#items)
    for (const listener of this.#listeners) listener()
  }
}

const cellOf = (key: string) => key.split('#')[0] ?? key
