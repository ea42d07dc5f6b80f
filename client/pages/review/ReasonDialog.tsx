import { type ReactNode, useId, useState } from 'react'
import type { Reason } from '#domain/entry/reasons.ts'
import { useText } from '../../language.tsx'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { ErrorNotice } from '../../ui/ErrorNotice.tsx'
import { messages } from './messages.ts'
import styles from './Review.module.css'

/** Asks for the reason that is kept beside the value. What was typed stays when the server refuses. */
export function ReasonDialog(props: {
  title: string
  how: string
  act: string
  danger?: boolean
  busy: boolean
  refused: { readonly reason: Reason | null; readonly name: string | null } | null
  onClose: () => void
  onAct: (reason: string) => void
  children?: ReactNode
}) {
  const t = useText(messages)
  const id = useId()
  const [reason, setReason] = useState('')
  const given = reason.trim() !== ''
  return (
    <Dialog
      open
      onClose={props.onClose}
      title={props.title}
      actions={
        <>
          <Button onClick={props.onClose}>{t.cancel}</Button>
          <Button
            kind={props.danger === true ? 'danger' : 'primary'}
            disabled={!given || props.busy}
            onClick={() => props.onAct(reason.trim())}
          >
            {props.act}
          </Button>
        </>
      }
    >
      {props.children}
      <p className={styles.how}>{props.how}</p>
      <label className={styles.label} htmlFor={id}>
        {t.reasonLabel}
      </label>
      <textarea
        id={id}
        className={styles.reason}
        rows={4}
        maxLength={2000}
        required
        value={reason}
        onChange={(event) => setReason(event.target.value)}
      />
      {props.refused !== null && <Refused {...props.refused} />}
    </Dialog>
  )
}

/** The common sentence, but for a conflict: here nobody chooses between two values, one looks again. */
function Refused({ reason, name }: { reason: Reason | null; name: string | null }) {
  const t = useText(messages)
  if (reason === 'version-conflict' && name !== null)
    return (
      <p className={styles.problem} role="alert">
        {t.changedMeanwhile(name)}
      </p>
    )
  return <ErrorNotice reason={reason} {...(name === null ? {} : { title: t.ofOne(name) })} />
}
