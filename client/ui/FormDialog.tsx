import { createContext, type FormEvent, type ReactNode, type RefObject, use, useEffect, useId, useRef, useState } from 'react'
import type { Reason } from '#domain/entry/reasons.ts'
import { useText } from '../language.tsx'
import { writing } from '../writing-messages.ts'
import { Button } from './Button.tsx'
import { Dialog } from './Dialog.tsx'
import { ErrorNotice } from './ErrorNotice.tsx'
import { focusFirstField } from './first-field.ts'
import styles from './FormDialog.module.css'
import { useSendKey } from './use-send-key.ts'

/**
 * A question with an act, and mostly with fields. Enter in a field and Ctrl+Enter anywhere send it; nothing is sent while
 * something is missing or an answer is awaited. What was typed stays when the server refuses, with the reason below. Closing by
 * Esc, the cross or a press outside keeps what was typed in `draft`; "cancel" asks before it is discarded.
 */
export function FormDialog(props: {
  title: ReactNode
  act: string
  danger?: boolean
  wide?: boolean
  /** "cancel" in other words */
  back?: string
  /** why it cannot be sent yet: the sentence, true for the common one, false when it can */
  missing?: string | boolean
  pending: boolean
  /** null = the server could not be reached, undefined = nothing was refused */
  refused?: Reason | null | undefined
  /** in place of the common sentence, where the page knows better */
  problem?: ReactNode
  /** what was typed: whether it differs from what the form began with, and how it is forgotten */
  draft?: { readonly changed: boolean; readonly restored: boolean; readonly kept: boolean; readonly forget: () => void }
  onClose: () => void
  onSend: () => void
  children?: ReactNode
}) {
  const t = useText(writing)
  const id = useId()
  const why = useId()
  const [discarding, setDiscarding] = useState(false)
  const { draft, missing = false } = props
  const send = () => {
    if (missing === false && !props.pending) props.onSend()
  }
  const keys = useSendKey(send)
  const form = useRef<HTMLFormElement>(null)
  // The button that was pressed is gone: the keyboard goes on in the form.
  const goOn = () => focusFirstField(form.current)
  const told = props.refused !== undefined || (props.problem !== undefined && props.problem !== null)
  useFieldsAgain(form, told)
  const cancel = () => {
    if (draft?.changed !== true) return props.onClose()
    setDiscarding(true)
    goOn()
  }
  const discard = () => {
    draft?.forget()
    props.onClose()
  }
  return (
    <Dialog
      open
      wide={props.wide === true}
      onClose={props.onClose}
      title={props.title}
      actions={
        discarding ? (
          <>
            <p className={styles.note} role="alert">
              {t.discardTyped}
            </p>
            <Button
              onClick={() => {
                setDiscarding(false)
                goOn()
              }}
            >
              {t.keepTyping}
            </Button>
            <Button kind="danger" onClick={discard}>
              {t.discard}
            </Button>
          </>
        ) : (
          <>
            {missing !== false && (
              <p className={styles.note} id={`${id}-missing`}>
                {missing === true ? t.missingFields : missing}
              </p>
            )}
            <Button onClick={cancel}>{props.back ?? t.cancel}</Button>
            <Button
              type="submit"
              form={id}
              kind={props.danger === true ? 'danger' : 'primary'}
              disabled={props.pending}
              why={missing === true ? t.missingFields : missing}
              {...(missing === false ? {} : { 'aria-describedby': `${id}-missing` })}
            >
              {props.act}
            </Button>
          </>
        )
      }
    >
      {/* The fields are the controls; this adds one key to all of them. */}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions */}
      <form
        ref={form}
        id={id}
        className={styles.form}
        {...keys}
        onSubmit={(event: FormEvent) => {
          event.preventDefault()
          send()
        }}
      >
        {draft?.restored === true && (
          <p className={styles.restored} role="status">
            {t.restored}
            <Button
              small
              kind="quiet"
              onClick={() => {
                draft.forget()
                goOn()
              }}
            >
              {t.discard}
            </Button>
          </p>
        )}
        <RefusedContext value={told ? why : undefined}>{props.children}</RefusedContext>
        {draft?.changed === true && !draft.kept && (
          <p className={styles.problem} role="status">
            {t.notKept}
          </p>
        )}
        <div id={why}>
          {typeof props.problem === 'string' ? (
            <p className={styles.problem} role="alert">
              {props.problem}
            </p>
          ) : (
            (props.problem ?? (props.refused !== undefined && <ErrorNotice reason={props.refused} />))
          )}
        </div>
      </form>
    </Dialog>
  )
}

/** The place of the sentence why the form was refused; undefined = it was not. */
const RefusedContext = createContext<string | undefined>(undefined)

/** When a form is refused by the server, the keyboard goes from its button to its first field, which is described by the reason. */
function useFieldsAgain(form: RefObject<HTMLElement | null>, refused: boolean): void {
  useEffect(() => {
    const at = document.activeElement
    const around = form.current
    if (!refused || around === null || (around.contains(at) && !(at instanceof HTMLButtonElement))) return
    // Elsewhere on the page somebody went on by themselves.
    if (at === document.body || around.contains(at) || around.closest('dialog')?.contains(at) === true) focusFirstField(around)
  }, [form, refused])
}

/** Fields outside of a dialog, of which the server may refuse what is typed. */
export function RefusableFields({ refused, children }: { refused: Reason | null | undefined; children: ReactNode }) {
  const id = useId()
  const box = useRef<HTMLDivElement>(null)
  useFieldsAgain(box, refused !== undefined)
  return (
    <div ref={box}>
      <RefusedContext value={refused === undefined ? undefined : id}>{children}</RefusedContext>
      <div id={id}>{refused !== undefined && <ErrorNotice reason={refused} />}</div>
    </div>
  )
}

/** A label over its field, with a line of help that belongs to it. */
export function Field(props: {
  label: string
  hint?: string
  children: (ids: { id: string; 'aria-describedby'?: string }) => ReactNode
}) {
  const id = useId()
  const by = [use(RefusedContext), props.hint === undefined ? undefined : `${id}-hint`].filter((one) => one !== undefined)
  return (
    <div className={styles.field}>
      <label htmlFor={id}>{props.label}</label>
      {props.children({ id, ...(by.length === 0 ? {} : { 'aria-describedby': by.join(' ') }) })}
      {props.hint !== undefined && (
        <p id={`${id}-hint`} className={styles.hint}>
          {props.hint}
        </p>
      )}
    </div>
  )
}

/** Why: kept on record with what is done. */
export function ReasonField(props: {
  label?: string
  hint?: string
  rows?: number
  value: string
  onChange: (value: string) => void
}) {
  const t = useText(writing)
  const refused = use(RefusedContext) !== undefined
  return (
    <Field label={props.label ?? t.reason} {...(props.hint === undefined ? {} : { hint: props.hint })}>
      {(ids) => (
        <textarea
          {...ids}
          aria-invalid={refused || undefined}
          rows={props.rows ?? 3}
          maxLength={2000}
          required
          value={props.value}
          onChange={(event) => props.onChange(event.target.value)}
        />
      )}
    </Field>
  )
}
