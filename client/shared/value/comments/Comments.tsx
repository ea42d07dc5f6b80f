import { useSuspenseQuery } from '@tanstack/react-query'
import { CatchBoundary, type ErrorComponentProps } from '@tanstack/react-router'
import { useEffect, useId, useRef, useState } from 'react'
import { usePastDay } from '../../../known-day.ts'
import { Korean, useText } from '../../../language.tsx'
import { writing } from '../../../writing-messages.ts'
import { reasonOf, useTRPC } from '../../../trpc.ts'
import { Button } from '../../../ui/Button.tsx'
import { ErrorNotice } from '../../../ui/ErrorNotice.tsx'
import { FormDialog } from '../../../ui/FormDialog.tsx'
import styles from './comments.module.css'
import { Items } from './Items.tsx'
import { messages } from './messages.ts'
import { type Commenting, type Item, type List, useComments, type Value } from './use-comments.ts'
import { COMMENT_LENGTH, plainComment } from '#domain/entry/comment.ts'
import { isComposing, useSendKey } from '../../../ui/use-send-key.ts'
import { useDraft } from '../../write/draft.ts'

/** 댓글 of one value: what was said, and a field to say more; within `Opened`. `onLeave`: Esc in the field, which keeps what was written. */
export function Comments({ onLeave, ...value }: Value & { onLeave?: () => void }) {
  const key = `${value.indicatorId}.${value.year}.${value.month}`
  return (
    <CatchBoundary getResetKey={() => key} errorComponent={Failed}>
      <OfValue key={key} value={value} onLeave={onLeave} />
    </CatchBoundary>
  )
}

const Failed = ({ error, reset }: ErrorComponentProps) => <ErrorNotice reason={reasonOf(error)} onRetry={reset} />

/** As it is read on a past day. */
const readOnly = (list: List): List => ({
  ...list,
  comments: list.comments.map((one) => ({ ...one, mine: false })),
  writes: false,
  resolves: false,
})

function OfValue({ value, onLeave }: { value: Value; onLeave: (() => void) | undefined }) {
  const t = useText(messages)
  const trpc = useTRPC()
  const asked = useSuspenseQuery(trpc.comments.list.queryOptions(value)).data
  const data = usePastDay() ? readOnly(asked) : asked
  const comments = useComments(value)
  const [said, setSaid] = useState('')
  const [withdrawing, setWithdrawing] = useState<Item | null>(null)
  const [gone, setGone] = useState(0)
  const box = useRef<HTMLElement>(null)
  const status = useRef<HTMLParagraphElement>(null)
  // The button is gone with the text: without this the keyboard would start again at the top of the page.
  useEffect(() => {
    if (gone > 0) status.current?.focus({ preventScroll: true })
  }, [gone])
  const newest = data.comments.at(-1)
  // One button for both, so that the focus stays on it when it changes.
  const act = data.open > 0 ? 'resolve' : data.settled?.act === 'resolve' && data.count > 0 ? 'reopen' : null
  return (
    <section className={styles.comments} aria-label={t.title} ref={box} tabIndex={-1}>
      {data.comments.length === 0 ? (
        <p className={styles.hint}>{t.none}</p>
      ) : (
        <Items
          list={data}
          onWithdraw={(item) => {
            comments.withdraw.reset()
            setWithdrawing(item)
          }}
        />
      )}
      {data.resolves && act !== null && newest !== undefined && (
        <div className={styles.acts}>
          {/* Not `disabled`: a button that is loses the focus. */}
          <Button small aria-disabled={comments.settling} onClick={() => !comments.settling && comments.settle(act, newest.id)}>
            {t[act]}
          </Button>
          {data.open > 0 && <span className={styles.hint}>{t.countOpen(data.open)}</span>}
        </div>
      )}
      {comments.settleRefused !== undefined && <ErrorNotice reason={comments.settleRefused} />}
      <p role="status" className={styles.said} tabIndex={-1} ref={status}>
        {said}
      </p>
      {data.writes && (
        <Writing
          value={value}
          comments={comments}
          onSent={() => setSaid(t.sent)}
          onType={() => setSaid('')}
          onLeave={onLeave ?? (() => box.current?.focus())}
        />
      )}
      {withdrawing !== null && (
        <FormDialog
          title={t.withdrawTitle}
          act={t.withdraw}
          danger
          pending={comments.withdraw.pending}
          refused={comments.withdraw.refused}
          onClose={() => setWithdrawing(null)}
          onSend={() =>
            comments.withdraw.send({ id: withdrawing.id }, () => {
              setWithdrawing(null)
              setSaid(t.didWithdraw)
              setGone((before) => before + 1)
            })
          }
        >
          <p className={styles.text}>
            <Korean>{withdrawing.text}</Korean>
          </p>
          <p className={styles.hint}>{t.withdrawHow}</p>
        </FormDialog>
      )}
    </section>
  )
}

const TELL_LEFT = 200

/** The field. Every key is kept on this machine, so leaving it, or the page, loses nothing. */
function Writing(props: { value: Value; comments: Commenting; onSent: () => void; onType: () => void; onLeave: () => void }) {
  const t = useText(messages)
  const k = useText(writing)
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
    <div className={`${styles.writing} no-print`}>
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
        <Button small disabled={add.pending} why={text.trim() === '' && k.missingFields} onClick={send}>
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
