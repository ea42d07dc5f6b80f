import { useQuery } from '@tanstack/react-query'
import { useRouter } from '@tanstack/react-router'
import { type FormEvent, useEffect, useRef, useState } from 'react'
import { useText } from '../../language.tsx'
import { forgetPerson } from '../../session.ts'
import { forgetAnswers } from '../../trpc.ts'
import { Button } from '../../ui/Button.tsx'
import { PasswordField } from '../../ui/PasswordField.tsx'
import { SignInFrame } from './SignInFrame.tsx'
import { signInMessages } from './messages.ts'
import { ask, field, post, type Refused } from '../../shared/accounts/sign-in-post.ts'
import styles from './sign-in.module.css'

type Link =
  | { readonly purpose: 'first-administrator' }
  | { readonly purpose: 'reset'; readonly name: string; readonly username: string }

/** What a one-time link is for: the first administrator's account, or somebody's password. The token stays behind '#', so no log ever holds it. */
export function Claim() {
  const t = useText(signInMessages)
  const token = useToken()
  const link = useQuery({
    queryKey: ['one-time-link', token],
    queryFn: () => look(token),
    enabled: token !== '',
    retry: false,
    staleTime: Infinity,
  })
  if (token === '') {
    return (
      <SignInFrame title={t.linkTitle} what={t.linkWhat} refused={null}>
        <p role="alert" className={styles.refused}>
          {t.noToken}
        </p>
      </SignInFrame>
    )
  }
  if (link.data === undefined)
    return (
      <SignInFrame title={t.linkTitle} what={t.looking} refused={null}>
        {null}
      </SignInFrame>
    )
  if ('reason' in link.data)
    return (
      <SignInFrame title={t.linkTitle} what={t.linkWhat} refused={link.data}>
        {null}
      </SignInFrame>
    )
  return <ClaimForm key={token} token={token} link={link.data} />
}

function ClaimForm({ token, link }: { token: string; link: Link }) {
  const t = useText(signInMessages)
  const router = useRouter()
  const [refused, setRefused] = useState<Refused | null>(null)
  const sending = useRef(false)
  const [busy, setBusy] = useState(false)
  const [typedName, setTypedName] = useState('')
  const first = link.purpose === 'first-administrator'
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    // At once, and not at the next drawing: the address is good for one of two presses, and the other would be refused.
    if (sending.current) return
    sending.current = true
    const form = new FormData(event.currentTarget)
    const password = field(form, 'password')
    setBusy(true)
    const why = first
      ? await post('/claim', { token, name: field(form, 'name'), username: field(form, 'username'), password })
      : await post('/claim/password', { token, password })
    sending.current = false
    setBusy(false)
    setRefused(why)
    if (why !== null) return
    forgetPerson({ signedOut: false })
    forgetAnswers()
    router.history.replace('/')
  }
  return (
    <SignInFrame
      title={first ? t.claimTitle : t.resetTitle(link.name)}
      what={first ? t.claimWhat : t.resetWhat}
      refused={refused}
    >
      <form className={styles.form} onSubmit={(event) => void submit(event)}>
        {first ? (
          <>
            <label>
              {t.name}
              <input name="name" autoComplete="name" maxLength={60} required />
            </label>
            <label>
              {t.username}
              <input
                name="username"
                autoComplete="username"
                autoCapitalize="off"
                spellCheck={false}
                pattern="[A-Za-z0-9][A-Za-z0-9._\-]{1,39}"
                required
                aria-describedby="username-rule"
                onChange={(event) => setTypedName(event.target.value)}
              />
            </label>
            <p id="username-rule" className="muted">
              {t.usernameRule}
            </p>
          </>
        ) : (
          // For the password manager, and for the person to remember.
          <label>
            {t.username}
            <input name="username" autoComplete="username" value={link.username} readOnly />
          </label>
        )}
        <PasswordField
          name="password"
          label={first ? t.password : t.newPassword}
          kind="new"
          username={first ? typedName : link.username}
        />
        <Button type="submit" kind="primary" disabled={busy}>
          {first ? t.claimSubmit : t.resetSubmit}
        </Button>
      </form>
    </SignInFrame>
  )
}

async function look(token: string): Promise<Link | Refused> {
  const answer = await ask('/link', { token })
  if ('reason' in answer) return answer.reason === 'bad-input' ? { reason: 'link-expired', seconds: 0 } : answer
  const { purpose, name, username } = answer.said
  return purpose === 'reset' ? { purpose, name: String(name), username: String(username) } : { purpose: 'first-administrator' }
}

/** Another link opened in the same tab changes only what stands after '#', which loads no page. */
function useToken(): string {
  const [token, setToken] = useState(() => window.location.hash.slice(1))
  useEffect(() => {
    const changed = () => setToken(window.location.hash.slice(1))
    window.addEventListener('hashchange', changed)
    return () => window.removeEventListener('hashchange', changed)
  }, [])
  return token
}
