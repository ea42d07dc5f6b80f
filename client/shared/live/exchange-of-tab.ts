import { browserSource, type LiveNews } from './connection.ts'
import { LiveExchange, type TabWord } from './exchange.ts'

export interface Exchanging {
  say(word: TabWord): void
  /** Says goodbye; nothing is heard afterwards. */
  leave(): void
}

/** Joins the browser's one exchange; a browser without shared workers gets one in the tab itself. */
export function joinExchange(hear: (news: LiveNews) => void): Exchanging {
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
