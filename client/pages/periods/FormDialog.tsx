import { type FormEvent, type ReactNode, useId } from 'react'
import { useText } from '../../language.tsx'
import { reasonOf } from '../../trpc.ts'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { ErrorNotice } from '../../ui/ErrorNotice.tsx'
import { periodsMessages } from './messages.ts'
import styles from './periods.module.css'

/** A question with fields. Enter sends it; what was typed stays when the server refuses, with the reason below. */
export function FormDialog(props: {
  title: string
  act: string
  danger?: boolean
  /** false while something needed is missing */
  ready: boolean
  busy: boolean
  error: unknown
  /** said in place of the common sentence, where this page knows better */
  problem?: string | null
  onClose: () => void
  onSend: () => void
  children: ReactNode
}) {
  const t = useText(periodsMessages)
  const id = useId()
  const send = (event: FormEvent) => {
    event.preventDefault()
    if (props.ready && !props.busy) props.onSend()
  }
  return (
    <Dialog
      open
      onClose={props.onClose}
      title={props.title}
      actions={
        <>
          <Button onClick={props.onClose}>{t.cancel}</Button>
          <Button
            type="submit"
            form={id}
            kind={props.danger === true ? 'danger' : 'primary'}
            disabled={!props.ready || props.busy}
          >
            {props.act}
          </Button>
        </>
      }
    >
      <form id={id} className={styles.form} onSubmit={send}>
        {props.children}
        {typeof props.problem === 'string' ? (
          <p className={styles.problem} role="alert">
            {props.problem}
          </p>
        ) : (
          props.error !== null && <ErrorNotice reason={reasonOf(props.error)} />
        )}
      </form>
    </Dialog>
  )
}

/** A label over its field, with a line of help that belongs to it. */
export function Field(props: {
  label: string
  hint?: string
  children: (ids: { id: string; 'aria-describedby'?: string }) => ReactNode
}) {
  const id = useId()
  return (
    <div className={styles.field}>
      <label htmlFor={id}>{props.label}</label>
      {props.children({ id, ...(props.hint === undefined ? {} : { 'aria-describedby': `${id}-hint` }) })}
      {props.hint !== undefined && (
        <p id={`${id}-hint`} className={styles.quiet}>
          {props.hint}
        </p>
      )}
    </div>
  )
}

/** Why: kept on record with what is done. */
export function ReasonField(props: { label?: string; hint?: string; value: string; onChange: (value: string) => void }) {
  const t = useText(periodsMessages)
  return (
    <Field label={props.label ?? t.reason} {...(props.hint === undefined ? {} : { hint: props.hint })}>
      {(ids) => (
        <textarea
          {...ids}
          rows={2}
          maxLength={2000}
          required
          value={props.value}
          onChange={(event) => props.onChange(event.target.value)}
        />
      )}
    </Field>
  )
}
