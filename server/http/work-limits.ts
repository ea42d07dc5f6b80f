import type { FastifyInstance } from 'fastify'
import { Refusal } from '../refusal.ts'

const MINUTE = 60_000
/** What one person may cause in a minute: calls of procedures, however they are batched, and lines of the record; and requests an address. */
const MOST = { calls: 6000, lines: 6000, requests: 6000 } as const
export type Work = keyof typeof MOST

interface Spent {
  readonly since: number
  readonly done: Record<Work, number>
}

/** Counts work and not requests: a request may hold twenty calls, and a call may write a thousand rows. */
export class WorkLimits {
  readonly #most: Readonly<Record<Work, number>>
  readonly #people = new Map<string, Spent>()
  #swept = 0

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
    if (Math.abs(at - this.#swept) >= MINUTE) {
      for (const [other, { since }] of this.#people) if (Math.abs(at - since) >= MINUTE) this.#people.delete(other)
      this.#swept = at
    }
    const fresh = { since: at, done: { calls: 0, lines: 0, requests: 0 } }
    this.#people.set(who, fresh)
    return fresh
  }
}

/** An IPv6 network gives each of its machines as many addresses as it likes: those of one count as one. */
function networkOf(ip: string): string {
  if (!ip.includes(':') || ip.includes('.')) return ip
  const [head = [], tail = []] = ip.split('::').map((half) => half.split(':').filter((group) => group !== ''))
  return [...head, ...Array.from({ length: 8 - head.length - tail.length }, () => '0'), ...tail].slice(0, 4).join(':')
}

/** Refuses more requests of an address than its share, before anything else is done for them. */
export function limitRequests(app: FastifyInstance, limits: WorkLimits, clock: () => Date): void {
  app.addHook('onRequest', (req, _reply, done) => {
    const [now, who] = [clock(), networkOf(req.ip)]
    limits.check(who, 'requests', now)
    limits.add(who, 'requests', now)
    done()
  })
}
