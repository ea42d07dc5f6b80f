import { useEffect, useState } from 'react'
import { useText } from '../language.tsx'
import type { LiveState } from '../shared/live/connection.ts'
import styles from './Bell.module.css'
import { noticeMessages } from './notice-messages.ts'

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
