import type { QueryClient } from '@tanstack/react-query'
import { browserSource, type LiveNews, type LiveState } from './connection.ts'
import { LiveExchange, type TabWord } from './exchange.ts'
import { Refresher } from './refresher.ts'

/** Listens for as long as the page is there; returns how to stop. */
export function follow(client: QueryClient, user: string, seq: number, onState: (state: LiveState) => void): () => void {
  const refresher = new Refresher(client)
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
    refresher.stop()
    document.removeEventListener('visibilitychange', seen)
    removeEventListener('online', seen)
    removeEventListener('pagehide', away)
    removeEventListener('pageshow', back)
    exchange.leave()
  }
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
