import { type KeyboardEvent, useId, useRef } from 'react'
import { COMMENT_LENGTH, plainComment } from '#domain/entry/comment.ts'
import { useText } from '../../../language.tsx'
import { reasonOf } from '../../../trpc.ts'
import { Button } from '../../../ui/Button.tsx'
import { ErrorNotice } from '../../../ui/ErrorNotice.tsx'
import styles from './comments.module.css'
import { useDraft } from './draft.ts'
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
  const { add, doAdd } = props.comments
  const [text, setText] = useDraft(props.value)
  const field = useRef<HTMLTextAreaElement>(null)
  // Asked for inside a syllable: sent after its end, with the syllable in it.
  const wanted = useRef(false)
  const send = () => {
    const said = plainComment(field.current?.value ?? text)
    if (said === '' || add.isPending) return
    doAdd(said, () => {
      setText('')
      props.onSent()
      field.current?.focus({ preventScroll: true })
    })
  }
  function onKeyDown(event: KeyboardEvent) {
    const composing = event.nativeEvent.isComposing || event.keyCode === 229
    if ((event.ctrlKey || event.metaKey) && (event.code === 'Enter' || event.code === 'NumpadEnter' || event.key === 'Enter')) {
      event.preventDefault()
      event.stopPropagation()
      if (composing) wanted.current = true
      else send()
    } else if (event.key === 'Escape' && !composing) {
      // Leaves this field and no more, even inside a panel that Escape closes too.
      event.preventDefault()
      event.stopPropagation()
      props.onLeave()
    }
  }
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
        readOnly={add.isPending}
        aria-describedby={`${id}h`}
        data-first-field
        onChange={(event) => {
          setText(event.target.value)
          props.onType()
        }}
        onKeyDown={onKeyDown}
        onCompositionEnd={() => {
          if (!wanted.current) return
          wanted.current = false
          queueMicrotask(send)
        }}
      />
      {add.isError && <ErrorNotice reason={reasonOf(add.error)} />}
      <div className={styles.acts}>
        <Button small disabled={add.isPending || text.trim() === ''} onClick={send}>
          {add.isPending ? t.sending : t.send}
        </Button>
        <span className={styles.hint} id={`${id}h`}>
          {left <= TELL_LEFT ? `${t.left(left)} · ` : ''}
          {t.how}
        </span>
      </div>
    </div>
  )
}
