import { type FormEvent, useEffect, useId, useRef, useState } from 'react'
import { useText } from '../../language.tsx'
import { newRequestId } from '../../shared/write/request-id.ts'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { ErrorNotice } from '../../ui/ErrorNotice.tsx'
import styles from '../../shared/accounts/accounts.module.css'
import { accountsMessages } from '../../shared/accounts/messages.ts'
import { type Scope, ScopeFields } from './ScopeFields.tsx'
import type { Department, Link } from '../../shared/accounts/types.ts'
import { type Managing, refusalOf } from '../../shared/accounts/use-accounts.ts'

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
  const [scope, setScope] = useState<Scope>({ name: '', role: 'evaluator', departmentIds: [] })
  const [username, setUsername] = useState('')
  const form = useRef<HTMLFormElement>(null)
  // The dialog itself would begin at its close button.
  useEffect(() => form.current?.querySelector('input')?.focus(), [])
  const close = () => {
    create.reset()
    props.onClose()
  }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (create.isPending) return
    create.mutate(
      {
        name: scope.name.trim(),
        role: scope.role,
        departmentIds: [...scope.departmentIds],
        username: username.trim().toLowerCase(),
        requestId: newRequestId(),
      },
      { onSuccess: (link) => props.onMade(link, scope.name.trim()) },
    )
  }
  const refused = refusalOf(create)
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
        onChange={(event) => setUsername(event.target.value)}
      />
      <p id={`${id}-rule`} className={styles.rule}>
        {t.usernameRule}
      </p>
    </div>
  )
  return (
    <Dialog
      open
      title={t.create}
      onClose={close}
      actions={
        <>
          <Button onClick={close}>{t.cancel}</Button>
          <Button kind="primary" type="submit" form={id} disabled={create.isPending}>
            {t.create}
          </Button>
        </>
      }
    >
      <form ref={form} id={id} className={styles.form} onSubmit={submit}>
        <ScopeFields scope={scope} departments={props.departments} onChange={setScope} afterName={afterName} />
        {refused !== undefined && <ErrorNotice reason={refused} />}
      </form>
    </Dialog>
  )
}
