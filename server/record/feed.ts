import type { Listening, Store } from '#data/database.ts'
import { onRing } from './bell.ts'
import type { Told } from './change.ts'
import { headSeq, toldAfter } from './tail.ts'
import { log } from '../log.ts'

/** The channel a trigger of PostgreSQL tells every new entry of the record on (0006-notices). */
const CHANNEL = 'jipyo_record'

/** What was put on record, or that more happened than can be told one by one. `seq`: how far it reaches. */
export type News =
  | { readonly kind: 'told'; readonly told: readonly Told[]; readonly seq: number }
  | { readonly kind: 'gap'; readonly seq: number }

export interface Pace {
  /** rest between two readings, ms: many writes at once become one message */
  readonly rest: number
  /** reads and tries the connection without being called, ms: heals whatever was missed */
  readonly beat: number
  /** first and longest wait before a lost connection is opened again, ms */
  readonly retry: readonly [number, number]
}
const PACE: Pace = { rest: 150, beat: 15_000, retry: [250, 15_000] }

export interface Joined {
  /** what was told before is up to here */
  readonly seq: number
  leave(): void
}

/**
 * What happens, as it is committed, in the order of the record: the record itself is read from where the last reading
 * ended, so nothing that was rolled back is told and nothing is told twice or left out. It works while somebody listens.
 */
export class Feed {
  readonly #store: Store
  readonly #pace: Pace
  readonly #listeners = new Set<(news: News) => void>()
  #run: Run | null = null
  #joining = 0

  constructor(store: Store, pace: Partial<Pace> = {}) {
    this.#store = store
    this.#pace = { ...PACE, ...pace }
  }

  /** Where the feed has got to; null while nobody listens. */
  get seq(): number | null {
    return this.#run?.seq ?? null
  }

  /** Rejects when the store cannot be read now. */
  async join(listener: (news: News) => void): Promise<Joined> {
    this.#joining += 1
    this.#run ??= new Run(this.#store, this.#pace, (news) => {
      for (const one of this.#listeners) one(news)
    })
    const run = this.#run
    try {
      await run.started
      this.#listeners.add(listener)
      return { seq: run.seq, leave: () => this.#leave(listener) }
    } finally {
      this.#joining -= 1
      this.#rest()
    }
  }

  #leave(listener: (news: News) => void) {
    this.#listeners.delete(listener)
    this.#rest()
  }

  #rest() {
    if (this.#listeners.size > 0 || this.#joining > 0) return
    this.#run?.close()
    this.#run = null
  }
}

/** One time of listening, from the first who joins to the last who leaves. */
class Run {
  seq = 0
  readonly started: Promise<void>
  readonly #store: Store
  readonly #pace: Pace
  readonly #tell: (news: News) => void
  readonly #beat: NodeJS.Timeout
  readonly #unhook: () => void
  #listening: Listening | null = null
  #reading = false
  #called = false
  #closed = false

  constructor(store: Store, pace: Pace, tell: (news: News) => void) {
    this.#store = store
    this.#pace = pace
    this.#tell = tell
    this.#unhook = store.listen === null ? onRing(store.db, () => void this.#read()) : () => undefined
    this.#beat = setInterval(() => void this.#pulse(), pace.beat).unref()
    this.started = this.#start()
  }

  close() {
    this.#closed = true
    clearInterval(this.#beat)
    this.#unhook()
    this.#listening?.close().catch(() => undefined)
  }

  // Listens before it reads where to begin: what comes between is read then, not lost.
  async #start() {
    await this.#listen()
    this.seq = await headSeq(this.#store.db)
  }

  async #listen(attempt = 0): Promise<void> {
    const { listen } = this.#store
    if (listen === null || this.#closed) return
    const again = (next: number) => {
      this.#listening = null
      const [first, most] = this.#pace.retry
      const wait = Math.min(most, first * 2 ** next) * (0.5 + Math.random() / 2)
      if (!this.#closed) setTimeout(() => void this.#listen(next).then(() => this.#read()), wait).unref()
    }
    try {
      const opened = await listen(CHANNEL, { told: () => void this.#read(), lost: () => again(0) })
      if (this.#closed) await opened.close()
      else this.#listening = opened
    } catch (error) {
      if (attempt === 0) log.warn({ err: error }, 'the live channel waits for PostgreSQL')
      again(attempt + 1)
    }
  }

  /** Now and then without being called: a restored store counts backwards, a dead connection says nothing. */
  async #pulse() {
    try {
      const head = await headSeq(this.#store.db)
      if (head < this.seq) this.#gap(head)
    } catch {
      return // the next reading says so
    }
    await this.#read()
    const listening = this.#listening
    await listening?.check().catch(() => {
      // Closing by our own hand is not told as a loss.
      void listening.close().catch(() => undefined)
      if (this.#listening === listening) void this.#listen()
    })
  }

  async #read(): Promise<void> {
    this.#called = true
    if (this.#reading) return
    this.#reading = true
    try {
      await this.started
      while (this.#called && !this.#closed) {
        this.#called = false
        await this.#once()
        if (this.#pace.rest > 0) await new Promise((done) => setTimeout(done, this.#pace.rest).unref())
      }
    } catch (error) {
      // Nothing is lost by it: the next reading begins where the last one ended.
      if (!this.#closed) log.error({ err: error }, 'the record could not be read for the live channel')
    } finally {
      this.#reading = false
    }
  }

  async #once() {
    const told = await toldAfter(this.#store.db, this.seq)
    if (this.#closed) return
    if (told === null) {
      this.#gap(await headSeq(this.#store.db))
      return
    }
    const last = told.at(-1)
    if (last === undefined) return
    this.seq = last.change.seq
    this.#tell({ kind: 'told', told, seq: this.seq })
  }

  #gap(seq: number) {
    this.seq = seq
    this.#tell({ kind: 'gap', seq })
  }
}
