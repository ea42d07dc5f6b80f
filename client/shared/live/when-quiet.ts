import type { QueryClient } from '@tanstack/react-query'

const LOOK = 200
const QUIET = 1000
const LATEST = 6000

/**
 * Calls `then` once the page has what it came for: the stream must not take one of the few connections, or the time, of
 * the figures. Nothing is lost by it, since the stream goes on from where the page's answers were. Returns how to stop.
 */
export function whenQuiet(client: QueryClient, then: () => void): () => void {
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
