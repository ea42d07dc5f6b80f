import { useQuery } from '@tanstack/react-query'
import { getRouteApi, useRouter } from '@tanstack/react-router'
import { type FormEvent, useState } from 'react'
import { ROLES } from '#domain/entry/permissions.ts'
import { isReason } from '#domain/entry/reasons.ts'
import { useText } from '../../language.tsx'
import { queryClient, useTRPC } from '../../trpc.ts'
import { Button } from '../../ui/Button.tsx'
import { PasswordField } from '../../ui/PasswordField.tsx'
import { Door } from './Door.tsx'
import { signInMessages } from './messages.ts'
import { field, post, type Refused } from './post.ts'
import styles from './sign-in.module.css'
import { SingleSignOn } from './SingleSignOn.tsx'
import { useWait } from './use-wait.ts'

const route = getRouteApi('/sign-in')

/** One question: who are you? In the demonstration mode the four roles are one press away. */
export function SignIn() {
  const t = useText(signInMessages)
  const trpc = useTRPC()
  const router = useRouter()
  const { next, refused: sentBack } = route.useSearch()
  const doors = useQuery(trpc.accounts.doors.queryOptions())
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
    queryClient.clear()
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
      <Button type="submit" kind={doors.data?.singleSignOn ? 'plain' : 'primary'} disabled={left > 0 || busy}>
        {t.submit}
      </Button>
    </form>
  )
  return (
    <Door title={t.title} what={t.what} refused={refused} wait={left}>
      {doors.data?.demonstration === true && (
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
      {doors.data?.demonstration === false && (
        <>
          {doors.data.singleSignOn !== null && (
            <SingleSignOn label={doors.data.singleSignOn.label} next={next} onRefused={shut} />
          )}
          {form}
        </>
      )}
    </Door>
  )
}
