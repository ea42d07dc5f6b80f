import { useQueryClient } from '@tanstack/react-query'
import { Link, useLocation } from '@tanstack/react-router'
import { lazy, type ReactNode, Suspense, useCallback, useEffect, useState } from 'react'
import { useText } from '../language.tsx'
import { part } from '../missing-part.ts'
import { onOtherTab, sessionState, signedInAgain, useSession } from '../session.ts'
import { lastAnswer, type Outputs, trpcClient } from '../trpc.ts'
import { Banner } from '../ui/Banner.tsx'
import { Button } from '../ui/Button.tsx'
import { frameMessages } from './messages.ts'
import { useStoreFailing } from '../shared/write/local-store.ts'
import type { LiveState } from '../shared/live/connection.ts'
import styles from './Bell.module.css'
import { noticeMessages } from './notice-messages.ts'

const SignInDialog = lazy(() => part(() => import('./SignInDialog.tsx')))

const MINUTE = 60_000
const WARN = 5 * MINUTE

/**
 * Whether one can go on here. Five minutes before the idle limit: says so, and one press (any request) keeps the session. After the
 * session, or when somebody else signed in or the account was disabled: what is so, and the way on. The page stays as it is, with
 * what was typed; it goes on by itself when its person signs in again in any tab.
 */
export function SessionNotice(props: {
  user: NonNullable<Outputs['accounts']['frame']>['user']
  idleMinutes: number
  live: LiveState
}) {
  const { user, idleMinutes, live } = props
  const t = useText(frameMessages)
  const client = useQueryClient()
  const session = useSession()
  const left = useTimeLeft(idleMinutes)
  // The server's word counts: it answers this page again only when its person is signed in.
  const look = useCallback(async () => {
    const before = sessionState().kind
    await trpcClient.accounts.frame.query({}).catch(() => undefined)
    if (before !== 'current' && sessionState().kind === 'current') await client.invalidateQueries()
  }, [client])
  useEffect(() => onOtherTab(() => void look()), [look])
  useEffect(() => {
    if (live === 'ended') void look()
  }, [live, look])
  const [signingIn, setSigningIn] = useState(false)
  const isEnded = session.kind === 'ended' || left <= 0
  // Behind an open dialog the notice cannot be reached.
  useEffect(() => {
    if (session.kind !== 'ended' || document.querySelector('dialog:modal') === null) return
    const next = setTimeout(() => setSigningIn(true))
    return () => clearTimeout(next)
  }, [session.kind])
  if (session.kind === 'other')
    return <Notice links={<OtherPerson name={session.name} user={user.name} />}>{t.other(session.name, user.name)}</Notice>
  if (session.kind === 'disabled') return <Notice>{t.disabled}</Notice>
  if (isEnded)
    return (
      <>
        <Notice links={<Button onClick={() => setSigningIn(true)}>{t.signInAgain}</Button>}>{t.ended}</Notice>
        {signingIn && (
          <Suspense>
            <SignInDialog
              user={user}
              onClose={() => setSigningIn(false)}
              onDone={() => {
                setSigningIn(false)
                signedInAgain()
                void look()
              }}
            />
          </Suspense>
        )}
      </>
    )
  if (left > WARN) return null
  return (
    <Notice links={<Button onClick={() => void client.invalidateQueries()}>{t.stay}</Button>}>
      {t.endsSoon(Math.ceil(left / MINUTE))}
    </Notice>
  )
}

/** Says that what is typed is not kept on this machine just now. */
export function StorageNotice() {
  const t = useText(frameMessages)
  return useStoreFailing() ? <Notice>{t.notKept}</Notice> : null
}

function Notice(props: { links?: ReactNode; children: string }) {
  return (
    <div role="alert" className={`no-print ${styles.session}`}>
      <Banner kind="warn" action={props.links}>
        {props.children}
      </Banner>
    </div>
  )
}

/** On as who is signed in now, from a page of their own; or as who this page is of, which comes back as it was. */
function OtherPerson({ name, user }: { name: string; user: string }) {
  const t = useText(frameMessages)
  return (
    <span className={styles.waysOn}>
      <Button onClick={() => window.location.assign('/')}>{t.goOnAs(name)}</Button>
      <SignInAgain>{t.signInAs(user)}</SignInAgain>
    </span>
  )
}

function SignInAgain({ children }: { children: string }) {
  const { href } = useLocation()
  return (
    <Link to="/sign-in" search={{ next: href }}>
      {children}
    </Link>
  )
}

/** Until the idle limit, ms. */
function useTimeLeft(idleMinutes: number): number {
  const limit = idleMinutes * MINUTE
  const [left, setLeft] = useState(limit)
  useEffect(() => {
    const timer = setInterval(() => setLeft(lastAnswer() + limit - Date.now()), MINUTE / 4)
    return () => clearInterval(timer)
  }, [limit])
  return left
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
