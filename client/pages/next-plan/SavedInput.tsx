import { type KeyboardEvent, useRef, useState } from 'react'
import type { Facts, Reason } from '#domain/entry/reasons.ts'
import { useLanguage, useText } from '../../language.tsx'
import { offlineText } from '../../offline-text.ts'
import { reasonText } from '../../reason-messages.ts'
import { useDraft } from '../../shared/write/draft.ts'
import { factsOf } from '../../trpc.ts'
import { Button } from '../../ui/Button.tsx'
import { messages } from './messages.ts'
import styles from './next-plan.module.css'

/** How a field is saved, as `useWrite` gives it. */
export interface Saving {
  readonly pending: boolean
  readonly refused: Reason | null | undefined
  readonly error: unknown
  readonly reset: () => void
}

/**
 * A field that saves itself when it is left or Enter is pressed. What is typed is kept on this machine until the server has it:
 * a refusal, a conflict, a reload or a closed tab loses nothing. `stored` is what stands on the server, as text.
 */
export function SavedInput(props: {
  /** which field of which thing, for what is kept */
  name: string
  label: string
  stored: string
  saving: Saving
  /** it is shown, and not to be changed now */
  locked: boolean
  /** text of several lines; else a figure or a short word */
  long?: boolean
  numeric?: boolean
  placeholder?: string
  onSave: (text: string, draft: { readonly forget: () => void }) => void
}) {
  const { saving, stored } = props
  // `from`: what stood when the typing began, so that what somebody else saved meanwhile is seen before it is written over.
  const draft = useDraft(`next-plan.${props.name}`, { text: stored, from: '' })
  const composing = useRef(false)
  const [sent, setSent] = useState<string | null>(null)
  const { from } = draft.typed
  // Taken and not read again yet: what was sent stands, not what stood before it.
  const text = !draft.changed && saving.pending && sent !== null ? sent : draft.typed.text
  const changed = draft.changed && text !== stored
  const stale = changed && from !== stored
  const send = (what: string) => {
    setSent(what)
    props.onSave(what, draft)
  }
  const save = () => {
    if (changed && !stale && !saving.pending && !props.locked) send(text)
  }
  const overwrite = () => {
    draft.type({ from: stored })
    saving.reset()
    send(text)
  }
  const giveUp = () => {
    draft.forget()
    saving.reset()
  }
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement | HTMLTextAreaElement>) => {
    if (event.nativeEvent.isComposing || event.keyCode === 229) return
    if (event.key === 'Escape' && changed) {
      event.stopPropagation()
      // A figure goes back to what it was; words are never thrown away: the field is left, as Tab does.
      if (props.long === true) event.currentTarget.blur()
      else giveUp()
    }
    const down =
      event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : event.key === 'Enter' ? (event.shiftKey ? -1 : 1) : 0
    if (down === 0 || (props.long === true && !(event.key === 'Enter' && !event.shiftKey))) return
    event.preventDefault()
    save()
    if (props.long !== true) neighbour(event.currentTarget, down)?.focus()
  }
  // What is typed and not saved stays to be seen.
  if (props.locked && !changed) return <span className={styles.saved}>{stored}</span>
  const shared = {
    'aria-label': props.label,
    'aria-invalid': changed && (stale || saving.refused !== undefined),
    readOnly: props.locked,
    value: text,
    placeholder: props.placeholder,
    autoComplete: 'off',
    spellCheck: false,
    onChange: (event: { target: { value: string } }) => {
      if (saving.refused !== undefined) saving.reset()
      const typed = event.target.value
      if (typed === stored) draft.forget()
      else draft.type({ text: typed, from: changed ? from : stored })
    },
    onCompositionStart: () => {
      composing.current = true
    },
    onCompositionEnd: () => {
      composing.current = false
    },
    onBlur: () => {
      if (!composing.current) save()
    },
    onKeyDown,
  }
  return (
    <span className={styles.saved} data-changed={changed}>
      {props.long === true ? (
        <textarea {...shared} rows={1} maxLength={2000} className={styles.words} />
      ) : (
        <input
          {...shared}
          data-column={columnOf(props.name)}
          maxLength={100}
          className={styles.cell}
          inputMode={props.numeric === true ? 'decimal' : undefined}
        />
      )}
      {stale && <Overtaken theirs={stored} by="" onMine={overwrite} onTheirs={giveUp} />}
      {changed && !stale && saving.refused !== undefined && (
        <Trouble
          saving={saving}
          onMine={overwrite}
          onTheirs={giveUp}
          onReading={(reading) => {
            draft.type({ text: reading, from: stored })
            saving.reset()
            send(reading)
          }}
        />
      )}
      {changed && !stale && saving.refused === undefined && draft.restored && !props.locked && (
        <SaveRestored onSave={save} onForget={draft.forget} />
      )}
    </span>
  )
}

const columnOf = (name: string) => name.split('.').at(-1) ?? ''

/** The next field of the same column, up or down. */
function neighbour(from: Element, by: 1 | -1): HTMLElement | undefined {
  const column = from instanceof HTMLElement ? from.dataset['column'] : undefined
  const all = [...document.querySelectorAll<HTMLElement>(`input[data-column="${CSS.escape(column ?? '')}"]`)]
  return all[all.findIndex((one) => one === from) + by]
}

/** Somebody else saved another value since the typing began. */
function Overtaken(props: { theirs: string; by: string; onMine: () => void; onTheirs: () => void }) {
  const t = useText(messages)
  return (
    <span className={styles.trouble} role="alert">
      {t.theirs(props.by, props.theirs || t.none)}
      <Button small onClick={props.onMine}>
        {t.useMine}
      </Button>
      <Button small kind="quiet" onClick={props.onTheirs}>
        {t.useTheirs}
      </Button>
    </span>
  )
}

function SaveRestored(props: { onSave: () => void; onForget: () => void }) {
  const t = useText(messages)
  return (
    <span className={styles.trouble} role="status">
      {t.unsaved}
      <Button small kind="quiet" onClick={props.onSave}>
        {t.save}
      </Button>
      <Button small kind="quiet" onClick={props.onForget}>
        {t.useTheirs}
      </Button>
    </span>
  )
}

/** Why it was not saved, with what can be done about it. */
function Trouble(props: { saving: Saving; onMine: () => void; onTheirs: () => void; onReading: (reading: string) => void }) {
  const t = useText(messages)
  const language = useLanguage()
  const { refused } = props.saving
  const facts: Facts = factsOf(props.saving.error)
  if (refused === 'version-conflict')
    return (
      <Overtaken
        theirs={String(facts['theirs'] ?? '')}
        by={String(facts['by'] ?? '')}
        onMine={props.onMine}
        onTheirs={props.onTheirs}
      />
    )
  if (refused === 'number-unclear') {
    const readings = String(facts['proposals'] ?? '').split(' | ')
    return (
      <span className={styles.trouble} role="alert">
        {t.unclear(readings.join(', '))}
        {readings.map((reading) => (
          <Button small key={reading} onClick={() => props.onReading(reading)}>
            {reading}
          </Button>
        ))}
      </span>
    )
  }
  const said = {
    'number-refused': t.noNumber,
    'bad-input': t.outOfRange,
  } as const satisfies Partial<Record<Reason, string>>
  const short = refused === 'number-refused' || refused === 'bad-input' ? said[refused] : null
  return (
    <span className={styles.trouble} role="alert">
      {short ?? (refused == null ? offlineText : reasonText[refused])[language]}
      <Button small kind="quiet" onClick={props.onTheirs}>
        {t.useTheirs}
      </Button>
    </span>
  )
}
