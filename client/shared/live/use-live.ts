import { type QueryClient, useQueryClient } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { part } from '../../missing-part.ts'
import type { LiveState } from './connection.ts'

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
    let leave: (() => void) | null = () => {}
    let again: ReturnType<typeof setTimeout> | undefined
    const listen = async () => {
      try {
        const { follow } = await part(() => import('./follow.ts'))
        if (leave !== null) leave = follow(client, user, first, setState)
      } catch {
        if (leave === null) return
        setState('lost')
        again = setTimeout(() => void listen(), AGAIN)
      }
    }
    const stopWaiting = whenQuiet(client, () => void listen())
    return () => {
      stopWaiting()
      clearTimeout(again)
      leave?.()
      leave = null
    }
  }, [client, user, first])
  return state
}

/** What listens comes after the page; where it cannot be fetched, it is tried again. */
const AGAIN = 20_000
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
