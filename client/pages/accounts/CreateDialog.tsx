import { useId } from 'react'
import { useText } from '../../language.tsx'
import { useDraft } from '../../shared/write/draft.ts'
import { FormDialog } from '../../ui/FormDialog.tsx'
import styles from '../../shared/accounts/accounts.module.css'
import { accountsMessages } from '../../shared/accounts/messages.ts'
import { type Scope, ScopeFields } from './ScopeFields.tsx'
import type { Department, Link } from '../../shared/accounts/types.ts'
import type { Managing } from '../../shared/accounts/use-accounts.ts'

/** A new account. No password is asked for: its owner sets it by the link that comes next. */
export function CreateDialog(props: {
  departments: readonly Department[]
  create: Managing['create']
  onMade: (link: Link, name: string) => void
  onClose: () => void
}) {
  const t = useText(accountsMessages)
  const id = useId()
  const { create } = props
  const draft = useDraft<Scope & { readonly username: string }>('account.new', {
    name: '',
    role: 'evaluator',
    departmentIds: [],
    username: '',
  })
  const { username, ...scope } = draft.typed
  const close = () => {
    create.reset()
    props.onClose()
  }
  const name = scope.name.trim()
  const send = () =>
    create.send(
      { name, role: scope.role, departmentIds: [...scope.departmentIds], username: username.trim().toLowerCase() },
      (link) => props.onMade(link, name),
      draft,
    )
  const afterName = (
    <div className={styles.field}>
      <label htmlFor={`${id}-username`}>{t.username}</label>
      <input
        id={`${id}-username`}
        className={styles.input}
        value={username}
        required
        autoComplete="off"
        autoCapitalize="off"
        spellCheck={false}
        pattern="[A-Za-z0-9][A-Za-z0-9._\-]{1,39}"
        aria-describedby={`${id}-rule`}
        onChange={(event) => draft.type({ username: event.target.value })}
      />
      <p id={`${id}-rule`} className={styles.rule}>
        {t.usernameRule}
      </p>
    </div>
  )
  return (
    <FormDialog
      title={t.create}
      act={t.create}
      pending={create.pending}
      refused={create.refused}
      draft={draft}
      onClose={close}
      onSend={send}
    >
      <ScopeFields scope={scope} departments={props.departments} onChange={draft.type} afterName={afterName} />
    </FormDialog>
  )
}
