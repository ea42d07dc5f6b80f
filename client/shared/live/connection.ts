import type { Change } from '../../../server/record/change.ts'

/** open: heard now · lost: not heard, being opened again · ended: signed out, not opened again by itself */
export type LiveState = 'open' | 'lost' | 'ended'

export type LiveNews =
  | { readonly kind: 'changes'; readonly changes: readonly Change[] }
  /** too much happened to be told one by one */
  | { readonly kind: 'anew' }
  | { readonly kind: 'state'; readonly state: LiveState }

/** The browser's part, so that a test can be it. */
export interface LiveSource {
  /** EventSource, or what behaves like it */
  open(url: string): Pick<EventSource, 'addEventListener' | 'close'>
  /** The status a request to the address is answered with; null when there is no answer. */
  status(url: string): Promise<number | null>
  wait(ms: number, then: () => void): () => void
  random(): number
}

/** The server says something every 15 s; silence for this long is a dead connection that looks open. */
const SILENCE = 40_000
const LONGEST_WAIT = 20_000
const numberIn = (text: string): number | null => {
  const data: unknown = JSON.parse(text)
  return typeof data === 'object' && data !== null && 'seq' in data && typeof data.seq === 'number' ? data.seq : null
}

/** One stream from the server, opened again with growing pauses, each time from where it was cut. */
export class LiveConnection {
  /** how far it has heard */
  seq = 0
  state: LiveState = 'lost'
  readonly #source: LiveSource
  readonly #tell: (news: LiveNews) => void
  #stream: Pick<EventSource, 'close'> | null = null
  #timer: () => void = () => undefined
  #failures = 0
  #running = false
  #person = ''

  constructor(source: LiveSource, tell: (news: LiveNews) => void) {
    this.#source = source
    this.#tell = tell
  }

  get running(): boolean {
    return this.#running
  }

  /** From `after` on, for the person of that id; a running one begins anew there. */
  start(after: number, person: string) {
    this.stop()
    this.seq = after
    this.#person = person
    this.#running = true
    this.#failures = 0
    this.#open()
  }

  stop() {
    this.#running = false
    this.#drop()
  }

  /** Somebody looks again, or the network is back: no need to wait out the pause. */
  nudge() {
    if (!this.#running || this.state === 'open') return
    this.#failures = 0
    this.#drop()
    this.#open()
  }

  #drop() {
    this.#timer()
    this.#stream?.close()
    this.#stream = null
  }

  #say(state: LiveState) {
    if (this.state === state) return
    this.state = state
    this.#tell({ kind: 'state', state })
  }

  #address = () => `/live?after=${this.seq}&for=${encodeURIComponent(this.#person)}`

  #open() {
    const stream = this.#source.open(this.#address())
    this.#stream = stream
    this.#watch()
    const on = (name: string, then: (data: string) => void) => {
      stream.addEventListener(name, (event) => {
        if (this.#stream !== stream) return
        this.#watch()
        then(event instanceof MessageEvent || 'data' in event ? String((event as MessageEvent<unknown>).data) : '')
      })
    }
    on('hello', (data) => {
      this.#failures = 0
      this.#reached(numberIn(data))
      this.#say('open')
    })
    on('beat', (data) => this.#reached(numberIn(data)))
    on('changes', (data) => {
      // Our own server's JSON of a Change[].
      const changes = JSON.parse(data) as readonly Change[]
      this.#tell({ kind: 'changes', changes })
      this.#reached(changes.at(-1)?.seq ?? null)
    })
    on('anew', (data) => {
      // A restored store counts from further back.
      this.seq = numberIn(data) ?? this.seq
      this.#tell({ kind: 'anew' })
    })
    on('end', (data) => {
      if (data.includes('signed-out')) this.#ended()
      else this.#again()
    })
    on('error', () => this.#again())
  }

  #reached(seq: number | null) {
    if (seq !== null && seq > this.seq) this.seq = seq
  }

  #watch() {
    this.#timer()
    this.#timer = this.#source.wait(SILENCE, () => this.#again())
  }

  #again() {
    this.#drop()
    this.#say('lost')
    this.#failures += 1
    // Everybody's stream is cut by one restart: they must not all come back in the same moment.
    const pause = Math.min(LONGEST_WAIT, 500 * 2 ** (this.#failures - 1)) * (0.5 + this.#source.random())
    this.#timer = this.#source.wait(pause, () => void this.#retry())
  }

  // EventSource does not say why it failed, and "signed out" or "somebody else" is nothing to try again for.
  async #retry() {
    const status = this.#failures > 1 ? await this.#source.status(this.#address()) : null
    if (!this.#running || this.#stream !== null) return
    if (status === 401 || status === 403 || status === 409) this.#ended()
    else this.#open()
  }

  #ended() {
    this.stop()
    this.#say('ended')
  }
}

/** The browser itself, in a page or in a worker. */
export const browserSource: LiveSource = {
  open: (url) => new EventSource(url),
  async status(url) {
    const asked = new AbortController()
    try {
      return (await fetch(url, { signal: asked.signal })).status
    } catch {
      return null
    } finally {
      asked.abort()
    }
  },
  wait(ms, then) {
    const timer = setTimeout(then, ms)
    return () => clearTimeout(timer)
  },
  random: Math.random,
}
