import { Link, useLocation } from '@tanstack/react-router'
import { type FormEvent, useId, useState } from 'react'
import { useLanguage, useText } from '../language.tsx'
import { offlineText } from '../offline-text.ts'
import { reasonText } from '../reason-messages.ts'
import { field, post, type Refused } from '../shared/accounts/sign-in-post.ts'
import type { Outputs } from '../trpc.ts'
import { Button } from '../ui/Button.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { PasswordField } from '../ui/PasswordField.tsx'
import styles from '../ui/FormDialog.module.css'
import { frameMessages } from './messages.ts'

/** Signs in again over the page, which stays as it is with what was typed. Other ways to sign in leave the page: a link goes there. */
export default function SignInDialog(props: {
  user: NonNullable<Outputs['accounts']['frame']>['user']
  onClose: () => void
  onDone: () => void
}) {
  const t = useText(frameMessages)
  const language = useLanguage()
  const id = useId()
  const { href } = useLocation()
  const [refused, setRefused] = useState<Refused | null>(null)
  const [busy, setBusy] = useState(false)
  const enter = async (path: string, body: Readonly<Record<string, string>>) => {
    if (busy) return
    setBusy(true)
    const why = await post(path, body)
    setBusy(false)
    setRefused(why)
    if (why === null) props.onDone()
  }
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    if (props.user.demonstration) return void enter('/demonstration', { role: props.user.role })
    const form = new FormData(event.currentTarget)
    void enter('/sign-in/username', { username: field(form, 'username').trim(), password: field(form, 'password') })
  }
  return (
    <Dialog
      open
      onClose={props.onClose}
      title={t.signInAs(props.user.name)}
      actions={
        <>
          <Button onClick={props.onClose}>{t.notNow}</Button>
          <Button type="submit" form={id} kind="primary" aria-disabled={busy}>
            {t.signInAgain}
          </Button>
        </>
      }
    >
      <form id={id} className={styles.form} onSubmit={submit}>
        <p>{t.signInHere}</p>
        {!props.user.demonstration && (
          <>
            <div className={styles.field}>
              <label htmlFor={`${id}-username`}>{t.username}</label>
              <input
                id={`${id}-username`}
                name="username"
                defaultValue={props.user.username}
                autoComplete="username"
                autoCapitalize="off"
                spellCheck={false}
                maxLength={200}
                required
              />
            </div>
            <PasswordField name="password" label={t.password} kind="current" />
          </>
        )}
        {!props.user.demonstration && (
          <Link to="/sign-in" search={{ next: href }}>
            {t.signInElsewhere}
          </Link>
        )}
        {refused !== null && (
          <p className={styles.problem} role="alert">
            {(refused.reason === 'offline' ? offlineText : reasonText[refused.reason])[language]}
            {refused.seconds > 0 && ` ${t.waitSeconds(Math.ceil(refused.seconds))}`}
          </p>
        )}
      </form>
    </Dialog>
  )
}
