import { useRouter } from '@tanstack/react-router'
import { type FormEvent, useState } from 'react'
import type { Reason } from '#domain/reasons.ts'
import { useText } from '../../language.tsx'
import { queryClient } from '../../trpc.ts'
import { Button } from '../../ui/Button.tsx'
import { Door } from './Door.tsx'
import { signInMessages } from './messages.ts'
import { field, post } from './post.ts'
import styles from './sign-in.module.css'

/** The first administrator, from the one-time link. The token stays behind '#', so no log ever holds it. */
export function Claim() {
  const t = useText(signInMessages)
  const router = useRouter()
  const [refused, setRefused] = useState<Reason | 'offline' | null>(null)
  const token = window.location.hash.slice(1)
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const form = new FormData(event.currentTarget)
    const why = await post('/claim', {
      token, name: field(form, 'name'), username: field(form, 'username'), password: field(form, 'password'),
    })
    setRefused(why)
    if (why !== null) return
    queryClient.clear()
    router.history.replace('/')
  }
  return (
    <Door title={t.claimTitle} what={t.claimWhat} refused={refused}>
      {token === '' ? (
        <p role="alert" className={styles.refused}>{t.noToken}</p>
      ) : (
        <form className={styles.form} onSubmit={(event) => void submit(event)}>
          <label>{t.name}<input name="name" autoComplete="name" maxLength={60} required /></label>
          <label>{t.username}<input name="username" autoComplete="username" pattern="[A-Za-z0-9._\-]{2,40}" required aria-describedby="username-rule" /></label>
          <p id="username-rule" className="muted">{t.usernameRule}</p>
          <label>{t.password}<input name="password" type="password" autoComplete="new-password" minLength={12} maxLength={128} required aria-describedby="password-rule" /></label>
          <p id="password-rule" className="muted">{t.passwordRule}</p>
          <Button type="submit" kind="primary">{t.claimSubmit}</Button>
        </form>
      )}
    </Door>
  )
}
