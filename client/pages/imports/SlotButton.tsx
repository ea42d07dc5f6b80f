import { type FormEvent, type KeyboardEvent, useState } from 'react'
import { Korean, useText } from '../../language.tsx'
import { importsMessages } from './messages.ts'
import type { Slot } from './slots.ts'
import styles from './records.module.css'
import { useRecords } from './records-context.ts'
import { choicesOf, choiceWord, typedText, valueText } from './value-text.ts'

/** One recognised field: a press chooses it, Enter or F2 corrects it in place. */
export function SlotButton({ slot, numeric = false }: { slot: Slot; numeric?: boolean }) {
  const t = useText(importsMessages)
  const records = useRecords()
  if (records.editing === slot.path) return <SlotInput slot={slot} />
  const chosen = records.chosen === slot.path
  const text = valueText(slot, t)
  const corrected = records.corrected.has(slot.path)
  const doubt = records.doubts.has(slot.path)
  const repaired = !corrected && slot.field.confidence < 1
  return (
    <button
      type="button" className={styles.slot} data-slot={slot.path} data-chosen={chosen} data-numeric={numeric} data-doubt={doubt} data-corrected={corrected}
      data-repaired={repaired} tabIndex={chosen ? 0 : -1} aria-pressed={chosen} aria-label={`${slot.label}: ${text ?? t.blank}`}
      onClick={() => (chosen && records.editable && slot.kind !== 'fixed' ? records.edit(slot.path) : records.choose(slot.path))}
      onDoubleClick={() => records.editable && slot.kind !== 'fixed' && records.edit(slot.path)}
    >
      {text === null ? <span className={styles.none}>{t.blank}</span> : <Korean>{text}</Korean>}
      {corrected && <span className={styles.tag}>{t.correctedTag}</span>}
      {doubt && <span className={styles.tag} data-kind="doubt">{t.doubtTag}</span>}
      {repaired && !doubt && <span className={styles.tag}>{t.repairedTag}</span>}
    </button>
  )
}

/** Ready to be typed over, as a cell of a sheet. */
function begin(element: HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement | null) {
  element?.focus()
  if (element !== null && !(element instanceof HTMLSelectElement)) element.select()
}

function SlotInput({ slot }: { slot: Slot }) {
  const t = useText(importsMessages)
  const { enter, edit, refused, busy } = useRecords()
  const [text, setText] = useState(typedText(slot))
  const choices = choicesOf(slot.kind)
  const keys = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return
    if (event.key === 'Escape') {
      event.preventDefault()
      event.stopPropagation()
      edit(null)
    } else if (event.key === 'Enter' && !event.shiftKey) {
      event.preventDefault()
      enter(slot.path, text)
    }
  }
  const submitted = (event: FormEvent) => {
    event.preventDefault()
    enter(slot.path, text)
  }
  const common = {
    ref: begin, value: text, disabled: busy, 'aria-label': slot.name, 'aria-invalid': refused !== null, onKeyDown: keys, 'aria-describedby': 'import-refused',
    onChange: (event: { currentTarget: { value: string } }) => setText(event.currentTarget.value),
  }
  const long = slot.kind === 'text' && typedText(slot).length > 40
  return (
    <form className={styles.edit} onSubmit={submitted}>
      {choices !== null ? (
        <select {...common}>
          {text === '' && <option value="">{t.choose}</option>}
          {choices.map((choice) => <option key={choice} value={choice}>{choiceWord(choice, t)}</option>)}
        </select>
      ) : long ? <textarea rows={3} {...common} /> : (
        <input {...common} inputMode={slot.kind === 'number' ? 'decimal' : undefined} placeholder={slot.kind === 'day' ? '2026-01-01' : undefined} />
      )}
      <span className={styles.raw}>{t.rawIs} {slot.field.raw === '' ? t.notPrinted : <q lang="ko">{slot.field.raw}</q>}</span>
      {refused !== null && <span className={styles.refused} id="import-refused" role="alert">{refused}</span>}
    </form>
  )
}
