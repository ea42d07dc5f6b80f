import { useSyncExternalStore } from 'react'

export type BrowserStorage = Pick<Storage, 'getItem' | 'setItem' | 'removeItem' | 'key' | 'length'>

/**
 * What is kept on this machine until it is sent: drafts, half-typed figures, unsent changes. The only place that writes them, because
 * a browser's storage can be full, or switched off in a private window or by policy. What it does not take stays in memory under its
 * name, is said not to be kept, and is tried again when there may be room.
 */
export class LocalStore implements BrowserStorage {
  readonly #open: () => BrowserStorage | null
  readonly #unkept = new Map<string, string>()
  readonly #listeners = new Set<() => void>()
  #failing = false

  /** `open` may throw: a browser throws where storage is switched off. */
  constructor(open: () => BrowserStorage | null) {
    this.#open = open
  }

  get length(): number {
    return this.#storage()?.length ?? 0
  }
  readonly key = (index: number) => this.#storage()?.key(index) ?? null
  readonly getItem = (name: string) => this.#unkept.get(name) ?? this.#storage()?.getItem(name) ?? null

  setItem(name: string, text: string): void {
    const kept = this.#write(name, text)
    if (kept) this.#unkept.delete(name)
    else this.#unkept.set(name, text)
    this.#failing = !kept
    if (kept && this.#unkept.size > 0) this.retry()
    this.#changed()
  }

  removeItem(name: string): void {
    this.#unkept.delete(name)
    this.#storage()?.removeItem(name)
    this.retry()
  }

  /** Tries again what was not kept: there may be room now. */
  retry(): void {
    if (this.#unkept.size > 0) {
      for (const [name, text] of this.#unkept) if (this.#write(name, text)) this.#unkept.delete(name)
      this.#failing = this.#unkept.size > 0
    }
    this.#changed()
  }

  readonly isKept = (name: string): boolean => !this.#unkept.has(name)
  /** Something would be lost with the page. */
  readonly holdsUnkept = (): boolean => this.#unkept.size > 0
  /** The last thing given was not kept, so the next will hardly be. */
  readonly isFailing = (): boolean => this.#failing
  readonly subscribe = (listener: () => void) => {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  #storage(): BrowserStorage | null {
    try {
      return this.#open()
    } catch {
      return null
    }
  }

  #write(name: string, text: string): boolean {
    const storage = this.#storage()
    try {
      storage?.setItem(name, text)
      return storage?.getItem(name) === text
    } catch {
      return false
    }
  }

  #changed(): void {
    for (const listener of this.#listeners) listener()
  }
}

export const localStore = new LocalStore(() => globalThis.localStorage ?? null)

/** Whether what stands under a name would outlive the page. */
export function useKept(name: string): boolean {
  const kept = () => localStore.isKept(name)
  return useSyncExternalStore(localStore.subscribe, kept, kept)
}
export const useStoreFailing = (): boolean =>
  useSyncExternalStore(localStore.subscribe, localStore.isFailing, localStore.isFailing)

/** Asks before a page is left with which something typed would be lost. Only then: a page that asks is not kept for the back button. */
function askBeforeLeaving(): void {
  const ask = (event: BeforeUnloadEvent) => event.preventDefault()
  let asking = false
  localStore.subscribe(() => {
    if (localStore.holdsUnkept() === asking) return
    asking = !asking
    if (asking) addEventListener('beforeunload', ask)
    else removeEventListener('beforeunload', ask)
  })
  // Another tab took something away, or somebody comes back after making room.
  for (const event of ['storage', 'focus'] as const) addEventListener(event, () => localStore.holdsUnkept() && localStore.retry())
}
if (typeof window !== 'undefined') askBeforeLeaving()
