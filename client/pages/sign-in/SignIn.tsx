import { useQuery } from '@tanstack/react-query'
import { getRouteApi, useRouter } from '@tanstack/react-router'
import { type FormEvent, useCallback, useEffect, useState } from 'react'
import { ROLES } from '#domain/entry/permissions.ts'
import { isReason } from '#domain/entry/reasons.ts'
import { useText } from '../../language.tsx'
import { forgetPerson } from '../../session.ts'
import { forgetAnswers, useTRPC } from '../../trpc.ts'
import { Button } from '../../ui/Button.tsx'
import { PasswordField } from '../../ui/PasswordField.tsx'
import { SignInFrame } from './SignInFrame.tsx'
import { signInMessages } from './messages.ts'
import { ask, field, post, type Refused } from '../../shared/accounts/sign-in-post.ts'
import styles from './sign-in.module.css'

const route = getRouteApi('/sign-in')

/** One question: who are you? In the demonstration mode the four roles are one press away. */
export function SignIn() {
  const t = useText(signInMessages)
  const trpc = useTRPC()
  const router = useRouter()
  const { next, refused: sentBack } = route.useSearch()
  const methods = useQuery(trpc.accounts.signInMethods.queryOptions())
  const [refused, setRefused] = useState<Refused | null>(isReason(sentBack) ? { reason: sentBack, seconds: 0 } : null)
  const [busy, setBusy] = useState(false)
  const { left, start } = useWait()
  const shut = (why: Refused) => {
    setRefused(why)
    start(why.seconds)
  }
  const enter = async (path: string, body: Readonly<Record<string, string>>) => {
    setBusy(true)
    const why = await post(path, body)
    setBusy(false)
    if (why !== null) return shut(why)
    forgetPerson({ signedOut: false })
    forgetAnswers()
    router.history.push(next ?? '/')
  }
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    // Enter in a field submits although the button waits.
    if (left > 0 || busy) return
    const form = new FormData(event.currentTarget)
    void enter('/sign-in/username', { username: field(form, 'username').trim(), password: field(form, 'password') })
  }
  const form = (
    <form className={styles.form} onSubmit={submit}>
      <label>
        {t.username}
        <input name="username" autoComplete="username" autoCapitalize="off" spellCheck={false} maxLength={200} required />
      </label>
      <PasswordField name="password" label={t.password} kind="current" />
      <Button
        type="submit"
        kind={methods.data?.singleSignOn ? 'plain' : 'primary'}
        disabled={busy}
        why={left > 0 && t.waitFor(left)}
      >
        {t.submit}
      </Button>
    </form>
  )
  // The roles would push the form aside. What cannot be reached is not waited for.
  if (methods.isPending && methods.failureCount === 0) return null
  return (
    <SignInFrame title={t.title} what={t.what} refused={refused} wait={left}>
      {methods.data?.demonstration === true && (
        <>
          <section aria-labelledby="demonstration" className={styles.roles}>
            <h2 id="demonstration">{t.demonstration}</h2>
            <ul>
              {ROLES.map((role) => (
                <li key={role}>
                  <Button onClick={() => void enter('/demonstration', { role })}>
                    <strong>{t[role]}</strong>
                    <span className="muted">{t[`${role}What`]}</span>
                  </Button>
                </li>
              ))}
            </ul>
            <p className="muted">{t.demonstrationWhat}</p>
          </section>
          <details className={styles.more}>
            <summary>{t.withPassword}</summary>
            {form}
          </details>
        </>
      )}
      {methods.data?.demonstration === false && (
        <>
          {methods.data.singleSignOn !== null && (
            <SingleSignOn label={methods.data.singleSignOn.label} next={next} onRefused={shut} />
          )}
          {form}
        </>
      )}
    </SignInFrame>
  )
}

/** The organisation's own sign-in. While it does not answer the page says so, and the password is the way. */
function SingleSignOn(props: { label: string | null; next: string | undefined; onRefused: (why: Refused) => void }) {
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

/** Counts down to 0 second by second; `start` begins anew. Counted from the clock, since a hidden tab's timers sleep. */
function useWait(): { readonly left: number; readonly start: (seconds: number) => void } {
  const [until, setUntil] = useState(0)
  const [left, setLeft] = useState(0)
  const start = useCallback((seconds: number) => {
    setUntil(seconds > 0 ? Date.now() + seconds * 1000 : 0)
    setLeft(Math.max(0, Math.ceil(seconds)))
  }, [])
  useEffect(() => {
    if (until === 0) return
    const timer = setInterval(() => {
      const rest = Math.max(0, Math.ceil((until - Date.now()) / 1000))
      setLeft(rest)
      if (rest === 0) clearInterval(timer)
    }, 250)
    return () => clearInterval(timer)
  }, [until])
  return { left, start }
}
