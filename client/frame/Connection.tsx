import { useQueryClient } from '@tanstack/react-query'
import { Link, useLocation } from '@tanstack/react-router'
import { useEffect, useState } from 'react'
import { useText } from '../language.tsx'
import { lastAnswer } from '../trpc.ts'
import { Banner } from '../ui/Banner.tsx'
import { Button } from '../ui/Button.tsx'
import { frameMessages } from './messages.ts'
import type { LiveState } from '../shared/live/connection.ts'
import styles from './Bell.module.css'
import { noticeMessages } from './notice-messages.ts'

const MINUTE = 60_000
const WARN = 5 * MINUTE

/** Five minutes before the idle limit: says so, and one press (any request) keeps the session. After it: the way back in. */
export function SessionWarning({ idleMinutes }: { idleMinutes: number }) {
  const t = useText(frameMessages)
  const client = useQueryClient()
  const { href } = useLocation()
  const [left, setLeft] = useState(idleMinutes * MINUTE)
  useEffect(() => {
    const timer = setInterval(() => setLeft(lastAnswer() + idleMinutes * MINUTE - Date.now()), MINUTE / 4)
    return () => clearInterval(timer)
  }, [idleMinutes])
  if (left > WARN) return null
  const stay = async () => {
    await client.invalidateQueries()
    setLeft(lastAnswer() + idleMinutes * MINUTE - Date.now())
  }
  return (
    <div role="alert" className="no-print">
      {left > 0 ? (
        <Banner kind="warn" action={<Button onClick={() => void stay()}>{t.stay}</Button>}>
          {t.endsSoon(Math.ceil(left / MINUTE))}
        </Banner>
      ) : (
        <Banner
          kind="warn"
          action={
            <Link to="/sign-in" search={{ next: href }}>
              {t.signInAgain}
            </Link>
          }
        >
          {t.ended}
        </Banner>
      )}
    </div>
  )
}

/** Shorter cuts, such as a server that starts again, are nobody's concern. */
const PATIENCE = 4000

/** Says that the screen is not kept up to date just now; nothing while it is. */
export function LiveStatus({ state }: { state: LiveState }) {
  const t = useText(noticeMessages)
  const [since, setSince] = useState<LiveState>('open')
  useEffect(() => {
    const timer = setTimeout(() => setSince(state), state === 'lost' ? PATIENCE : 0)
    return () => clearTimeout(timer)
  }, [state])
  // The region is there before its words, or a screen reader does not say them.
  return <div role="status">{state === 'lost' && since === 'lost' && <span className={styles.lost}>{t.lost}</span>}</div>
}
