import { useId, useRef, useState } from 'react'
import { useText } from '../../language.tsx'
import { useDraft } from '../../shared/write/draft.ts'
import { FormDialog } from '../../ui/FormDialog.tsx'
import styles from '../../shared/accounts/accounts.module.css'
import { accountsMessages } from '../../shared/accounts/messages.ts'
import { type Scope, ScopeFields } from './ScopeFields.tsx'
import type { Department, Link } from '../../shared/accounts/words.ts'
import type { Managing } from '../../shared/accounts/use-accounts.ts'
import { formatDateTime } from '../../format.ts'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'

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
    // What is being sent goes on: its answer is the link, which comes this once.
    if (!create.pending) create.reset()
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

/** The one-time link, this once: it is stored nowhere and cannot be shown again. The secret stands after '#', so no log holds it. */
export function LinkDialog({ name, link, onClose }: { name: string; link: Link; onClose: () => void }) {
  const t = useText(accountsMessages)
  const id = useId()
  const input = useRef<HTMLInputElement>(null)
  const [told, setTold] = useState<'copied' | 'not-copied' | null>(null)
  const url = `${window.location.origin}/claim#${link.token}`
  const [closing, setClosing] = useState(false)
  const copy = async () => setTold((await toClipboard(url, input.current)) ? 'copied' : 'not-copied')
  return (
    <Dialog
      open
      title={t.linkTitle(name)}
      // Esc, the cross and a press outside only ask: the address is gone with the dialog.
      onClose={() => setClosing(true)}
      actions={
        <>
          {closing && (
            <>
              <p className={styles.problem} role="alert">
                {t.linkGone}
              </p>
              <Button kind="danger" onClick={onClose}>
                {t.linkClose}
              </Button>
            </>
          )}
          {/* The second half of a double press on the button before is not meant for this one. */}
          <Button onClick={(event) => event.detail < 2 && onClose()}>{t.done}</Button>
        </>
      }
    >
      <p className={styles.what}>
        {t.linkWhat} {t.linkUntil(formatDateTime(link.expiresAt))}
      </p>
      <label className="sr-only" htmlFor={id}>
        {t.linkLabel}
      </label>
      <div className={styles.link}>
        <input ref={input} id={id} className={styles.input} readOnly value={url} onFocus={(event) => event.target.select()} />
        <Button kind="primary" onClick={() => void copy()}>
          {t.copy}
        </Button>
      </div>
      <p className={styles.told} role="status">
        {told === 'copied' ? t.copied : told === 'not-copied' ? t.notCopied : ''}
      </p>
    </Dialog>
  )
}

/** The clipboard is closed to pages without https: there the field is selected and copied as a person would. */
async function toClipboard(text: string, input: HTMLInputElement | null): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text)
    return true
  } catch {
    input?.select()
    // oxlint-disable-next-line typescript/no-deprecated -- the only way on an intranet without https
    return document.execCommand('copy')
  }
}
