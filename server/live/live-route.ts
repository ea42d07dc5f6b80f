import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { seoulDay } from '#domain/entry/due.ts'
import { may } from '#domain/entry/permissions.ts'
import type { Store } from '#data/database.ts'
import { refuseOtherPerson } from '../accounts/drawn-for.ts'
import { databaseReason } from '../http/database-reason.ts'
import { actingPerson } from '../organisation/deputies.ts'
import type { SignedIn } from '../record/writer.ts'
import { Feed, type Pace } from '../record/feed.ts'
import { type Limits, LIMITS, Streams, type Wire } from './streams.ts'
import { toldAfter } from '../record/tail.ts'
import { Refusal } from '../refusal.ts'
import { log } from '../log.ts'

export interface LiveOptions {
  readonly store: Store
  /** who asks, without counting as use of the session: an open page must not keep an idle session alive */
  readonly who: (req: FastifyRequest) => Promise<SignedIn | null>
  readonly limits?: Partial<Limits>
  readonly pace?: Partial<Pace>
  /** the moment now; for the deputies of the day */
  readonly clock?: () => Date
}

/**
 * GET /live?after=<seq>: what is put on record from there on, as server-sent events. `hello` and `beat` say how far it is,
 * `changes` lists what happened, `anew` says that too much did, `end` why the stream ends. Refuses 'not-signed-in' (401),
 * 'forbidden' (403, a page of another site), 'other-person' (409), 'too-many-requests' (429) and 'database-failed' (503).
 */
export function mountLive(
  app: FastifyInstance,
  { store, who: signedIn, limits, pace, clock = () => new Date() }: LiveOptions,
): void {
  // A deputy hears of the departments they stand in for as of their own.
  const who = async (req: FastifyRequest): Promise<SignedIn | null> => {
    const user = await signedIn(req)
    if (user === null) return null
    const { entersFor, reviewsFor } = await actingPerson(store.db, user, seoulDay(clock()))
    return { ...user, departmentIds: [...user.departmentIds, ...entersFor, ...reviewsFor] }
  }
  const streams = new Streams(new Feed(store, pace), { ...LIMITS, ...limits })
  // Before the server waits for its open answers to end.
  app.addHook('preClose', async () => streams.stop())
  app.get('/live', async (req, reply) => {
    const site = req.headers['sec-fetch-site']
    if (site !== undefined && site !== 'same-origin') throw new Refusal('forbidden')
    const user = await who(req)
    await refuseOtherPerson(store.db, req, user)
    if (user === null) throw new Refusal('not-signed-in')
    if (!may(user, 'plan.read')) throw new Refusal('forbidden')
    if (streams.full(user.id)) throw new Refusal('too-many-requests')
    const wire = new Answer(reply)
    try {
      const leave = await streams.open(
        user,
        wire,
        () => who(req),
        afterOf(req),
        (after) => toldAfter(store.db, after),
      )
      wire.gone(leave)
    } catch (error) {
      // Nothing but the store can fail here.
      if (!wire.begun) throw new Refusal(databaseReason(error) ?? 'database-failed')
      log.error({ err: error }, 'a live stream could not be opened')
      wire.end()
    }
    return reply
  })
}

/** Where the reader has got to: what a reconnecting browser says by itself is newer than the address. */
function afterOf(req: FastifyRequest): number | null {
  const header = req.headers['last-event-id']
  const query: unknown = req.query
  const asked = typeof query === 'object' && query !== null && 'after' in query ? query.after : undefined
  const text = typeof header === 'string' && header !== '' ? header : asked
  return typeof text === 'string' && /^\d{1,15}$/.test(text) ? Number(text) : null
}

/** The answer as a wire: the headers go out with the first line, so that a refusal can still be one before. */
class Answer implements Wire {
  readonly #reply: FastifyReply
  begun = false

  constructor(reply: FastifyReply) {
    this.#reply = reply
  }

  get waiting(): number {
    return this.#reply.raw.writableLength
  }

  write(text: string) {
    if (!this.begun) this.#begin()
    if (!this.#reply.raw.writableEnded) this.#reply.raw.write(text)
  }

  end() {
    if (this.begun) this.#reply.raw.end()
  }

  /** Calls `leave` when the reader is gone, at once when it already is. */
  gone(leave: () => void) {
    const { raw } = this.#reply
    raw.on('error', leave)
    if (raw.destroyed || raw.writableEnded) leave()
    else raw.once('close', leave)
  }

  #begin() {
    this.begun = true
    // From here on the answer is ours: no compression, which would keep lines back until a block is full.
    this.#reply.hijack()
    this.#reply.raw.writeHead(200, {
      ...Object.fromEntries(Object.entries(this.#reply.getHeaders()).filter(([, value]) => value !== undefined)),
      'content-type': 'text/event-stream; charset=utf-8',
      'cache-control': 'no-store, no-transform',
      'x-accel-buffering': 'no',
    })
    this.#reply.raw.socket?.setNoDelay(true)
    this.#reply.raw.write('retry: 2000\n\n')
  }
}
