import type { Change } from '../../../server/record/change.ts'
import { LiveConnection, type LiveNews, type LiveSource } from './connection.ts'

/** What a tab says to the exchange. `user`: whose screen it is; `seq`: how new what it shows is. */
export type TabWord =
  | { readonly kind: 'join'; readonly user: string; readonly seq: number }
  | { readonly kind: 'seen'; readonly visible: boolean }
  | { readonly kind: 'leave' }

/** Kept for tabs that come later; a tab that is further behind asks for everything anew. */
const KEPT = 300
/** Nobody has looked for this long: the stream is closed until somebody does. */
const UNSEEN = 5 * 60_000

interface Tab {
  readonly tell: (news: LiveNews) => void
  visible: boolean
}

/** One stream for all tabs of a browser: with HTTP/1.1 a browser opens six connections to a server, however many tabs ask. */
export class LiveExchange {
  readonly #tabs = new Map<object, Tab>()
  readonly #connection: LiveConnection
  readonly #source: LiveSource
  #user: string | null = null
  #kept: Change[] = []
  /** what is kept is all that came after this */
  #keptFrom = 0
  #unseen: () => void = () => undefined

  constructor(source: LiveSource) {
    this.#source = source
    this.#connection = new LiveConnection(source, (news) => this.#pass(news))
  }

  /** A word of the tab known as `key`; `tell` reaches it. */
  hear(key: object, word: TabWord, tell: (news: LiveNews) => void) {
    if (word.kind === 'leave') this.#tabs.delete(key)
    else if (word.kind === 'join') {
      this.#tabs.set(key, { tell, visible: true })
      this.#join(word, tell)
    } else {
      const tab = this.#tabs.get(key)
      if (tab) tab.visible = word.visible
      if (word.visible) this.#connection.nudge()
    }
    this.#look()
  }

  #join({ user, seq }: Extract<TabWord, { kind: 'join' }>, tell: Tab['tell']) {
    const connection = this.#connection
    if (user !== this.#user || connection.state === 'ended' || this.#tabs.size === 1) {
      // Signed in anew or the first to look: from where this screen is.
      this.#user = user
      this.#kept = []
      this.#keptFrom = seq
      connection.start(seq, user)
    } else if (seq < this.#keptFrom) tell({ kind: 'anew' })
    else {
      const changes = this.#kept.filter((c) => c.seq > seq)
      if (changes.length > 0) tell({ kind: 'changes', changes })
    }
    tell({ kind: 'state', state: connection.state })
  }

  #pass(news: LiveNews) {
    if (news.kind === 'changes') {
      this.#kept.push(...news.changes)
      const dropped = this.#kept.splice(0, Math.max(0, this.#kept.length - KEPT)).at(-1)
      if (dropped) this.#keptFrom = dropped.seq
    }
    if (news.kind === 'anew') {
      this.#kept = []
      this.#keptFrom = this.#connection.seq
    }
    for (const { tell } of this.#tabs.values()) tell(news)
  }

  #look() {
    this.#unseen()
    if (this.#tabs.size === 0) this.#connection.stop()
    else if ([...this.#tabs.values()].some((t) => t.visible)) {
      if (!this.#connection.running && this.#connection.state !== 'ended')
        this.#connection.start(this.#connection.seq, this.#user ?? '')
    } else this.#unseen = this.#source.wait(UNSEEN, () => this.#connection.stop())
  }
}
