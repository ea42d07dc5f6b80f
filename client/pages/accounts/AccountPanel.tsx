import { useQuery } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { formatDateTime } from '../../format.ts'
import { useText } from '../../language.tsx'
import { reasonOf, useTRPC } from '../../trpc.ts'
import { Button } from '../../ui/Button.tsx'
import { ErrorNotice } from '../../ui/ErrorNotice.tsx'
import { Standing } from './AccountTable.tsx'
import styles from '../../shared/accounts/accounts.module.css'
import { accountsMessages } from '../../shared/accounts/messages.ts'
import { type Scope, ScopeFields } from './ScopeFields.tsx'
import { Sessions } from '../../shared/accounts/Sessions.tsx'
import { SignIn } from './SignIn.tsx'
import type { Account, Department, Link } from '../../shared/accounts/types.ts'
import { type Managing, named } from '../../shared/accounts/use-accounts.ts'

/** One account: what it is for, how its owner signs in, where it is signed in now. */
export function AccountPanel(props: {
  account: Account
  departments: readonly Department[]
  manage: Managing
  onLink: (link: Link) => void
}) {
  const { account, departments, manage, onLink } = props
  const t = useText(accountsMessages)
  const trpc = useTRPC()
  const [said, setSaid] = useState('')
  const sessions = useQuery(trpc.accounts.sessions.queryOptions({ userId: account.id }))
  const ending = manage.end.pending
  const end = (sessionId: string | null) =>
    manage.end.send({ userId: account.id, sessionId }, ({ ended }) => setSaid(t.ended(ended)))
  return (
    <div className={styles.panel}>
      <p>
        <Standing account={account} />
      </p>
      {account.builtIn && <p className={styles.note}>{t.builtIn}</p>}
      <p className={styles.said} role="status">
        {said}
      </p>
      {!account.builtIn && (
        <section>
          <h3>{t.scope}</h3>
          {/* A change by somebody else begins anew: what was typed over an older state must not be saved over theirs. */}
          <ScopeForm
            key={account.version}
            account={account}
            departments={departments}
            change={manage.change}
            onSaved={(name) => setSaid(t.saved(name))}
          />
        </section>
      )}
      {!account.builtIn && <SignIn account={account} manage={manage} onLink={onLink} onSaid={setSaid} />}
      <section>
        <h3>{t.sessionsTitle}</h3>
        {sessions.data !== undefined && (
          <Sessions
            sessions={sessions.data}
            busy={ending}
            allWord={t.endAll}
            allowAll={sessions.data.some((s) => !s.own)}
            onEnd={end}
          />
        )}
        {sessions.isError && <ErrorNotice reason={reasonOf(sessions.error)} onRetry={() => void sessions.refetch()} />}
        {manage.end.refused !== undefined && <ErrorNotice reason={manage.end.refused} />}
        <p className={styles.rule}>
          {t.lastSignIn}: {account.lastSignInAt === null ? t.never : formatDateTime(account.lastSignInAt)}
        </p>
      </section>
    </div>
  )
}

const sameMembers = (a: readonly number[], b: readonly number[]) => a.length === b.length && a.every((one) => b.includes(one))

function ScopeForm(props: {
  account: Account
  departments: readonly Department[]
  change: Managing['change']
  onSaved: (name: string) => void
}) {
  const t = useText(accountsMessages)
  const { account, change } = props
  const [scope, setScope] = useState<Scope>({ name: account.name, role: account.role, departmentIds: account.departmentIds })
  const same =
    scope.name.trim() === account.name && scope.role === account.role && sameMembers(scope.departmentIds, account.departmentIds)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (same) return
    change.send({ ...named(account), name: scope.name.trim(), role: scope.role, departmentIds: [...scope.departmentIds] }, () =>
      props.onSaved(scope.name.trim()),
    )
  }
  const refused = change.sent?.userId === account.id ? change.refused : undefined
  return (
    <form className={styles.form} onSubmit={submit}>
      <ScopeFields scope={scope} departments={props.departments} onChange={setScope} />
      {refused === 'version-conflict' && (
        <p className={styles.problem} role="alert">
          {t.conflict}
        </p>
      )}
      {refused !== undefined && refused !== 'version-conflict' && <ErrorNotice reason={refused} />}
      <div className={styles.acts}>
        <Button type="submit" kind="primary" disabled={same || change.pending}>
          {t.save}
        </Button>
      </div>
    </form>
  )
}
