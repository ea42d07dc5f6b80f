import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import type { LiveState } from './connection.ts'
import { joinExchange } from './exchange-of-tab.ts'
import { Refresher } from './refresher.ts'
import { whenQuiet } from './when-quiet.ts'

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
