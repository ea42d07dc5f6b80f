import { useQuery } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { formatDateTime } from '../../format.ts'
import { useText } from '../../language.tsx'
import { writing } from '../../writing-messages.ts'
import { reasonOf, useTRPC } from '../../trpc.ts'
import { useDraft } from '../../shared/write/draft.ts'
import { Button } from '../../ui/Button.tsx'
import { ErrorNotice } from '../../ui/ErrorNotice.tsx'
import styles from '../../shared/accounts/accounts.module.css'
import { accountsMessages } from '../../shared/accounts/messages.ts'
import { type Scope, ScopeFields } from './ScopeFields.tsx'
import { Sessions } from '../../shared/accounts/Sessions.tsx'
import type { Account, Department, Link } from '../../shared/accounts/words.ts'
import { type Managing, named } from '../../shared/accounts/use-accounts.ts'
import { FormDialog } from '../../ui/FormDialog.tsx'

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
        <AccountState account={account} />
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
  const k = useText(writing)
  const { account, change } = props
  const draft = useDraft<Scope>(`account.${account.id}.${account.version}`, {
    name: account.name,
    role: account.role,
    departmentIds: account.departmentIds,
  })
  const scope = draft.typed
  const same =
    scope.name.trim() === account.name && scope.role === account.role && sameMembers(scope.departmentIds, account.departmentIds)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (same) return
    change.send(
      { ...named(account), name: scope.name.trim(), role: scope.role, departmentIds: [...scope.departmentIds] },
      () => props.onSaved(scope.name.trim()),
      draft,
    )
  }
  const refused = change.sent?.userId === account.id ? change.refused : undefined
  return (
    <form className={styles.form} onSubmit={submit}>
      <ScopeFields scope={scope} departments={props.departments} onChange={draft.type} />
      {refused === 'version-conflict' && (
        <p className={styles.problem} role="alert">
          {t.conflict}
        </p>
      )}
      {refused !== undefined && refused !== 'version-conflict' && <ErrorNotice reason={refused} />}
      <div className={styles.acts}>
        {draft.changed && <Button onClick={draft.forget}>{t.discardChange}</Button>}
        <Button type="submit" kind="primary" disabled={change.pending} why={same && k.nothingChanged}>
          {t.save}
        </Button>
      </div>
    </form>
  )
}

/** How the owner gets in: a link for a password, the single sign-on, or not at all. */
function SignIn(props: { account: Account; manage: Managing; onLink: (link: Link) => void; onSaid: (said: string) => void }) {
  const { account, manage, onLink, onSaid } = props
  const t = useText(accountsMessages)
  const [open, setQuestion] = useState<'disable' | 'unlink' | null>(null)
  const { link, disable, enable, unlink } = manage
  const all = [link, disable, enable, unlink]
  const busy = all.some((act) => act.pending)
  const refused = all
    .filter((act) => act.sent?.userId === account.id)
    .map((act) => act.refused)
    .find((reason) => reason !== undefined)
  const begin = () => {
    for (const act of all) act.reset()
    onSaid('')
  }
  const done = (said: string) => {
    setQuestion(null)
    onSaid(said)
  }
  const again = () => {
    begin()
    enable.send(named(account), () => onSaid(t.didEnable(account.name)))
  }
  const make = () => {
    begin()
    link.send(named(account), onLink)
  }
  const about = (what: 'disable' | 'unlink') => {
    begin()
    setQuestion(what)
  }
  const question = {
    danger: true,
    pending: busy,
    refused,
    problem: refused === 'version-conflict' ? t.conflict : null,
    onClose: () => setQuestion(null),
  }
  return (
    <section>
      <h3>{t.signingIn}</h3>
      {account.wait > 0 && <p className={styles.note}>{t.delayedWhat(account.wait)}</p>}
      {account.singleSignOn && (
        <p className={styles.spread}>
          <span>{t.singleSignOn}</span>
          <Button small kind="quiet" onClick={() => about('unlink')}>
            {t.unlink}
          </Button>
        </p>
      )}
      {account.linkUntil !== null && <p className={styles.rule}>{t.linkOpen(formatDateTime(account.linkUntil))}</p>}
      {account.standing === 'disabled' ? (
        <>
          <p className={styles.note}>{t.disabledNow}</p>
          <div className={styles.acts}>
            <Button disabled={busy} onClick={again}>
              {t.enable}
            </Button>
          </div>
        </>
      ) : (
        <>
          <p className={styles.rule}>
            {account.password ? t.makeLinkWhat : account.linkUntil === null ? '' : t.makeFirstLinkWhat}
          </p>
          <div className={styles.acts}>
            <Button disabled={busy} onClick={make}>
              {t.makeLink}
            </Button>
            <Button kind="danger" disabled={busy} onClick={() => about('disable')}>
              {t.disable}
            </Button>
          </div>
        </>
      )}
      {open === null &&
        (refused === 'version-conflict' ? (
          <p className={styles.problem} role="alert">
            {t.conflict}
          </p>
        ) : (
          refused !== undefined && <ErrorNotice reason={refused} />
        ))}
      {open === 'disable' && (
        <FormDialog
          {...question}
          title={t.disableTitle(account.name)}
          act={t.disable}
          onSend={() => disable.send(named(account), () => done(t.didDisable(account.name)))}
        >
          <p className={styles.what}>{t.disableWhat}</p>
        </FormDialog>
      )}
      {open === 'unlink' && (
        <FormDialog
          {...question}
          title={t.unlinkTitle}
          act={t.unlink}
          onSend={() => unlink.send(named(account), () => done(t.didUnlink))}
        >
          <p className={styles.what}>{t.unlinkWhat}</p>
        </FormDialog>
      )}
    </section>
  )
}

/** A mark, a word and, while passwords are not looked at, for how long. */
export function AccountState({ account }: { account: Account }) {
  const t = useText(accountsMessages)
  return (
    <span className={styles.standing}>
      <span className={styles.badge} data-standing={account.standing}>
        {t[account.standing]}
      </span>
      {account.wait > 0 && (
        <span className={styles.badge} data-standing="delayed">
          {t.delayed(account.wait)}
        </span>
      )}
    </span>
  )
}
