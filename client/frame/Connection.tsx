import { useQueryClient } from '@tanstack/react-query'
import { Link, useLocation } from '@tanstack/react-router'
import { lazy, type ReactNode, useCallback, useEffect, useRef, useState } from 'react'
import { createPortal } from 'react-dom'
import { useText } from '../language.tsx'
import { part } from '../missing-part.ts'
import { onOtherTab, sessionState, signedInAgain, useSession } from '../session.ts'
import { lastAnswer, type Outputs, sessionEnd, trpcClient } from '../trpc.ts'
import { announce } from '../ui/announce.tsx'
import { Banner } from '../ui/Banner.tsx'
import { Button } from '../ui/Button.tsx'
import { Opened } from '../ui/Opened.tsx'
import { useNoticePlace } from '../ui/notice-place.tsx'
import { frameMessages } from './messages.ts'
import { useStoreFailing } from '../shared/write/local-store.ts'
import type { LiveState } from '../shared/live/connection.ts'
import styles from './Bell.module.css'

const SignInDialog = lazy(() => part(() => import('./SignInDialog.tsx')))

const MINUTE = 60_000
const WARN = 5 * MINUTE
/** Before the end that no use puts off: time to finish what is being written. */
const WARN_END = 10 * MINUTE

/**
 * Whether one can go on here. Five minutes before the idle limit: says so, and one press (any request) keeps the session. Ten minutes
 * before the longest time of a session: says so, and signing in again over the page begins another. After the session, or when somebody else signed in or the account was disabled: what is so, and the way on. The page stays as it is, with
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
  const { left, last, look: lookAtClock } = useTimeLeft(idleMinutes)
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
  const isEnded = session.kind === 'ended' || left <= 0 || last <= 0
  const dialog = signingIn && (
    <Opened>
      <SignInDialog
        user={user}
        onClose={() => setSigningIn(false)}
        onDone={() => {
          setSigningIn(false)
          signedInAgain()
          void look().finally(lookAtClock)
        }}
      />
    </Opened>
  )
  if (session.kind === 'other')
    return <Notice links={<OtherPerson name={session.name} user={user.name} />}>{t.other(session.name, user.name)}</Notice>
  if (session.kind === 'disabled') return <Notice>{t.disabled}</Notice>
  if (isEnded)
    return (
      <>
        <Notice here={signingIn} links={<Button onClick={() => setSigningIn(true)}>{t.signInAgain}</Button>}>
          {t.ended}
        </Notice>
        {dialog}
      </>
    )
  if (last <= WARN_END && last <= left)
    return (
      <>
        <Warning here={signingIn} minutes={last} links={<Button onClick={() => setSigningIn(true)}>{t.signInAgain}</Button>}>
          {t.lastEndsSoon}
        </Warning>
        {dialog}
      </>
    )
  if (left > WARN) return dialog
  return (
    <>
      <Warning
        minutes={left}
        links={<Button onClick={() => void client.invalidateQueries().finally(lookAtClock)}>{t.stay}</Button>}
      >
        {t.endsSoon}
      </Warning>
      {dialog}
    </>
  )
}

/** A notice that counts down. Said when it comes and in the last minute, not at each of them. */
function Warning(props: { minutes: number; here?: boolean; links: ReactNode; children: (minutes: number) => string }) {
  const minutes = Math.ceil(props.minutes / MINUTE)
  const text = props.children(minutes)
  const said = useRef(Infinity)
  useEffect(() => {
    if (said.current === Infinity || (minutes <= 1 && said.current > 1)) {
      said.current = minutes
      announce(text)
    }
  }, [minutes, text])
  return (
    <Notice quiet here={props.here === true} links={props.links}>
      {text}
    </Notice>
  )
}

/** Says that what is typed is not kept on this machine just now. */
export function StorageNotice() {
  const t = useText(frameMessages)
  return useStoreFailing() ? <Notice>{t.notKept}</Notice> : null
}

/** Always in view: at the top of what is seen of the page, and in the dialog that lies over it. `here`: stays in the page. `quiet`: said otherwise. */
function Notice(props: { links?: ReactNode; here?: boolean; quiet?: boolean; children: string }) {
  const place = useNoticePlace()
  const from = useRef<EventTarget | null>(null)
  // It goes with the button that was pressed in it: the keyboard goes on where it was before.
  const box = useCallback(
    (here: HTMLDivElement) => () => {
      if (!here.contains(document.activeElement)) return
      const before = from.current instanceof HTMLElement && from.current.isConnected ? from.current : null
      ;(before ?? document.querySelector<HTMLElement>('main h1'))?.focus({ preventScroll: true })
    },
    [],
  )
  const notice = (
    // Only notes where the keyboard came from.
    <div
      ref={box}
      onFocus={(event) => {
        if (!event.currentTarget.contains(event.relatedTarget)) from.current = event.relatedTarget
      }}
      role={props.quiet === true ? undefined : 'alert'}
      className={`no-print ${styles.session}`}
      data-session-notice
    >
      <Banner kind="warn" action={props.links}>
        {props.children}
      </Banner>
    </div>
  )
  return place === null || props.here === true ? notice : createPortal(notice, place)
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

/** ms until the session ends unless it is used (`left`), and until it ends however busy (`last`); looked at every quarter of a minute. */
function useTimeLeft(idleMinutes: number): { readonly left: number; readonly last: number; readonly look: () => void } {
  const limit = idleMinutes * MINUTE
  const [time, setTime] = useState({ left: limit, last: Infinity })
  const look = useCallback(() => {
    setTime({ left: lastAnswer() + limit - Date.now(), last: sessionEnd() - Date.now() })
  }, [limit])
  useEffect(() => {
    const timer = setInterval(look, MINUTE / 4)
    return () => clearInterval(timer)
  }, [look])
  return { ...time, look }
}

/** Shorter cuts, such as a server that starts again, are nobody's concern. */
const PATIENCE = 4000

/** Says that the screen is not kept up to date just now; nothing while it is. */
export function LiveStatus({ state }: { state: LiveState }) {
  const t = useText(frameMessages)
  const [since, setSince] = useState<LiveState>('open')
  useEffect(() => {
    const timer = setTimeout(() => setSince(state), state === 'lost' ? PATIENCE : 0)
    return () => clearTimeout(timer)
  }, [state])
  // The region is there before its words, or a screen reader does not say them.
  return <div role="status">{state === 'lost' && since === 'lost' && <span className={styles.lost}>{t.lost}</span>}</div>
}
