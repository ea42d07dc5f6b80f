import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react'
import { useText } from '../../language.tsx'
import { isWord, readDueDay } from '#domain/entry/entry-text.ts'
import type { Drafts } from './drafts.ts'
import { announce } from '../../ui/announce.tsx'
import styles from './entry.module.css'
import { type GridCell, wordKey } from './lines.ts'
import { sideMessages } from './messages.ts'
import type { Change, Unsent } from './outbox.ts'
import type { Preview } from './preview.ts'

const FIELDS = [
  { name: 'reason', missing: 'reason' },
  { name: 'cause', missing: 'cause' },
  { name: 'remedy', missing: 'remedy' },
  { name: 'remedyDue', missing: 'remedy-due' },
] as const
type Name = (typeof FIELDS)[number]['name']
export type WordChange = Partial<Record<Name, string>>

/** 사유 · 원인 · 조치 · 기한 of the chosen figure. Each saves itself however it is left, by Esc too; Enter goes to the next that is needed. */
export function Words(props: {
  cell: GridCell
  unsent: Unsent | undefined
  drafts: Drafts
  preview: Preview | null
  /** ISO day: a 기한 before it is asked about, one without a year is the next from it on */
  today: string
  canWrite: boolean
  onSave: (words: WordChange, seen: number) => void
  onDone: () => void
  onSubmit: () => void
}) {
  const { cell, unsent, preview } = props
  const t = useText(sideMessages)
  const missing = (preview ?? cell).missing
  const { rate } = (preview ?? cell).score
  const over = rate.kind === 'rate' && rate.shown > 100
  const waiting: Partial<Change> = { ...unsent?.change, ...unsent?.next }
  const form = useRef<HTMLDivElement>(null)
  const goOn = (from: Name) => {
    const rest = FIELDS.slice(FIELDS.findIndex((f) => f.name === from) + 1).find((f) => missing.includes(f.missing))
    const field = rest && form.current?.querySelector<HTMLElement>(`[name="${rest.name}"]`)
    if (field) field.focus()
    else props.onDone()
  }
  return (
    <div ref={form} className={styles.words} data-words>
      {FIELDS.map(({ name, missing: need }) => (
        <Field
          key={`${cell.indicatorId}.${name}`}
          name={name}
          required={missing.includes(need) || (need === 'reason' && missing.includes('answer'))}
          readOnly={!props.canWrite}
          today={props.today}
          label={name === 'cause' && over ? t.causeOver : t[need]}
          version={cell.version}
          stored={waiting[name] ?? (name === 'reason' && unsent !== undefined ? '' : cell[name]) ?? ''}
          kept={{ drafts: props.drafts, key: wordKey(cell, name), indicator: cell.name }}
          onSave={(text, seen) => props.onSave({ [name]: text }, seen)}
          onNext={() => goOn(name)}
          onLeave={props.onDone}
          onSubmit={props.onSubmit}
        />
      ))}
    </div>
  )
}

function Field(props: {
  name: Name
  label: string
  stored: string
  version: number
  required: boolean
  readOnly: boolean
  today: string
  /** where half-written text is kept */
  kept: { readonly drafts: Drafts; readonly key: string; readonly indicator: string }
  onSave: (text: string, seen: number) => void
  onNext: () => void
  onLeave: () => void
  onSubmit: () => void
}) {
  const t = useText(sideMessages)
  const { name, stored, kept } = props
  const [own, setText] = useState<string | null>(null)
  const [tried, setTried] = useState(false)
  const seen = useRef(props.version)
  // A ref beside the state: leaving by Enter or Esc blurs at once, before React has drawn again.
  const draft = useRef<string | null>(null)
  // Half-written when an earlier page went: shown again, entered by Enter or by writing on, never by passing through.
  const found = kept.drafts.isFound(kept.key) ? kept.drafts.get(kept.key) : undefined
  const text = own ?? found?.text ?? null
  const id = useId()
  const composing = useRef(false)
  const left = useRef(false)
  const type = (next: string | null) => {
    if (draft.current === null) seen.current = found?.seen ?? props.version
    draft.current = next
    setText(next)
    if (next === null) kept.drafts.remove(kept.key)
    else kept.drafts.set(kept.key, { text: next, seen: seen.current, name: kept.indicator, at: new Date().toISOString() })
  }
  const save = () => {
    const typed = draft.current?.trim() ?? null
    const written = name === 'remedyDue' && typed !== null ? readDueDay(typed, props.today) : typed
    // No such day: it stays as typed, and the field says what is taken.
    setTried(typed !== null && written === null)
    if (typed !== null && written === null) return
    // Handed on before it is let go of: a tab killed between the two must not lose it.
    if (written !== null && written !== stored) props.onSave(written, seen.current)
    type(null)
  }
  function onKeyDown(event: KeyboardEvent) {
    if (event.nativeEvent.isComposing || event.keyCode === 229) return
    if (event.key === 'Escape') {
      // Leaves the field as Tab does, with what was typed: a day that cannot be read stays here, half-written.
      event.preventDefault()
      props.onLeave()
    } else if (event.key === 'Enter' && !event.shiftKey) {
      event.preventDefault()
      if (wrong) return setTried(true)
      if (found && draft.current === null) type(found.text)
      save()
      if (event.ctrlKey || event.metaKey) props.onSubmit()
      else props.onNext()
    }
  }
  const due = name === 'remedyDue' ? readDueDay(text ?? stored, props.today) : null
  const wrong = name === 'remedyDue' && text !== null && due === null
  const written = (text ?? stored).trim()
  const asked = props.readOnly || written === '' ? null : askedOf()
  /** What is odd about what stands in the field; it is saved all the same. */
  function askedOf(): string | null {
    if (name !== 'remedyDue') return isWord(written) || own !== null ? null : t.noWord
    if (due === null) return tried || written.length > 7 ? t.noSuchDay : null
    const read = text !== null && due !== written ? t.readAs(due) : null
    return due < props.today ? t.pastDay(due) : read
  }
  // Heard when the field was left with it, and not at each key.
  const heard = own === null || tried ? asked : null
  const first = useRef(true)
  useEffect(() => {
    if (!first.current && heard !== null) announce(`${props.label}: ${heard}`)
    first.current = false
  }, [heard, props.label])
  const shared = {
    id,
    'aria-describedby': `${id}-asked`,
    name,
    value: text ?? stored,
    readOnly: props.readOnly,
    'aria-required': props.required,
    onKeyDown,
    className: styles.field,
    // Left inside a composition: the last syllable comes with its end, and is saved with the rest.
    onBlur: () => {
      left.current = composing.current
      if (!composing.current) save()
    },
    onCompositionStart: () => {
      composing.current = true
    },
    onCompositionEnd: () => {
      composing.current = false
      if (left.current) {
        left.current = false
        queueMicrotask(save)
      }
    },
    onChange: (event: { target: { value: string } }) => type(event.target.value),
  }
  return (
    <div className={styles.label} data-required={props.required && (text ?? stored).trim() === ''}>
      <span>
        <label htmlFor={id}>{props.label}</label>
        {props.required && <em aria-hidden="true"> {t.required}</em>}
        <span id={`${id}-asked`}>
          {found && <em> {t.halfWritten}</em>}
          {asked !== null && <em> {asked}</em>}
        </span>
      </span>
      {name === 'remedyDue' ? (
        <input placeholder={t.dayForm} maxLength={20} aria-invalid={wrong} {...shared} />
      ) : (
        <textarea rows={name === 'reason' ? 1 : 2} maxLength={2000} {...shared} />
      )}
    </div>
  )
}
