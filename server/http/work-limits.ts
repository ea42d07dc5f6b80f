import { Refusal } from '../refusal.ts'

const MINUTE = 60_000
/** What one person may cause in a minute: calls of procedures, however they are batched, and lines of the record. */
const MOST = { calls: 6000, lines: 6000 } as const
export type Work = keyof typeof MOST

interface Spent {
  readonly since: number
  readonly done: Record<Work, number>
}

/** Counts work and not requests: a request may hold twenty calls, and a call may write a thousand rows. */
export class WorkLimits {
  readonly #most: Readonly<Record<Work, number>>
  readonly #people = new Map<string, Spent>()

  constructor(most: Partial<Record<Work, number>> = {}) {
    this.#most = { ...MOST, ...most }
  }

  /** Refuses 'too-many-requests' when the minute's share of this person, or of an address nobody signed in from, is spent. */
  check(who: string, work: Work, now: Date): void {
    const { since, done } = this.#spentOf(who, now)
    if (done[work] < this.#most[work]) return
    throw new Refusal('too-many-requests', { seconds: Math.max(1, Math.ceil((since + MINUTE - now.getTime()) / 1000)) })
  }

  add(who: string, work: Work, now: Date): void {
    this.#spentOf(who, now).done[work] += 1
  }

  #spentOf(who: string, now: Date): Spent {
    const at = now.getTime()
    const known = this.#people.get(who)
    if (known !== undefined && Math.abs(at - known.since) < MINUTE) return known
    for (const [other, { since }] of this.#people) if (Math.abs(at - since) >= MINUTE) this.#people.delete(other)
    const fresh = { since: at, done: { calls: 0, lines: 0 } }
    this.#people.set(who, fresh)
    return fresh
  }
}
