import { type FormEvent, useId, useState } from 'react'
import { useLanguage, useText } from '../../language.tsx'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { confirmMessages } from './confirm-messages.ts'
import styles from './confirm.module.css'
import { type Refused, refusalText } from './refusal-words.ts'

/** Discarding a draft, or taking a confirmed import back: what it does, on which conditions, and why. */
export function EndDialog(props: {
  act: 'discard' | 'undo' | null
  name: string
  busy: boolean
  refused: Refused | null
  onClose: () => void
  onEnd: (reason: string) => void
}) {
  const t = useText(confirmMessages)
  const language = useLanguage()
  const [reason, setReason] = useState('')
  const form = useId()
  const undo = props.act === 'undo'
  const submitted = (event: FormEvent) => {
    event.preventDefault()
    if (!undo || reason.trim() !== '') props.onEnd(reason.trim())
  }
  return (
    <Dialog
      open={props.act !== null}
      onClose={props.onClose}
      title={undo ? t.undoTitle : t.discardTitle}
      actions={
        <>
          <Button onClick={props.onClose}>{t.notYet}</Button>
          <Button kind="danger" type="submit" form={form} disabled={props.busy || (undo && reason.trim() === '')}>
            {undo ? t.undo : t.discard}
          </Button>
        </>
      }
    >
      <form id={form} className={styles.dialog} onSubmit={submitted}>
        <p lang="ko">
          <strong>{props.name}</strong>
        </p>
        {undo ? (
          <>
            <p>{t.undoWhat}</p>
            <ul className={styles.list}>
              <li>{t.undoWhenNothing}</li>
              <li>{t.undoWhenLast}</li>
            </ul>
          </>
        ) : (
          <p>{t.discardWhat}</p>
        )}
        <label className={styles.reason}>
          {undo ? t.reason : t.reasonOptional}
          <input value={reason} maxLength={200} required={undo} onChange={(event) => setReason(event.currentTarget.value)} />
        </label>
        {props.refused !== null && (
          <p className={styles.refused} role="alert">
            {refusalText(props.refused, language)}
          </p>
        )}
      </form>
    </Dialog>
  )
}
