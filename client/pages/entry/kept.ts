import type { LocalStore } from '../../shared/write/local-store.ts'
import { newRequestId } from '../../shared/write/request-id.ts'

export interface Place {
  readonly storage: LocalStore
  /** one a user: nobody sees or sends another's */
  readonly prefix: string
  /** one a page: two tabs never write over each other's records */
  readonly tab: string
}

/**
 * Records of one user kept on this machine, `prefix key ~ tab`. Each belongs to the tab that wrote it; when that tab is gone,
 * however it went, another takes its records over.
 */
export class Kept<T> {
  readonly #at: Place

  constructor(at: Place) {
    this.#at = at
  }

  put(key: string, record: T): void {
    this.#at.storage.setItem(this.#name(key, this.#at.tab), JSON.stringify(record))
  }

  /** Whether the record would outlive the page. */
  isKept(key: string): boolean {
    return this.#at.storage.isKept(this.#name(key, this.#at.tab))
  }

  remove(key: string): void {
    this.#at.storage.removeItem(this.#name(key, this.#at.tab))
  }

  /** Takes over one record a key from tabs that are not `alive`; those of a key not `free` stay where they are for a later call. */
  adopt(alive: ReadonlySet<string>, free: (key: string) => boolean): readonly (readonly [string, T])[] {
    const { storage, prefix, tab } = this.#at
    const taken = new Map<string, T>()
    const names = Array.from({ length: storage.length }, (_, index) => storage.key(index)).filter(
      (name) => name?.startsWith(prefix) ?? false,
    )
    for (const name of names) {
      const [key = '', owner = ''] = (name ?? '').slice(prefix.length).split('~')
      if (name === null || owner === tab || alive.has(owner) || taken.has(key) || !free(key)) continue
      // Written by this class only; whatever else stands under our name is passed over.
      const record = read(storage.getItem(name)) as T | null
      if (record !== null) {
        taken.set(key, record)
        this.put(key, record)
      }
      storage.removeItem(name)
    }
    return [...taken]
  }

  #name = (key: string, tab: string) => `${this.#at.prefix}${key}~${tab}`
}

function read(text: string | null): object | null {
  try {
    const record: unknown = JSON.parse(text ?? 'null')
    return typeof record === 'object' && record !== null ? record : null
  } catch {
    return null
  }
}

/** This page's own name. A reloaded or duplicated page is another one: what the old one left is taken over, not shared. */
export const TAB = newRequestId()
const PREFIX = 'jipyo.tab.'

// Held until the page is gone, however it goes: the browser lets go of it for a killed tab too.
if (typeof document !== 'undefined' && 'locks' in navigator)
  void navigator.locks.request(PREFIX + TAB, () => new Promise<never>(() => {}))

/** Runs `task` with the tabs of this browser that are open, one tab at a time, so that two never take over the same record. */
export async function withTabsAlive(task: (alive: ReadonlySet<string>) => void): Promise<void> {
  // Without locks (an old browser) every other tab counts as gone; the request number keeps what two send from counting twice.
  if (!('locks' in navigator)) return task(new Set([TAB]))
  await navigator.locks.request('jipyo.adopt', async () => {
    const { held = [], pending = [] } = await navigator.locks.query()
    task(new Set([...held, ...pending].flatMap(({ name }) => (name?.startsWith(PREFIX) ? [name.slice(PREFIX.length)] : []))))
  })
}
