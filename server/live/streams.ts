import type { SignedIn } from '../record/writer.ts'
import { as, type Change, hears, type Told } from '../record/change.ts'
import type { Feed, News } from '../record/feed.ts'

/** Where a stream's lines go: an open answer. */
export interface Wire {
  write(text: string): void
  /** bytes written that the other end has not taken */
  readonly waiting: number
  end(): void
}

/** Why a stream ends: signed out (do not come back), the server stops or the reader is too slow (come back). */
export type Ending = 'signed-out' | 'stopping' | 'too-slow'

export interface Limits {
  /** open streams of one person in one server; a browser has one, whatever the number of its tabs */
  readonly aPerson: number
  /** bytes a reader may be behind */
  readonly behind: number
  /** ms between two signs of life, and between two looks whether the session still runs */
  readonly beat: number
  readonly check: number
}
export const LIMITS: Limits = { aPerson: 20, behind: 256 * 1024, beat: 15_000, check: 30_000 }

interface Stream {
  user: SignedIn
  readonly wire: Wire
  /** who it is now; null once the session has ended */
  readonly who: () => Promise<SignedIn | null>
  checkedAt: number
  /** what came while something had to be read first, in order; null while it is passed on at once */
  held: News[] | null
}

/** The open streams of one server. */
export class Streams {
  readonly #feed: Feed
  readonly #limits: Limits
  readonly #open = new Map<Stream, () => void>()
  readonly #timer: NodeJS.Timeout
  #stopped = false

  constructor(feed: Feed, limits: Limits = LIMITS) {
    this.#feed = feed
    this.#limits = limits
    this.#timer = setInterval(() => this.#beat(), limits.beat).unref()
  }

  get size(): number {
    return this.#open.size
  }

  full(userId: string): boolean {
    return [...this.#open.keys()].filter((s) => s.user.id === userId).length >= this.#limits.aPerson
  }

  /**
   * Opens a stream: first what happened after `after` (null = from now on), then what happens. `past` reads it. Returns
   * what to call when the other end is gone. Rejects when the store cannot be read.
   */
  async open(
    user: SignedIn,
    wire: Wire,
    who: Stream['who'],
    after: number | null,
    past: (after: number) => Promise<readonly Told[] | null>,
  ): Promise<() => void> {
    const stream: Stream = { user, wire, who, checkedAt: Date.now(), held: [] }
    const joined = await this.#feed.join((news) => this.#news(stream, news))
    let there = true
    const leave = () => {
      if (!there) return
      there = false
      this.#open.delete(stream)
      joined.leave()
    }
    this.#open.set(stream, leave)
    try {
      // Counting backwards: the store was restored from a backup.
      const missed = after === null || after === joined.seq ? [] : after > joined.seq ? null : await past(after)
      if (this.#stopped) {
        this.#end(stream, 'stopping')
        return leave
      }
      if (missed === null) wire.write(event('anew', { seq: joined.seq }))
      // Read from the store while it went on: what comes after the join is held and told below.
      else
        this.#send(
          stream,
          missed.filter((t) => t.change.seq <= joined.seq),
        )
      // Last, since it says how far the reader is: a stream cut before it is taken up where it began.
      wire.write(event('hello', { seq: joined.seq }, joined.seq))
    } catch (error) {
      leave()
      throw error
    }
    this.#release(stream)
    return leave
  }

  /** Ends all of them: the server stops. They come back to the next one. */
  stop() {
    this.#stopped = true
    clearInterval(this.#timer)
    for (const stream of this.#open.keys()) this.#end(stream, 'stopping')
  }

  #news(stream: Stream, news: News) {
    if (stream.held !== null) {
      stream.held.push(news)
      return
    }
    if (news.kind === 'gap') {
      stream.wire.write(event('anew', { seq: news.seq }, news.seq))
      return
    }
    // An account that was closed, changed or signed out is looked at before anything more is said to it.
    if (news.told.some(({ change }) => change.subject === `account:${stream.user.id}`)) {
      stream.held = []
      void this.#afterCheck(stream, news.told)
    } else this.#send(stream, news.told)
  }

  async #afterCheck(stream: Stream, told: readonly Told[]) {
    await this.#check(stream)
    this.#send(stream, told)
    this.#release(stream)
  }

  #release(stream: Stream) {
    const { held } = stream
    stream.held = null
    for (const news of held ?? []) this.#news(stream, news)
  }

  #send(stream: Stream, told: readonly Told[]) {
    if (!this.#open.has(stream)) return
    const changes: Change[] = told.filter(({ change }) => hears(stream.user, change)).map((one) => as(stream.user, one))
    const last = changes.at(-1)
    if (last === undefined) return
    if (stream.wire.waiting > this.#limits.behind) this.#end(stream, 'too-slow')
    else stream.wire.write(event('changes', changes, last.seq))
  }

  #beat() {
    const now = Date.now()
    for (const stream of this.#open.keys()) {
      if (stream.wire.waiting > this.#limits.behind) this.#end(stream, 'too-slow')
      else stream.wire.write(event('beat', { seq: stream.held === null ? this.#feed.seq : null }))
      if (now - stream.checkedAt >= this.#limits.check) void this.#check(stream)
    }
  }

  async #check(stream: Stream): Promise<void> {
    stream.checkedAt = Date.now()
    try {
      const user = await stream.who()
      if (user === null || user.id !== stream.user.id) this.#end(stream, 'signed-out')
      else stream.user = user
    } catch {
      // A store that does not answer has not said no.
    }
  }

  #end(stream: Stream, why: Ending) {
    const leave = this.#open.get(stream)
    if (leave === undefined) return
    leave()
    stream.wire.write(event('end', { why }))
    stream.wire.end()
  }
}

/** One event of the stream. JSON has no line break of its own, so one data line is enough. */
const event = (name: string, data: unknown, id?: number) =>
  `event: ${name}\n${id === undefined ? '' : `id: ${id}\n`}data: ${JSON.stringify(data)}\n\n`
