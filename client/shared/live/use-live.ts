import { type QueryClient, useQueryClient } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { browserSource, type LiveNews, type LiveState } from './connection.ts'
import { Refresher } from './refresher.ts'
import { LiveExchange, type TabWord } from './exchange.ts'

/**
 * Keeps what is on the screen as new as the server's record; used once, by the frame. `user`: who is signed in; `seq`: how
 * new the page's first answers were.
 */
export function useLive(user: string, seq: number): LiveState {
  const client = useQueryClient()
  const [state, setState] = useState<LiveState>('open')
  // The first one counts: what is asked later is newer, and the stream has told of all in between.
  const [first] = useState(seq)
  useEffect(() => {
    const refresher = new Refresher(client)
    let leave = () => {}
    const stopWaiting = whenQuiet(client, () => {
      leave = follow(user, first, refresher, setState)
    })
    return () => {
      stopWaiting()
      refresher.stop()
      leave()
    }
  }, [client, user, first])
  return state
}

/** Listens for as long as the page is there; returns how to stop. */
function follow(user: string, seq: number, refresher: Refresher, onState: (state: LiveState) => void): () => void {
  const exchange = joinExchange((news) => {
    if (news.kind === 'state') onState(news.state)
    else refresher.hear(news.kind === 'anew' ? 'anew' : news.changes)
  })
  exchange.say({ kind: 'join', user, seq })
  const seen = () => {
    exchange.say({ kind: 'seen', visible: !document.hidden })
    refresher.soon()
  }
  // A page kept for the back button must not hold its place; when it comes back, all it shows is asked for anew.
  const away = () => exchange.say({ kind: 'leave' })
  const back = (event: PageTransitionEvent) => {
    if (!event.persisted) return
    exchange.say({ kind: 'join', user, seq })
    refresher.hear('anew')
  }
  document.addEventListener('visibilitychange', seen)
  addEventListener('online', seen)
  addEventListener('pagehide', away)
  addEventListener('pageshow', back)
  return () => {
    document.removeEventListener('visibilitychange', seen)
    removeEventListener('online', seen)
    removeEventListener('pagehide', away)
    removeEventListener('pageshow', back)
    exchange.leave()
  }
}

const LOOK = 200
const QUIET = 1000
const LATEST = 6000

/**
 * Calls `then` once the page has what it came for: the stream must not take one of the few connections, or the time, of
 * the figures. Nothing is lost by it, since the stream goes on from where the page's answers were. Returns how to stop.
 */
function whenQuiet(client: QueryClient, then: () => void): () => void {
  const began = performance.now()
  let busyAt = began
  const timer = setInterval(() => {
    const now = performance.now()
    const loaded = performance.getEntriesByType('resource').at(-1)
    if (document.readyState !== 'complete' || client.isFetching() > 0) busyAt = now
    else if (loaded) busyAt = Math.max(busyAt, loaded.startTime + loaded.duration)
    if (now - busyAt < QUIET && now - began < LATEST) return
    clearInterval(timer)
    then()
  }, LOOK)
  return () => clearInterval(timer)
}

interface Exchanging {
  say(word: TabWord): void
  /** Says goodbye; nothing is heard afterwards. */
  leave(): void
}

/** Joins the browser's one exchange; a browser without shared workers gets one in the tab itself. */
function joinExchange(hear: (news: LiveNews) => void): Exchanging {
  if (typeof SharedWorker === 'undefined') {
    const own = new LiveExchange(browserSource)
    const key = {}
    return { say: (word) => own.hear(key, word, hear), leave: () => own.hear(key, { kind: 'leave' }, hear) }
  }
  const { port } = new SharedWorker(new URL('worker.ts', import.meta.url), { type: 'module', name: 'jipyo-live' })
  port.addEventListener('message', ({ data }: MessageEvent<LiveNews>) => hear(data))
  port.start()
  return {
    say: (word) => port.postMessage(word),
    leave: () => {
      port.postMessage({ kind: 'leave' } satisfies TabWord)
      port.close()
    },
  }
}
