import { useId, useRef } from 'react'
import { COMMENT_LENGTH, plainComment } from '#domain/entry/comment.ts'
import { useText } from '../../../language.tsx'
import { Button } from '../../../ui/Button.tsx'
import { ErrorNotice } from '../../../ui/ErrorNotice.tsx'
import { isComposing, useSendKey } from '../../../ui/use-send-key.ts'
import { useDraft } from '../../write/draft.ts'
import styles from './comments.module.css'
import { messages } from './messages.ts'
import type { Commenting, Value } from './use-comments.ts'

const TELL_LEFT = 200

/** The field. Every key is kept on this machine, so leaving it, or the page, loses nothing. */
export function Writing(props: {
  value: Value
  comments: Commenting
  onSent: () => void
  onType: () => void
  onLeave: () => void
}) {
  const t = useText(messages)
  const id = useId()
  const { add } = props.comments
  const { year, month, indicatorId } = props.value
  const draft = useDraft(`comment.${year}.${month}.${indicatorId}`, { text: '' })
  const { text } = draft.typed
  const field = useRef<HTMLTextAreaElement>(null)
  const send = () => {
    const said = plainComment(field.current?.value ?? text)
    if (said === '') return
    const done = () => {
      props.onSent()
      field.current?.focus({ preventScroll: true })
    }
    add.send({ ...props.value, text: said }, done, draft)
  }
  const keys = useSendKey(send)
  const left = COMMENT_LENGTH - text.length
  return (
    <div className={styles.writing}>
      <label className={styles.label} htmlFor={id}>
        {t.write}
      </label>
      <textarea
        ref={field}
        id={id}
        className={styles.field}
        rows={2}
        maxLength={COMMENT_LENGTH}
        value={text}
        readOnly={add.pending}
        aria-describedby={`${id}h`}
        data-first-field
        onChange={(event) => {
          draft.type({ text: event.target.value })
          props.onType()
        }}
        onCompositionEnd={keys.onCompositionEnd}
        onKeyDown={(event) => {
          keys.onKeyDown(event)
          if (event.key !== 'Escape' || isComposing(event)) return
          // Leaves this field and no more, even inside a panel that Escape closes too.
          event.preventDefault()
          event.stopPropagation()
          props.onLeave()
        }}
      />
      {add.refused !== undefined && <ErrorNotice reason={add.refused} />}
      <div className={styles.acts}>
        <Button small disabled={add.pending || text.trim() === ''} onClick={send}>
          {add.pending ? t.sending : t.send}
        </Button>
        <span className={styles.hint} id={`${id}h`}>
          {left <= TELL_LEFT ? `${t.left(left)} · ` : ''}
          {t.how}
        </span>
      </div>
    </div>
  )
}
