import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useEffect, useRef, useState } from 'react'
import { useFrame } from './use-frame.ts'
import { Korean, useText } from '../language.tsx'
import { setLetterKeys, useLetterKeys } from '../shared/keys.ts'
import { useWrite } from '../shared/write/use-write.ts'
import { factsOf, reasonOf, useTRPC } from '../trpc.ts'
import { Button } from '../ui/Button.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { ErrorNotice } from '../ui/ErrorNotice.tsx'
import { PasswordField } from '../ui/PasswordField.tsx'
import { Skeleton } from '../ui/Skeleton.tsx'
import styles from '../shared/accounts/accounts.module.css'
import { accountsMessages } from '../shared/accounts/messages.ts'
import { Sessions } from '../shared/accounts/Sessions.tsx'

/** 내 계정: where I am signed in, and my password. */
export default function MyAccount({ onClose }: { onClose: () => void }) {
  const t = useText(accountsMessages)
  const trpc = useTRPC()
  const client = useQueryClient()
  const user = useFrame()?.user
  const mine = useQuery(trpc.accounts.mine.queryOptions(undefined, { staleTime: 0 }))
  const [said, setSaid] = useState('')
  const letters = useLetterKeys()
  const refresh = () => client.invalidateQueries(trpc.accounts.mine.queryFilter())
  const end = useWrite(trpc.accounts.endMine.mutationOptions(), { refresh, onDone: ({ ended }) => setSaid(t.ended(ended)) })
  return (
    <Dialog open title={t.myAccount} onClose={onClose}>
      <div className={styles.panel}>
        {user !== undefined && (
          <p className={styles.me}>
            <strong>
              <Korean>{user.name}</Korean>
            </strong>{' '}
            <span className="muted">
              {user.username} · {t[user.role]}
            </span>
          </p>
        )}
        <p className={styles.said} role="status">
          {said}
        </p>
        {mine.isError && <ErrorNotice reason={reasonOf(mine.error)} onRetry={() => void mine.refetch()} />}
        {mine.isPending && <Skeleton height={160} lines={4} />}
        {mine.data !== undefined && (
          <>
            <section>
              <h3>{t.sessionsTitle}</h3>
              <Sessions
                sessions={mine.data.sessions}
                busy={end.pending}
                allWord={t.endOthers}
                allowAll={mine.data.sessions.length > 1}
                onEnd={(sessionId) => end.send({ sessionId })}
              />
              {end.refused !== undefined && <ErrorNotice reason={end.refused} />}
            </section>
            <section>
              <h3>{t.changePassword}</h3>
              {mine.data.password && <ChangePassword username={user?.username ?? ''} onChanged={setSaid} />}
              {!mine.data.password && <p className={styles.rule}>{t.noPassword}</p>}
            </section>
            <section>
              <h3>{t.keysTitle}</h3>
              <label>
                <input type="checkbox" checked={letters} onChange={(event) => setLetterKeys(event.target.checked)} />{' '}
                {t.letterKeys}
              </label>
              <p className={styles.rule}>{t.letterKeysWhat}</p>
            </section>
          </>
        )}
      </div>
    </Dialog>
  )
}

function ChangePassword({ username, onChanged }: { username: string; onChanged: (said: string) => void }) {
  const t = useText(accountsMessages)
  const trpc = useTRPC()
  const client = useQueryClient()
  const form = useRef<HTMLFormElement>(null)
  const sending = useRef(false)
  const [done, setDone] = useState(0)
  const change = useMutation(
    trpc.accounts.changePassword.mutationOptions({
      onSuccess: ({ ended }) => {
        setDone(done + 1)
        onChanged(t.changed(ended))
      },
      onSettled: () => client.invalidateQueries(trpc.accounts.mine.queryFilter()),
    }),
  )
  // What was just told stands above, out of sight of somebody at the form.
  useEffect(() => {
    if (done > 0) form.current?.closest('dialog')?.querySelector('[role=status]')?.scrollIntoView({ block: 'nearest' })
  }, [done])
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    // At once, and not at the next drawing: the second of two presses would find the password changed, and be refused.
    if (sending.current) return
    sending.current = true
    const given = new FormData(event.currentTarget)
    const text = (name: string) => {
      const value = given.get(name)
      return typeof value === 'string' ? value : ''
    }
    onChanged('')
    const over = () => {
      sending.current = false
    }
    change.mutate({ current: text('current'), next: text('next') }, { onSettled: over })
  }
  // Seconds.
  const wait = Number(factsOf(change.error)['seconds'] ?? 0)
  return (
    <form ref={form} className={styles.form} onSubmit={submit}>
      {/* Tells the browser's password manager whose it is. */}
      <input type="text" className="sr-only" tabIndex={-1} aria-hidden="true" autoComplete="username" value={username} readOnly />
      <PasswordField key={`current-${done}`} name="current" label={t.currentPassword} kind="current" />
      <PasswordField key={`next-${done}`} name="next" label={t.newPassword} kind="new" username={username} />
      {change.isError && <ErrorNotice reason={reasonOf(change.error)} />}
      {wait > 0 && <p className={styles.rule}>{t.waitFor(wait)}</p>}
      <div className={styles.acts}>
        <Button type="submit" kind="primary" disabled={change.isPending}>
          {t.change}
        </Button>
      </div>
    </form>
  )
}
