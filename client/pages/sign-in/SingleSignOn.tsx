import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useText } from '../../language.tsx'
import { useTRPC } from '../../trpc.ts'
import { Button } from '../../ui/Button.tsx'
import { signInMessages } from './messages.ts'
import { ask, type Refused } from './post.ts'
import styles from './sign-in.module.css'

/** The organisation's own sign-in. While it does not answer the page says so, and the password is the way. */
export function SingleSignOn(props: { label: string | null; next: string | undefined; onRefused: (why: Refused) => void }) {
  const t = useText(signInMessages)
  const trpc = useTRPC()
  const [busy, setBusy] = useState(false)
  // Asked again by itself, so that nobody has to reload the page when it is back.
  const state = useQuery(trpc.accounts.singleSignOn.queryOptions(undefined, { refetchInterval: 60_000, retry: false }))
  const down = state.data?.available === false
  const go = async () => {
    setBusy(true)
    const answer = await ask('/sign-in/social', { next: props.next ?? '/' })
    // By script and not by a form, whose way out the page's security policy closes.
    if ('said' in answer && typeof answer.said['url'] === 'string') return window.location.assign(answer.said['url'])
    setBusy(false)
    props.onRefused('reason' in answer ? answer : { reason: 'single-sign-on-failed', seconds: 0 })
  }
  return (
    <div className={styles.single}>
      <Button
        kind="primary"
        disabled={down || busy}
        aria-describedby={down ? 'single-down' : undefined}
        onClick={() => void go()}
      >
        {props.label ?? t.singleSignOn}
      </Button>
      {down && (
        <p id="single-down" role="status" className={styles.down}>
          {t.singleDown}
        </p>
      )}
      <p className={styles.or}>
        <span>{t.orPassword}</span>
      </p>
    </div>
  )
}
