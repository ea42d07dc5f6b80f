import type { Query, QueryClient } from '@tanstack/react-query'
import type { Change } from '../../../server/record/change.ts'
import { isOwnRequest } from './own-requests.ts'
import { cachedQueryOf, touchedBy } from './touched.ts'

const SHORTEST = 250
const LONGEST = 15_000

/**
 * Asks anew what changes touch. Many changes make one asking, and after a slow answer it waits longer than after a quick
 * one, so that hundreds of open screens cannot keep a busy server from saving. A hidden page waits until it is looked at.
 */
export class Refresher {
  readonly #client: QueryClient
  #pending: Change[] = []
  #anew = false
  #timer: ReturnType<typeof setTimeout> | null = null
  #notBefore = 0
  #busy = false
  #stopped = false

  constructor(client: QueryClient) {
    this.#client = client
  }

  hear(changes: readonly Change[] | 'anew') {
    if (changes === 'anew') this.#anew = true
    else this.#pending.push(...changes)
    this.soon()
  }

  /** Also to be called when the page is looked at again. */
  soon() {
    if (this.#stopped || this.#timer !== null || this.#busy || document.hidden || (!this.#anew && this.#pending.length === 0))
      return
    // Not all screens in the same moment.
    const wait = Math.max(this.#notBefore - Date.now(), Math.random() * 100)
    this.#timer = setTimeout(() => void this.#now(), wait)
  }

  stop() {
    this.#stopped = true
    if (this.#timer !== null) clearTimeout(this.#timer)
  }

  async #now() {
    this.#timer = null
    this.#busy = true
    const changes = this.#pending
    const anew = this.#anew
    this.#pending = []
    this.#anew = false
    const touched = (query: Query) => {
      const asked = cachedQueryOf(query.queryKey, query.state.data)
      return asked !== null && (anew || changes.some((change) => !answered(asked.path, change) && touchedBy(asked, change)))
    }
    // Its first answer is under way and may be of before: asked again once it is here.
    const underWay = this.#client
      .getQueryCache()
      .getAll()
      .some((q) => q.state.data === undefined && q.state.fetchStatus === 'fetching' && touched(q))
    if (underWay) {
      this.#anew ||= anew
      this.#pending.unshift(...changes)
    }
    const began = performance.now()
    try {
      await this.#client.invalidateQueries({ predicate: touched })
    } finally {
      const took = performance.now() - began
      this.#notBefore = Date.now() + Math.min(LONGEST, Math.max(SHORTEST, took * 8))
      this.#busy = false
      this.soon()
    }
  }
}

/** A saved cell is put into the grid from its own answer; asking for the whole grid after each figure would be in vain. */
const answered = (path: readonly string[], { act, requestId }: Change) =>
  path[0] === 'entry' && path[1] === 'grid' && (act === 'value.enter' || act === 'value.clear') && isOwnRequest(requestId)
