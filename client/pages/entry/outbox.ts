import type { Facts, Reason } from '#domain/entry/reasons.ts'
import { Kept, type Place } from './kept.ts'

type Sent = { readonly raw: string } | { readonly state: 'not-entered' | 'not-applicable' }

/** What one commit changes in a cell. A word left out is kept, '' takes it away. */
export interface Change {
  readonly entry: Sent
  readonly reason?: string
  readonly cause?: string
  readonly remedy?: string
  readonly remedyDue?: string
  /** the parts of a composite figure, as typed, one for each component */
  readonly parts?: readonly { readonly componentId: number; readonly raw: string }[] | undefined
}
/** Why a change was not taken: a person has to look. */
export type Hold =
  | { readonly kind: 'unclear'; readonly proposals: readonly number[] }
  | { readonly kind: 'refused'; readonly reason: Reason; readonly facts: Facts }
  | { readonly kind: 'conflict'; readonly facts: Facts }

/** What a change waits for: the network, its person to sign in (again, or in place of another), an administrator, the server. */
export type Waiting = 'offline' | 'signed-out' | 'other-person' | 'disabled' | 'server'

/** Passes by waiting, signing in or an administrator's repair; the change itself is not in question. */
const PASSING: ReadonlyMap<Reason, Waiting> = new Map<Reason, Waiting>([
  ['not-signed-in', 'signed-out'],
  ['session-expired', 'signed-out'],
  ['other-person', 'other-person'],
  ['account-disabled', 'disabled'],
  ['server-failed', 'server'],
  ['too-many-requests', 'server'],
  ['database-locked', 'server'],
  ['database-failed', 'server'],
  ['database-full', 'server'],
  ['database-read-only', 'server'],
])
/** Null when a person has to look at the change; `why` null = the server was not reached. */
export const waitingFor = (why: Reason | null): Waiting | null => (why === null ? 'offline' : (PASSING.get(why) ?? null))

export interface CellRef {
  readonly indicatorId: number
  readonly year: number
  readonly month: number
  readonly name: string
}
/** A change that the server has not acknowledged. `next` came while it was on its way and is sent after its answer. */
export interface Unsent extends CellRef {
  readonly key: string
  readonly version: number
  readonly requestId: string
  readonly change: Change
  readonly next: Change | null
  readonly status: 'saving' | 'waiting' | 'held'
  readonly hold: Hold | null
  /** why it waits; null = the server was not reached */
  readonly why: Reason | null
  readonly at: string
}

export type Failure = { readonly kind: 'later'; readonly why: Reason | null } | { readonly kind: 'hold'; readonly hold: Hold }

export interface Post<R extends { readonly version: number }> extends Place {
  readonly send: (unsent: Unsent) => Promise<R>
  readonly failure: (error: unknown) => Failure
  readonly saved: (unsent: Unsent, result: R) => void
  readonly newId: () => string
  readonly now: () => string
}

/**
 * Everything typed goes through here: kept on this machine first, then sent, and let go only when the server has said that
 * it stands. A change that got no answer is sent again under the same number, so a lost reply never saves it twice.
 */
export class Outbox<R extends { readonly version: number }> {
  readonly #post: Post<R>
  readonly #kept: Kept<Unsent>
  readonly #items = new Map<string, Unsent>()
  readonly #own = new Map<string, number>()
  readonly #listeners = new Set<() => void>()
  #list: readonly Unsent[] = []

  constructor(post: Post<R>) {
    this.#post = post
    this.#kept = new Kept(post)
  }

  readonly list = (): readonly Unsent[] => this.#list
  /** Whether the change would outlive the page. */
  readonly isKept = (key: string) => this.#kept.isKept(key)
  readonly subscribe = (listener: () => void) => {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  /** `version`: the one the person saw when the typing began. Their own later saves count as seen. */
  enter(cell: CellRef, version: number, change: Change, hold: Hold | null = null): void {
    const key = keyOf(cell)
    const before = this.#items.get(key)
    const seen = Math.max(version, this.#own.get(key) ?? 0)
    if (before && before.status !== 'held') {
      // Its fate is not known yet: what follows must wait for it, or it could overtake it. The same once more is no change.
      const going = { ...before.change, ...before.next }
      if (JSON.stringify({ ...going, ...change }) !== JSON.stringify(going))
        this.#put({ ...before, next: { ...before.next, ...change } })
      if (before.status === 'waiting') void this.#send(before.key)
      return
    }
    const { indicatorId, year, month, name } = cell
    this.#put({
      indicatorId,
      year,
      month,
      name,
      key,
      version: before && before.hold?.kind !== 'conflict' ? Math.min(before.version, seen) : seen,
      requestId: this.#post.newId(),
      change: { ...before?.change, ...change },
      next: null,
      status: hold ? 'held' : 'saving',
      hold,
      why: null,
      at: this.#post.now(),
    })
    if (!hold) void this.#send(key)
  }

  /** Keeps mine against what stands now, whose version the conflict told. */
  insist(key: string): void {
    const item = this.#items.get(key)
    if (!item || item.hold?.kind !== 'conflict') return
    const version = Number(item.hold.facts['version'] ?? item.version)
    this.#put({ ...item, version, requestId: this.#post.newId(), status: 'saving', hold: null })
    void this.#send(key)
  }

  drop(key: string): void {
    this.#items.delete(key)
    this.#kept.remove(key)
    this.#tell()
  }

  /**
   * Takes over what tabs that are gone left unsent. What was on its way then has an unknown fate and is sent again under its
   * number; a second change of the same cell waits in the storage until the first is settled.
   */
  adopt(alive: ReadonlySet<string>): void {
    for (const [key, item] of this.#kept.adopt(alive, (k) => !this.#items.has(k))) {
      if (typeof item.requestId === 'string') this.#put({ ...item, key, status: item.status === 'held' ? 'held' : 'waiting' })
    }
  }

  /** Sends again, under its number, whatever waits. */
  async retry(): Promise<void> {
    for (const item of this.#list) if (item.status === 'waiting') await this.#send(item.key)
  }

  async #send(key: string): Promise<void> {
    const item = this.#items.get(key)
    if (!item || item.status === 'held') return
    const sending = { ...item, status: 'saving' as const, why: null }
    this.#put(sending)
    try {
      const result = await this.#post.send(sending)
      this.#own.set(key, result.version)
      const next = this.#items.get(key)?.next ?? null
      this.drop(key)
      this.#post.saved(sending, result)
      if (next) this.enter(sending, result.version, next)
    } catch (error) {
      const now = this.#items.get(key)
      if (!now || now.requestId !== sending.requestId) return
      this.#failed(now, this.#post.failure(error))
    }
  }

  #failed(item: Unsent, failure: Failure): void {
    if (failure.kind === 'later') return this.#put({ ...item, status: 'waiting', why: failure.why })
    const change = item.next ? { ...item.change, ...item.next } : item.change
    if (item.next && failure.hold.kind !== 'conflict') {
      this.#put({ ...item, change, next: null, requestId: this.#post.newId(), status: 'saving' })
      void this.#send(item.key)
      return
    }
    this.#put({ ...item, change, next: null, status: 'held', hold: failure.hold })
  }

  #put(item: Unsent): void {
    this.#items.set(item.key, item)
    this.#kept.put(item.key, item)
    this.#tell()
  }

  #tell(): void {
    this.#list = [...this.#items.values()]
    for (const listener of this.#listeners) listener()
  }
}

const keyOf = (of: CellRef) => `${of.year}.${of.month}.${of.indicatorId}`
