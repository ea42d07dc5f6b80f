import { useQuery } from '@tanstack/react-query'
import { getRouteApi, useRouter } from '@tanstack/react-router'
import { type FormEvent, useState } from 'react'
import type { Reason } from '#domain/reasons.ts'
import { ROLES } from '#domain/permissions.ts'
import { useText } from '../../language.tsx'
import { queryClient, useTRPC } from '../../trpc.ts'
import { Button } from '../../ui/Button.tsx'
import { Door } from './Door.tsx'
import { signInMessages } from './messages.ts'
import { field, post } from './post.ts'
import styles from './sign-in.module.css'

const route = getRouteApi('/sign-in')

/** One question: who are you? In the demonstration mode the four roles are one press away. */
export function SignIn() {
  const t = useText(signInMessages)
  const trpc = useTRPC()
  const router = useRouter()
  const { next } = route.useSearch()
  const doors = useQuery(trpc.accounts.doors.queryOptions())
  const [refused, setRefused] = useState<Reason | 'offline' | null>(null)
  const enter = async (path: string, body: Readonly<Record<string, string>>) => {
    const why = await post(path, body)
    setRefused(why)
    if (why !== null) return
    queryClient.clear()
    router.history.push(next ?? '/')
  }
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const form = new FormData(event.currentTarget)
    void enter('/sign-in/username', { username: field(form, 'username'), password: field(form, 'password') })
  }
  return (
    <Door title={t.title} what={t.what} refused={refused}>
      {doors.data?.demonstration === true && (
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
      )}
      {doors.data?.demonstration === false && (
        <form className={styles.form} onSubmit={submit}>
          <label>{t.username}<input name="username" autoComplete="username" required /></label>
          <label>{t.password}<input name="password" type="password" autoComplete="current-password" required /></label>
          <Button type="submit" kind="primary">{t.submit}</Button>
        </form>
      )}
    </Door>
  )
}
